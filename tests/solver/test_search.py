"""The search as a whole: what it says, when it stops, that it is the same every time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from ortools.sat.python.cp_model import OPTIMAL, CpModel, CpSolver

from solver import Budget, Problem, Progress, SolverBug, Status, solve, values
from solver.audit import Violation, audit
from solver.catalogue import RULES
from solver.engine.run import Outcome, Runner
from solver.model.board import Board
from solver.search import solve as searching
from solver.search import start as starting
from solver.search.conflict import core
from solver.search.start import first
from solver.tiers import order
from tests.benchmarks.solver.families import FAMILIES, draw
from tests.solver.make import pairs, problem, shift, worker
from tests.solver.months import month

EXACT = Budget(seconds=30, deterministic=True)


def test_a_seat_goes_to_whoever_is_available() -> None:
    amy, bob = worker("amy", ["early"]), worker("bob", ["late"])

    result = solve(problem([shift("early"), shift("late", 90)], [amy, bob]), budget=EXACT)

    assert result.status is Status.OPTIMAL
    assert result.works == pairs("amy:early", "bob:late")


@pytest.mark.parametrize(
    ("asked", "openable"),
    [
        (problem(), 0),
        (problem([], [worker("amy")]), 0),
        (problem([shift("early")], []), 1),
        (problem([shift("early"), shift("late", 90)], [worker("amy"), worker("bob")]), 2),
        (problem([shift("early", least=2, wanted=2, most=2)], [worker("amy", ["early"], team="x")]), 1),
    ],
    ids=["nothing", "no shift", "nobody", "everybody unavailable", "one team"],
)
def test_little_or_nothing_to_plan_is_answered_and_proven(asked: Problem, openable: int) -> None:
    result = solve(asked, budget=EXACT)

    assert result.status is Status.OPTIMAL
    assert result.tiers[0].value == openable


def test_a_thousand_people_for_one_seat_are_answered() -> None:
    people = [worker(f"w{n}", ["early"]) for n in range(1000)]

    result = solve(problem([shift("early")], people), budget=EXACT)

    assert result.status is Status.OPTIMAL
    assert len(result.works) == 1


def test_each_tier_tells_the_values_before_it_as_its_ceilings() -> None:
    result = solve(problem([shift("early")], []), budget=EXACT)

    told = [tier.value for tier in result.tiers]
    assert [tier.ceilings for tier in result.tiers] == [tuple(told[:n]) for n in range(len(told))]
    assert all(tier.best_under_ceilings for tier in result.tiers)


def test_out_of_time_the_best_so_far_comes_back_and_says_what_is_proven() -> None:
    result = solve(month(1), budget=Budget(seconds=0.02, deterministic=True))

    assert result.status is Status.FEASIBLE
    unproven = [tier.best_under_ceilings for tier in result.tiers].index(False)
    assert {tier.status for tier in result.tiers[unproven:]} == {Status.FEASIBLE}
    assert {tier.status for tier in result.tiers[:unproven]} <= {Status.OPTIMAL}
    assert all(tier.bound <= tier.value for tier in result.tiers)


def test_stopped_the_best_so_far_comes_back() -> None:
    heard: list[Progress] = []

    result = solve(month(1), progress=heard.append, stop=lambda: len(heard) > 2)

    assert result.status is Status.FEASIBLE
    assert result.works
    assert [tier.name for tier in result.tiers] == [tier.name for tier in order(month(1))]


def test_stopped_before_it_began_there_is_still_the_rota_of_the_pins() -> None:
    asked = replace(month(1), pins=frozenset({min((w.id, s) for w in month(1).workers for s in w.yes)}))

    result = solve(asked, stop=lambda: True)

    assert result.status is Status.FEASIBLE
    assert asked.pins <= result.works


HELD_TWICE = problem(
    [shift("early"), shift("noon", 30, 90), shift("late", 200)],
    [worker("amy", ["early", "noon", "late"])],
    pins=pairs("amy:early", "amy:noon", "amy:late"),
)


def test_when_building_took_all_the_time_that_is_told_and_is_no_bug() -> None:
    assert solve(HELD_TWICE, budget=Budget(seconds=1e-9)).status in {Status.INFEASIBLE, Status.TIMEOUT}


def test_a_contradiction_is_reduced_to_what_it_needs() -> None:
    result = solve(HELD_TWICE, budget=EXACT)

    assert (result.core, result.core_reduced) == (("pin:amy:early", "pin:amy:noon", "no_overlap:amy"), True)


def test_stopped_a_contradiction_is_told_with_more_than_it_needs() -> None:
    board = Board(HELD_TWICE)
    for rule in RULES:
        rule.model()(board)

    found = core(board, lambda _model: None)

    assert not found.reduced
    assert set(found.names) == set(board.groups)


def test_a_contradiction_is_reduced_though_to_find_it_took_all_the_time() -> None:
    result = solve(HELD_TWICE, budget=Budget(seconds=1e-9, deterministic=True))

    assert (result.status, len(result.core), result.core_reduced) == (Status.INFEASIBLE, 3, True)


@pytest.mark.parametrize("answers", range(1, 4))
def test_out_of_time_the_groups_that_come_back_are_still_known_to_contradict(answers: int) -> None:
    board = Board(HELD_TWICE)
    for rule in RULES:
        rule.model()(board)
    left = iter([True] * answers)

    def run(model: CpModel) -> Outcome | None:
        return Runner().run(model, lambda _solver: None) if next(left, False) else None

    found = core(board, run)

    assert not found.reduced
    assert {"pin:amy:early", "pin:amy:noon", "no_overlap:amy"} <= set(found.names)


def test_whoever_stops_the_search_stops_the_reduction_too() -> None:
    result = solve(HELD_TWICE, budget=EXACT, stop=lambda: True)

    assert not (result.core and result.core_reduced)


def test_whatever_the_listener_raises_ends_the_search_and_reaches_the_caller() -> None:
    def refuse(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        solve(month(1), progress=refuse)


def test_progress_only_gets_better() -> None:
    heard: list[Progress] = []

    result = solve(month(2, shifts=14, teams=6, workers=14), budget=EXACT, progress=heard.append)

    for tier in result.tiers:
        news = [told for told in heard if told.tier == tier.name]
        assert [told.best for told in news] == sorted((told.best for told in news), reverse=True)
        assert [told.bound for told in news] == sorted(told.bound for told in news)
        assert all(told.bound <= told.best for told in news)
        assert (news[-1].best, news[-1].bound) == (tier.value, tier.bound)


def test_a_good_start_is_never_made_worse() -> None:
    asked = month(3, shifts=14, teams=6, workers=14)
    good = solve(asked, budget=EXACT)

    again = solve(asked, budget=Budget(seconds=0.001, deterministic=True), start=good.works)

    assert list(values(asked, again.works).values()) <= [tier.value for tier in good.tiers]


def test_of_the_rotas_that_are_there_before_a_search_the_best_is_kept_whichever_comes_first() -> None:
    both = problem([shift("early"), shift("late", 90)], [worker("amy", ["early", "late"])])
    one, two = pairs("amy:early"), pairs("amy:early", "amy:late")

    assert solve(replace(both, draft=one), start=two, stop=lambda: True, budget=EXACT).works == two
    assert solve(replace(both, draft=two), start=one, stop=lambda: True, budget=EXACT).works == two


def test_planning_starts_from_the_draft() -> None:
    draft = solve(month(3), budget=Budget(seconds=0.3, deterministic=True)).works

    assert solve(replace(month(3), draft=draft), budget=Budget(seconds=1e-9, deterministic=True)).works == draft


def test_a_start_that_breaks_a_rule_is_not_taken() -> None:
    asked = problem([shift("early")], [worker("amy", ["early"])])

    assert solve(asked, budget=EXACT, start=pairs("amy:early", "zoe:late")).works == pairs("amy:early")


def test_the_same_question_has_the_same_answer_in_another_process() -> None:
    program = (
        "from tests.solver.months import month; from solver import Budget, solve;"
        "print(sorted(solve(month(4, shifts=14, teams=6, workers=14), budget=Budget(deterministic=True)).works))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }

    assert len(told) == 1


@pytest.mark.parametrize("seed", range(3))
def test_a_hint_is_complete_and_true(seed: int) -> None:
    """Fixed to their hints, the variables of every tier obey the model, and its objective is what the auditor says."""
    asked = month(seed)
    known = solve(asked, budget=Budget(seconds=0.3, deterministic=True)).works
    board = Board(asked)
    for rule in RULES:
        rule.model()(board)
    for tier in order(asked):
        board.minimise(tier.model()(board))
        board.hint(known)
        solver = CpSolver()
        solver.parameters.fix_variables_to_their_hinted_value = True
        solver.parameters.catch_sigint_signal = False
        assert solver.solve(board.model) == OPTIMAL
        assert round(solver.objective_value) == values(asked, known)[tier.name]


def test_a_search_whose_rota_breaks_a_rule_is_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = Violation(rule="seats")
    for room in (searching, starting):
        monkeypatch.setattr(room, "audit", lambda _problem, works: (rule,) if works else ())

    with pytest.raises(SolverBug, match="seats"):
        solve(problem([shift("early")], [worker("amy", ["early"])]), budget=EXACT)


def test_a_search_whose_value_is_not_the_auditors_is_our_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "values", lambda p, works: {**values(p, works), "coverage": 3})

    with pytest.raises(SolverBug, match="coverage"):
        solve(problem([shift("early")], [worker("amy", ["early"])]), budget=EXACT)


def test_every_rota_of_a_month_is_audited_clean() -> None:
    asked = month(5)

    assert audit(asked, solve(asked, budget=Budget(seconds=0.5, deterministic=True)).works) == ()


@pytest.mark.parametrize("wrong", [{"seconds": 0}, {"seconds": -1.0}, {"workers": 0}])
def test_a_budget_is_something(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="a budget"):
        Budget(**wrong)  # type: ignore[arg-type]


def test_every_shift_of_many_is_held_before_anything_else_is_looked_at() -> None:
    """Three hundred and twenty shifts: by hand some of them stay short."""
    p, _ = draw(FAMILIES["district"], 2)
    by_hand = first(p, p.pins)
    assert by_hand is not None
    assert values(p, by_hand)["openable"] > 0

    heard: list[Progress] = []

    result = solve(
        p,
        budget=Budget(seconds=3, deterministic=True),
        progress=heard.append,
        enough=lambda tier: tier.name == "coverage",
    )

    assert heard[0].best == values(p, by_hand)["openable"]  # before any search, there is a rota
    assert [(tier.name, tier.value, tier.status) for tier in result.tiers] == [
        ("openable", 0, Status.OPTIMAL),
        ("coverage", 0, Status.OPTIMAL),
    ]
