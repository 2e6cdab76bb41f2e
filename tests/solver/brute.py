"""Every rota of a small problem, tried one by one: what the search must agree with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from solver import Problem
from solver.audit import audit, values

Rota = frozenset[tuple[str, str]]


def rotas(problem: Problem) -> Iterator[Rota]:
    """Go through all sets of (worker, shift) pairs that availability, pins and facts allow."""
    facts = {(worker, shift) for shift, people in problem.fixed.items() for worker in people}
    free = [
        (worker.id, shift)
        for worker in problem.workers
        for shift in sorted(worker.yes | worker.if_need_be)
        if shift not in problem.fixed and (worker.id, shift) not in problem.pins
    ]
    for size in range(len(free) + 1):
        for chosen in combinations(free, size):
            yield frozenset(facts | problem.pins | set(chosen))


def best(problem: Problem) -> list[int] | None:
    """Tell the lexicographically least values of a rota that breaks no rule, or None when all break one."""
    allowed = (rota for rota in rotas(problem) if not audit(problem, rota))
    return min((list(values(problem, rota).values()) for rota in allowed), default=None)
