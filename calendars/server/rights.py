"""Who may do what on the embedded server."""

from __future__ import annotations


class OwnerOnly:
    """Each user reads and writes the events of their own collections, and sees nothing else.

    The letters are Radicale's: R reads what is no calendar, r and w read and write events; D and O, which would allow
    to delete and to overwrite a collection, are given to nobody, and l locks a collection's properties.
    """

    def __init__(self, _configuration: object) -> None:
        pass

    def authorization(self, user: str, _groups: set[str], path: str) -> str:
        """Tell the rights of a user on a path, which Radicale has made safe."""
        parts = path.strip("/").split("/") if path.strip("/") else []
        if not user:
            return ""
        if not parts:
            return "R"
        if parts[0] != user or len(parts) > 2:
            return ""
        return "R" if len(parts) == 1 else "rwl"


class Everything:
    """Of the publisher itself, inside this process: it also creates principals and collections."""

    def __init__(self, _configuration: object) -> None:
        pass

    def authorization(self, user: str, _groups: set[str], path: str) -> str:
        """Give every right below the user's own principal."""
        return "RWrw" if user and path.strip("/").split("/")[0] in {"", user} else ""
