"""What teams owe, and what they are planned for."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See


def agreements(board: Board) -> Cost:
    """Add, over the teams that owe minutes, those planned over or short of it beyond the tolerance."""
    terms = []
    for team in board.problem.teams:
        if team.owed is None:
            continue
        mine = [pair for worker in board.problem.workers if worker.team == team.id for pair in board.of(worker.id)]
        seats, minutes = [works for _, works in mine], [shift.minutes for shift, _ in mine]
        planned = LinearExpr.weighted_sum(seats, minutes)
        most = max(team.owed, sum(minutes))
        beyond = board.whole(0, most, f"beyond what {team.id} owes", _beyond(seats, minutes, team.owed, team.tolerance))
        board.require(beyond >= planned - team.owed - team.tolerance)
        board.require(beyond >= team.owed - planned - team.tolerance)
        terms.append((beyond, 1))
    return Cost(terms)


def _beyond(seats: list[IntVar], minutes: list[int], owed: int, tolerance: int) -> Callable[[See], int]:
    def beyond(see: See) -> int:
        planned = sum(amount * see([works]) for works, amount in zip(seats, minutes, strict=True))
        return max(0, abs(planned - owed) - tolerance)

    return beyond
