"""The slots of a month, from the openings of a space.

An opening that starts in the month gives its slots to that month, relays after midnight included. What a date is (a
public holiday, school holidays, a closure) is asked of the day on which the opening starts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coanimation.almanac.clock import Span, spans, zone_of
from coanimation.almanac.holidays import public_holidays
from coanimation.almanac.pattern import occurrence_id, opening_days
from coanimation.almanac.recurrence import FIRST_YEAR, LAST_YEAR
from coanimation.almanac.refusal import AlmanacError
from coanimation.almanac.school import estimated, school_holidays
from coanimation.domain.months import YearMonth
from coanimation.domain.rules import Rules
from coanimation.domain.slots import EVENING, PUBLIC_HOLIDAY, SCHOOL_HOLIDAYS, WEEKEND, Closed, Part, Slot
from coanimation.domain.space import Closure, ExceptionalOpening, Opening, Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a date is at the space: the name of its public holiday or nothing, and whether schools are closed.

    `estimated`: the school holidays of that day follow a rule, no decree is known yet.
    """

    day: date
    public_holiday: str
    school_holidays: bool
    estimated: bool


def days(space: Space, first: date, last: date) -> Mapping[date, Day]:
    """Tell what each date is from `first` to `last`, both included.

    AlmanacError when the zone or the territory is unknown, or the dates lie outside the years the almanac answers for.
    """
    for year in (first.year, last.year):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise AlmanacError("almanac-year-out-of-range", year=str(year), first=str(FIRST_YEAR), last=str(LAST_YEAR))
    return {day: _day(space, day) for day in (first + timedelta(days=n) for n in range((last - first).days + 1))}


def slots_of(space: Space, month: YearMonth) -> tuple[Slot, ...]:
    """Lay out the month from the pattern alone, by start then id; what the pattern closes is there with its reason.

    An exceptional opening opens whatever the day. A moved slot keeps its id and stands only where it was moved to; its
    `opening` is the exceptional one's, because usual answers for the day it left say nothing of the day it goes to.
    AlmanacError when the almanac cannot follow the space.
    """
    facts = days(space, month.first, month.last)
    moved = {exception.moves for exception in space.exceptional if exception.moves}
    laid = [
        slot
        for opening in space.openings
        for day in opening_days(space, opening, month.first, month.last)
        if occurrence_id(opening.id, day) not in moved
        for slot in _of_opening(space, opening, facts[day])
    ]
    laid += [
        slot
        for exception in space.exceptional
        if exception.day in facts
        for slot in _of_exception(space, exception, facts[exception.day])
    ]
    return tuple(sorted(laid, key=lambda slot: (slot.start.timestamp(), slot.id)))


def open_minutes(space: Space, month: YearMonth) -> int:
    """Count the elapsed minutes that the pattern opens in the month."""
    return sum(slot.open_minutes for slot in slots_of(space, month) if slot.closed is None)


def _day(space: Space, day: date) -> Day:
    return Day(
        day=day,
        public_holiday=public_holidays(space.holidays, day.year, space.language).get(day, ""),
        school_holidays=school_holidays(space.school_zone, day),
        estimated=estimated(space.school_zone, day),
    )


def _of_opening(space: Space, opening: Opening, facts: Day) -> Iterator[Slot]:
    return _slots(space, opening, facts, occurrence_id(opening.id, facts.day), _closed(space.closures, opening, facts))


def _of_exception(space: Space, exception: ExceptionalOpening, facts: Day) -> Iterator[Slot]:
    return _slots(space, exception, facts, exception.moves or occurrence_id(exception.id, exception.day), (None, ""))


def _slots(
    space: Space, opening: Opening | ExceptionalOpening, facts: Day, named: str, why: tuple[Closed | None, str]
) -> Iterator[Slot]:
    """Give the slots of an opening on a day, one for each relay."""
    for span in spans(opening, facts.day, zone_of(space.timezone)):
        part = _part(span, facts.day, space.rules)
        yield Slot(
            id=named if span.relay == 1 else f"{named}-{span.relay}",
            opening=opening.id,
            site=opening.site,
            day=facts.day,
            start=span.start,
            end=span.end,
            arrive=span.arrive,
            leave=span.leave,
            part=part,
            tags=_tags(part, facts),
            terms=opening.terms,
            relay=span.relay,
            closed=why[0],
            reason=why[1],
            estimated=facts.estimated,
            exceptional=isinstance(opening, ExceptionalOpening),
        )


def _closed(closures: Iterable[Closure], opening: Opening, facts: Day) -> tuple[Closed | None, str]:
    """Tell why the pattern does not open on that day; what a person wrote comes before what the calendar says."""
    for closure in closures:
        everywhere = not closure.sites and not closure.openings
        concerned = everywhere or opening.site in closure.sites or opening.id in closure.openings
        if concerned and closure.first <= facts.day <= closure.last:
            return Closed.CLOSURE, closure.reason
    if facts.public_holiday and not opening.on_public_holidays:
        return Closed.PUBLIC_HOLIDAY, facts.public_holiday
    return None, ""


def _part(span: Span, day: date, rules: Rules) -> Part:
    """Tell the part of the day from the hour of the start; a relay after midnight still belongs to its evening."""
    if span.start.date() > day or span.start.time() >= rules.evening_from:
        return Part.EVENING
    return Part.AFTERNOON if span.start.time() >= rules.afternoon_from else Part.MORNING


def _tags(part: Part, facts: Day) -> frozenset[str]:
    told = {
        EVENING: part is Part.EVENING,
        WEEKEND: facts.day.weekday() >= 5,
        SCHOOL_HOLIDAYS: facts.school_holidays,
        PUBLIC_HOLIDAY: bool(facts.public_holiday),
    }
    return frozenset(tag for tag, is_so in told.items() if is_so)
