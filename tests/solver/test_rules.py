"""Each rule alone: what it allows, what it forbids, and that the auditor sees it broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver import Budget, Status, Stay, Team, Worker, solve
from solver.audit import audit
from solver.catalogue import RULES
from solver.search.conflict import TOLD
from tests.solver.cases import CASES, EARLY, LATE, NOON, Case, amy
from tests.solver.make import limit, pairs, problem, shift, worker

EXACT = Budget(seconds=10, deterministic=True)


def named(case: Case) -> str:
    return f"{case.rule}: {case.why}"


@pytest.mark.parametrize("case", CASES, ids=named)
def test_what_a_rule_allows_can_be_asked_for(case: Case) -> None:
    asked = replace(case.problem, pins=case.allowed)

    result = solve(asked, budget=EXACT)

    assert result.status is Status.OPTIMAL
    assert case.allowed <= result.works
    assert audit(asked, case.allowed) == ()


@pytest.mark.parametrize("case", CASES, ids=named)
def test_what_a_rule_forbids_is_impossible_and_the_culprits_are_named(case: Case) -> None:
    result = solve(replace(case.problem, pins=case.forbidden), budget=EXACT)

    assert result.status is Status.INFEASIBLE
    assert result.works == frozenset()
    assert result.core == case.culprits


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_auditor_sees_the_rule_broken_and_no_other(case: Case) -> None:
    broken = audit(case.problem, case.forbidden)

    assert {violation.rule for violation in broken} == {case.rule}
    assert case.facts in [dict(violation.facts) for violation in broken]


def test_nobody_works_where_they_are_not_available() -> None:
    asked = amy("noon")

    assert solve(asked, budget=EXACT).works == pairs("amy:noon")
    assert [(v.rule, v.who, v.shift) for v in audit(asked, pairs("amy:late"))] == [("availability", "amy", "late")]


def test_nobody_works_where_they_are_banned() -> None:
    asked = replace(amy(), bans=pairs("amy:noon"))

    assert solve(asked, budget=EXACT).works == pairs("amy:early", "amy:late")
    assert [(v.rule, v.who, v.shift) for v in audit(asked, pairs("amy:noon"))] == [("bans", "amy", "noon")]


def test_a_pin_is_kept_even_where_it_costs_a_wish() -> None:
    asked = replace(amy(avoids=frozenset({"noon"}), rest=1000), pins=pairs("amy:noon"))

    assert solve(asked, budget=EXACT).works == pairs("amy:noon")
    assert [(v.rule, v.who, v.shift) for v in audit(asked, pairs("amy:late"))] == [("pins", "amy", "noon")]


def test_what_has_begun_keeps_its_holders_and_takes_nobody_more() -> None:
    people = [worker("amy", ["late"]), worker("bob", ["early"])]
    asked = problem([shift("early", wanted=2, most=2), LATE], people, fixed={"early": frozenset({"amy"})})

    assert solve(asked, budget=EXACT).works == pairs("amy:early", "amy:late")
    assert [(v.rule, v.who) for v in audit(asked, pairs("bob:early"))] == [("fixed", "amy"), ("fixed", "bob")]


def test_facts_that_break_every_rule_make_nothing_impossible() -> None:
    crowd = [worker(name, team="x", rest=600) for name in ("amy", "bob", "cat")]
    shifts = [shift("early", 0, 60), shift("on time", 30, 90), LATE]
    asked = problem(
        shifts,
        crowd,
        teams=(Team(id="x", at_once=1),),
        limits=(limit("amy", ["early", "on time", "late"], 0), limit("x", ["early"], 1, unit="minutes")),
        bans=pairs("amy:early"),
        fixed={"early": frozenset({"amy", "bob", "cat"}), "on time": frozenset({"amy"})},
    )

    result = solve(asked, budget=EXACT)

    assert result.status is Status.OPTIMAL
    assert result.works == pairs("amy:early", "bob:early", "cat:early", "amy:on time")


@pytest.mark.parametrize(
    "who", [worker("amy", ["late"], rest=241), worker("amy", ["late"], stays=(Stay(start=310, end=311),))]
)
def test_facts_bind_what_is_still_to_be_decided(who: Worker) -> None:
    asked = problem([EARLY, LATE], [who], fixed={"early": frozenset({"amy"})})

    assert solve(asked, budget=EXACT).works == pairs("amy:early")


def test_a_limit_that_facts_exceed_allows_nothing_more() -> None:
    who = worker("amy", ["noon", "late"])
    past = {"early": frozenset({"amy"}), "noon": frozenset({"amy"})}
    asked = problem([EARLY, NOON, LATE], [who], fixed=past, limits=(limit("amy", ["early", "noon", "late"], 1),))

    assert solve(asked, budget=EXACT).works == pairs("amy:early", "amy:noon")
    assert [v.rule for v in audit(asked, pairs("amy:early", "amy:noon", "amy:late"))] == ["limits"]


def test_two_of_a_team_may_be_together_where_the_space_says_so() -> None:
    people = [worker("amy", ["hall"], team="x"), worker("bob", ["hall"], team="x")]
    asked = problem([shift("hall", wanted=2, most=2)], people, one_per_team=False)

    assert solve(asked, budget=EXACT).works == pairs("amy:hall", "bob:hall")


def test_the_auditor_names_what_the_problem_does_not_know() -> None:
    assert [(v.rule, v.who, v.shift) for v in audit(amy(), pairs("zoe:early"))] == [("known", "zoe", "early")]


def test_every_rule_is_tried_here() -> None:
    alone = {"availability", "bans", "pins", "fixed"}
    assert {case.rule for case in CASES} | alone == {rule.name for rule in RULES}


def test_a_contradiction_can_be_told_with_every_rule() -> None:
    told_otherwise = {"availability": set(), "pins": {"pin"}, "bans": {"ban"}}

    assert set(TOLD) == set().union(*(told_otherwise.get(rule.name, {rule.name}) for rule in RULES))
