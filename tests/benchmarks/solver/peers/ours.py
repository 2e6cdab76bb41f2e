"""Our solver, as everyone uses it."""

from __future__ import annotations

from time import perf_counter

import solver
from solver import Budget, Problem, Progress, Status
from tests.benchmarks.solver.peers.peer import Answer


def solve(problem: Problem, seconds: float) -> Answer:
    """Solve with the usual settings."""
    began = perf_counter()
    first: list[float] = []

    def told(_news: Progress) -> None:
        if not first:
            first.append(perf_counter() - began)

    result = solver.solve(problem, budget=Budget(seconds=seconds), progress=told)
    return Answer(
        rota=result.works,
        first=first[0] if first else None,
        proven=result.status is Status.OPTIMAL,
        said=result.status,
        told={tier.name: tier.value for tier in result.tiers},
    )
