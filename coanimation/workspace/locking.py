"""One command at a time on a workspace; the other waits, then is told who holds it."""

from __future__ import annotations

import contextlib
import json
import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from coanimation.errors import Stopped, WorkspaceError
from coanimation.words import Spelled, Words
from coanimation.workspace import paths
from coanimation.workspace.atomic import refusal
from coanimation.workspace.reading import unusable_folder


@contextlib.contextmanager
def lock(folder: Path, *, wait: float, command: str, begin: bool = False) -> Iterator[None]:
    """Hold the workspace while a command changes it; after `wait` seconds, Stopped with what the holder says of itself.

    WorkspaceError when it can hold no state of ours, or when there is none, unless the command is to `begin` it: a
    mistyped name must make no folder. The system frees the lock of a command that was killed, whatever the file beside
    it still says.
    """
    if (unusable := unusable_folder(folder, begin=begin)) is not None:
        raise WorkspaceError([unusable])
    path = paths.lock(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        guard = FileLock(path, thread_local=False)
        guard.acquire(timeout=wait)
    except Timeout:
        raise Stopped("workspace-locked", **_holder(folder)) from None
    except OSError as error:
        raise refusal(path, error) from error
    try:
        _sign(folder, command)
        yield
    finally:
        with contextlib.suppress(OSError):
            paths.holder(folder).unlink()
        guard.release()


def _sign(folder: Path, command: str) -> None:
    # Windows lets nobody read a locked file: who holds it stands in a file beside it.
    since = datetime.now(UTC).isoformat(timespec="seconds")
    holder = {"command": command, "pid": os.getpid(), "host": platform.node(), "since": since}
    with contextlib.suppress(OSError):
        paths.holder(folder).write_text(json.dumps(holder), encoding="utf-8")


def _typed(command: str) -> Spelled | str:
    """Tell how a command is typed: `availability fetch` is a command of a group."""
    words, parts = Words("fr"), command.split()
    codes = [f"command-{'-'.join(parts[: place + 1])}-name" for place in range(len(parts))]
    if not all(words.has(code) for code in codes):
        return command
    return Spelled(english=command, french=" ".join(words.say(code) for code in codes))


def _holder(folder: Path) -> dict[str, object]:
    try:
        told = json.loads(paths.holder(folder).read_text(encoding="utf-8"))
        since = datetime.fromisoformat(told["since"]).astimezone()
        return {
            "command": _typed(str(told["command"])),
            "pid": str(int(told["pid"])),
            "host": str(told["host"]),
            "since": since,
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {"command": "?", "pid": "?", "host": "?", "since": datetime.now(UTC).astimezone()}
