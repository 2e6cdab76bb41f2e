"""The command: thin doors over the use cases."""
