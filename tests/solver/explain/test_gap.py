"""What would fill an empty seat, verified both ways."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver import Budget, Meeting, Problem, Relaxation, Status, gap, solve
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


def test_two_relaxations_are_told_only_when_each_of_them_alone_is_not_enough() -> None:
    """Amy's two obstacles can be lifted together; Bob's one alone is enough, and pairs are not tried."""
    asked = problem([EARLY], [worker("amy"), worker("bob", team="bobs")], bans=pairs("amy:early"))

    assert lifted(asked, frozenset(), "early") == [(Relaxation(rule="availability", who="bob", shift="early"),)]


def test_rests_before_and_after_are_cut_short_together_by_the_longer_of_the_two() -> None:
    asked = problem(
        [EARLY, shift("noon", 110, 170), shift("dusk", 200, 260)],
        [worker("amy", ["early", "noon", "dusk"], rest=60)],
    )

    assert lifted(asked, pairs("amy:early", "amy:dusk"), "noon") == [
        (Relaxation(rule="keep_rest", who="amy", facts={"from": 60, "to": 30}),)
    ]


def test_nobody_is_asked_to_be_in_two_places_nor_to_arrive_before_the_way_is_done() -> None:
    shifts = [shift("early", 0, 60, place="hall"), shift("van", 70, 130, place="van"), shift("also", 0, 60)]
    asked = problem(shifts, [worker("amy", ["early", "van"])], travel={("hall", "van"): 30})

    assert lifted(asked, pairs("amy:early"), "van") == []
    assert lifted(asked, pairs("amy:early"), "also") == []


def test_of_remedies_that_move_as_many_the_one_that_costs_the_aims_less_comes_first() -> None:
    people = [worker("amy", avoids=frozenset({"early"})), worker("bob"), worker("cat", prefers=frozenset({"early"}))]

    found = gap(problem([EARLY], people), (), "early", budget=EXACT)

    assert [one.who for remedy in found.remedies for one in remedy.lifted] == ["cat", "bob", "amy"]


def test_what_costs_the_aims_less_comes_first_and_then_what_costs_people_less() -> None:
    """A ban taken back is more than a yes asked for; what the aims lose decides before that."""
    people = [worker("amy", ["early"]), worker("bob", avoids=frozenset({"early"})), worker("cat")]

    found = gap(problem([EARLY], people, bans=pairs("amy:early")), (), "early", budget=EXACT)

    assert [(one.rule, one.who) for remedy in found.remedies for one in remedy.lifted] == [
        ("availability", "cat"),
        ("bans", "amy"),
        ("availability", "bob"),
    ]


def test_one_more_yes_is_asked_for_before_someone_is_excused_from_a_meeting() -> None:
    meeting = Meeting(id="team day", start=0, end=30, workers=frozenset({"amy"}))
    asked = problem([EARLY], [worker("amy", ["early"]), worker("bob")], meetings=(meeting,))

    assert [one.rule for (one,) in lifted(asked, frozenset(), "early")] == ["availability", "meetings"]


def test_to_move_nobody_else_comes_before_what_the_aims_would_gain() -> None:
    """Bob alone would rather not; that Amy goes there and he takes hers is what both would rather."""
    amy = worker("amy", ["early", "other"], prefers=frozenset({"other"}), avoids=frozenset({"early"}))
    people = [amy, worker("bob", ["early"], avoids=frozenset({"other"}))]
    asked = problem([EARLY, shift("other", 0, 60)], people, pins=pairs("amy:early"))

    found = gap(asked, pairs("amy:early"), "other", budget=EXACT)

    assert [(remedy.lifted[0].rule, remedy.moved) for remedy in found.remedies] == [("availability", 0), ("pins", 2)]
    assert [remedy.costs[-2].cost for remedy in found.remedies] == [1, -2]


def test_no_more_remedies_are_told_than_asked_for() -> None:
    asked = problem([EARLY], [worker(f"w{n}") for n in range(4)])

    assert len(gap(asked, (), "early", most=2, budget=EXACT).remedies) == 2


def test_what_has_begun_has_no_gap_to_explain() -> None:
    begun = problem([EARLY], [worker("amy", ["early"])], fixed={"early": frozenset()})

    with pytest.raises(ValueError, match="nothing lacks"):
        gap(begun, (), "early")


def test_a_role_is_counted_where_it_is_held_until_the_end() -> None:
    """A remedy whose referent's role lapses before the end fills nothing: another one has to be asked."""
    people = [worker("amy", ["early"]), worker("bob", roles={"referent": 30}), worker("cat", roles={"referent": 60})]
    asked = problem([shift("early", most=2, roles={"referent": 1})], people)

    found = lifted(asked, pairs("amy:early"), "early", "referent")

    assert (Relaxation(rule="availability", who="cat", shift="early"),) in found
    assert (Relaxation(rule="availability", who="bob", shift="early"),) not in found


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
