"""Events as bytes: always the same for the same event, with nothing in them that would make a server send mail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache

from icalendar import Event as Component

from calendars.event import Event
from calendars.lines import fold, joined, split
from calendars.zone import has_one_reading, is_told, vtimezone, zone_id

PRODID = "-//coanimation//calendars//EN"
MARK = "X-COANIMATION-REVISION"

_FIELD = {
    "DTSTART": "when",
    "DTEND": "when",
    "SUMMARY": "summary",
    "LOCATION": "location",
    "DESCRIPTION": "description",
    "STATUS": "status",
    "TRANSP": "transparency",
}


def render(event: Event, revision: str = "") -> bytes:
    """Write a calendar object resource (RFC 4791 4.1): one VEVENT and its time zones, without METHOD.

    It is marked with its revision, by which another copy of whoever publishes knows that it was published since.
    """
    head = joined(["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", *zones([event])])
    return head + vevent(event, mark_lines(revision or revision_of(event))) + b"END:VCALENDAR\r\n"


def vevent(event: Event, marks: tuple[str, ...] = ()) -> bytes:
    """Write the VEVENT alone, folded; each distinct text is rendered once, whatever the number of its UIDs."""
    body = event.written.get("body")
    if not isinstance(body, bytes):
        body = event.written["body"] = joined((*stamp_lines(event), *_when(event))) + _folded(_said(event))
    return b"BEGIN:VEVENT\r\n" + fold(f"UID:{event.uid}").encode() + body + joined(marks) + b"END:VEVENT\r\n"


def revision_of(event: Event) -> str:
    """Tell the revision of an event as a text that sorts: its sequence, then the instant of its last change."""
    return f"{event.sequence:08d}-{event.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def mark_lines(revision: str) -> tuple[str, ...]:
    """Write the line that tells our revision: people's clients raise SEQUENCE too, and leave this one alone."""
    return (f"{MARK}:{revision}",)


def zones(events: Iterable[Event]) -> tuple[str, ...]:
    """Write the lines of every VTIMEZONE that these events name, in order."""
    years: dict[str, list[int]] = {}
    for event in events:
        if key := written_zone(event):
            years.setdefault(key, []).extend((event.start.year, event.end.year))
    return tuple(line for key in sorted(years) for line in vtimezone(key, min(years[key]), max(years[key])))


def written_zone(event: Event) -> str:
    """Name the zone in which an event is written; empty for UTC.

    A wall time that a change of the clocks repeats or skips has no single reading, and no VTIMEZONE reaches before 1971
    or after 2098, so such an event is in UTC.
    """
    key = event.written.get("zone")
    if not isinstance(key, str):
        key = event.written["zone"] = _zone_to_write(event)
    return key


def _zone_to_write(event: Event) -> str:
    key = zone_id(event.start)
    if not key or zone_id(event.end) != key:
        return ""
    told = (is_told(moment) and has_one_reading(moment) for moment in (event.start, event.end))
    return key if all(told) else ""


def field_lines(event: Event, field: str) -> tuple[str, ...]:
    """Write the logical lines of one field that is ours (see `compare.FIELDS`)."""
    return tuple(line for line in _lines(event) if field_of(split(line)[0]) == field)


def stamp_lines(event: Event) -> tuple[str, ...]:
    """Write the logical lines that tell the revision: DTSTAMP, LAST-MODIFIED and SEQUENCE."""
    return _stamps(event.changed, event.sequence)


# equal instants are told alike, whatever their zones
@lru_cache(maxsize=1024)
def _stamps(changed: datetime, sequence: int) -> tuple[str, ...]:
    stamp = f"{changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return (f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{sequence}")


def field_of(name: str) -> str:
    """Name the field that a property belongs to; empty when it is none of ours."""
    return _FIELD.get(name, "")


def _lines(event: Event) -> tuple[str, ...]:
    return (*stamp_lines(event), *_when(event), *_said(event))


def _when(event: Event) -> tuple[str, str]:
    if key := written_zone(event):
        return (
            f"DTSTART;TZID={key}:{event.start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={key}:{event.end:%Y%m%dT%H%M%S}",
        )
    return (
        f"DTSTART:{event.start.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTEND:{event.end.astimezone(UTC):%Y%m%dT%H%M%SZ}",
    )


def _said(event: Event) -> tuple[str, ...]:
    texts = (("summary", event.summary), ("location", event.location), ("description", event.description))
    rest = (("status", event.status), ("transp", "TRANSPARENT" if event.transparent else "OPAQUE"))
    return _properties(tuple((name, text) for name, text in texts if text or name == "summary"), event.categories, rest)


# the key is text alone: two datetimes of one instant are equal in Python, whatever their zones
@lru_cache(maxsize=8192)
def _properties(
    texts: tuple[tuple[str, str], ...], categories: tuple[str, ...], rest: tuple[tuple[str, str], ...]
) -> tuple[str, ...]:
    component = Component()
    for name, text in texts:
        component.add(name, text)
    if categories:
        component.add("categories", list(categories))
    for name, text in rest:
        component.add(name, text)
    return tuple(str(line) for line in component.content_lines() if line)[1:-1]


@lru_cache(maxsize=8192)
def _folded(lines: tuple[str, ...]) -> bytes:
    return joined(lines)
