"""Why there is no rota: every culprit was seen to be needed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from solver import Budget, Culprit, Limit, Problem, Status, contradiction, solve
from tests.counts import count
from tests.solver.brute import best
from tests.solver.make import limit, pairs, problem, shift, worker
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
WED, ALSO, SAT = shift("wed"), shift("also"), shift("sat", 300)
PINNED = problem([WED, ALSO, SAT], [worker("amy", ["wed", "also", "sat"])], pins=pairs("amy:wed", "amy:also"))


def test_each_culprit_is_needed_and_to_give_up_any_is_enough() -> None:
    found = contradiction(PINNED, solve(PINNED, budget=EXACT).core, budget=EXACT)

    assert found.verified
    assert {(one.name, one.suffices) for one in found.culprits} == {
        ("pin:amy:wed", True),
        ("pin:amy:also", True),
        ("no_overlap:amy", True),
    }


def test_giving_up_one_culprit_is_not_enough_when_something_else_contradicts_too() -> None:
    twice = replace(
        PINNED,
        pins=PINNED.pins | pairs("amy:sat"),
        limits=(limit("amy", ["sat"], 0),),
    )

    found = contradiction(twice, ["pin:amy:sat", "limits:amy at most 0"], budget=EXACT)

    assert found.verified
    assert [one.suffices for one in found.culprits] == [False, False]


def test_what_does_not_contradict_and_who_is_not_needed_are_told() -> None:
    found = contradiction(PINNED, ["pin:amy:wed", "pin:amy:also"], budget=EXACT)

    assert not found.verified
    assert found.contradicts is False


def test_a_culprit_that_is_not_needed_is_told() -> None:
    names = ["pin:amy:wed", "pin:amy:also", "no_overlap:amy", "seats:sat"]
    asked = replace(PINNED, workers=(*PINNED.workers, worker("bob", ["sat"], team="amys")))

    found = contradiction(asked, names, budget=EXACT)

    assert not found.verified
    assert found.culprits[-1] == Culprit(name="seats:sat", needed=False, suffices=False)


def test_a_culprit_that_is_no_group_is_refused() -> None:
    with pytest.raises(KeyError, match="pin:zoe:wed"):
        contradiction(PINNED, ["pin:zoe:wed"])


# few small problems contradict themselves
@settings(max_examples=count(8, 300), suppress_health_check=[HealthCheck.filter_too_much])
@given(problems(max_pairs=8))
def test_every_contradiction_is_one_and_to_take_back_a_pin_that_suffices_gives_a_rota(p: Problem) -> None:
    tight = tuple(
        Limit(id=f"tight {w.id}", who=w.id, shifts=frozenset(s.id for s in p.shifts), most=0) for w in p.workers
    )
    p = replace(p, limits=tight)
    result = solve(p, budget=EXACT)
    assume(result.status is Status.INFEASIBLE)

    found = contradiction(p, result.core, budget=EXACT)

    assert found.verified
    for one in found.culprits:
        rule, _, rest = one.name.partition(":")
        if rule == "pin":
            worker_id, shift_id = rest.split(":")
            assert (best(replace(p, pins=p.pins - {(worker_id, shift_id)})) is not None) == one.suffices
