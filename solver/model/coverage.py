"""How many seats lack."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See


def coverage(board: Board) -> Cost:
    """Count the seats that are wanted and held by nobody, each shift with a linear slack of its own.

    Missing seats as further columns of an exactly-one ran out of time where the slack took a tenth of a second.
    """
    terms = []
    for shift in board.problem.shifts:
        seats = [works for _, works in board.at(shift.id)]
        missing = board.whole(0, shift.wanted, f"missing in {shift.id}", _missing(seats, shift.wanted))
        board.require(LinearExpr.sum(seats) + missing >= shift.wanted)
        terms.append((missing, 1))
    return Cost(terms)


def _missing(seats: list[IntVar], wanted: int) -> Callable[[See], int]:
    return lambda see: max(0, wanted - see(seats))
