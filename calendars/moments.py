"""Dates, times, lengths and time zones as others write them in iCalendar (RFC 5545 3.3.4 to 3.3.10, 3.6.5).

A zone is found by its IANA name, by the name that Windows gives it, or in the VTIMEZONE that comes with the calendar:
Outlook, Exchange, Zimbra and Notes name them as they like. A time without a zone is local wherever one is: at the
space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from calendars.foreign import Component, Property, Unreadable
from calendars.lines import parameter
from calendars.recurrence import BadRule, Budget, Finer, Rule, finer, parse

ToUtc = Callable[[datetime], datetime]
"""From a local time without zone to the same instant in UTC, without zone either."""

_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TIME = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)")
_LENGTH = re.compile(r"([+-]?)P(?:(\d{1,6})W|(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?)")
_OFFSET = re.compile(r"([+-]?)(\d{2})(\d{2})(\d{2})?")
_VALUE = re.compile(r"[^,\s][^,]*")  # some end a list with a comma, or write an empty one
_UTC_AND = re.compile(r"UTC([+-])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_OF_A_VALUE = 4  # steps: to read one is so much dearer than to look at a day
_REACH = timedelta(days=800)  # a change of the clocks is found within two years before, or there is none


@dataclass(frozen=True, slots=True)
class Moment:
    """A local time and how it becomes an instant; `whole` when only a day was given, `utc` when it was in UTC."""

    local: datetime
    to_utc: ToUtc
    whole: bool = False
    utc: bool = False

    def instant(self) -> datetime:
        """Tell the instant, in UTC without zone."""
        return self.to_utc(self.local)


def iana(zone: ZoneInfo) -> ToUtc:
    """Make the way from local times of a known zone to UTC; what a change of the clocks skips follows RFC 5545."""
    return lambda local: local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)


class Zones:
    """The zones of one calendar: those it defines itself (VTIMEZONE), those that everybody knows, the floating one.

    `first` and `last` are the days between which instants are asked for.
    """

    def __init__(self, here: ZoneInfo, first: date, last: date, budget: Budget) -> None:
        self.floating = iana(here)
        self._first, self._last = first, last
        self._budget = budget
        self._defined: dict[str, Component] = {}
        self._found: dict[str, ToUtc] = {}

    def define(self, component: Component) -> None:
        """Note a VTIMEZONE; it is read when something is in that zone."""
        # its name is a TEXT there, with its commas escaped, and a parameter where it is used
        self._defined.setdefault(re.sub(r"\\(.)", r"\1", component.value("TZID")), component)

    def named(self, name: str, line: int) -> ToUtc:
        """Find a zone by its name; Unreadable when nothing says what it is."""
        if name not in self._found:
            self._found[name] = self._find(name, line)
        return self._found[name]

    def moment(self, said: Property, value: str = "") -> Moment:
        """Read a date or a time of a property, or this value among several of them; Unreadable when it is neither."""
        text = (value or said.value).strip()
        try:
            if found := _TIME.fullmatch(text):
                year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
                local = datetime(year, month, day, hour, minute, min(second, 59))  # noqa: DTZ001 - its zone stands beside it
                if local.time() == time() and parameter(said.params, "VALUE").upper() == "DATE":
                    return self._whole(local)  # some write the midnight of what they call a day
                if found[7]:
                    return Moment(local, _same, utc=True)
                name = parameter(said.params, "TZID").strip()
                return Moment(local, self.named(name, said.line) if name else self.floating)
            if found := _DATE.fullmatch(text):
                day_only = date(int(found[1]), int(found[2]), int(found[3]))
                return self._whole(datetime.combine(day_only, time()))
        except ValueError as error:
            if isinstance(error, Unreadable):
                raise
        raise Unreadable(said.line, "date")

    def _whole(self, midnight: datetime) -> Moment:
        return Moment(midnight, self.floating, whole=True)

    def _find(self, name: str, line: int) -> ToUtc:
        known, defined = _known(name), self._defined.get(name)
        # a name without a place is not of one zone alone: what Lotus Notes calls GMT has a summer
        changing = defined is not None and any(part.name == "DAYLIGHT" for part in defined.parts)
        if known is not None and not (changing and "/" not in known.key):
            return iana(known)
        if defined is not None:
            return self._read(defined)
        if found := _UTC_AND.fullmatch(name):
            away = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
            return lambda local: local + away if found[1] == "-" else local - away
        raise Unreadable(line, "zone")

    def _read(self, zone: Component) -> ToUtc:
        """Read a VTIMEZONE as far as the days that are asked about."""
        changes = sorted(
            (onset, before, after)
            for part in zone.parts
            if part.name in {"STANDARD", "DAYLIGHT"}
            for before, after in [(_offset(part, "TZOFFSETFROM"), _offset(part, "TZOFFSETTO"))]
            for onset in self._onsets(part)
        )
        if not changes:
            raise Unreadable(zone.line, "zone")
        return _Changing(changes).to_utc

    def _onsets(self, part: Component) -> Iterator[datetime]:
        begin = part.first("DTSTART")
        if begin is None:
            raise Unreadable(part.line, "zone")
        start = self.moment(begin).local
        yield start
        for said, value in values(part.all("RDATE"), self._budget):
            yield self.moment(said, value).local
        for said in part.all("RRULE"):
            rule = rule_of(said)
            last = self._last
            if rule.until:
                last = min(last, self.moment(Property("UNTIL", "", rule.until, said.line)).local.date())
            first = _earlier(min(self._first, last), _REACH)
            yield from rule.between(start, first, last, self._budget)


class _Changing:
    """Clocks that change: at each local onset from one offset to another."""

    def __init__(self, changes: list[tuple[datetime, timedelta, timedelta]]) -> None:
        self._changes = changes
        self._onsets = [onset for onset, _, _ in changes]

    def to_utc(self, local: datetime) -> datetime:
        place = bisect_right(self._onsets, local) - 1
        if place < 0:
            return local - self._changes[0][1]
        onset, before, after = self._changes[place]
        # a time that the clocks skip is told with the offset before the gap (RFC 5545 3.3.5)
        return local - (before if local < onset + (after - before) else after)


def rule_of(said: Property) -> Rule:
    """Read the rule of a property; Unreadable with its line."""
    try:
        return parse(said.value)
    except BadRule as bad:
        raise Unreadable(said.line, "rule-too-fine" if bad.finer else "rule") from None


def finer_of(said: Property) -> Finer | None:
    """Read the end of a rule finer than a day; None of any other, Unreadable with its line."""
    try:
        return finer(said.value)
    except BadRule:
        raise Unreadable(said.line, "rule") from None


def length(said: Property, value: str = "") -> tuple[int, timedelta]:
    """Read a length that is not negative, as days by the calendar and an exact rest; Unreadable when it is none."""
    found = _LENGTH.fullmatch((value or said.value).strip().upper())
    if found is None or not any(found.groups()[1:]) or found[1] == "-":
        raise Unreadable(said.line, "duration")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    return weeks * 7 + days, timedelta(hours=hours, minutes=minutes, seconds=seconds)


def values(said: Iterable[Property], budget: Budget) -> Iterator[tuple[Property, str]]:
    """Give each value of properties that hold lists."""
    for one in said:
        for value in _VALUE.finditer(one.value):
            budget.spend(_OF_A_VALUE)
            yield one, value[0]


def _same(local: datetime) -> datetime:
    return local


def _earlier(day: date, by: timedelta) -> date:
    return day - by if day.toordinal() > by.days else date.min


def _offset(part: Component, name: str) -> timedelta:
    found = _OFFSET.fullmatch(part.value(name))
    if found is None:
        raise Unreadable(part.line, "zone")
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if length >= timedelta(days=1):
        raise Unreadable(part.line, "zone")
    return -length if found[1] == "-" else length


@lru_cache(maxsize=256)
def _known(name: str) -> ZoneInfo | None:
    """Find a zone that everybody knows: its IANA name, alone or at the end of a path, or its name in Windows."""
    parts = name.strip().strip("/").split("/")
    # /citadel.org/20210210_1/Europe/Paris, /freeassociation.sourceforge.net/Europe/Paris, tzone://Microsoft/Utc
    names = ["/".join(parts[start:]) for start in range(len(parts))] if len(parts) <= 8 else []
    for one in names:
        if re.fullmatch(r"[A-Za-z][\w+-]*(/[A-Za-z][\w+-]*){0,2}", one):
            try:
                return ZoneInfo(one)
            except (ValueError, OSError, LookupError):
                continue
    found = _windows().get(name.strip().casefold())
    found = found or next((_by_any_case()[one.casefold()] for one in names if one.casefold() in _by_any_case()), None)
    return ZoneInfo(found) if found else None


@lru_cache(maxsize=1)
def _by_any_case() -> Mapping[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones())}


@lru_cache(maxsize=1)
def _windows() -> Mapping[str, str]:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - heavy, and few calendars need it

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}
