"""What a partner does in its embedded calendar, by hand."""

from __future__ import annotations

import re
from pathlib import Path

from calendars.collection import Collection
from calendars.server.local import Collections
from coanimation.workspace import paths


def theirs(folder: Path, partner: str = "ccas") -> Collection:
    """The calendar of a partner, as the partner sees it."""
    return Collections(paths.calendars(folder)).open(partner, "coanimation", name="L'Escale")


def event(calendar: Collection, day: str = "20261209") -> tuple[str, str, bytes]:
    """Find the event of a day: its href, its ETag, its bytes."""
    found = calendar.get(sorted(calendar.list()))
    return next((href, one.etag, one.data) for href, one in found.items() if f":{day}T".encode() in one.data)


def delete(folder: Path) -> None:
    calendar = theirs(folder)
    href, etag, _ = event(calendar)
    calendar.delete(href, if_match=etag)


def edit(folder: Path, what: str, other: str, *, partner: str = "ccas") -> None:
    calendar = theirs(folder, partner)
    href, etag, data = event(calendar)
    changed = re.sub(what, other, data.decode())
    assert changed != data.decode()
    calendar.put(href, changed.encode(), if_match=etag)
