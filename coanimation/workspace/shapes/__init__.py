"""The shapes of the files of a workspace: pydantic models, key for key, and how they become values of the domain."""
