"""A folder of this machine, or one that looks like it: a share, a stick, the root of a web server."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from coanimation.errors import CoanimationError
from coanimation.publishing import trees
from coanimation.publishing.sending import NotSent

_VERSION_CONTROL: Final = (".git", ".hg", ".svn")


class FolderStore:
    """Writes below one folder, which is made when its parent is there: a stick that is not plugged in is no folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        if not root.parent.is_dir():
            raise NotSent("publish-destination-no-folder", folder=str(root.parent))

    def read(self, path: str) -> bytes | None:
        """Read a file; None when there is none."""
        try:
            return (self._root / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._refusal(path) from error

    def sizes(self, folder: str) -> Mapping[str, int]:
        """Tell the sizes of the files that lie directly in a folder, by name."""
        try:
            return dict(_sizes(self._root / folder))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            raise self._refusal(folder) from error

    def write(self, path: str, data: bytes) -> None:
        """Put this content in place of a file, at least a second younger than the one before."""
        try:
            name = Path(path)
            trees.write(self._root / name.parent, {name.name: data})
        except CoanimationError as error:
            raise NotSent(error.code, **error.fields) from error
        except OSError as error:
            raise self._refusal(path) from error

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""
        try:
            (self._root / path).unlink(missing_ok=True)
        except OSError as error:
            raise self._refusal(path) from error

    def _refusal(self, path: str) -> NotSent:
        return NotSent("publish-destination-unusable", what=str(self._root / path))


def guarded_by(folder: Path) -> Path | None:
    """Find what keeps every version of a folder (git, hg, svn), looking upwards; None when nothing does."""
    place = folder.absolute().resolve()
    found = (up / name for up in (place, *place.parents) for name in _VERSION_CONTROL)
    return next((one for one in found if one.exists()), None)


def _sizes(folder: Path) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        yield from ((entry.name, entry.stat().st_size) for entry in entries if entry.is_file())
