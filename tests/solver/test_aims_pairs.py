"""Each aim before and after its neighbour, with a past: the search agrees with trying every rota; nothing is a name."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver import AIMS, Budget, Problem, Status, Worker, solve
from tests.counts import count
from tests.solver.brute import best
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
NEIGHBOURS = [pair for one, other in pairwise(AIMS) for pair in ((one, other), (other, one))]


def proven(p: Problem) -> list[int] | None:
    result = solve(p, budget=EXACT)
    assert result.status in (Status.OPTIMAL, Status.INFEASIBLE)
    return [tier.value for tier in result.tiers] if result.status is Status.OPTIMAL else None


@pytest.mark.parametrize("aims", NEIGHBOURS, ids=" then ".join)
@settings(max_examples=count(2, 60))
@given(st.data())
def test_two_aims_in_their_order_agree_with_trying_every_rota(aims: tuple[str, str], data: st.DataObject) -> None:
    asked = replace(data.draw(problems(max_pairs=8)), aims=aims)

    assert proven(asked) == best(asked)


@settings(max_examples=count(5, 200))
@given(problems(max_pairs=12), st.data())
def test_two_people_who_change_names_change_no_value(p: Problem, data: st.DataObject) -> None:
    if len(p.workers) < 2:
        return
    one, other = data.draw(st.permutations([worker.id for worker in p.workers]))[:2]
    swap = {one: other, other: one}

    def named(name: str) -> str:
        return swap.get(name, name)

    def of(pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        return frozenset((named(who), where) for who, where in pairs)

    def renamed(worker: Worker) -> Worker:
        return replace(worker, id=named(worker.id))

    asked = replace(
        p,
        workers=tuple(map(renamed, p.workers)),
        limits=tuple(replace(x, who=named(x.who)) for x in p.limits),
        pins=of(p.pins),
        bans=of(p.bans),
        fixed={where: frozenset(map(named, who)) for where, who in p.fixed.items()},
        draft=None if p.draft is None else of(p.draft),
        told=None if p.told is None else of(p.told),
        apart=frozenset((min(pair), max(pair)) for a, b in p.apart for pair in [(named(a), named(b))]),
        accompanied={named(who): frozenset(map(named, with_)) for who, with_ in p.accompanied.items()},
        meetings=tuple(replace(x, workers=frozenset(map(named, x.workers))) for x in p.meetings),
        topics=tuple(replace(x, workers=frozenset(map(named, x.workers))) for x in p.topics),
        burdens=tuple(replace(x, worker=named(x.worker)) for x in p.burdens),
    )

    assert proven(asked) == proven(p)
