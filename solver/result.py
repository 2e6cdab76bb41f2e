"""What comes back: who works when, how good each tier is, and what is proven of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """OPTIMAL: every tier proven. FEASIBLE: a rota, not all proven. INFEASIBLE: none exists. TIMEOUT: none found."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """News of a search: the tier in hand, its best value, its bound, seconds since the start."""

    tier: str
    best: int
    bound: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TierValue:
    """One tier: lower is better; under the `ceilings`, the values of the tiers before it, nothing is below `bound`.

    OPTIMAL: it and every tier before it are proven. Otherwise FEASIBLE, and `best_under_ceilings` tells the tier that
    nothing improves as long as the ceilings stand from the tier that more time might improve.
    """

    name: str
    value: int
    bound: int
    status: Status
    seconds: float
    ceilings: tuple[int, ...] = ()

    @property
    def best_under_ceilings(self) -> bool:
        """Whether nothing better exists without worsening a tier before it."""
        return self.value == self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The best rota found: (worker id, shift id) pairs, audited.

    `core` names the pins and rules that contradict; unless it is `core_reduced`, some of them may not be needed.
    `seconds` are of the clock, `spent` the deterministic ones (a count of the solver's work).
    """

    status: Status
    works: frozenset[tuple[str, str]] = frozenset()
    tiers: tuple[TierValue, ...] = ()
    seconds: float = 0.0
    core: tuple[str, ...] = ()
    core_reduced: bool = True
    spent: float = 0.0
