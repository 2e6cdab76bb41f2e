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
class TierValue:
    """One tier: lower is better, nothing is below `bound`; `ceilings` are the values of the tiers before it."""

    name: str
    value: int
    bound: int
    status: Status
    seconds: float
    ceilings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The best rota found: (worker id, shift id) pairs, audited. `core` names the pins and rules that contradict."""

    status: Status
    works: frozenset[tuple[str, str]] = frozenset()
    tiers: tuple[TierValue, ...] = ()
    seconds: float = 0.0
    core: tuple[str, ...] = ()
