"""What is ours in an event, read from any server's bytes, and the three-way merge that leaves the rest alone."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime

from icalendar import Calendar
from icalendar import Event as Component

from calendars.event import Event
from calendars.lines import components, joined, split, unfold
from calendars.write import (
    MARK,
    field_lines,
    field_of,
    mark_lines,
    render,
    revision_of,
    stamp_lines,
    written_zone,
    zones,
)

FIELDS = ("when", "summary", "location", "description", "status", "transparency")

_STAMPS = frozenset({"DTSTAMP", "LAST-MODIFIED", "SEQUENCE", MARK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The fields we own, in one canonical form: `when` is start/end in UTC, texts are NFC without trailing blanks."""

    when: str
    summary: str
    location: str
    description: str
    status: str
    transparency: str

    def differs(self, other: Content) -> frozenset[str]:
        """Name the fields in which two contents differ."""
        return frozenset(name for name in FIELDS if getattr(self, name) != getattr(other, name))

    def to_json(self) -> str:
        """Write it for the ledger."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Content:
        """Read what `to_json` wrote."""
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A stored resource as read back: whose it is, what is ours in it, whether it makes servers write to people.

    `revision` is that of the publication which wrote it (`write.revision_of`); empty where none marked it.
    """

    uid: str
    content: Content
    sequence: int
    scheduled: bool
    revision: str = ""


def content_of(event: Event) -> Content:
    """Tell the canonical content of an event of ours."""
    return Content(
        when=f"{_utc(event.start)}/{_utc(event.end)}",
        summary=_text(event.summary),
        location=_text(event.location),
        description=_text(event.description),
        status=event.status,
        transparency="TRANSPARENT" if event.transparent else "OPAQUE",
    )


def read(data: bytes) -> Reading | None:
    """Read a stored resource; None when it is no single event (a task, an override series, broken bytes)."""
    try:
        # unfolded here: icalendar reads characters first, and would break those inside which a line is folded
        text = "\r\n".join([*unfold(data), ""])
        events = [part for part in Calendar.from_ical(text).walk("VEVENT") if isinstance(part, Component)]
        if len(events) != 1 or any(name in events[0] for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
            return None
        return _reading(events[0])
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, OSError, RecursionError):
        # the bytes are another program's: whatever icalendar makes of them, they are not an event of ours (an OSError
        # is a TZID that names a folder of the time zone database)
        return None


def _reading(event: Component) -> Reading:
    content = Content(
        when=f"{_utc(event.start)}/{_utc(event.end)}",
        summary=_text(str(event.get("SUMMARY", ""))),
        location=_text(str(event.get("LOCATION", ""))),
        description=_text(str(event.get("DESCRIPTION", ""))),
        status=str(event.get("STATUS", "CONFIRMED")).upper(),
        transparency=str(event.get("TRANSP", "OPAQUE")).upper(),
    )
    sequence = int(event.get("SEQUENCE", 0))
    return Reading(
        uid=str(event["UID"]),
        content=content,
        sequence=sequence,
        scheduled="ATTENDEE" in event or "ORGANIZER" in event,
        revision=str(event.get(MARK, "")),
    )


def _utc(moment: datetime | date) -> str:
    if not isinstance(moment, datetime):
        return f"{moment:%Y%m%d}"
    if moment.tzinfo is None:
        return f"{moment:%Y%m%dT%H%M%S}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def merge(stored: bytes, event: Event, fields: frozenset[str], sequence: int) -> bytes:
    """Write `fields` of the event into what a server holds, and leave every other line as it stands there.

    Alarms, colours, categories, notes and properties that we do not know survive. The stored resource must be a single
    event with this UID (see `read`).
    """
    stamped = replace(event, sequence=sequence)
    if not stored:
        return render(stamped, revision_of(event))
    lines = [line for line in unfold(stored) if split(line)[0] != "METHOD"]
    begin, end = next((begin, end) for name, begin, end in components(lines) if name == "VEVENT")
    stamps = (*stamp_lines(stamped), *mark_lines(revision_of(event)))
    ours = [*stamps, *(line for name in FIELDS if name in fields for line in field_lines(event, name))]
    kept = _without(lines[begin + 1 : end - 1], fields)
    merged = [*lines[:begin], lines[begin], *ours, *kept, lines[end - 1], *lines[end:]]
    return joined(_with_zone(merged, event) if "when" in fields else merged)


def _without(body: list[str], fields: frozenset[str]) -> list[str]:
    kept: list[str] = []
    depth = 0
    for line in body:
        name = split(line)[0]
        depth += (name == "BEGIN") - (name == "END")
        inside = depth > 0 or name == "END"
        replaced = name in _STAMPS or field_of(name) in fields or (name == "DURATION" and "when" in fields)
        if inside or not replaced:
            kept.append(line)
    return kept


def _with_zone(lines: list[str], event: Event) -> list[str]:
    """Give the calendar our VTIMEZONE of the event's zone; one of the same name may not reach so far."""
    key = written_zone(event)
    if not key:
        return lines
    found = components(lines)
    for name, begin, end in found:
        if name == "VTIMEZONE" and f"TZID:{key}" in lines[begin:end]:
            return [*lines[:begin], *zones([event]), *lines[end:]]
    first = found[0][1]
    return [*lines[:first], *zones([event]), *lines[first:]]
