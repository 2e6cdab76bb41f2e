"""Our own proof of what we emit: no library validates, and clients fail silently on what they cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from calendars.lines import OCTETS, parameter, split, unfold

_INSTANT = re.compile(r"\d{8}T\d{6}Z?")
_OFFSET = re.compile(r"[+-]\d{4}(\d{2})?")
_DURATION = re.compile(r"P(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)")
_ONCE = {
    "VCALENDAR": ("VERSION", "PRODID"),
    "VEVENT": ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
_MAIL = ("ATTENDEE", "ORGANIZER")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that some client reads differently, or not at all; `line` counts from 1, 0 is the file."""

    code: str
    line: int = 0
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.line}: {self.code} {self.detail}".rstrip()


@dataclass(slots=True)
class _Part:
    kind: str
    line: int
    properties: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    parts: list[_Part] = field(default_factory=list)

    def value(self, name: str) -> str:
        return self.properties.get(name, [("", "")])[0][1]


def faults(data: bytes, *, feed: bool = False, invitation: bool = False) -> tuple[Fault, ...]:
    """Name everything wrong in bytes of ours: a `feed`, an `invitation`, or else one resource for a CalDAV server."""
    physical = tuple(_physical(data))
    if any(fault.code in {"encoding", "line-end"} for fault in physical):
        return physical
    found: list[Fault] = list(physical)
    roots = _tree(data, found)
    if [root.kind for root in roots] != ["VCALENDAR"]:
        return (*found, Fault(code="one-vcalendar"))
    calendar = roots[0]
    found += _missing(calendar)
    found += _calendar(calendar, feed=feed, invitation=invitation)
    zones = {zone.value("TZID") for zone in calendar.parts if zone.kind == "VTIMEZONE"}
    for part in calendar.parts:
        if part.kind == "VEVENT":
            found += [*_event(part, zones), *_mail(part, calendar.value("METHOD"), invitation=invitation)]
        elif part.kind == "VTIMEZONE":
            found += _zone(part)
        else:
            found.append(Fault(code="unexpected-component", line=part.line, detail=part.kind))
    used = {parameter(params, "TZID") for part in calendar.parts for params, _ in _times(part)}
    found += [Fault(code="unused-zone", detail=zone) for zone in sorted(zones - used)]
    return tuple(found)


