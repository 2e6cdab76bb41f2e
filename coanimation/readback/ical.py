"""A small reader of iCalendar (RFC 5545): events as values, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)')
_NAME = re.compile(r"[A-Za-z0-9-]+")
_DURATION = re.compile(r"\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class Unreadable(ValueError):
    """The bytes are no calendar that every client reads alike; `line` counts unfolded lines from 1."""

    def __init__(self, line: int, why: str) -> None:
        self.line = line
        super().__init__(f"line {line}: {why}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event as a client sees it; the instants are aware, in the zone that the event names."""

    uid: str
    start: datetime
    end: datetime
    place: str = ""
    status: str = "CONFIRMED"
    summary: str = ""
    description: str = ""
    recurring: bool = False

    @property
    def text(self) -> str:
        """All that a person reads of it."""
        return f"{self.summary}\n{self.description}\n{self.place}"


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    name: str
    parameters: Mapping[str, str]
    value: str


def parse(data: bytes) -> tuple[Seen, ...]:
    """Read every event of a calendar, in the order of the file; Unreadable names the line that is not clear."""
    path: list[str] = []
    found: list[Seen] = []
    event: dict[str, _Line] = {}
    number = 0
    for line in _lines(data):
        number = line.number
        if line.name == "BEGIN":
            path.append(line.value.upper())
            if path[-1] == "VEVENT":
                event = {}
        elif line.name == "END":
            if not path or path.pop() != line.value.upper():
                raise Unreadable(number, f"END:{line.value} closes nothing")
            if line.value.upper() == "VEVENT":
                found.append(_event(event, number))
        elif path and path[-1] == "VEVENT":
            event.setdefault(line.name, line)
    if path or not number:
        raise Unreadable(number, "the calendar ends too soon")
    return tuple(found)


def _lines(data: bytes) -> Iterator[_Line]:
    # RFC 5545 3.1: a fold may stand inside a UTF-8 sequence, so bytes are unfolded before they are decoded
    unfolded = re.sub(rb"\r?\n[ \t]", b"", data)
    for number, raw in enumerate(re.split(rb"\r?\n", unfolded), start=1):
        if not raw:
            continue
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Unreadable(number, "not UTF-8") from error
        yield _line(number, text)


def _line(number: int, text: str) -> _Line:
    if (name := _NAME.match(text)) is None:
        raise Unreadable(number, "no property name")
    parameters, at = {}, name.end()
    while found := _PARAMETER.match(text, at):
        parameters[found[1].upper()] = found[2].strip('"')
        at = found.end()
    if text[at : at + 1] != ":":
        raise Unreadable(number, "no value")
    return _Line(number, name[0].upper(), parameters, text[at + 1 :])


def _event(lines: Mapping[str, _Line], number: int) -> Seen:
    for needed in ("UID", "DTSTART"):
        if needed not in lines:
            raise Unreadable(number, f"an event without {needed}")
    start = _instant(lines["DTSTART"])
    return Seen(
        uid=_text(lines, "UID"),
        start=start,
        end=_end(lines, start),
        place=_text(lines, "LOCATION"),
        status=_text(lines, "STATUS").upper() or "CONFIRMED",
        summary=_text(lines, "SUMMARY"),
        description=_text(lines, "DESCRIPTION"),
        recurring=bool(lines.keys() & {"RRULE", "RDATE", "RECURRENCE-ID"}),
    )


def _end(lines: Mapping[str, _Line], start: datetime) -> datetime:
    if "DTEND" in lines:
        return _instant(lines["DTEND"])
    if "DURATION" not in lines:
        return start
    line = lines["DURATION"]
    if (found := _DURATION.fullmatch(line.value)) is None:
        raise Unreadable(line.number, f"no duration: {line.value}")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    # RFC 5545 3.3.6: weeks and days are nominal (wall clock), hours and less are elapsed time
    nominal = start + timedelta(weeks=weeks, days=days)
    exact = nominal.astimezone(UTC) + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return exact.astimezone(start.tzinfo)


def _instant(line: _Line) -> datetime:
    """Tell the instant of a DATE-TIME in a named zone or in UTC; a floating one means another hour to each client."""
    zone = line.parameters.get("TZID")
    try:
        if line.value.endswith("Z"):
            return datetime.strptime(line.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        if zone is None:
            raise Unreadable(line.number, f"{line.name} without a time zone: {line.value}")
        return datetime.strptime(line.value, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone))
    except ZoneInfoNotFoundError as error:
        raise Unreadable(line.number, f"unknown time zone {zone}") from error
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(line.number, f"{line.name} is no date and time: {line.value}") from error


def _text(lines: Mapping[str, _Line], name: str) -> str:
    """Undo the escapes of a TEXT value (RFC 5545 3.3.11)."""
    if name not in lines:
        return ""
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], lines[name].value)
