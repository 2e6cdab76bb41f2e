"""What teams promised."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Problem


def promises(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Where a team promised a seat one of its workers is, named or not yet, unless it has begun."""
    for team, shift in sorted(problem.promises):
        if shift not in problem.fixed and team not in {worker.team for worker in rota.at(shift)}:
            yield Violation(rule="promises", who=team, shift=shift)
