"""No explanation fails its own verification: seats that stay empty, and pins and rules that contradict."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from solver import Budget, Limit, Problem, Status, contradiction, solve
from tests.counted import PROMISED, Record, tell
from tests.counts import count
from tests.solver.explain.verified import assert_verified, lacking
from tests.solver.scenes import bites

EXACT = Budget(seconds=60, deterministic=True)
EXPLAINED = count(12, 300)


def overruled(p: Problem) -> Problem:
    """Let nobody work: every pin, promise and least is against it."""
    shifts = frozenset(shift.id for shift in p.shifts)
    none = tuple(Limit(id=f"no {worker.id}", who=worker.id, shifts=shifts, most=0) for worker in p.workers)
    return replace(p, limits=(*p.limits, *none))


def test_no_explanation_fails_its_own_verification(record_property: Record) -> None:
    short = impossible = seed = 0
    while short + impossible < EXPLAINED:
        seed += 1
        p = bites(seed, max_pairs=5)
        p = overruled(p) if seed % 2 else p
        result = solve(p, budget=EXACT)
        if result.status is Status.INFEASIBLE:
            assert contradiction(p, result.core, budget=EXACT).verified, seed
            impossible += 1
        elif gaps := lacking(p, result.works):
            assert_verified(p, result.works, *Random(seed).choice(gaps))
            short += 1

    assert min(short, impossible) >= EXPLAINED // 4
    told = f"no explanation that fails its own verification ({short} short-staffed, {impossible} impossible)"
    tell(record_property, PROMISED, ("count", "problems"), [(told, short + impossible)])
