"""What would fill an empty seat, verified both ways."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver import Budget, Problem, Relaxation, Status, gap, solve
from tests.counts import count
from tests.solver.explain.verified import assert_verified, lacking
from tests.solver.make import limit, pairs, problem, shift, worker
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
EARLY, NOON, LATE = shift("early", 0, 60), shift("noon", 90, 150, least=2, wanted=2, most=2), shift("late", 300, 360)


def lifted(p: Problem, works: frozenset[tuple[str, str]], where: str, role: str = "") -> list[tuple[Relaxation, ...]]:
    return [remedy.lifted for remedy in gap(p, works, where, role=role, budget=EXACT).remedies]


def test_one_more_yes_fills_the_seat() -> None:
    asked = problem([EARLY], [worker("amy")])

    assert lifted(asked, frozenset(), "early") == [(Relaxation(rule="availability", who="amy", shift="early"),)]


def test_a_limit_that_stops_the_only_one_who_can_come_is_told_with_where_it_would_have_to_be() -> None:
    asked = problem([EARLY, LATE], [worker("amy", ["early", "late"])], limits=(limit("amy", ["early", "late"], 1),))

    assert lifted(asked, pairs("amy:early"), "late") == [
        (Relaxation(rule="limits", who="amy", facts={"limit": "amy at most 1", "from": 1, "to": 2}),)
    ]


def test_a_rest_cut_short_comes_after_someone_asked_though_both_cost_the_aims_the_same() -> None:
    asked = problem(
        [EARLY, shift("noon", 90, 150)], [worker("amy", ["early", "noon"], rest=40), worker("bob", team="amys")]
    )

    assert lifted(asked, pairs("amy:early"), "noon") == [
        (Relaxation(rule="availability", who="bob", shift="noon"),),
        (Relaxation(rule="keep_rest", who="amy", facts={"from": 40, "to": 30}),),
    ]


def test_a_pin_elsewhere_is_told_when_taking_it_back_lets_people_move() -> None:
    people = [worker("amy", ["early", "other"]), worker("bob", ["early"])]
    asked = problem([EARLY, shift("other", 0, 60)], people, pins=pairs("amy:early"))
    found = gap(asked, pairs("amy:early"), "other", budget=EXACT)

    unpinned = next(remedy for remedy in found.remedies if remedy.lifted[0].rule == "pins")

    assert unpinned.lifted == (Relaxation(rule="pins", who="amy", shift="early"),)
    assert unpinned.works == pairs("amy:other", "bob:early")
    assert unpinned.moved == 2


def test_two_relaxations_are_told_when_no_single_one_suffices() -> None:
    asked = problem([EARLY], [worker("amy")], bans=pairs("amy:early"))

    assert lifted(asked, frozenset(), "early") == [
        (
            Relaxation(rule="availability", who="amy", shift="early"),
            Relaxation(rule="bans", who="amy", shift="early"),
        )
    ]


def test_a_role_that_lacks_is_filled_by_whoever_is_there_and_is_given_it() -> None:
    asked = problem([shift("early", roles={"referent": 1})], [worker("amy", ["early"])])

    assert lifted(asked, pairs("amy:early"), "early", "referent") == [
        (Relaxation(rule="roles", who="amy", facts={"role": "referent"}),)
    ]


def test_a_seat_that_can_be_filled_as_it_is_comes_with_the_rota_that_fills_it() -> None:
    asked = problem([EARLY], [worker("amy", ["early"])])

    found = gap(asked, (), "early", budget=EXACT)

    assert (found.filled, found.proven, found.remedies) == (pairs("amy:early"), False, ())


def test_nobody_to_ask_is_no_remedy() -> None:
    found = gap(problem([EARLY]), (), "early", budget=EXACT)

    assert (found.proven, found.remedies, found.obstacles) == (True, (), {})


def test_what_may_not_be_thought_of_is_not_told() -> None:
    asked = problem([EARLY], [worker("amy"), worker("bob")])

    found = gap(asked, (), "early", allowed=lambda one: one.who != "amy", budget=EXACT)

    assert [one.who for remedy in found.remedies for one in remedy.lifted] == ["bob"]


def test_a_placeholder_is_not_asked_to_come() -> None:
    asked = problem([EARLY], [worker("someone", placeholder=True)])

    assert gap(asked, (), "early", budget=EXACT).remedies == ()


@pytest.mark.parametrize(
    ("works", "where", "wrong"),
    [((), "nowhere", KeyError), (pairs("amy:early"), "early", ValueError), (pairs("amy:late"), "early", ValueError)],
    ids=["no such shift", "nothing lacks", "the rota breaks a rule"],
)
def test_a_question_about_no_gap_of_no_rota_is_refused(
    works: frozenset[tuple[str, str]], where: str, wrong: type[Exception]
) -> None:
    with pytest.raises(wrong):
        gap(problem([EARLY, LATE], [worker("amy", ["early"])]), works, where)


# in many small problems nothing lacks
@settings(max_examples=count(6, 300), suppress_health_check=[HealthCheck.filter_too_much])
@given(problems(max_pairs=6), st.data())
def test_every_remedy_fills_the_seat_and_without_any_part_of_it_the_gap_is_there_again(
    p: Problem, data: st.DataObject
) -> None:
    result = solve(p, budget=EXACT)
    assume(result.status is Status.OPTIMAL)
    works = result.works
    gaps = lacking(p, works)
    assume(gaps)
    where, role = data.draw(st.sampled_from(gaps))

    assert_verified(p, works, where, role)
