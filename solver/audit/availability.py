"""Who may be asked at all."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Problem


def availability(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Nobody works in a shift for which they are not available, unless it has begun."""
    for worker, shift in rota.pairs:
        if shift.id not in problem.fixed and shift.id not in worker.yes and shift.id not in worker.if_need_be:
            yield Violation(rule="availability", who=worker.id, shift=shift.id)
