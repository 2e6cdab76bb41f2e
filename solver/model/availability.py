"""Who may be asked at all."""

from __future__ import annotations

from solver.model.board import Board


def availability(board: Board) -> None:
    """Nobody works in a shift for which they are not available: other pairs have no variable."""
    for worker in board.problem.workers:
        for shift in board.problem.shifts:
            if shift.id in worker.yes or shift.id in worker.if_need_be:
                board.may_work(worker, shift)
