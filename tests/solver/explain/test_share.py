"""Between which values a team, or a worker, can be brought."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from solver import Budget, Problem, Status, attainable, solve
from solver.audit import audit, values
from tests.counts import count
from tests.solver.brute import rotas
from tests.solver.make import pairs, problem, shift, worker
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
WED, SAT = shift("wed"), shift("sat", 300, 420)


def test_whoever_can_come_once_only_could_not_have_had_more() -> None:
    asked = problem([WED, SAT], [worker("amy", ["wed"], team="x"), worker("bob", ["wed", "sat"])])

    share = attainable(asked, pairs("bob:wed", "bob:sat"), "x", budget=EXACT)

    assert (share.held, share.least, share.most, share.least_proven, share.most_proven) == (0, 0, 1, True, True)
    assert [share.nearest(n) for n in (0, 1, 5)] == [0, 1, 1]


def test_minutes_are_counted_when_minutes_are_owed() -> None:
    asked = problem([WED, SAT], [worker("amy", ["wed", "sat"]), worker("bob", ["wed"])])

    share = attainable(asked, pairs("amy:wed", "amy:sat"), "amy", in_minutes=True, budget=EXACT)

    assert (share.held, share.least, share.most) == (180, 120, 180)


def test_someone_unknown_has_no_share() -> None:
    with pytest.raises(KeyError, match="zoe"):
        attainable(problem([WED]), (), "zoe")


@settings(max_examples=count(10, 300))
@given(problems(max_pairs=8), st.data())
def test_no_rota_that_opens_and_fills_as_much_gives_less_or_more(p: Problem, data: st.DataObject) -> None:
    result = solve(p, budget=EXACT)
    assume(result.status is Status.OPTIMAL)
    who = data.draw(st.sampled_from([*(w.id for w in p.workers), *(t.id for t in p.teams)]))
    members = {w.id for w in p.workers if who in {w.id, w.team}}
    was = values(p, result.works)
    names = [name for name in was if name != "steadiness"]
    kept = names[: names.index("coverage") + 1] if "coverage" in names else []
    held = [
        sum(worker in members for worker, _ in rota)
        for rota in rotas(p)
        if not audit(p, rota) and all(values(p, rota)[name] <= was[name] for name in kept)
    ]

    share = attainable(p, result.works, who, budget=EXACT)

    assert (share.least, share.most) == (min(held), max(held))
    assert share.least_proven
    assert share.most_proven
