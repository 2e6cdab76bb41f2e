"""On which days an opening has its place, and the names that follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from coanimation.almanac import recurrence
from coanimation.almanac.refusal import AlmanacError
from coanimation.almanac.school import school_holidays
from coanimation.domain.space import Opening, Season, Space


def occurrence_id(opening: str, day: date) -> str:
    """Name what an opening gives on a day: the id of its first slot."""
    return f"{opening}-{day.isoformat()}"


def occurrence_of(space: Space, slot_id: str) -> tuple[Opening, date] | None:
    """Find the opening and the day that an id names, whether or not the opening takes place on that day."""
    named, day = slot_id[:-11], slot_id[-10:]
    opening = next((opening for opening in space.openings if opening.id == named), None)
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    return (opening, on) if opening and slot_id == occurrence_id(named, on) else None


def opening_days(space: Space, opening: Opening, after: date, before: date) -> Iterator[date]:
    """Give the dates on which the opening has its place, closed or not, from `after` to `before`, both included."""
    site = space.site(opening.site)
    first = max(day for day in (after, opening.first, site.first) if day)
    last = min(day for day in (before, opening.last, site.last) if day)
    for day in _recurring(opening, first, last):
        if opening.season is Season.ALWAYS or _in_holidays(space, day) is (opening.season is Season.HOLIDAYS):
            yield day


def _in_holidays(space: Space, day: date) -> bool:
    return school_holidays(space.school_zone, day)


def _recurring(opening: Opening, first: date, last: date) -> Iterator[date]:
    if opening.rrule:
        if opening.first is None:
            raise AlmanacError("almanac-rrule-without-first", rule=opening.rrule)
        yield from recurrence.dates(opening.rrule, opening.first, first, last)
        return
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if day.weekday() in opening.weekdays:
            yield day
