"""What an absence does to a rota, in words: what it empties, and each way to go on with what it costs and brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coanimation.domain.adjustments import Absence
from coanimation.domain.month import Month
from coanimation.domain.people import Partner, Professional
from coanimation.domain.rota import Assignment, Rota
from coanimation.rendering.changes import Data, assignments_data, change_lines, holder_lines, lost
from coanimation.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to go on, against the rota `before`: who comes, who no longer does, and how many could have stayed."""

    before: Rota
    rota: Rota
    displaced: int
    new: frozenset[Assignment]
    gone: frozenset[Assignment]


def absence_title(who: Professional | Partner, absence: Absence, partners: Iterable[Partner], words: Words) -> str:
    """Say who is away, and when; never why."""
    name = who.name
    if isinstance(who, Professional):
        partner = next(one.name for one in partners if one.id == who.partner)
        name = words.say("explain-person", name=who.name, partner=partner)
    if absence.first == absence.last:
        return words.say("absence-title-day", who=name, day=words.day(absence.first, year=True))
    days = {"first": words.day(absence.first), "last": words.day(absence.last, year=True)}
    return words.say("absence-title-days", who=name, **days)


def fallen_lines(month: Month, fallen: Iterable[Assignment], words: Words) -> Iterator[str]:
    """Say which presences fall away."""
    seats = tuple(fallen)
    published = "yes" if month.told is not None else "no"
    yield words.say("absence-fallen", month=month.month, published=published, count=len(seats))
    yield from (f"  {line}" for line in holder_lines(month, seats, words))


def way_lines(month: Month, way: Way, number: int, words: Words, *, alone: bool) -> Iterator[str]:
    """Say one way to go on: what it comes to, then slot by slot who comes and who no longer does."""
    text = way_text(month, way, words)
    yield text if alone else words.say("absence-option", number=number, text=text)
    yield from (f"  {line}" for line in change_lines(month, way.new, way.gone, words))


def way_text(month: Month, way: Way, words: Words) -> str:
    """Say how many are displaced, and what is still lacking of what was held before."""
    seats, slots = lost(month, way.before, way.rota)
    moved = words.say("absence-displaced", count=way.displaced)
    return words.say("absence-way", moved=moved, rest=words.say("change-rest", seats=seats, slots=slots))


def way_data(month: Month, way: Way, words: Words) -> Data:
    """Give one way to go on for programs."""
    seats, slots = lost(month, way.before, way.rota)
    return {
        "displaced": way.displaced,
        "called": assignments_data(way.new),
        "released": assignments_data(way.gone),
        "seats_lost": seats,
        "slots_lost": slots,
        "text": way_text(month, way, words),
    }
