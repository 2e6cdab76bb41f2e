"""What a search knows of each tier, and how that is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solver.bounds.counting import counted
from solver.catalogue import Entry
from solver.model.board import Board, Cost
from solver.result import Status, TierValue


class SolverBug(AssertionError):
    """The model and the auditor disagree: what came out of the search breaks a rule, or has another value."""


@dataclass(slots=True)
class Found:
    """What is known of one tier under the ceilings before it, and the ceiling that the model has for it."""

    entry: Entry
    cost: Cost
    bound: int
    ceiling: int | None = None
    seconds: float = 0.0


def unsearched(board: Board, tier: Entry, ceilings: Mapping[str, int]) -> Found:
    """Tell what is known of a tier before it is searched: the range of its cost, and what counting proves."""
    cost = board.price(tier)
    return Found(tier, cost, max(cost.floor(), counted(board, tier.name, ceilings)))


def told(found: Sequence[Found], measured: Mapping[str, int]) -> tuple[TierValue, ...]:
    """Tell tiers as they come back: proven when the value is the bound, and so it is for every tier before.

    Raises SolverBug when a value is below its bound.
    """
    tiers: list[TierValue] = []
    proven = True
    for tier in found:
        value = measured[tier.entry.name]
        if value < tier.bound:
            raise SolverBug(f"{tier.entry.name}: {value}, below its bound {tier.bound}")
        proven = proven and value == tier.bound
        tiers.append(
            TierValue(
                name=tier.entry.name,
                value=value,
                bound=tier.bound,
                status=Status.OPTIMAL if proven else Status.FEASIBLE,
                seconds=tier.seconds,
                ceilings=tuple(before.value for before in tiers),
            )
        )
    return tuple(tiers)
