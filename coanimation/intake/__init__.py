"""What people send, turned into the files of the workspace."""
