"""Seats that nobody asked for."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def economy(problem: Problem, rota: Rota) -> int:
    """Count the seats held beyond those that are wanted."""
    return sum(max(0, len(rota.at(shift.id)) - shift.wanted) for shift in problem.shifts)
