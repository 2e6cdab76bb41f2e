"""What teams promised."""

from __future__ import annotations

from solver.model.board import Board


def promises(board: Board) -> None:
    """Where a team promised a seat one of its workers is, named or not yet, unless it has begun: one clause each."""
    for team, shift in sorted(board.problem.promises):
        if shift not in board.problem.fixed:
            with board.named(f"promises:{team}:{shift}"):
                board.at_least([works for worker, works in board.at(shift) if worker.team == team], 1)
