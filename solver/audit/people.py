"""Who is with whom: apart, accompanied."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Problem


def apart(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """No shift holds two workers who are kept apart, unless it has begun."""
    if not problem.apart:
        return
    for shift, workers in rota.by_shift:
        there = {worker.id for worker in workers}
        for one, other in sorted(problem.apart):
            if {one, other} <= there and shift not in problem.fixed:
                yield Violation(rule="apart", who=other, shift=shift, facts={"with": one})


def accompanied(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Whoever is accompanied works only where one of their company works too, unless it has begun."""
    for worker, company in sorted(problem.accompanied.items()):
        for shift in rota.of(worker):
            there = {other.id for other in rota.at(shift.id)}
            if there.isdisjoint(company) and shift.id not in problem.fixed:
                yield Violation(rule="accompanied", who=worker, shift=shift.id)
