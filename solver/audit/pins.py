"""What was decided before the search: pins, bans, and what has begun."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Problem


def pins(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Whoever is pinned to a shift works there."""
    for worker, shift in sorted(problem.pins):
        if (worker, shift) not in rota:
            yield Violation(rule="pins", who=worker, shift=shift)


def bans(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Nobody works in a shift from which they are banned, unless it has begun."""
    for worker, shift in rota.pairs:
        if (worker.id, shift.id) in problem.bans and shift.id not in problem.fixed:
            yield Violation(rule="bans", who=worker.id, shift=shift.id)


def fixed(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Whatever has begun keeps exactly the workers who hold it."""
    for shift, holders in sorted(problem.fixed.items()):
        there = {worker.id for worker in rota.at(shift)}
        for worker in sorted(there ^ holders):
            yield Violation(rule="fixed", who=worker, shift=shift, facts={"holds": int(worker in holders)})
