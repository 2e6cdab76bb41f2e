"""A small file for its owner alone: the old one is whole until the new one is."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

# an antivirus, or a server that reads it, holds a file on Windows for a moment
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)


def write_private(path: Path, text: str, *, pause: Callable[[float], None] = time.sleep) -> None:
    """Put this text in place of the file, on the disk when this returns; OSError, with the old file as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp: a name of its own for each writer, and no one else's eyes on it from the first byte
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _replace(new, path, pause)
    finally:
        new.unlink(missing_ok=True)
    _settle(path.parent)


def _replace(new: Path, path: Path, pause: Callable[[float], None]) -> None:
    for wait in _WAITS:
        try:
            new.replace(path)
        except PermissionError:
            pause(wait)
        else:
            return
    new.replace(path)


def _settle(folder: Path) -> None:
    """Make the new name of the file last too; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
