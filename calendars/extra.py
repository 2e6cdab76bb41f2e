"""What is installed only on request."""

from __future__ import annotations

from importlib.util import find_spec


class ServeExtraMissing(ImportError):
    """The packages of the `serve` extra are not installed; `packages` names those that are missing."""

    def __init__(self, packages: tuple[str, ...]) -> None:
        super().__init__(f"install coanimation[serve]: {', '.join(packages)} missing")
        self.packages = packages


def require(*packages: str) -> None:
    """Make sure that packages are installed; ServeExtraMissing when one is not."""
    missing = tuple(name for name in packages if find_spec(name) is None)
    if missing:
        raise ServeExtraMissing(missing)
