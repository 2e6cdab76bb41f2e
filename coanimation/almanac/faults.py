"""What of a space the almanac cannot follow, all of it at once, before any month is laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from coanimation.almanac import recurrence
from coanimation.almanac.clock import moments, zone_of
from coanimation.almanac.holidays import territory
from coanimation.almanac.pattern import occurrence_id, occurrence_of, opening_days
from coanimation.almanac.refusal import AlmanacError
from coanimation.almanac.school import NONE, zone
from coanimation.domain.space import ExceptionalOpening, Opening, Season, Space
from coanimation.words import nearest


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that cannot be followed, at a `key` of `where`: `space`, `opening:<id>` or `exceptional:<id>`."""

    where: str
    key: str
    error: AlmanacError


def faults(space: Space) -> tuple[Fault, ...]:
    """List everything in the space that `slots_of` would refuse or silently lose, in the order of the files."""
    general = _of_the_space(space)
    openings = chain.from_iterable(_of_opening(space, opening) for opening in space.openings)
    broken = general or any(opening.rrule and _refused(_check_rule, opening) for opening in space.openings)
    exceptions = chain.from_iterable(_of_exception(space, one, whole=not broken) for one in space.exceptional)
    return (*general, *openings, *exceptions, *_twice(space))


def _of_the_space(space: Space) -> tuple[Fault, ...]:
    asked: tuple[tuple[str, Callable[[], object]], ...] = (
        ("timezone", lambda: zone_of(space.timezone)),
        ("school-zone", lambda: zone(space.school_zone)),
        ("public-holidays", lambda: territory(space.holidays)),
    )
    return tuple(Fault("space", key, error) for key, ask in asked if (error := _refused(ask)))


def _of_opening(space: Space, opening: Opening) -> Iterator[Fault]:
    where = f"opening:{opening.id}"
    if opening.rrule and (error := _refused(_check_rule, opening)):
        yield Fault(where, "rrule", error)
    if error := _refused(moments, opening.starts, opening.ends, opening.terms.relays):
        yield Fault(where, "relays", error)
    seasonal = opening.season is not Season.ALWAYS
    if seasonal and not _refused(zone, space.school_zone) and zone(space.school_zone) == NONE:
        yield Fault(where, "when", AlmanacError("almanac-season-without-zone", opening=opening.id))


def _of_exception(space: Space, exception: ExceptionalOpening, *, whole: bool) -> Iterator[Fault]:
    where = f"exceptional:{exception.id}"
    if error := _refused(moments, exception.starts, exception.ends, exception.terms.relays):
        yield Fault(where, "relays", error)
    if not recurrence.FIRST_YEAR <= exception.day.year <= recurrence.LAST_YEAR:
        span = {"first": str(recurrence.FIRST_YEAR), "last": str(recurrence.LAST_YEAR)}
        yield Fault(where, "date", AlmanacError("almanac-year-out-of-range", year=str(exception.day.year), **span))
    if exception.moves and whole and not _is_in_the_pattern(space, exception.moves):
        likely = _likely(space, exception.moves)
        yield Fault(where, "moves", AlmanacError("almanac-moves-nothing", slot=exception.moves, nearest=likely))


def _twice(space: Space) -> Iterator[Fault]:
    """Ids that would name two things: an opening and an exceptional one, or two slots moved from the same one."""
    named = Counter([*(o.id for o in space.openings), *(e.id for e in space.exceptional)])
    moved = Counter(e.moves for e in space.exceptional if e.moves)
    for exception in space.exceptional:
        if named[exception.id] > 1:
            yield Fault(f"exceptional:{exception.id}", "id", AlmanacError("almanac-id-twice", id=exception.id))
        if moved[exception.moves] > 1:
            error = AlmanacError("almanac-moved-twice", slot=exception.moves)
            yield Fault(f"exceptional:{exception.id}", "moves", error)


def _is_in_the_pattern(space: Space, slot_id: str) -> bool:
    found = occurrence_of(space, slot_id)
    if found is None or not recurrence.FIRST_YEAR <= found[1].year <= recurrence.LAST_YEAR:
        return False
    opening, day = found
    return day in opening_days(space, opening, day, day)


def _likely(space: Space, slot_id: str) -> str:
    """Name the slot that was probably meant: the opening's nearest name, on the same day when it takes place then."""
    named, day = slot_id[:-11], slot_id[-10:]
    opening = nearest(named, (opening.id for opening in space.openings)) or ""
    meant = f"{opening}-{day}"
    return meant if opening and _is_in_the_pattern(space, meant) else _closest(space, slot_id, opening)


def _closest(space: Space, slot_id: str, opening_id: str) -> str:
    """Name the occurrence of that opening closest to the day, within a month either way."""
    found = occurrence_of(space, f"{opening_id}-{slot_id[-10:]}")
    if found is None:
        return ""
    opening, day = found
    around = opening_days(space, opening, *recurrence.around(day, days=31))
    closest = min(around, key=lambda other: (abs((other - day).days), other), default=None)
    return occurrence_id(opening.id, closest) if closest else ""


def _check_rule(opening: Opening) -> None:
    recurrence.check(opening.rrule, opening.first)


def _refused(ask: Callable[..., object], *given: object) -> AlmanacError | None:
    try:
        ask(*given)
    except AlmanacError as error:
        return error
    return None
