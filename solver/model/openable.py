"""Which shifts can open."""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See
from solver.model.roles import holders
from solver.problem import Shift


def openable(board: Board) -> Cost:
    """Add the weights of the shifts that cannot open: fewer workers than their least, or a role short."""
    terms, lost = [], 0
    for shift in board.problem.shifts:
        asked = [([works for _, works in board.at(shift.id)], shift.least)]
        asked += [(holders(board, shift, role), count) for role, count in shift.roles.items()]
        if all(count == 0 for _, count in asked):
            continue
        if any(len(seats) < count for seats, count in asked):
            lost += shift.weight
            continue
        terms.append((_closed(board, shift, asked), shift.weight))
    return Cost(terms, lost)


def _closed(board: Board, shift: Shift, asked: list[tuple[list[IntVar], int]]) -> IntVar:
    def is_closed(see: See) -> bool:
        return any(see(seats) < count for seats, count in asked)

    closed = board.flag(f"{shift.id} cannot open", is_closed)
    for seats, count in asked:
        if count == 1:
            board.model.add_bool_or(*seats, closed)
        elif count > 1:
            board.require(LinearExpr.sum(seats) + count * closed >= count)
    return closed
