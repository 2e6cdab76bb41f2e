"""Several tiers at once, tried where their ranges end.

Most aims count only what exceeds a band, so that zero is reachable and is its own proof. Whether a rota exists with
all of them at zero is a question without an objective, which CP-SAT answers in a fraction of the time that it takes to
minimise them one after the other: on 800 shifts, seats and openings in 1 s instead of 12.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from ortools.sat.python.cp_model import CpModel

from solver.catalogue import Entry
from solver.model.board import Board

_TOGETHER = {"coverage": "openable"}  # aims that are leapt over with the one before


def group(board: Board, tiers: Sequence[Entry]) -> tuple[Entry, ...]:
    """Tell the tiers to try at once: those at the beginning that are of one kind, and not the sum of both signs."""
    kind = _TOGETHER.get(tiers[0].aim, tiers[0].aim)
    alike = takewhile(lambda tier: _TOGETHER.get(tier.aim, tier.aim) == kind, tiers)
    return tuple(takewhile(lambda tier: board.price(tier).floor() >= 0, alike))


def question(board: Board, tiers: Sequence[Entry]) -> CpModel:
    """Ask for a rota with these tiers at the least that their ranges allow."""
    model = board.model.clone()
    model.proto.clear_objective()
    for tier in tiers:
        cost = board.price(tier)
        model.add(cost.expression() <= cost.floor())
    return model


def first_open(board: Board, tiers: Sequence[Entry], measured: Mapping[str, int]) -> int:
    """Tell the first tier that is not at the end of its range; the last one when all are."""
    ends = (measured[tier.name] == board.price(tier).floor() for tier in tiers[:-1])
    return next((place for place, ended in enumerate(ends) if not ended), max(0, len(tiers) - 1))
