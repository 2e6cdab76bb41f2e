"""What was told and is changed."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def displaced(problem: Problem, rota: Rota) -> int:
    """Count the (worker, shift) pairs that were told and are gone."""
    return sum(pair not in rota for pair in problem.told or ())


def called(problem: Problem, rota: Rota) -> int:
    """Count the (worker, shift) pairs that were not told."""
    told = problem.told or ()
    return sum((worker.id, shift.id) not in told for worker, shift in rota.pairs)
