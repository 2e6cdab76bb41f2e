"""How many a shift takes."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Problem


def seats(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """No shift holds more workers than its most, unless it has begun."""
    for shift in problem.shifts:
        present = len(rota.at(shift.id))
        if present > shift.most and shift.id not in problem.fixed:
            yield Violation(rule="seats", shift=shift.id, facts={"present": present, "most": shift.most})
