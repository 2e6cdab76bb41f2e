"""Evenings, week-ends: what weighs on people."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def burden(problem: Problem, rota: Rota, level: int) -> int:
    """Count the burdens that reach a level: what is held now and was held in the past, less the quota."""
    reached = 0
    for carried in problem.burdens:
        now = sum(shift.id in carried.shifts for shift in rota.of(carried.worker))
        reached += carried.past + now - carried.quota >= level
    return reached
