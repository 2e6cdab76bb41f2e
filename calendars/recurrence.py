"""Recurrence rules of others (RFC 5545 3.3.10), looked at from the days that are asked about.

A library that starts at DTSTART and walks pays for whatever a stranger wrote: a rule of every second, one that never
comes. Here each day that is asked about is held against the rule, so that neither its age nor its end costs anything;
only a COUNT that may reach as far has to be counted from the beginning, within a budget. Anything finer than a day is
refused, unless it is over by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Literal, cast

Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_FINER = {"SECONDLY": timedelta(seconds=1), "MINUTELY": timedelta(minutes=1), "HOURLY": timedelta(hours=1)}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_LISTS = {  # the greatest number of each, and whether it may count from the end
    "BYMONTH": (12, False),
    "BYMONTHDAY": (31, True),
    "BYYEARDAY": (366, True),
    "BYWEEKNO": (53, True),
    "BYSETPOS": (366, True),
    "BYHOUR": (23, False),
    "BYMINUTE": (59, False),
    "BYSECOND": (60, False),
}
_AS_EVERYBODY = {"RSCALE": "GREGORIAN", "SKIP": "OMIT"}  # RFC 7529: what is meant where nothing is said
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", *_LISTS, *_AS_EVERYBODY})
_ENDLESS = 10**9  # more than there are days
_MOST_TIMES = 96  # a day; every quarter of an hour
_DAY = timedelta(days=1)


class BadRule(ValueError):
    """The rule cannot be read, or is `finer` than a day."""

    def __init__(self, *, finer: bool = False) -> None:
        super().__init__("finer than a day" if finer else "no rule")
        self.finer = finer


class Exhausted(Exception):
    """Following what the text says would take too long."""


class Budget:
    """How many steps may still be taken; Exhausted when there are none left."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def spend(self, steps: int = 1) -> None:
        """Take some steps."""
        self.left -= steps
        if self.left < 0:
            raise Exhausted


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule as it was written; `until` is its text. `weekdays` are (n, weekday), n being 0 for each of them."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    weekdays: frozenset[tuple[int, int]] = frozenset()
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    positions: frozenset[int] = frozenset()
    hours: frozenset[int] = frozenset()
    minutes: frozenset[int] = frozenset()
    seconds: frozenset[int] = frozenset()

    def between(self, start: datetime, first: date, last: date, budget: Budget) -> Iterator[datetime]:
        """Give the local times at which the rule comes from `first` to `last`, both included; UNTIL is not looked at.

        `start` is DTSTART, local: nothing comes before it.
        """
        if self._is_counted_out((first - start.date()).days):
            return
        since = start.date() if self.count is not None else max(first, start.date())
        whole = self.count is not None or bool(self.positions)
        found = 0
        for begin, end in self._periods(start.date(), since, last):
            if not whole:
                begin, end = max(begin, since), min(end, last)  # noqa: PLW2901 - only the part that is asked about
            budget.spend((end - begin).days + 1)
            for moment in self._in_period(start, begin, end, budget):
                if moment < start:
                    continue
                found += 1
                if (self.count is not None and found > self.count) or moment.date() > last:
                    return
                if moment.date() >= first:
                    yield moment

    def _is_counted_out(self, days: int) -> bool:
        """Whether COUNT is reached within so many days, where that needs no counting: each day or week has one."""
        passing = self.months or self.month_days or self.year_days or self.weeks or self.positions
        length = {"DAILY": 0 if self.weekdays else 1, "WEEKLY": 7}.get(self.frequency, 0)
        if self.count is None or passing or not length:
            return False
        return (self.count + 1) * self.interval * length < days  # the first week may be over before any

    def _in_period(self, start: datetime, begin: date, end: date, budget: Budget) -> list[datetime]:
        days = [day for day in _days(begin, end) if self._falls_on(day, start)]
        times = self._times(start)
        budget.spend(len(days) * (len(times) - 1))
        moments = [datetime.combine(day, hour) for day in days for hour in times]
        if not self.positions:
            return moments
        places = {n - 1 if n > 0 else len(moments) + n for n in self.positions}
        return [moments[place] for place in sorted(places) if 0 <= place < len(moments)]

    def _times(self, start: datetime) -> list[time]:
        hours, minutes = self.hours or {start.hour}, self.minutes or {start.minute}
        return sorted(time(*one) for one in product(hours, minutes, self.seconds or {start.second}))

    def _periods(self, origin: date, since: date, last: date) -> Iterator[tuple[date, date]]:
        """Give the first and last day of each period of the rule that reaches `since` and begins by `last`."""
        number, zero = self._period_of(since), self._period_of(origin)
        number += (zero - number) % self.interval
        while (bounds := self._bounds(number)) is not None and bounds[0] <= last:
            yield bounds
            number += self.interval

    def _period_of(self, day: date) -> int:
        match self.frequency:
            case "DAILY":
                return day.toordinal()
            case "WEEKLY":
                return (day.toordinal() - 1 - self.week_start) // 7
            case "MONTHLY":
                return day.year * 12 + day.month - 1
            case "YEARLY":
                return day.year

    def _bounds(self, number: int) -> tuple[date, date] | None:
        """Give the days of a period; None beyond the last year that there is."""
        try:
            match self.frequency:
                case "DAILY":
                    return date.fromordinal(number), date.fromordinal(number)
                case "WEEKLY":
                    begin = date.fromordinal(max(number * 7 + 1 + self.week_start, 1))
                    return begin, date.fromordinal(min(number * 7 + 7 + self.week_start, date.max.toordinal()))
                case "MONTHLY":
                    begin = date(number // 12, number % 12 + 1, 1)
                    return begin, begin.replace(day=_month_length(begin))
                case "YEARLY":
                    return date(number, 1, 1), date(number, 12, 31)
        except (ValueError, OverflowError):
            return None

    def _falls_on(self, day: date, start: datetime) -> bool:
        """Whether a day of one of its periods is one of its days."""
        bare = not (self.weekdays or self.month_days or self.year_days or self.weeks)
        if self.months and day.month not in self.months:
            return False
        if bare:
            return self._as_begun(day, start)
        return (
            (not self.month_days or bool(self.month_days & {day.day, day.day - _month_length(day) - 1}))
            and (not self.year_days or bool(self.year_days & _year_day(day)))
            and (not self.weeks or bool(self.weeks & _week(day, self.week_start)))
            and (not self.weekdays or bool(self.weekdays & self._weekday(day)))
        )

    def _as_begun(self, day: date, start: datetime) -> bool:
        """Whether a day is like the first one, where the rule says no more."""
        match self.frequency:
            case "DAILY":
                return True
            case "WEEKLY":
                return day.weekday() == start.weekday()
            case "MONTHLY":
                return day.day == start.day
            case "YEARLY":
                return day.day == start.day and (bool(self.months) or day.month == start.month)

    def _weekday(self, day: date) -> set[tuple[int, int]]:
        """Tell what weekday it is, in all the ways in which a rule may name it."""
        named = {(0, day.weekday())}
        if self.frequency == "MONTHLY" or (self.frequency == "YEARLY" and self.months):
            left = _month_length(day) - day.day
            named |= {((day.day - 1) // 7 + 1, day.weekday()), (-(left // 7) - 1, day.weekday())}
        elif self.frequency == "YEARLY" and not self.weeks:
            passed = day.timetuple().tm_yday - 1
            left = (date(day.year, 12, 31) - day).days
            named |= {(passed // 7 + 1, day.weekday()), (-(left // 7) - 1, day.weekday())}
        return named


@dataclass(frozen=True, slots=True, kw_only=True)
class Finer:
    """A rule finer than a day, of which only its end is looked at: its UNTIL, or how long its COUNT takes."""

    until: str = ""
    lasts: timedelta | None = None


def finer(text: str) -> Finer | None:
    """Read the end of a rule finer than a day; None of any other. Of a COUNT that passes times over none is known."""
    parts = dict(_pairs(text))
    step = _FINER.get(parts.get("FREQ", ""))
    if step is None:
        return None
    lasts = None
    if "COUNT" in parts and not any(name.startswith("BY") for name in parts):
        try:
            lasts = step * _whole(parts.get("INTERVAL", "1")) * _whole(parts["COUNT"])
        except OverflowError:
            lasts = None
    return Finer(until=parts.get("UNTIL", ""), lasts=lasts)


def _pairs(text: str) -> list[tuple[str, str]]:
    found = [part.partition("=") for part in text.strip().upper().strip(";").split(";")]
    return [(name.strip(), value.strip()) for name, _, value in found]


def parse(text: str) -> Rule:
    """Read a rule; BadRule when it is none, names a part that we do not know, or is finer than a day."""
    pairs = _pairs(text)
    parts = dict(pairs)
    if parts.get("FREQ") in _FINER:
        raise BadRule(finer=True)
    if len(parts) != len(pairs) or not parts.keys() <= _PARTS or parts.get("FREQ") not in _FREQUENCIES:
        raise BadRule
    if any(parts.get(name, usual) != usual for name, usual in _AS_EVERYBODY.items()):
        raise BadRule
    lists = {name: _numbers(name, parts[name]) for name in _LISTS if name in parts}
    hours, minutes = lists.get("BYHOUR", frozenset()), lists.get("BYMINUTE", frozenset())
    # 60 is the second that is sometimes added to a year; no clock of ours shows it
    seconds = frozenset(min(second, 59) for second in lists.get("BYSECOND", ()))
    if max(len(hours), 1) * max(len(minutes), 1) * max(len(seconds), 1) > _MOST_TIMES:
        raise BadRule(finer=True)
    frequency = cast("Frequency", parts["FREQ"])
    return Rule(
        frequency=frequency,
        interval=_whole(parts.get("INTERVAL", "1")),
        count=_whole(parts["COUNT"]) if "COUNT" in parts else None,
        until=parts.get("UNTIL", ""),
        week_start=_week_start(parts.get("WKST", "MO")),
        weekdays=_weekdays(parts["BYDAY"], frequency) if "BYDAY" in parts else frozenset(),
        months=lists.get("BYMONTH", frozenset()),
        month_days=lists.get("BYMONTHDAY", frozenset()),
        year_days=lists.get("BYYEARDAY", frozenset()),
        weeks=lists.get("BYWEEKNO", frozenset()),
        positions=lists.get("BYSETPOS", frozenset()),
        hours=hours,
        minutes=minutes,
        seconds=seconds,
    )


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,40}", text) or int(text) == 0:
        raise BadRule
    return min(int(text), _ENDLESS)


def _numbers(name: str, text: str) -> frozenset[int]:
    most, negative = _LISTS[name]
    found = set()
    for one in text.split(",", 1000):
        if not re.fullmatch(r"[+-]?\d{1,3}" if negative else r"\d{1,3}", one.strip()):
            raise BadRule
        number = int(one)
        if abs(number) > most or (number == 0 and name not in {"BYHOUR", "BYMINUTE", "BYSECOND"}):
            raise BadRule
        found.add(number)
    return frozenset(found)


def _weekdays(text: str, frequency: Frequency) -> frozenset[tuple[int, int]]:
    found = set()
    for one in text.split(",", 1000):
        named = _BYDAY.fullmatch(one.strip())
        if named is None:
            raise BadRule
        # in a rule of days or weeks a number means nothing (RFC 5545 3.3.10)
        number = int(named[1] or 0) if frequency in {"MONTHLY", "YEARLY"} else 0
        found.add((number, _WEEKDAYS.index(named[2])))
    return frozenset(found)


def _week_start(text: str) -> int:
    if text not in _WEEKDAYS:
        raise BadRule
    return _WEEKDAYS.index(text)


def _days(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


def _month_length(day: date) -> int:
    following = day.replace(day=28) + timedelta(days=4) if (day.year, day.month) < (9999, 12) else None
    return (following.replace(day=1) - _DAY).day if following else 31


def _year_day(day: date) -> set[int]:
    number = day.timetuple().tm_yday
    return {number, number - date(day.year, 12, 31).timetuple().tm_yday - 1}


def _week(day: date, week_start: int) -> set[int]:
    """Tell the week of a day, from the first and from the last of its year; the first has four days in it."""
    # the fourth day of a week says whose year the week is of
    try:
        middle = day + timedelta(days=3 - (day.weekday() - week_start) % 7)
    except OverflowError:
        return set()
    number = (middle.timetuple().tm_yday - 1) // 7 + 1
    left = (date(middle.year, 12, 31) - middle).days // 7
    return {number, -left - 1}
