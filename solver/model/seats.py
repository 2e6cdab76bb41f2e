"""How many a shift takes."""

from __future__ import annotations

from solver.model.board import Board


def seats(board: Board) -> None:
    """No shift holds more workers than its most, unless it has begun."""
    for shift in board.problem.shifts:
        if shift.id not in board.problem.fixed:
            with board.named(f"seats:{shift.id}"):
                board.at_most([works for _, works in board.at(shift.id)], shift.most)
