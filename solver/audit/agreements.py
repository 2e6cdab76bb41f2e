"""What teams owe, and what they are planned for."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def agreements(problem: Problem, rota: Rota) -> int:
    """Add, over the teams that owe minutes, those planned over or short of it beyond the tolerance."""
    beyond = 0
    for team in problem.teams:
        if team.owed is not None:
            planned = sum(shift.minutes for worker, shift in rota.pairs if worker.team == team.id)
            beyond += max(0, abs(planned - team.owed) - team.tolerance)
    return beyond
