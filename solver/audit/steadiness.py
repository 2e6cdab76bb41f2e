"""How far a rota is from its draft."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def steadiness(problem: Problem, rota: Rota) -> int:
    """Count the (worker, shift) pairs of the draft that are gone, plus the pairs that it did not have."""
    now = {(worker.id, shift.id) for worker, shift in rota.pairs}
    return len(now ^ (problem.draft or frozenset()))
