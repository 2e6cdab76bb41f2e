"""Which shifts can open."""

from __future__ import annotations

from solver.audit.roles import holds
from solver.audit.rota import Rota
from solver.problem import Problem


def openable(problem: Problem, rota: Rota) -> int:
    """Add the weights of the shifts that cannot open: fewer workers than their least, or a role short."""
    lost = 0
    for shift in problem.shifts:
        there = rota.at(shift.id)
        roles_held = all(
            sum(holds(worker, role, shift) for worker in there) >= asked for role, asked in shift.roles.items()
        )
        if len(there) < shift.least or not roles_held:
            lost += shift.weight
    return lost
