"""How many seats lack."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def coverage(problem: Problem, rota: Rota) -> int:
    """Count the seats that are wanted and held by nobody, in shifts that cannot open too."""
    return sum(max(0, shift.wanted - len(rota.at(shift.id))) for shift in problem.shifts)
