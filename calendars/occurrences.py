"""The occurrences of one event of others: a single one, or those of a series near the time that is asked about.

A series is its rules, its dates and its beginning, less what is left out (EXDATE) or told by itself (RECURRENCE-ID).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from calendars.foreign import Component, Property, Unreadable
from calendars.lines import parameter
from calendars.moments import Moment, Zones, finer_of, length, rule_of, values
from calendars.recurrence import Budget

DAY = timedelta(days=1)
_REACH = timedelta(days=4)
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
        following = sorted((self._change(one, how) for one, how in replaced if _and_following(one)), key=itemgetter(0))
        without = self._without(event, [one for one, _ in replaced if not _and_following(one)])
        lengths = dict(self._dated(event, once))
        for local in sorted({*self._ruled(event, once), *lengths, once.begin.local}):
            found = replace(once, begin=replace(once.begin, local=local))
            if not self.touches(found) and not following and local not in lengths:
                continue
            if self._names(found.begin) & without:
                continue
            if local in lengths:
                days, rest = lengths[local]
                found = replace(found, days=days, rest=rest)
            changed = [change for change in following if change[0] <= found.begin.instant()]
            if changed:
                _, shift, days, rest, how = changed[-1]
                found = Occurrence(replace(found.begin, local=local + shift), days, rest, how)
            yield found

    def _length(self, event: Component, start: Moment) -> tuple[int, timedelta]:
        end, duration = event.first("DTEND"), event.first("DURATION")
        if end is None:
            days, rest = length(duration) if duration else (int(start.whole), timedelta())
            return (max(days, 1), timedelta()) if start.whole else (days, rest)
        until = self.zones.moment(end)
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

    def _ruled(self, event: Component, once: Occurrence) -> Iterator[datetime]:
        """Give what the rules say, not beyond UNTIL, which may be a day, a local time or an instant."""
        back = once.days * DAY + once.rest + _REACH
        first = self.first - back if self.first - _FIRST > back else _FIRST
        for said in event.all("RRULE"):
            if self._is_elsewhere(said, once, first):
                continue
            rule = rule_of(said)
            until = self.zones.moment(Property("UNTIL", "", rule.until, said.line)) if rule.until else None
            if until is not None and until.local < first:
                continue
            for local in rule.between(once.begin.local, first.date(), self.last.date(), self.budget):
                if until is None or self._in_time(replace(once.begin, local=local), until):
                    yield local

    def _is_elsewhere(self, said: Property, once: Occurrence, first: datetime) -> bool:
        """Whether a rule finer than a day, which is not followed, begins after what is asked about or ended before."""
        fine = finer_of(said)
        if fine is None or once.begin.local > self.last:
            return fine is not None
        if fine.until and self.zones.moment(Property("UNTIL", "", fine.until, said.line)).local < first:
            return True
        return fine.lasts is not None and first - once.begin.local > fine.lasts

    def _in_time(self, one: Moment, until: Moment) -> bool:
        if one.whole or until.whole:
            return self._day(one) <= self._day(until)
        return one.instant() <= until.instant() if until.utc else one.local <= until.local

    def _dated(self, event: Component, once: Occurrence) -> Iterator[tuple[datetime, tuple[int, timedelta]]]:
        """Give the dates that are listed, which may be periods with a length of their own (RFC 5545 3.8.5.2)."""
        for said, value in values(event.all("RDATE"), self.budget):
            begin, slash, end = value.partition("/")
            moment = self.zones.moment(said, begin)
            # in the zone of the series, whatever zone it is listed in
            local = moment.local if moment.to_utc is once.begin.to_utc else self._local(moment, once.begin)
            if not slash:
                yield local, (once.days, once.rest)
            elif end.strip().upper().startswith(("P", "+P")):
                yield local, length(said, end)
            else:
                yield local, (0, max(self.zones.moment(said, end).instant() - moment.instant(), timedelta()))

    @staticmethod
    def _local(moment: Moment, like: Moment) -> datetime:
        """Tell the local time of an instant in the zone of another moment."""
        if moment.whole or like.whole:
            return datetime.combine(moment.local.date(), like.local.time())
        instant = moment.instant()
        return instant + (instant - like.to_utc(instant + (instant - like.to_utc(instant))))

    def _without(self, event: Component, alone: Sequence[Component]) -> set[_Key]:
        """Tell by their names the occurrences that are none: exceptions, and those that are told by themselves."""
        said = [*event.all("EXDATE"), *(one for each in alone for one in each.all("RECURRENCE-ID"))]
        left_out: set[_Key] = set()
        for one, value in values(said, self.budget):
            moment = self.zones.moment(one, value)
            day = datetime.combine(self._day(moment), time())
            # beside its instant: a series of whole days has exceptions that some write as midnights
            left_out |= {("day", day)} if moment.whole else {("instant", moment.instant()), ("midnight", day)}
        return left_out

    def _names(self, one: Moment) -> set[_Key]:
        day = datetime.combine(one.local.date(), time())
        return {("day", day), ("midnight", day)} if one.whole else {("day", day), ("instant", one.instant())}

    def _day(self, moment: Moment) -> date:
        return moment.local.replace(tzinfo=UTC).astimezone(self.here).date() if moment.utc else moment.local.date()

    def _change(
        self, one: Component, tentative: bool | None
    ) -> tuple[datetime, timedelta, int, timedelta, bool | None]:
        """Tell since which instant an occurrence and all that follow it are otherwise, and how."""
        since, once = self.zones.moment(next(one.all("RECURRENCE-ID"))), self.once(one, tentative)
        shift = once.begin.instant() - since.instant()
        return since.instant(), shift, once.days, once.rest, tentative


def _and_following(one: Component) -> bool:
    said = one.first("RECURRENCE-ID")
    return said is not None and parameter(said.params, "RANGE").upper() == "THISANDFUTURE"
