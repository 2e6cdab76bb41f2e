"""What a person can ask for: one function for each, over the rooms below; the command and library users call these."""
