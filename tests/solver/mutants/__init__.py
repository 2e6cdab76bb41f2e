"""A mutation run: each rule and each tier broken in every small way, in the model and in the auditor separately."""
