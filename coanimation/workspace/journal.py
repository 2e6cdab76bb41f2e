"""The journal of the commands: which one changed what, before and after, one line each; never free text."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

from coanimation.workspace import paths
from coanimation.workspace.atomic import refusal

Fact: TypeAlias = str | int | float | bool | None
_LONGEST: Final = 120
_WORD: Final = re.compile(r"\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that a command changed; `key` names it within its file, such as `pins/mercredi-2026-12-02`."""

    file: str
    key: str
    before: Fact = None
    after: Fact = None

    def __post_init__(self) -> None:
        for told in (self.file, self.key, self.before, self.after):
            # Ids, dates, numbers and digests have no spaces; what a person typed freely has, and stays out.
            if isinstance(told, str) and not (len(told) <= _LONGEST and _WORD.fullmatch(told)):
                raise ValueError("a journal holds ids, dates and numbers, no free text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one run of a command changed."""

    when: datetime
    command: str
    changes: tuple[Change, ...] = ()


def record(folder: Path, *, command: str, now: datetime, changes: Iterable[Change]) -> None:
    """Add a line to the journal; a line that a killed command left half written is closed first."""
    line = {"when": now.isoformat(timespec="seconds"), "command": command, "changes": [asdict(c) for c in changes]}
    data = json.dumps(line, ensure_ascii=False, separators=(", ", ": ")).encode("utf-8") + b"\n"
    path = paths.journal(folder)
    try:
        with path.open("a+b") as stream:
            end = stream.seek(0, os.SEEK_END)
            if end:
                stream.seek(end - 1)
                data = data if stream.read(1) == b"\n" else b"\n" + data
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise refusal(path, error) from error


def entries(folder: Path) -> tuple[Entry, ...]:
    """Read the journal in order; a line that is torn or of another hand is passed over."""
    try:
        lines = paths.journal(folder).read_bytes().split(b"\n")
    except FileNotFoundError:
        return ()
    return tuple(entry for line in lines if (entry := _entry(line)))


def _entry(line: bytes) -> Entry | None:
    try:
        told = json.loads(line)
        changes = tuple(Change(**change) for change in told["changes"])
        return Entry(when=datetime.fromisoformat(told["when"]), command=str(told["command"]), changes=changes)
    except (ValueError, KeyError, TypeError):
        return None
