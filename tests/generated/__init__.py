"""The files that are written by a command: each one is checked to be up to date."""
