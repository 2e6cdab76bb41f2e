"""Writing files so that the old one is whole until the new one is: power cut, full disk, file open elsewhere."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from coanimation.errors import Stopped, WrongUse

# An antivirus or an indexer holds a file for a moment; a spreadsheet holds it for as long as it is open.
_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)
_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text with the line ends as they are; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(
    path: Path,
    data: bytes,
    *,
    private: bool = False,
    settled: bool = True,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Put this content in place of the file, whole or not at all, and on the disk when this returns.

    `private`: for nobody but its owner. Without `settled` its content is on the disk, and its name is once `settle` was
    called for its folder: many files of one folder share that. WrongUse when the folder cannot be written; Stopped when
    the disk is full or the file is open in another program: the old file is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path, private=private) as (stream, new):
            with stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            # Windows replaces no file that is still open.
            _replace(new, path, pause)
        if settled:
            settle(path.parent)
    except OSError as error:
        raise refusal(path, error) from error


@contextlib.contextmanager
def _beside(path: Path, *, private: bool) -> Iterator[tuple[BinaryIO, Path]]:
    """Make a new file in the same folder, so that it can take the place of the old one; gone if it did not."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    new = Path(name)
    try:
        # Its number belongs to others as soon as it is closed: the stream alone closes it, and once.
        with os.fdopen(descriptor, "wb") as stream:
            if not private:
                with contextlib.suppress(OSError):
                    new.chmod(_mode(path))
            yield stream, new
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return 0o644


def _replace(new: Path, path: Path, pause: Callable[[float], None]) -> None:
    for wait in _WAITS:
        try:
            new.replace(path)
        except PermissionError:
            # Windows: a sharing violation, until the other program closes the file.
            pause(wait)
        else:
            return
    new.replace(path)


def settle(folder: Path) -> None:
    """Make the new names of the files in a folder last too; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def refusal(path: Path, error: OSError) -> Stopped | WrongUse:
    """Say why a file could not be written, with what to do about it."""
    if error.errno in _FULL:
        return Stopped("workspace-disk-full", file=path.name)
    if isinstance(error, PermissionError) and path.is_file() and os.access(path.parent, os.W_OK):
        return Stopped("workspace-file-open", file=path.name)
    if isinstance(error, PermissionError | FileNotFoundError) or error.errno == errno.EROFS:
        return WrongUse("workspace-cannot-write", file=path.name, folder=str(path.parent))
    if path.is_dir():
        return WrongUse("workspace-directory-in-place", file=path.name)
    return Stopped("workspace-not-written", file=path.name, errno=error.errno or 0, old=path.exists())
