"""A dated opening at a site, and what it takes to hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coanimation.domain.people import Professional
from coanimation.domain.rules import Rules
from coanimation.domain.space import REFERENT, Terms


class Part(StrEnum):
    """A part of the day, told by the rules of the space from the hour at which a slot starts."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Closed(StrEnum):
    """Why a slot of the pattern does not open."""

    PUBLIC_HOLIDAY = "public-holiday"
    CLOSURE = "closure"
    DECIDED = "decided"
    MOVED = "moved"


class State(StrEnum):
    """How a slot stands: the charter is met, or not yet, or it does not open."""

    HELD = "held"
    SHORT = "short"
    CLOSED = "closed"


EVENING, WEEKEND, SCHOOL_HOLIDAYS, PUBLIC_HOLIDAY = "evening", "weekend", "school-holidays", "public-holiday"
HEAVY = frozenset({EVENING, WEEKEND})  # what is to be shared among those who offer some
SEAT = "seat"  # what lacks when it is no role in particular


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A moment of the week: site, weekday (0 is Monday), part of the day."""

    site: str
    weekday: int
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An opening on a day. `start` to `end` is what the public sees; professionals are there from `arrive` to `leave`.

    All instants are aware, in the time zone of the space. The id is opening id + original local date, then `-2`, `-3` …
    for the second and later relays: time and title never enter it. `estimated`: the school holidays of that day are
    beyond the official data.
    """

    id: str
    opening: str
    site: str
    day: date
    start: datetime
    end: datetime
    arrive: datetime
    leave: datetime
    part: Part
    tags: frozenset[str] = frozenset()
    terms: Terms = Terms()
    relay: int = 1
    closed: Closed | None = None
    reason: str = ""
    estimated: bool = False
    exceptional: bool = False

    def __post_init__(self) -> None:
        for instant in (self.start, self.end, self.arrive, self.leave):
            if instant.utcoffset() is None:
                raise ValueError(f"slot {self.id}: {instant} has no time zone")
        if (
            not elapsed(self.arrive, self.start) >= 0 < elapsed(self.start, self.end)
            or elapsed(self.end, self.leave) < 0
        ):
            raise ValueError(f"slot {self.id}: its instants are out of order")

    @property
    def cell(self) -> Cell:
        """Its moment of the week."""
        return Cell(self.site, self.day.weekday(), self.part)

    @property
    def open_minutes(self) -> int:
        """Elapsed minutes that it is open, real ones across a change of the clocks."""
        return elapsed(self.start, self.end)

    @property
    def minutes(self) -> int:
        """Elapsed minutes that a professional is present, set-up and tidy included: what agreements count."""
        return elapsed(self.arrive, self.leave)


def elapsed(first: datetime, then: datetime) -> int:
    """Tell the real minutes between two instants (same-zone subtraction would give wall-clock minutes)."""
    return round((then.timestamp() - first.timestamp()) / 60)


def needs(slot: Slot, rules: Rules) -> Mapping[str, int]:
    """Tell how many of each role the slot needs; where minors come, the charter's referents among them."""
    asked = dict(slot.terms.needs)
    if slot.terms.minors and rules.referents:
        asked[REFERENT] = max(asked.get(REFERENT, 0), rules.referents)
    return asked


def lacking(slot: Slot, present: Sequence[Professional], rules: Rules) -> Mapping[str, int]:
    """Tell what the charter still asks for, by role or SEAT; empty means that the slot is held."""
    organisations = {p.partner for p in present}
    there = len(organisations) if rules.different_organisations else len(present)
    lacks = {role: n - sum(p.holds(role, slot.day) for p in present) for role, n in needs(slot, rules).items()}
    lacks[SEAT] = slot.terms.least - there
    return {what: n for what, n in sorted(lacks.items()) if n > 0}


def state(slot: Slot, present: Sequence[Professional], rules: Rules) -> State:
    """Tell how the slot stands with these people present."""
    if slot.closed is not None:
        return State.CLOSED
    return State.SHORT if lacking(slot, present, rules) else State.HELD
