"""The occurrences of one event of others: a single one, or those of a series near the time that is asked about.

A series is its rules, its dates and its beginning, less what is left out (EXDATE) or told by itself (RECURRENCE-ID).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from calendars.foreign import Component, Property, Unreadable
from calendars.lines import parameter
from calendars.moments import Moment, Zones, finer_of, length, rule_of, values
from calendars.recurrence import Budget

DAY = timedelta(days=1)
_REACH = timedelta(days=4)
_OF_A_CHANGE = 16  # steps: each is read anew for each series of its name
_FIRST = datetime(1, 1, 1)  # noqa: DTZ001 - local times here have no zone, it stands beside them
_Key = tuple[str, datetime]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When an event takes place once: its beginning, its length in days by the calendar and an exact rest.

    `tentative` is None when it makes nobody busy.
    """

    begin: Moment
    days: int
    rest: timedelta
    tentative: bool | None

    def ends(self) -> datetime:
        """Tell the instant of its end, in UTC without zone."""
        return replace(self.begin, local=self.begin.local + self.days * DAY).instant() + self.rest


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """Since which local time of a series its occurrences are otherwise: how far they are moved by the clock, and how.

    RFC 5545 3.8.4.4, RANGE=THISANDFUTURE.
    """

    since: datetime
    shift: timedelta
    days: int
    rest: timedelta
    tentative: bool | None

    def of(self, one: Occurrence) -> Occurrence:
        """Change an occurrence."""
        begin = replace(one.begin, local=one.begin.local + self.shift)
        return Occurrence(begin, self.days, self.rest, self.tentative)


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What is needed to follow a series: local days around what is asked about, zones, the zone of the space."""

    first: datetime
    last: datetime
    zones: Zones
    here: ZoneInfo
    budget: Budget

    def once(self, event: Component, tentative: bool | None) -> Occurrence:
        """Read when an event begins and how long it is; Unreadable when it does not say."""
        begin = event.first("DTSTART")
        if begin is None:
            raise Unreadable(event.line, "no-start")
        start = self.zones.moment(begin)
        return Occurrence(start, *self._length(event, start), tentative)

    def touches(self, one: Occurrence) -> bool:
        """Whether it may touch the time that is asked about, in whatever zone it is."""
        return one.begin.local < self.last and one.begin.local + one.days * DAY + one.rest > self.first

    def series(
        self, event: Component, once: Occurrence, replaced: Sequence[tuple[Component, bool | None]]
    ) -> Iterator[Occurrence]:
        """Give the occurrences of a series; `replaced` are those that are told by themselves."""
        changing = [(one, how) for one, how in replaced if _and_following(one)]
        self.budget.spend(_OF_A_CHANGE * len(changing))
        changes = sorted((self._change(one, how, once.begin) for one, how in changing), key=attrgetter("since"))
        without = self._without(event, [one for one, _ in replaced if not _and_following(one)])
        lengths = dict(self._dated(event, once))
        for local in sorted({*self._ruled(event, once, changes), *lengths, once.begin.local}):
            found = replace(once, begin=replace(once.begin, local=local))
            if not self.touches(found) and not changes and local not in lengths:
                continue
            if self._names(found.begin) & without:
                continue
            if local in lengths:
                days, rest = lengths[local]
                found = replace(found, days=days, rest=rest)
            since = bisect_right(changes, local, key=attrgetter("since"))
            yield changes[since - 1].of(found) if since else found

    def _length(self, event: Component, start: Moment) -> tuple[int, timedelta]:
        end, duration = event.first("DTEND"), event.first("DURATION")
        if end is None:
            days, rest = length(duration) if duration else (int(start.whole), timedelta())
            return (max(days, 1), timedelta()) if start.whole else (days, rest)
        until = self.zones.moment(end)
        if start.whole and not until.whole and self._is_midnight(until):
            until = replace(start, local=datetime.combine(self._told_day(until), time()))
        if start.whole != until.whole:
            raise Unreadable(end.line, "date")
        try:
            exact = until.local - start.local if start.whole else until.instant() - start.instant()
        except OverflowError:  # in the first or in the last year that there is
            exact = until.local - start.local
        if exact < timedelta():
            raise Unreadable(end.line, "backwards")
        # some write the same day twice for one whole day
        return (max(exact.days, 1), timedelta()) if start.whole else (0, exact)

    def _ruled(self, event: Component, once: Occurrence, changes: Sequence[_Change]) -> Iterator[datetime]:
        """Give what the rules say, not beyond UNTIL, which may be a day, a local time or an instant."""
        reach = [(timedelta(), once.days, once.rest), *((one.shift, one.days, one.rest) for one in changes)]
        back = max(shift + days * DAY + rest for shift, days, rest in reach) + _REACH
        first = self.first - back if self.first - _FIRST > back else _FIRST
        last = self.last - min(shift for shift, _, _ in reach)
        for said in event.all("RRULE"):
            if self._is_elsewhere(said, once, first, last):
                continue
            rule = rule_of(said)
            until = self.zones.moment(Property("UNTIL", "", rule.until, said.line)) if rule.until else None
            if until is not None and until.local < first:
                continue
            if until is not None and until.local - last > _REACH:
                until = None  # after all that is looked at; some write the end of time
            for local in rule.between(once.begin.local, first.date(), last.date(), self.budget):
                if until is None or self._in_time(replace(once.begin, local=local), until):
                    yield local

    def _is_elsewhere(self, said: Property, once: Occurrence, first: datetime, last: datetime) -> bool:
        """Whether a rule finer than a day, which is not followed, begins after what is asked about or ended before."""
        fine = finer_of(said)
        if fine is None or once.begin.local > last:
            return fine is not None
        if fine.until and self.zones.moment(Property("UNTIL", "", fine.until, said.line)).local < first:
            return True
        return fine.lasts is not None and first - once.begin.local > fine.lasts

    def _in_time(self, one: Moment, until: Moment) -> bool:
        if one.whole or until.whole:
            return self._day(one) <= self._told_day(until)
        return one.instant() <= until.instant() if until.utc else one.local <= until.local

    def _dated(self, event: Component, once: Occurrence) -> Iterator[tuple[datetime, tuple[int, timedelta]]]:
        """Give the dates that are listed, which may be periods with a length of their own (RFC 5545 3.8.5.2)."""
        for said, value in values(event.all("RDATE"), self.budget):
            begin, slash, end = value.partition("/")
            moment = self.zones.moment(said, begin)
            local = self._local(moment, once.begin)  # in the zone of the series, whatever zone it is listed in
            if not slash:
                yield local, (once.days, once.rest)
            elif end.strip().upper().startswith(("P", "+P")):
                yield local, length(said, end)
            else:
                yield local, (0, max(self.zones.moment(said, end).instant() - moment.instant(), timedelta()))

    def _local(self, moment: Moment, like: Moment) -> datetime:
        """Tell which local time of a series is meant: of whole days only the day is."""
        if moment.whole or like.whole:
            return datetime.combine(self._told_day(moment), like.local.time())
        return self._clock(moment, like)

    @staticmethod
    def _clock(moment: Moment, like: Moment) -> datetime:
        """Tell the local time of an instant in the zone of another moment."""
        if moment.to_utc is like.to_utc:
            return moment.local
        instant = moment.instant()
        close = instant + (instant - like.to_utc(instant))
        return close + (instant - like.to_utc(close))  # where the clocks change in between

    def _without(self, event: Component, alone: Sequence[Component]) -> set[_Key]:
        """Tell by their names the occurrences that are none: exceptions, and those that are told by themselves."""
        said = [*event.all("EXDATE"), *(one for each in alone for one in each.all("RECURRENCE-ID"))]
        left_out: set[_Key] = set()
        for one, value in values(said, self.budget):
            moment = self.zones.moment(one, value)
            day = datetime.combine(self._told_day(moment), time())
            # beside its instant: a series of whole days has exceptions that some write as midnights
            left_out |= {("day", day)} if moment.whole else {("instant", moment.instant()), ("midnight", day)}
        return left_out

    def _names(self, one: Moment) -> set[_Key]:
        day = datetime.combine(one.local.date(), time())
        return {("day", day), ("midnight", day)} if one.whole else {("day", day), ("instant", one.instant())}

    def _day(self, moment: Moment) -> date:
        return moment.local.replace(tzinfo=UTC).astimezone(self.here).date() if moment.utc else moment.local.date()

    def _told_day(self, moment: Moment) -> date:
        """Tell the day that an exception or an end of whole days means; midnight in UTC is no hour of another day."""
        return moment.local.date() if moment.local.time() == time() else self._day(moment)

    def _is_midnight(self, moment: Moment) -> bool:
        """Whether it is the beginning of a day, where it is told or at the space."""
        here = self.zones.floating(datetime.combine(self._told_day(moment), time()))
        return moment.local.time() == time() or moment.instant() == here

    def _change(self, one: Component, tentative: bool | None, like: Moment) -> _Change:
        """Tell since when an occurrence and all that follow it are otherwise, in the local time of their series."""
        since, once = self.zones.moment(next(one.all("RECURRENCE-ID"))), self.once(one, tentative)
        named = self._local(since, like)
        begin = once.begin.local if once.begin.whole else self._clock(once.begin, like)
        return _Change(since=named, shift=begin - named, days=once.days, rest=once.rest, tentative=tentative)


def _and_following(one: Component) -> bool:
    said = one.first("RECURRENCE-ID")
    return said is not None and parameter(said.params, "RANGE").upper() == "THISANDFUTURE"
