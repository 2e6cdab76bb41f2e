"""A tree of files that a web server hands out: whole files only, unchanged ones untouched, the pointer last."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_SHARING_RETRIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a tree, by path within it."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def write(root: Path, files: Mapping[str, bytes], *, last: Collection[str] = (), prune: bool = False) -> Written:
    """Make the tree hold these files, those of `last` after all others.

    A file that is equal already keeps its bytes and its time. A new version is at least a second younger than the old
    one: many hosts make their ETag from time and size. With `prune`, files of the tree that are not named are removed,
    after everything is written. ValueError for a path that leaves the tree.
    """
    for name in files:
        _check(name)
    written: list[str] = []
    unchanged: list[str] = []
    for name in sorted(files, key=lambda name: (name in last, name)):
        (written if _write(root / name, files[name]) else unchanged).append(name)
    removed = _prune(root, files) if prune else ()
    return Written(written=tuple(written), unchanged=tuple(unchanged), removed=removed)


def _check(name: str) -> None:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
        raise ValueError(f"{name!r} is no path within a tree")


def _write(path: Path, data: bytes) -> bool:
    before = None
    with suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return False
        before = path.stat().st_mtime
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        now = time.time()
        youngest = now if before is None else max(now, before + 1)
        os.utime(temporary, (now, youngest))
        _replace(Path(temporary), path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _replace(temporary: Path, path: Path) -> None:
    """Put a file in its place; on Windows a reader may hold the old one for a moment."""
    for attempt in range(_SHARING_RETRIES):
        try:
            temporary.replace(path)
        except PermissionError:
            if attempt == _SHARING_RETRIES - 1:
                raise
            time.sleep(0.05)
        else:
            return


def _prune(root: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    kept = {root / name for name in files}
    removed = sorted(path for path in root.rglob("*") if path.is_file() and path not in kept)
    for path in removed:
        path.unlink()
    return tuple(path.relative_to(root).as_posix() for path in removed)
