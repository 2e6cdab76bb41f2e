"""What is asked: shifts to hold, workers who may hold them, rules and the order of the aims.

Times are whole minutes from the start of the horizon, counted in UTC, so that a rest across a change of the clocks is a
real one. Nothing here knows a calendar or a language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from solver.faults import Fault, InvalidProblem, find

__all__ = [
    "AIMS",
    "Burden",
    "Fault",
    "InvalidProblem",
    "Limit",
    "Meeting",
    "Minutes",
    "Problem",
    "Shift",
    "Stay",
    "Team",
    "Topic",
    "Worker",
]

Minutes = int

AIMS = (
    "openable",
    "coverage",
    "kept",
    "agreements",
    "presence",
    "ownership",
    "topics",
    "burden",
    "encounters",
    "economy",
    "wishes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A stretch of work at a place.

    Below `least` workers, or with a role of `roles` short, it cannot open, which costs `weight`; `wanted` are asked
    for; more than `most` are refused. `counted` are the minutes that limits and agreements count (default: its length).
    Shifts that name the same working `day` ask for no rest between them. `cell` is the recurring moment that it is an
    occurrence of, for ownership; successions look at its `tags`.
    """

    id: str
    start: Minutes
    end: Minutes
    place: str = ""
    least: int = 2
    wanted: int = 2
    most: int = 2
    roles: Mapping[str, int] = field(default_factory=dict)
    weight: int = 1
    counted: Minutes | None = None
    day: str = ""
    cell: str = ""
    tags: frozenset[str] = frozenset()

    @property
    def minutes(self) -> Minutes:
        """What limits and agreements count."""
        return self.end - self.start if self.counted is None else self.counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """Work done elsewhere than in this problem (a neighbouring month): it binds rest, travel and successions."""

    start: Minutes
    end: Minutes
    place: str = ""
    day: str = ""
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Someone of a team; available only in the shifts of `yes` and `if_need_be`.

    `roles` gives the instant at which each role lapses, None for never: a role is held in the shifts that end by then.
    A `placeholder` is someone whom a team will name later: without role, wish or burden, available only for what their
    team promised.
    """

    id: str
    team: str
    roles: Mapping[str, Minutes | None] = field(default_factory=dict)
    yes: frozenset[str] = frozenset()
    if_need_be: frozenset[str] = frozenset()
    prefers: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()
    rest: Minutes = 0
    stays: tuple[Stay, ...] = ()
    placeholder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A partner of equal standing. `owed` minutes (± `tolerance`) were agreed, or None: it then has an equal share.

    `surplus` is what the past gave it beyond its share, in seats, capped by whoever poses the problem. `at_once` bounds
    its workers over all places at one time.
    """

    id: str
    owed: Minutes | None = None
    tolerance: Minutes = 0
    surplus: int = 0
    at_once: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """From `least` to `most` of `shifts`, for one worker or for all of one team together.

    Counted are shifts, their minutes, or the distinct working days on which one of them is held. A `hard` limit is a
    rule; one of mode `alert` lets everything pass, and `solver.audit.alerts` tells where it is not kept.
    """

    id: str
    who: str
    shifts: frozenset[str]
    most: int
    least: int = 0
    unit: Literal["shifts", "minutes", "days"] = "shifts"
    mode: Literal["hard", "alert"] = "hard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What all of `workers` attend: they take no shift that overlaps it, or that leaves no time for the way."""

    id: str
    start: Minutes
    end: Minutes
    place: str = ""
    workers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What can be talked about where one of `workers` is: asked for in at least `least` of `shifts`."""

    id: str
    workers: frozenset[str]
    shifts: frozenset[str]
    least: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Burden:
    """What weighs on a worker: how many of `shifts` they hold, and held in the `past`, against a `quota`."""

    worker: str
    shifts: frozenset[str]
    quota: int = 0
    past: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A rostering problem, refused at birth with every inconsistency named (InvalidProblem).

    `travel` gives minutes between two places, in both directions; unknown pairs take none. `met` counts the past
    meetings of two teams, ids in order. `draft` is a rota to stay near (None: none). `fixed` gives, for each shift that
    has begun, exactly who holds it: facts, which bind what is decided and break no rule among themselves. Without
    `one_per_team` two workers of a team may hold a shift together, and the aim encounters is off.

    `days` are the keys of the working days, in order: nobody takes a shift with the second tag of one of `successions`
    on the key that follows that of a shift with the first. `apart` are pairs of workers, ids in order, never in one
    shift; whoever is `accompanied` works only where one of those named works too; whoever works one shift of one of
    `blocks` works all of it; `promises` are (team, shift) pairs: one of its workers is there.

    `told` is the rota that was published (None: none). `occurred` counts how often each cell occurred in the window of
    ownership, `held` in how many of these a (cell, team) was present, `running` in how many of the last ones in a row.
    """

    shifts: tuple[Shift, ...]
    workers: tuple[Worker, ...]
    teams: tuple[Team, ...]
    limits: tuple[Limit, ...] = ()
    travel: Mapping[tuple[str, str], Minutes] = field(default_factory=dict)
    pins: frozenset[tuple[str, str]] = frozenset()
    bans: frozenset[tuple[str, str]] = frozenset()
    fixed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    met: Mapping[tuple[str, str], int] = field(default_factory=dict)
    draft: frozenset[tuple[str, str]] | None = None
    one_per_team: bool = True
    band: int = 1
    aims: tuple[str, ...] = AIMS
    days: tuple[str, ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    accompanied: Mapping[str, frozenset[str]] = field(default_factory=dict)
    successions: frozenset[tuple[str, str]] = frozenset()
    blocks: tuple[frozenset[str], ...] = ()
    meetings: tuple[Meeting, ...] = ()
    promises: frozenset[tuple[str, str]] = frozenset()
    told: frozenset[tuple[str, str]] | None = None
    held: Mapping[tuple[str, str], int] = field(default_factory=dict)
    occurred: Mapping[str, int] = field(default_factory=dict)
    running: Mapping[tuple[str, str], int] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    burdens: tuple[Burden, ...] = ()

    def __post_init__(self) -> None:
        if faults := find(self, AIMS):
            raise InvalidProblem(faults)

    def minutes_between(self, here: str, there: str) -> Minutes:
        """Tell how long the way between two places is."""
        return self.travel.get((here, there), self.travel.get((there, here), 0))