def _physical(data: bytes) -> Iterator[Fault]:
    """Check bytes and physical lines (RFC 5545 3.1)."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Fault(code="encoding", detail=str(error.reason))
        return
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield Fault(code="line-end")
        return
    for number, line in enumerate(data[:-2].split(b"\r\n"), 1):
        if len(line) > OCTETS:
            yield Fault(code="line-too-long", line=number)
        if not line:
            yield Fault(code="empty-line", line=number)
        try:
            text = line.decode()
        except UnicodeDecodeError:
            yield Fault(code="folded-inside-a-character", line=number)
            continue
        if any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in text.replace("\t", " ")):
            yield Fault(code="control-character", line=number)


def _tree(data: bytes, found: list[Fault]) -> list[_Part]:
    root = _Part("", 0)
    open_parts = [root]
    for number, line in enumerate(unfold(data), 1):
        name, params, value = split(line)
        if name == "BEGIN":
            part = _Part(value, number)
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        elif name == "END":
            if len(open_parts) == 1 or open_parts.pop().kind != value:
                found.append(Fault(code="unbalanced", detail=value))
                return []
        elif not name:
            found.append(Fault(code="no-property", detail=line[:40]))
        else:
            open_parts[-1].properties.setdefault(name, []).append((params, value))
    if len(open_parts) > 1:
        found.append(Fault(code="unbalanced", detail=open_parts[-1].kind))
        return []
    return root.parts


def _missing(part: _Part) -> Iterator[Fault]:
    for name in _ONCE.get(part.kind, ()):
        count = len(part.properties.get(name, []))
        if count != 1:
            yield Fault(code="missing" if count == 0 else "repeated", line=part.line, detail=f"{part.kind} {name}")


def _calendar(calendar: _Part, *, feed: bool, invitation: bool) -> Iterator[Fault]:
    method = calendar.value("METHOD")
    if method not in ({"REQUEST", "CANCEL"} if invitation else {"PUBLISH" if feed else ""}):
        yield Fault(code="method", detail=method or "missing")
    if "UID" in calendar.properties:
        # vdirsyncer then takes a whole feed for one item
        yield Fault(code="calendar-uid")
    events = [part for part in calendar.parts if part.kind == "VEVENT"]
    if not feed and len(events) != 1:
        yield Fault(code="one-event", detail=str(len(events)))
    uids = [event.value("UID") for event in events]
    yield from (Fault(code="repeated-uid", detail=uid) for uid in sorted({uid for uid in uids if uids.count(uid) > 1}))
    if feed:
        for name in ("NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
            if name not in calendar.properties:
                yield Fault(code="missing", detail=name)
        for params, value in calendar.properties.get("REFRESH-INTERVAL", []):
            if parameter(params, "VALUE") != "DURATION" or not _DURATION.fullmatch(value):
                yield Fault(code="refresh-interval", detail=value)


def _times(part: _Part) -> list[tuple[str, str]]:
    return [*part.properties.get("DTSTART", []), *part.properties.get("DTEND", [])] if part.kind == "VEVENT" else []


def _event(event: _Part, zones: set[str]) -> Iterator[Fault]:
    yield from _missing(event)
    for params, value in _times(event):
        zone = parameter(params, "TZID")
        if not _INSTANT.fullmatch(value):
            yield Fault(code="instant", line=event.line, detail=value)
        elif value.endswith("Z") == bool(zone):
            yield Fault(code="floating", line=event.line, detail=value)
        elif zone and zone not in zones:
            yield Fault(code="unknown-zone", line=event.line, detail=zone)
    yield from _revision(event)


def _mail(event: _Part, method: str, *, invitation: bool) -> Iterator[Fault]:
    """Check who sends and who receives: nobody, but for an invitation to one person whose answer nobody asks for."""
    if not invitation:
        yield from (
            Fault(code="sends-mail", line=event.line, detail=name) for name in _MAIL if name in event.properties
        )
        return
    for name in _MAIL:
        found = event.properties.get(name, [])
        if len(found) != 1 or not found[0][1].startswith("mailto:"):
            yield Fault(code="one-address", line=event.line, detail=name)
        elif name == "ATTENDEE" and parameter(found[0][0], "RSVP") != "FALSE":
            yield Fault(code="asks-for-an-answer", line=event.line)
    if (method == "CANCEL") != (event.value("STATUS") == "CANCELLED"):
        yield Fault(code="status", line=event.line, detail=f"{method} {event.value('STATUS')}")


def _revision(event: _Part) -> Iterator[Fault]:
    """Check what tells the revision, and that the event lasts (local times of one zone compare as text)."""
    start, end = event.properties.get("DTSTART", []), event.properties.get("DTEND", [])
    if start and end and start[0][0] == end[0][0] and end[0][1] <= start[0][1]:
        yield Fault(code="ends-before-start", line=event.line)
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        if not event.value(name).endswith("Z"):
            yield Fault(code="stamp", line=event.line, detail=name)
    if event.value("DTSTAMP") != event.value("LAST-MODIFIED"):
        yield Fault(code="stamps-differ", line=event.line)
    if not event.value("SEQUENCE").isdecimal():
        yield Fault(code="sequence", line=event.line)


def _zone(zone: _Part) -> Iterator[Fault]:
    yield from _missing(zone)
    if not zone.parts:
        yield Fault(code="empty-zone", line=zone.line)
    for part in zone.parts:
        yield from _missing(part)
        if "RDATE" in part.properties:
            # ical.js and vobject misread such lists: a whole summer an hour off
            yield Fault(code="rdate", line=part.line)
        for name in ("TZOFFSETFROM", "TZOFFSETTO"):
            if not _OFFSET.fullmatch(part.value(name)):
                yield Fault(code="offset", line=part.line, detail=part.value(name))
