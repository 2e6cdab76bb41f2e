"""Evenings, week-ends: what weighs on people, level after level (leximin).

Minimising how many reach the highest level, then the next under that ceiling, and so on, gives the lexicographically
least vector of burdens sorted from the heaviest: an integer leximin needs no other device than counting who reaches
each value (W. Ogryczak, T. Śliwiński, *On direct methods for lexicographic min-max optimization*, ICCSA 2006).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See
from solver.problem import Burden


def burden(board: Board, level: int) -> Cost:
    """Count the burdens that reach a level: what is held now and was held in the past, less the quota.

    A burden is at most level - 1, plus 1 for each level from this one on that it reaches, which it does in their order.
    With the levels above under their ceilings, mostly zero, the relaxation is as tight as the count itself.
    """
    terms, constant = [], 0
    for place, carried in enumerate(board.problem.burdens):
        seats = [works for shift, works in board.of(carried.worker) if shift.id in carried.shifts]
        short = level + carried.quota - carried.past  # of these seats are missing to reach the level
        if short <= 0:
            constant += 1
        elif short <= len(seats):
            reached = [_reaches(board, seats, place, carried, held) for held in range(short, len(seats) + 1)]
            board.require(LinearExpr.sum(seats) - LinearExpr.sum(reached) <= short - 1)
            for lower, higher in pairwise(reached):
                board.model.add_implication(higher, lower)
            terms.append((reached[0], 1))
    return Cost(terms, constant)


def _reaches(board: Board, seats: Sequence[IntVar], place: int, carried: Burden, held: int) -> IntVar:
    """Find, or make, the variable that tells whether so many seats of a burden are held."""
    name = f"{carried.worker} carries {held} of burden {place}"
    return board.once(name, lambda: board.flag(name, _at_least(seats, held)))


def _at_least(seats: Sequence[IntVar], held: int) -> Callable[[See], bool]:
    return lambda see: see(seats) >= held
