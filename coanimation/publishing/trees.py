"""Files that are published: only those that changed are written again, the one that points to the others last."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from coanimation.workspace import settle, write_bytes


def changed(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Name the files that a folder does not hold as they are, in order."""
    return tuple(name for name, data in files.items() if _read(folder / name) != data)


def write(folder: Path, files: Mapping[str, bytes], *, private: bool = False) -> tuple[str, ...]:
    """Write what changed, in the order given; name what was written."""
    names = changed(folder, files)
    if names:
        folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        path = folder / name
        before = path.stat().st_mtime if path.exists() else None
        if name == names[-1]:  # whatever it points to has its name before it has
            for place in sorted({(folder / one).parent for one in names[:-1]}):
                settle(place)
        write_bytes(path, files[name], private=private, settled=name == names[-1])
        if before is not None and path.stat().st_mtime < before + 1:
            # static hosts make an ETag of the size and of the second: two contents must never share one
            os.utime(path, (before + 1, before + 1))
    return names


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
