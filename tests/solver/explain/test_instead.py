"""What the rota would be without someone: the first tier that must worsen, proven."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver import Budget, Instead, Problem, Status, Verdict, instead, solve
from solver.audit import audit, values
from tests.counts import count
from tests.solver.brute import best
from tests.solver.make import pairs, problem, shift, worker
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
WED, SAT = shift("wed"), shift("sat", 300)


def answer(p: Problem, works: frozenset[tuple[str, str]], who: str = "amy", where: str = "wed") -> Instead:
    return instead(p, works, who, where, budget=EXACT)


def test_the_only_one_who_can_come_costs_the_slot() -> None:
    found = answer(problem([WED], [worker("amy", ["wed"])]), pairs("amy:wed"))

    assert (found.verdict, found.tier, found.least, found.most) == (Verdict.WORSE, "openable", 1, 1)


def test_someone_as_good_makes_no_difference() -> None:
    found = answer(problem([WED], [worker("amy", ["wed"]), worker("bob", ["wed"])]), pairs("amy:wed"))

    assert (found.verdict, found.works) == (Verdict.EQUAL, pairs("bob:wed"))


def test_a_better_rota_is_told_and_offered() -> None:
    asked = problem([WED], [worker("amy", ["wed"], avoids=frozenset({"wed"})), worker("bob", ["wed"])])

    found = answer(asked, pairs("amy:wed"))

    assert (found.verdict, found.tier, found.works) == (Verdict.BETTER, "wishes", pairs("bob:wed"))


def test_a_pin_is_set_aside_and_others_move() -> None:
    people = [worker("amy", ["wed"]), worker("bob", ["wed", "sat"]), worker("cat", ["sat"])]
    asked = problem([WED, SAT], people, pins=pairs("amy:wed"))

    found = answer(asked, pairs("amy:wed", "bob:sat"))

    assert found.works == pairs("bob:wed", "cat:sat")


def test_other_pins_may_leave_no_rota_at_all() -> None:
    asked = problem(
        [replace(WED, most=2)],
        [worker("amy", ["wed"]), worker("bob", ["wed"])],
        pins=pairs("bob:wed"),
        accompanied={"bob": frozenset({"amy"})},
    )

    assert answer(asked, pairs("amy:wed", "bob:wed")).verdict is Verdict.NONE


@pytest.mark.parametrize(
    ("works", "where", "wrong"),
    [("bob:wed", "wed", "amy is not in wed"), ("amy:wed", "wed", "has begun")],
    ids=["who is not there", "what has begun"],
)
def test_a_question_that_has_no_sense_is_refused(works: str, where: str, wrong: str) -> None:
    asked = problem([WED], [worker("amy", ["wed"]), worker("bob", ["wed"])], fixed={"wed": frozenset({"amy"})})

    with pytest.raises(ValueError, match=wrong):
        answer(asked, pairs(works), where=where)


# many small problems have nobody to do without
@settings(max_examples=count(4, 300), suppress_health_check=[HealthCheck.filter_too_much])
@given(problems(max_pairs=8), st.data())
def test_the_first_tier_that_must_worsen_is_that_of_the_best_of_all_rotas_without_them(
    p: Problem, data: st.DataObject
) -> None:
    result = solve(p, budget=EXACT)
    assume(result.status is Status.OPTIMAL)
    held = sorted(pair for pair in result.works if pair[1] not in p.fixed)
    assume(held)
    pair = data.draw(st.sampled_from(held))
    without = replace(p, pins=p.pins - {pair}, bans=p.bans | {pair})
    names, was, now = list(values(p, ())), list(values(p, result.works).values()), best(without)

    found = instead(p, result.works, *pair, budget=EXACT)

    if now is None:
        assert found.verdict is Verdict.NONE
        return
    assert pair not in found.works
    assert not audit(without, found.works)
    differ = [n for n in range(len(was)) if now[n] != was[n]]
    if not differ:
        assert found.verdict is Verdict.EQUAL
    else:
        by = now[differ[0]] - was[differ[0]]
        better = by < 0  # a pin that was set aside
        assert (found.verdict, found.tier) == (Verdict.BETTER if better else Verdict.WORSE, names[differ[0]])
        assert better or (found.least, found.most) == (by, by)
