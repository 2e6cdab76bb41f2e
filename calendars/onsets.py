"""A VTIMEZONE read by the letter of RFC 5545 3.6.5, sharing nothing with `zone`, which writes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from calendars.parts import Part

_LOCAL = re.compile(r"\d{8}T\d{6}")
_OFFSET = re.compile(r"([+-])(\d\d)([0-5]\d)([0-5]\d)?")
_YEARLY = re.compile(r"FREQ=YEARLY;BYMONTH=(1[0-2]|[1-9]);BYDAY=(-1|[1-5])(MO|TU|WE|TH|FR|SA|SU)")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def is_rule(text: str) -> bool:
    """Whether it is the one form of rule that every client expands alike: a weekday of a month, every year."""
    return _YEARLY.fullmatch(text) is not None


def offset(text: str) -> timedelta | None:
    """Read an offset from UTC; None when it is none."""
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    length = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return -length if found[1] == "-" else length


def local(text: str) -> datetime | None:
    """Read a wall time, without its zone; None when there is no such day or hour."""
    if _LOCAL.fullmatch(text) is None:
        return None
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - a wall time has no zone
    except ValueError:
        return None


class Zone:
    """The offsets of a VTIMEZONE, from its observances, for the wall times of some years."""

    def __init__(self, zone: Part, years: range) -> None:
        found: dict[datetime, timedelta] = {}
        for part in zone.parts:
            before, after = offset(part.value("TZOFFSETFROM")), offset(part.value("TZOFFSETTO"))
            start = local(part.value("DTSTART"))
            if start is None or before is None or after is None:
                continue
            for onset in _onsets(start, part.value("RRULE"), years):
                found[onset.replace(tzinfo=UTC) - before] = after
        self._at = sorted(found)
        self._offsets = [found[at] for at in self._at]

    def offset_at(self, instant: datetime) -> timedelta | None:
        """Tell the offset at an instant; None before the first observance."""
        place = bisect_right(self._at, instant)
        return self._offsets[place - 1] if place else None

    def instants(self, wall: datetime) -> list[datetime]:
        """Tell every instant at which its clocks show a wall time: none, one, or two."""
        found = {wall.replace(tzinfo=UTC) - shift for shift in set(self._offsets)}
        return sorted(one for one in found if self.offset_at(one) == wall.replace(tzinfo=UTC) - one)


def _onsets(start: datetime, rule: str, years: range) -> Iterator[datetime]:
    yield start
    if (found := _YEARLY.fullmatch(rule)) is None:
        return
    month, number, weekday = int(found[1]), int(found[2]), _DAYS.index(found[3])
    for year in years:
        days = [date(year, month, 1) + timedelta(days=n) for n in range(31)]
        right = [day for day in days if day.month == month and day.weekday() == weekday]
        if number <= len(right):
            onset = datetime.combine(right[number - 1 if number > 0 else -1], start.time())
            if onset > start:
                yield onset
