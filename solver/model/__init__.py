"""The model: one function for each rule and tier, written from its text, sharing nothing with the auditor."""
