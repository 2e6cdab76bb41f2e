"""How much anyone, or a team, takes."""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr

from solver.model.board import Board


def limits(board: Board) -> None:
    """Nobody, and no team, takes more of the shifts of a limit than it allows.

    What has begun is taken off the limit; when it alone exceeds it, nothing may be added.
    """
    for limit in board.problem.limits:
        left, amounts, taken = limit.most, [], []
        for worker in board.problem.workers:
            if limit.who not in {worker.id, worker.team}:
                continue
            for shift, works in board.of(worker.id):
                amount = shift.minutes if limit.unit == "minutes" else 1
                if shift.id not in limit.shifts or amount == 0:
                    continue
                if shift.id not in board.problem.fixed:
                    amounts.append(amount)
                    taken.append(works)
                elif worker.id in board.problem.fixed[shift.id]:
                    left -= amount
        with board.named(f"limits:{limit.id}"):
            if sum(amounts) > max(0, left):
                board.require(LinearExpr.weighted_sum(taken, amounts) <= max(0, left))
