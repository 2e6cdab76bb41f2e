"""Who is present when, with the certificate of how good that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from coanimation.domain.months import YearMonth


class Outcome(StrEnum):
    """What the search can say of a tier: nothing better exists, or nothing better was found."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Assignment:
    """One professional is present in one slot."""

    slot: str
    professional: str
    pinned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A rule that stops one professional from taking one seat: a code of the catalogue and its facts."""

    code: str
    professional: str
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that someone could decide: a code of the catalogue and its facts."""

    code: str
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What would fill a seat, verified both ways: with all these steps it is filled, without any one of them it is not.

    `moved` counts the other presences that change then. `leaves` is what the charter still asks for then, by role or
    SEAT: the slot is held when it is empty.
    """

    steps: tuple[Step, ...]
    moved: int = 0
    leaves: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Seats that nobody fills: how many, of what (SEAT or a role), and every rule that stops each person.

    `remedies` are told when someone asks why; they are not kept.
    """

    slot: str
    what: str
    count: int
    reasons: tuple[Reason, ...] = ()
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One aim in its place in the order: lower values are better; `bound` is proven, nothing can be below it.

    `ceilings` are the values of the tiers before it, under which it was searched.
    """

    name: str
    value: int
    bound: int
    status: Outcome
    seconds: float
    ceilings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """The rota of a month: a draft until it is published. `version` counts the rotas computed for that month.

    `chosen`: a person chose it among others, so that planning keeps it as long as nothing changes, proven best or not.
    """

    month: YearMonth
    version: int
    computed: datetime
    fingerprint: str
    seconds: float
    tiers: tuple[Tier, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    missing: tuple[Missing, ...] = ()
    chosen: bool = False

    def present(self, slot: str) -> tuple[str, ...]:
        """Name the professionals present in a slot, by id, in order."""
        return tuple(sorted(a.professional for a in self.assignments if a.slot == slot))

    @property
    def proven(self) -> bool:
        """Whether every tier is proven, so that nothing better exists."""
        return all(tier.status is Outcome.OPTIMAL for tier in self.tiers)
