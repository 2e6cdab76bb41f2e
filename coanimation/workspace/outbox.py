"""The messages of a workspace: drafts in files that a person opens, and a note of what became of each.

A file is written first, then noted, then handed over as it stands: what a crash interrupts is found again as it was,
and is sent again to the byte.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from coanimation.domain.messages import Fate, Kind, Message, Noted
from coanimation.errors import Stopped, WrongUse
from coanimation.workspace import paths
from coanimation.workspace.atomic import refusal, write_bytes

_NAME: Final = re.compile(r"[a-z0-9-]{1,200}")
_EML: Final = ".eml"
_BESIDE: Final = (".txt", ".ics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A draft that waits in `messages/`; what is `noted` of it, unless it is of another hand."""

    path: Path
    noted: Noted | None


def noted(folder: Path) -> Mapping[str, Noted]:
    """Read the last that is known of each series; a line that is torn or of another hand is passed over."""
    try:
        lines = paths.letters(folder).read_bytes().split(b"\n")
    except FileNotFoundError:
        return {}
    found: dict[str, Noted] = {}
    for one in filter(None, map(_noted, lines)):
        before = found.get(one.series)
        received = one.fate in {Fate.SENT, Fate.UNKNOWN} or (before is not None and before.reached)
        found[one.series] = replace(one, reached=received)
    return found


def waiting(folder: Path) -> tuple[Waiting, ...]:
    """List the drafts that nobody sent yet, by name: a person who sent one, or wants none, deletes its file."""
    by_name = {one.name: one for one in noted(folder).values()}
    try:
        names = sorted(entry.name for entry in os.scandir(paths.messages(folder)) if entry.name.endswith(_EML))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    found = (Waiting(path=paths.messages(folder) / name, noted=by_name.get(name.removesuffix(_EML))) for name in names)
    return tuple(one for one in found if one.noted is None or one.noted.fate is not Fate.SENT)


def taken(folder: Path, one: Noted) -> bool:
    """Whether a person took a draft away: they sent it, or want none."""
    return (
        bool(one.version) and one.fate is not Fate.SENT and not (paths.messages(folder) / f"{one.name}{_EML}").exists()
    )


def put(folder: Path, messages: Iterable[Message], *, now: datetime) -> None:
    """Write drafts, each in the place of an earlier one of its series, and note them."""
    known = noted(folder)
    for message in messages:
        before = known.get(message.series)
        if before is not None and not before.reached and taken(folder, before):
            note(folder, replace(before, fate=Fate.SENT, when=now))  # by hand, for all that we know
        if before is not None and before.name != message.name:
            _remove(folder, before.name)
        place = paths.messages(folder)
        for suffix, data in ((".txt", message.text.encode()), (".ics", message.ics), (_EML, message.eml)):
            if data:
                write_bytes(place / f"{message.name}{suffix}", data)
            else:
                (place / f"{message.name}{suffix}").unlink(missing_ok=True)
        one = Noted(
            series=message.series,
            version=message.version,
            name=message.name,
            kind=message.kind,
            fate=Fate.DRAFTED,
            when=now,
            sender=message.sender,
        )
        note(folder, one)


def left_behind(folder: Path) -> tuple[Noted, ...]:
    """List the messages that were sent and still stand among the drafts: a command was interrupted just then."""
    place = paths.messages(folder)
    return tuple(
        one for one in noted(folder).values() if one.fate is Fate.SENT and (place / f"{one.name}{_EML}").exists()
    )


def settle(folder: Path, one: Noted, fate: Fate, *, status: int, now: datetime) -> None:
    """Note what became of a draft; one that was sent goes to `messages/sent/`."""
    note(folder, replace(one, fate=fate, status=status, when=now))
    if fate is Fate.SENT:
        put_away(folder, one)


def put_away(folder: Path, one: Noted) -> None:
    """Take a message that was sent from among the drafts; one that is open in another program stays until next time."""
    source = paths.messages(folder) / f"{one.name}{_EML}"
    with suppress(OSError, Stopped, WrongUse):
        with suppress(FileNotFoundError):
            write_bytes(paths.sent(folder) / source.name, source.read_bytes())
        _remove(folder, one.name)


def withdraw(folder: Path, one: Noted) -> None:
    """Take back a draft that was never handed over, and what was noted of it."""
    _remove(folder, one.name)
    note(folder, replace(one, version=""))


def note(folder: Path, one: Noted) -> None:
    """Add a line; it is on the disk when this returns, and one that a killed command left half written is closed."""
    line = {
        "when": one.when.isoformat(timespec="seconds"),
        "series": one.series,
        "version": one.version,
        "name": one.name,
        "kind": one.kind.value,
        "fate": one.fate.value,
        "status": one.status,
        "sender": one.sender,
    }
    data = json.dumps(line, ensure_ascii=False).encode() + b"\n"
    path = paths.letters(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as stream:
            if end := stream.seek(0, os.SEEK_END):
                stream.seek(end - 1)
                data = data if stream.read(1) == b"\n" else b"\n" + data
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise refusal(path, error) from error


def _remove(folder: Path, name: str) -> None:
    for suffix in (_EML, *_BESIDE):
        (paths.messages(folder) / f"{name}{suffix}").unlink(missing_ok=True)


def _noted(line: bytes) -> Noted | None:
    try:
        told = json.loads(line)
        return Noted(
            series=str(told["series"]),
            version=str(told["version"]),
            name=_plain(told["name"]),
            kind=Kind(told["kind"]),
            fate=Fate(told["fate"]),
            when=datetime.fromisoformat(told["when"]),
            status=int(told["status"]),
            sender=str(told.get("sender", "")),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _plain(name: object) -> str:
    """Read the name of a file in this folder, and of nowhere else."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError("no name of a message")
    return name
