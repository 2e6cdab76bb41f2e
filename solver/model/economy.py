"""Seats that nobody asked for."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See


def economy(board: Board) -> Cost:
    """Count the seats held beyond those that are wanted; whoever is accompanied learns, and is not counted.

    Agreements and topics come before, and keep under their ceilings the seats that they are met by.
    """
    terms = []
    for shift in board.problem.shifts:
        seats = [works for worker, works in board.at(shift.id) if worker.id not in board.problem.accompanied]
        if (most := len(seats) - shift.wanted) > 0:
            extra = board.whole(0, most, f"extra in {shift.id}", _extra(seats, shift.wanted))
            board.require(LinearExpr.sum(seats) - extra <= shift.wanted)
            terms.append((extra, 1))
    return Cost(terms)


def _extra(seats: list[IntVar], wanted: int) -> Callable[[See], int]:
    return lambda see: max(0, see(seats) - wanted)
