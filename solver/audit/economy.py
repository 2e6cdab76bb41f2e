"""Seats that nobody asked for."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def economy(problem: Problem, rota: Rota) -> int:
    """Count the seats held beyond those that are wanted; whoever is accompanied learns, and is not counted."""
    extra = 0
    for shift in problem.shifts:
        counted = [worker for worker in rota.at(shift.id) if worker.id not in problem.accompanied]
        extra += max(0, len(counted) - shift.wanted)
    return extra
