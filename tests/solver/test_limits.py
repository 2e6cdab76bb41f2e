"""Limits in detail: what has begun, what is asked at least, what only alerts."""

from __future__ import annotations

from dataclasses import replace

from solver import Budget, Status, solve
from solver.audit import alerts, audit
from tests.solver.cases import WEEK, amy
from tests.solver.make import limit, pairs, problem, worker

EXACT = Budget(seconds=10, deterministic=True)
ALL = ("early", "noon", "late")


def test_an_alert_lets_everything_pass_and_is_told_with_its_facts() -> None:
    asked = replace(amy(), limits=(limit("amy", ALL, 2, mode="alert"),))

    result = solve(asked, budget=EXACT)

    assert result.works == pairs("amy:early", "amy:noon", "amy:late")
    assert audit(asked, result.works) == ()
    (told,) = alerts(asked, result.works)
    assert (told.rule, told.who, told.facts) == (
        "limits",
        "amy",
        {"limit": "amy at most 2", "reached": 3, "most": 2},
    )


def test_too_little_alerts_as_well() -> None:
    asked = replace(amy("early"), limits=(limit("amy", ALL, 3, least=2, mode="alert"),))

    (told,) = alerts(asked, solve(asked, budget=EXACT).works)

    assert told.facts == {"limit": "amy at most 3", "reached": 1, "least": 2}


def test_a_hard_limit_alerts_nobody() -> None:
    asked = replace(amy(), limits=(limit("amy", ALL, 1),))

    assert alerts(asked, pairs("amy:early", "amy:noon")) == ()


def test_an_alert_does_not_fade_when_its_shifts_have_begun() -> None:
    past = {"early": frozenset({"amy"}), "noon": frozenset({"amy"})}
    asked = replace(amy("late"), fixed=past, limits=(limit("amy", ("early", "noon"), 1, mode="alert"),))

    assert [told.facts["reached"] for told in alerts(asked, solve(asked, budget=EXACT).works)] == [2]


def test_a_least_counts_what_has_begun() -> None:
    asked = replace(
        amy(avoids=frozenset(ALL)),
        aims=("wishes",),
        fixed={"early": frozenset({"amy"})},
        limits=(limit("amy", ALL, 3, least=2),),
    )

    assert len(solve(asked, budget=EXACT).works) == 2


def test_what_the_past_left_undone_is_asked_for_no_more_than_can_be() -> None:
    asked = replace(
        amy(avoids=frozenset(ALL)),
        aims=("wishes",),
        fixed={"early": frozenset(), "noon": frozenset()},
        limits=(limit("amy", ALL, 3, least=2),),
    )

    assert solve(asked, budget=EXACT).works == pairs("amy:late")


def test_a_least_that_nothing_can_reach_is_a_contradiction_and_not_passed_over() -> None:
    asked = replace(amy("late"), limits=(limit("amy", ALL, 3, least=2),))

    result = solve(asked, budget=EXACT)

    assert result.status is Status.INFEASIBLE
    assert result.core == ("limits:amy at most 3",)


def test_a_day_that_has_begun_counts_once_whatever_is_added_to_it() -> None:
    names = [shift.id for shift in WEEK]
    asked = problem(
        WEEK,
        [worker("amy", names)],
        fixed={"wed morning": frozenset({"amy"})},
        limits=(limit("amy", names, 1, unit="days"),),
    )

    assert solve(asked, budget=EXACT).works == pairs("amy:wed morning", "amy:wed evening")


def test_windows_that_slide_bound_a_run_of_days() -> None:
    names = [shift.id for shift in WEEK]
    run = [
        limit("amy", [n for n in names if n[:3] in pair], 1, unit="days") for pair in (("wed", "thu"), ("thu", "fri"))
    ]
    windows = tuple(replace(one, id=f"run {n}") for n, one in enumerate(run))

    works = solve(problem(WEEK, [worker("amy", names)], limits=windows), budget=EXACT).works

    assert works == pairs("amy:wed morning", "amy:wed evening", "amy:fri morning")
