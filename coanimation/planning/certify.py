"""The certificate of a rota that a person made or chose: every aim measured, and only what is proven of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coanimation.domain.rota import Outcome, Tier
from solver.audit import values
from solver.catalogue import RULES
from solver.problem import Problem
from solver.tiers import order

_SINCE = frozenset({"displaced", "called", "steadiness"})  # measured against something that may have changed since


def certified(problem: Problem, works: frozenset[tuple[str, str]], known: Sequence[Tier]) -> tuple[Tier, ...]:
    """Measure every tier of a rota; `known` is the certificate of another rota of the same inputs.

    A bound that was proven there holds here as long as every tier before it has the same value: from the first one that
    differs, what is known of a tier is only what its own range says.
    """
    from solver.model.board import Board  # noqa: PLC0415 - OR-Tools takes half a second to load

    asked = replace(problem, draft=None)
    board, measured = Board(asked), values(asked, works)
    for rule in RULES:  # who may be where: the range of a tier is that of its seats
        rule.model()(board)
    same, proven = True, True
    tiers: list[Tier] = []
    for place, entry in enumerate(order(asked)):
        value, before = measured[entry.name], known[place] if place < len(known) else None
        same = same and before is not None and before.name == entry.name and entry.name not in _SINCE
        bound = before.bound if same and before is not None else min(value, board.price(entry).floor())
        proven = proven and value == bound
        ceilings = tuple(tier.value for tier in tiers)
        status = Outcome.OPTIMAL if proven else Outcome.FEASIBLE
        tiers.append(Tier(name=entry.name, value=value, bound=bound, status=status, seconds=0.0, ceilings=ceilings))
        same = same and before is not None and before.value == value
    return tuple(tiers)
