"""Our own proof of what we emit: no library validates, and clients fail silently on what they cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from calendars import onsets
from calendars.event import ADDRESS, COLOR
from calendars.lines import parameter
from calendars.parts import Fault, Part, physical, tree
from calendars.zone import zone_named

__all__ = ["Fault", "faults"]

_INSTANT = re.compile(r"\d{8}T\d{6}Z?")
_STAMP = re.compile(r"\d{8}T\d{6}Z")
_DURATION = re.compile(r"P(?=[T\d])(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)")
# a backslash says what follows, and a comma or a semicolon stands only after one (RFC 5545 3.3.11)
_TEXT = re.compile(r"(?:[^\\,;]|\\[\\,;nN])*")
_ONCE = {
    "VCALENDAR": ("VERSION", "PRODID"),
    "VEVENT": ("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"),
    "VTIMEZONE": ("TZID",),
    "STANDARD": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
    "DAYLIGHT": ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO"),
}
_FEED = ("NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL")
_MANY = frozenset({"CATEGORIES"})
_TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC")
_MAIL = ("ATTENDEE", "ORGANIZER")
_VALUES = {
    "STATUS": frozenset({"CONFIRMED", "TENTATIVE", "CANCELLED"}),
    "TRANSP": frozenset({"OPAQUE", "TRANSPARENT"}),
    "VERSION": frozenset({"2.0"}),
    "CALSCALE": frozenset({"GREGORIAN"}),
}
_TWINS = (("NAME", "X-WR-CALNAME"), ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"), ("DESCRIPTION", "X-WR-CALDESC"))


def faults(data: bytes, *, feed: bool = False, invitation: bool = False) -> tuple[Fault, ...]:
    """Name everything wrong in bytes of ours: a `feed`, an `invitation`, or else one resource for a CalDAV server."""
    found = list(physical(data))
    if any(fault.code in {"encoding", "line-end"} for fault in found):
        return tuple(found)
    roots = tree(data, found)
    if [root.kind for root in roots] != ["VCALENDAR"]:
        return (*found, Fault(code="one-vcalendar"))
    calendar = roots[0]
    found += _properties(calendar)
    found += _calendar(calendar, feed=feed, invitation=invitation)
    if feed:
        found += _feed(calendar)
    events = calendar.all_of("VEVENT")
    zones = {zone.value("TZID"): zone for zone in calendar.all_of("VTIMEZONE")}
    for part in calendar.parts:
        if part.kind == "VEVENT":
            found += [*_event(part), *_mail(part, calendar.value("METHOD"), invitation=invitation)]
        elif part.kind == "VTIMEZONE":
            found += _zone(part)
        else:
            found.append(Fault(code="unexpected-component", line=part.line, detail=part.kind))
    found += _instants(events, zones)
    used = {parameter(params, "TZID") for event in events for params, _ in _times(event)}
    found += [Fault(code="unused-zone", detail=zone) for zone in sorted(zones.keys() - used)]
    found += [Fault(code="repeated-zone")] * (len(zones) != len(calendar.all_of("VTIMEZONE")))
    return tuple(found)


def _properties(part: Part) -> Iterator[Fault]:
    """Check what holds for the properties of any component: those that must be there, once, and their values."""
    for name in _ONCE.get(part.kind, ()):
        if name not in part.properties:
            yield Fault(code="missing", line=part.line, detail=f"{part.kind} {name}")
    for name, values in part.properties.items():
        if len(values) > 1 and name not in _MANY:
            yield Fault(code="repeated", line=part.line, detail=f"{part.kind} {name}")
        if name in _VALUES and not {value for _, value in values} <= _VALUES[name]:
            yield Fault(code="value", line=part.line, detail=name)
        if name in _TEXTS and not all(_TEXT.fullmatch(value) for _, value in values):
            yield Fault(code="escaping", line=part.line, detail=name)


def _calendar(calendar: Part, *, feed: bool, invitation: bool) -> Iterator[Fault]:
    method = calendar.value("METHOD")
    if method not in ({"REQUEST", "CANCEL"} if invitation else {"PUBLISH" if feed else ""}):
        yield Fault(code="method", detail=method or "missing")
    if "UID" in calendar.properties:
        # vdirsyncer then takes a whole feed for one item
        yield Fault(code="calendar-uid")
    events = calendar.all_of("VEVENT")
    if not feed and len(events) != 1:
        yield Fault(code="one-event", detail=str(len(events)))
    uids = [event.value("UID") for event in events]
    yield from (Fault(code="repeated-uid", detail=uid) for uid in sorted({uid for uid in uids if uids.count(uid) > 1}))


def _feed(calendar: Part) -> Iterator[Fault]:
    """Check what a subscription says of itself (RFC 7986, and what clients knew before it)."""
    for name in _FEED:
        if name not in calendar.properties:
            yield Fault(code="missing", detail=name)
    refresh = calendar.value("REFRESH-INTERVAL")
    if calendar.parameter("REFRESH-INTERVAL", "VALUE") != "DURATION" or not _DURATION.fullmatch(refresh):
        yield Fault(code="refresh-interval", detail=refresh)
    for one, other in _TWINS:
        if calendar.value(one) != calendar.value(other):
            yield Fault(code="twins-differ", detail=f"{one} {other}")
    if zone_named(calendar.value("X-WR-TIMEZONE")) is None:
        yield Fault(code="unknown-zone", detail=calendar.value("X-WR-TIMEZONE"))
    if "SOURCE" in calendar.properties and not (
        calendar.parameter("SOURCE", "VALUE") == "URI" and ADDRESS.fullmatch(calendar.value("SOURCE"))
    ):
        yield Fault(code="source", detail=calendar.value("SOURCE"))
    if "COLOR" in calendar.properties and not COLOR.fullmatch(calendar.value("COLOR")):
        yield Fault(code="color", detail=calendar.value("COLOR"))


def _event(event: Part) -> Iterator[Fault]:
    yield from _properties(event)
    for inside in event.parts:
        yield Fault(code="unexpected-component", line=inside.line, detail=inside.kind)
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        value = event.value(name)
        if not _STAMP.fullmatch(value) or onsets.local(value[:-1]) is None:
            yield Fault(code="stamp", line=event.line, detail=name)
    if event.value("DTSTAMP") != event.value("LAST-MODIFIED"):
        yield Fault(code="stamps-differ", line=event.line)
    if not event.value("SEQUENCE").isdecimal():
        yield Fault(code="sequence", line=event.line)


def _mail(event: Part, method: str, *, invitation: bool) -> Iterator[Fault]:
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


def _times(event: Part) -> list[tuple[str, str]]:
    return [*event.properties.get("DTSTART", []), *event.properties.get("DTEND", [])]


def _zone(zone: Part) -> Iterator[Fault]:
    yield from _properties(zone)
    if not zone.parts:
        yield Fault(code="empty-zone", line=zone.line)
    for part in zone.parts:
        yield from _properties(part)
        if part.kind not in {"STANDARD", "DAYLIGHT"}:
            yield Fault(code="unexpected-component", line=part.line, detail=part.kind)
        if "RDATE" in part.properties:
            # ical.js and vobject misread such lists: a whole summer an hour off
            yield Fault(code="rdate", line=part.line)
        if "RRULE" in part.properties and not onsets.is_rule(part.value("RRULE")):
            yield Fault(code="rule", line=part.line, detail=part.value("RRULE"))
        if onsets.local(part.value("DTSTART")) is None:
            yield Fault(code="onset", line=part.line, detail=part.value("DTSTART"))
        for name in ("TZOFFSETFROM", "TZOFFSETTO"):
            if onsets.offset(part.value(name)) is None:
                yield Fault(code="offset", line=part.line, detail=part.value(name))


def _instants(events: list[Part], zones: Mapping[str, Part]) -> Iterator[Fault]:
    """Check that every event lasts, and has the instants that the zone's own rules and zoneinfo give alike."""
    years = sorted(int(value[:4]) for event in events for _, value in _times(event) if value[:4].isdecimal())
    span = range(max(years[0] - 1, 1), min(years[-1] + 2, 9999)) if years else range(0)
    read = {key: onsets.Zone(zone, span) for key, zone in zones.items()}
    for key, zone in read.items():
        if years and (iana := zone_named(key)) and not _tells(zone, iana, years[0], years[-1]):
            yield Fault(code="zone-differs", line=zones[key].line, detail=key)
    for event in events:
        ends = []
        for params, value in _times(event):
            told = _instant(parameter(params, "TZID"), value, read)
            if isinstance(told, datetime):
                ends.append(told)
            else:
                yield Fault(code=told, line=event.line, detail=value)
        if len(ends) == 2 and ends[1] <= ends[0]:
            yield Fault(code="ends-before-start", line=event.line)


def _tells(zone: onsets.Zone, iana: ZoneInfo, first: int, last: int) -> bool:
    """Whether the clocks of a VTIMEZONE are those of zoneinfo on every day of these years."""
    day = datetime(first, 1, 1, 12, tzinfo=UTC)
    while day.year <= last:
        if zone.offset_at(day) != day.astimezone(iana).utcoffset():
            return False
        day += timedelta(days=1)
    return True


def _instant(zone: str, value: str, zones: Mapping[str, onsets.Zone]) -> datetime | str:
    """Tell the one instant of a time, or what is wrong with it."""
    wall = onsets.local(value.removesuffix("Z"))
    if wall is None or not _INSTANT.fullmatch(value):
        return "instant"
    if value.endswith("Z") == bool(zone):
        return "floating"
    if not zone:
        return wall.replace(tzinfo=UTC)
    iana = zone_named(zone)
    if zone not in zones or iana is None:
        return "unknown-zone"
    first, second = (wall.replace(tzinfo=iana, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first != second:
        return "two-readings"
    return first if zones[zone].instants(wall) == [first] else "zone-differs"
