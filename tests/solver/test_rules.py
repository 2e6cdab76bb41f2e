"""Each rule alone: what it allows, what it forbids, and that the auditor sees it broken."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from solver import Budget, Problem, Status, Stay, Team, Worker, solve
from solver.audit import audit
from solver.catalogue import RULES
from tests.solver.make import limit, pairs, problem, shift, worker

EXACT = Budget(seconds=10, deterministic=True)
EARLY, NOON, LATE = shift("early", 0, 60), shift("noon", 90, 150), shift("late", 300, 360)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A problem in which `allowed` can be asked for by pins, and `forbidden` breaks one rule (and no other)."""

    rule: str
    why: str
    problem: Problem
    allowed: frozenset[tuple[str, str]]
    forbidden: frozenset[tuple[str, str]]
    culprits: tuple[str, ...] = ()
    facts: dict[str, str | int] = field(default_factory=dict)


def amy(*yes: str, **fields: Any) -> Problem:  # noqa: ANN401 - whatever the test varies
    """Amy alone, with early, noon and late shifts; the fields are hers."""
    return problem([EARLY, NOON, LATE], [worker("amy", yes or ("early", "noon", "late"), **fields)])


TWO = [shift("hall", 0, 60, most=2), shift("van", 30, 90, place="van", most=2)]
CASES = (
    Case(
        rule="seats",
        why="a shift for one takes one",
        problem=problem([EARLY], [worker("amy", ["early"]), worker("bob", ["early"])]),
        allowed=pairs("bob:early"),
        forbidden=pairs("amy:early", "bob:early"),
        culprits=("pin:amy:early", "pin:bob:early", "seats:early"),
        facts={"present": 2, "most": 1},
    ),
    Case(
        rule="one_per_team",
        why="colleagues are not together",
        problem=problem([TWO[0]], [worker("amy", ["hall"], team="x"), worker("bob", ["hall"], team="x")]),
        allowed=pairs("amy:hall"),
        forbidden=pairs("amy:hall", "bob:hall"),
        culprits=("pin:amy:hall", "pin:bob:hall", "one_per_team:x:hall"),
        facts={"team": "x", "with": "amy"},
    ),
    Case(
        rule="at_once",
        why="a team of one at a time sends one at a time, wherever",
        problem=problem(
            TWO,
            [worker("amy", ["hall"], team="x"), worker("bob", ["van"], team="x")],
            teams=(Team(id="x", at_once=1),),
        ),
        allowed=pairs("amy:hall"),
        forbidden=pairs("amy:hall", "bob:van"),
        culprits=("pin:amy:hall", "pin:bob:van", "at_once:x"),
        facts={"count": 2, "most": 1},
    ),
    Case(
        rule="no_overlap",
        why="nobody is in two places",
        problem=problem(TWO, [worker("amy", ["hall", "van"])]),
        allowed=pairs("amy:van"),
        forbidden=pairs("amy:hall", "amy:van"),
        culprits=("pin:amy:hall", "pin:amy:van", "no_overlap:amy"),
        facts={"with": "van"},
    ),
    Case(
        rule="no_overlap",
        why="nor in a shift while they are elsewhere",
        problem=amy(stays=(Stay(start=100, end=110),)),
        allowed=pairs("amy:early"),
        forbidden=pairs("amy:noon"),
        culprits=("pin:amy:noon", "no_overlap:amy"),
        facts={"start": 100, "end": 110, "place": ""},
    ),
    Case(
        rule="keep_travel",
        why="the way takes longer than the gap, told in the other direction",
        problem=problem(
            [shift("hall", 0, 60, place="hall"), shift("van", 90, 150, place="van"), LATE],
            [worker("amy", ["hall", "van", "late"])],
            travel={("van", "hall"): 31},
        ),
        allowed=pairs("amy:hall", "amy:late"),
        forbidden=pairs("amy:hall", "amy:van"),
        culprits=("pin:amy:hall", "pin:amy:van", "keep_travel:amy"),
        facts={"with": "van", "gap": 30, "needed": 31},
    ),
    Case(
        rule="keep_rest",
        why="a rest longer than the gap forbids both",
        problem=amy(rest=31),
        allowed=pairs("amy:early", "amy:late"),
        forbidden=pairs("amy:early", "amy:noon"),
        culprits=("pin:amy:early", "pin:amy:noon", "keep_rest:amy"),
        facts={"with": "noon", "gap": 30, "needed": 31},
    ),
    Case(
        rule="keep_rest",
        why="a rest is between days: within one working day it asks for nothing",
        problem=problem(
            [
                replace(shift("early", 0, 60), day="wed"),
                replace(shift("noon", 90, 150), day="wed"),
                replace(shift("late", 240, 300), day="thu"),
            ],
            [worker("amy", ["early", "noon", "late"], rest=100)],
        ),
        allowed=pairs("amy:early", "amy:noon"),
        forbidden=pairs("amy:noon", "amy:late"),
        culprits=("pin:amy:late", "pin:amy:noon", "keep_rest:amy"),
        facts={"with": "late", "gap": 90, "needed": 100},
    ),
    Case(
        rule="keep_rest",
        why="last month's evening binds this month's morning",
        problem=amy(rest=60, stays=(Stay(start=-120, end=-10),)),
        allowed=pairs("amy:noon"),
        forbidden=pairs("amy:early"),
        culprits=("pin:amy:early", "keep_rest:amy"),
        facts={"start": -120, "end": -10, "place": "", "gap": 10, "needed": 60},
    ),
    Case(
        rule="limits",
        why="two shifts are one too many",
        problem=replace(amy(), limits=(limit("amy", ["early", "noon", "late"], 1),)),
        allowed=pairs("amy:late"),
        forbidden=pairs("amy:early", "amy:late"),
        culprits=("pin:amy:early", "pin:amy:late", "limits:amy at most 1"),
        facts={"limit": "amy at most 1", "reached": 2, "most": 1},
    ),
    Case(
        rule="limits",
        why="a whole team has so many minutes",
        problem=problem(
            [EARLY, LATE],
            [worker("amy", ["early"], team="x"), worker("bob", ["late"], team="x")],
            limits=(limit("x", ["early", "late"], 119, unit="minutes"),),
        ),
        allowed=pairs("bob:late"),
        forbidden=pairs("amy:early", "bob:late"),
        culprits=("pin:amy:early", "pin:bob:late", "limits:x at most 119"),
        facts={"limit": "x at most 119", "reached": 120, "most": 119},
    ),
)  # fmt: skip


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
