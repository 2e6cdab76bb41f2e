"""What a team may send."""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar

from solver.model.board import Board


def one_per_team(board: Board) -> None:
    """No shift holds two workers of one team, unless it has begun."""
    if not board.problem.one_per_team:
        return
    for shift in board.problem.shifts:
        if shift.id in board.problem.fixed:
            continue
        colleagues: dict[str, list[IntVar]] = {}
        for worker, works in board.at(shift.id):
            colleagues.setdefault(worker.team, []).append(works)
        for team, seats in colleagues.items():
            with board.named(f"one_per_team:{team}:{shift.id}"):
                board.at_most(seats, 1)


def at_once(board: Board) -> None:
    """No team has more workers at one time, over all places, than it can send.

    It is enough to ask it when each shift starts: between two starts nobody arrives. Holders of what has begun come
    first; when they alone exceed the ceiling, nobody is added.
    """
    starts = sorted({shift.start for shift in board.problem.shifts})
    for team in board.problem.teams:
        if team.at_once is None:
            continue
        mine = [worker for worker in board.problem.workers if worker.team == team.id]
        with board.named(f"at_once:{team.id}"):
            for start in starts:
                now = [
                    (worker, shift, works)
                    for worker in mine
                    for shift, works in board.of(worker.id)
                    if shift.start <= start < shift.end
                ]
                begun = sum(w.id in board.problem.fixed.get(s.id, ()) for w, s, _ in now)
                decided = [works for _, s, works in now if s.id not in board.problem.fixed]
                board.at_most(decided, max(0, team.at_once - begun))
