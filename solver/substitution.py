"""Who could take a seat, the least costly first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from solver.audit import Rota, Works
from solver.change import Difference, differences
from solver.explain import blockers
from solver.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """Someone who could take a seat with all else frozen, and what that costs in every tier, in order.

    `burden` counts what they then bear beyond their quota (`Problem.burdens`); `asked` is when they were last asked
    (any whole numbers that grow with time), None for never.
    """

    worker: str
    costs: tuple[Difference, ...]
    burden: int = 0
    asked: int | None = None


def substitutes(
    problem: Problem,
    works: Works,
    shift: str,
    *,
    instead: str = "",
    asked: Mapping[str, int] | None = None,
) -> tuple[Substitute, ...]:
    """Rank everyone whom no rule stops from taking a seat of a shift, in the place of `instead` when that is given.

    By direct cost, lexicographically over the tiers; ties by burden, then by who was asked longest ago (never comes
    first), then by id. Placeholders are nobody to ask. KeyError when the problem has no such shift; ValueError when
    `instead` is not there.
    """
    rota = frozenset(works)
    if instead and (instead, shift) not in rota:
        raise ValueError(f"{instead} is not in {shift}")
    left = rota - {(instead, shift)}
    last = asked or {}
    nobody = {instead} | {worker.id for worker in problem.workers if worker.placeholder}
    found = [
        Substitute(
            worker=worker,
            costs=differences(problem, rota, left | {(worker, shift)}),
            burden=_burden(problem, left | {(worker, shift)}, worker),
            asked=last.get(worker),
        )
        for worker, obstacles in blockers(problem, left, shift).items()
        if not obstacles and worker not in nobody
    ]
    return tuple(sorted(found, key=_rank))


def _rank(one: Substitute) -> tuple[tuple[int, ...], int, bool, int, str]:
    costs = tuple(difference.cost for difference in one.costs)
    return costs, one.burden, one.asked is not None, one.asked or 0, one.worker


def _burden(problem: Problem, works: Works, worker: str) -> int:
    held = {shift.id for shift in Rota(problem, works).of(worker)}
    mine = [burden for burden in problem.burdens if burden.worker == worker]
    return sum(len(held & burden.shifts) + burden.past - burden.quota for burden in mine)
