"""The embedded CalDAV server, the public tree and the private feeds; needs the `serve` extra (Radicale, cheroot).

Radicale is GPL-3 and imported here only. Each part is imported from its own file: `app.make_app`, `local.Collections`,
`passwords.Passwords`, `run.Server`, `static.Static`.
"""

from __future__ import annotations

from importlib.util import find_spec


class ServeExtraMissing(ImportError):
    """The packages of the `serve` extra are not installed; `packages` names those that are missing."""

    def __init__(self, packages: tuple[str, ...]) -> None:
        super().__init__(f"install coanimation[serve]: {', '.join(packages)} missing")
        self.packages = packages


def require() -> None:
    """Make sure that the `serve` extra is installed; ServeExtraMissing when it is not."""
    missing = tuple(name for name in ("radicale", "cheroot") if find_spec(name) is None)
    if missing:
        raise ServeExtraMissing(missing)
