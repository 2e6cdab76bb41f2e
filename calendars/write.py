"""Events as bytes: always the same for the same event, with nothing in them that would make a server send mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC
from functools import lru_cache

from icalendar import Event as Component

from calendars.event import Event
from calendars.lines import fold, joined, split
from calendars.zone import has_one_reading, vtimezone, zone_id

PRODID = "-//coanimation//calendars//EN"

_NO_UID = "none"
_FIELD = {
    "DTSTART": "when",
    "DTEND": "when",
    "SUMMARY": "summary",
    "LOCATION": "location",
    "DESCRIPTION": "description",
    "STATUS": "status",
    "TRANSP": "transparency",
}


def render(event: Event) -> bytes:
    """Write a calendar object resource (RFC 4791 4.1): one VEVENT and its time zones, without METHOD."""
    head = joined(["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", *zones([event])])
    return head + vevent(event) + b"END:VCALENDAR\r\n"


def vevent(event: Event) -> bytes:
    """Write the VEVENT alone, folded; each distinct text is rendered once, whatever the number of its UIDs."""
    uid = fold(f"UID:{event.uid}").encode()
    return b"BEGIN:VEVENT\r\n" + uid + _body(replace(event, uid=_NO_UID)) + b"END:VEVENT\r\n"


def zones(events: Iterable[Event]) -> tuple[str, ...]:
    """Write the lines of every VTIMEZONE that these events name, in order."""
    years: dict[str, list[int]] = {}
    for event in events:
        if key := written_zone(event):
            years.setdefault(key, []).extend((event.start.year, event.end.year))
    return tuple(line for key in sorted(years) for line in vtimezone(key, min(years[key]), max(years[key])))


def written_zone(event: Event) -> str:
    """Name the zone in which an event is written; empty for UTC.

    A wall time that a change of the clocks repeats or skips has no single reading, so such an event is in UTC.
    """
    key = zone_id(event.start)
    if not key or zone_id(event.end) != key:
        return ""
    return key if has_one_reading(event.start) and has_one_reading(event.end) else ""


def field_lines(event: Event, field: str) -> tuple[str, ...]:
    """Write the logical lines of one field that is ours (see `compare.FIELDS`)."""
    return tuple(line for line in _lines(replace(event, uid=_NO_UID)) if field_of(split(line)[0]) == field)


def stamp_lines(event: Event) -> tuple[str, ...]:
    """Write the logical lines that tell the revision: DTSTAMP, LAST-MODIFIED and SEQUENCE."""
    stamp = f"{event.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return (f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}", f"SEQUENCE:{event.sequence}")


def field_of(name: str) -> str:
    """Name the field that a property belongs to; empty when it is none of ours."""
    return _FIELD.get(name, "")


@lru_cache(maxsize=8192)
def _body(event: Event) -> bytes:
    return joined(_lines(event))


@lru_cache(maxsize=8192)
def _lines(event: Event) -> tuple[str, ...]:
    component = Component()
    zoned = bool(written_zone(event))
    component.add("dtstart", event.start if zoned else event.start.astimezone(UTC))
    component.add("dtend", event.end if zoned else event.end.astimezone(UTC))
    component.add("summary", event.summary)
    if event.location:
        component.add("location", event.location)
    if event.description:
        component.add("description", event.description)
    if event.categories:
        component.add("categories", list(event.categories))
    component.add("status", event.status)
    component.add("transp", "TRANSPARENT" if event.transparent else "OPAQUE")
    properties = [str(line) for line in component.content_lines() if line]
    return (*stamp_lines(event), *properties[1:-1])
