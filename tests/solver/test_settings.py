"""How the solver is set and how the time is shared: reproducible by seed and work, never by the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import isinf

import pytest
from ortools.sat.python.cp_model import CpSolver

from solver import Budget, Ceiling, Result, Status, solve
from solver.bounds.relax import Relaxation
from solver.catalogue import RULES
from solver.engine.settings import tune, tune_alone, tune_part, tune_proof, tune_question
from solver.model.board import Board
from solver.search.purse import Purse
from solver.tiers import order, share
from tests.solver.months import month

Settings = Callable[[CpSolver, Budget, float], None]
EVERY = [tune, tune_alone, tune_part, tune_proof, tune_question]
EXACT = Budget(seconds=9, deterministic=True, seed=7)


def tuned(settings: Settings, budget: Budget) -> CpSolver:
    solver = CpSolver()
    settings(solver, budget, 3.0)
    return solver


@pytest.mark.parametrize("settings", EVERY)
def test_what_is_reproducible_has_one_worker_a_seed_and_no_clock(settings: Settings) -> None:
    parameters = tuned(settings, EXACT).parameters

    assert (parameters.num_workers, parameters.random_seed, parameters.max_deterministic_time) == (1, 7, 3.0)
    assert isinf(parameters.max_time_in_seconds)


@pytest.mark.parametrize("settings", EVERY)
def test_otherwise_the_clock_ends_it_and_the_seed_is_still_the_one_asked_for(settings: Settings) -> None:
    parameters = tuned(settings, replace(EXACT, deterministic=False)).parameters

    assert (parameters.random_seed, parameters.max_time_in_seconds) == (7, 3.0)
    assert isinf(parameters.max_deterministic_time)


@pytest.mark.parametrize("settings", EVERY)
@pytest.mark.parametrize("workers", range(1, 8))
def test_few_workers_are_never_left_to_what_the_solver_would_choose_for_them(settings: Settings, workers: int) -> None:
    """Two bare workers have one full subsolver, and that is weak at bounds."""
    parameters = tuned(settings, Budget(workers=workers)).parameters

    assert list(parameters.subsolvers)
    assert parameters.num_workers <= max(2, workers)


def test_a_budget_that_building_used_up_is_no_invalid_setting() -> None:
    solver = CpSolver()

    tune(solver, Budget(), -1.0)

    assert solver.parameters.max_time_in_seconds == 0.0


def test_a_relaxation_that_must_be_reproducible_has_ended_before_anything_else_begins() -> None:
    asked = month(1)
    board = Board(asked)
    for rule in RULES:
        rule.model()(board)
    board.minimise(board.price(next(tier for tier in order(asked) if tier.name == "encounters")))

    with Relaxation(board.model).begin(EXACT, 5) as bounding:
        assert bounding.done


def test_every_tier_has_a_part_of_the_time_and_the_last_one_all_that_is_left() -> None:
    tiers, left = order(month(1)), 60.0
    for place in range(len(tiers)):
        part = share(tiers[place], tiers[place + 1 :], left)
        assert 0 < part < left or place == len(tiers) - 1
        left -= part

    assert left == pytest.approx(0.0)


def test_what_a_tier_does_not_use_goes_to_those_after_it() -> None:
    first, second, *rest = order(month(1))
    used_up = 60.0 - share(first, (second, *rest), 60.0)

    assert share(second, tuple(rest), 60.0) > share(second, tuple(rest), used_up)


def test_a_tier_that_needs_far_more_than_an_even_part_of_the_time_is_proven() -> None:
    """Encounters take nearly all of the work here; with an even part, a sixteenth, they stay open."""
    asked = month(2, shifts=14, teams=6, workers=14)
    short = solve(asked, budget=Budget(seconds=0.1, deterministic=True))
    assert next(tier.name for tier in short.tiers if tier.status is not Status.OPTIMAL) == "encounters"

    assert solve(asked, budget=Budget(seconds=0.5, deterministic=True)).status is Status.OPTIMAL


def test_the_work_that_was_done_is_counted_and_ends_a_reproducible_search() -> None:
    """A condition leaves the local search out: what is counted is the work of CP-SAT."""
    under = (Ceiling(tier="openable", most=100),)

    result = solve(month(1), budget=Budget(seconds=0.1, deterministic=True), under=under)

    assert result.status is Status.FEASIBLE
    assert 0.05 < result.spent < 1.0


def test_each_of_several_questions_takes_from_what_is_left_what_it_used_and_no_more() -> None:
    asked: list[float] = []

    def ask(budget: Budget) -> Result:
        asked.append(budget.seconds)
        return Result(status=Status.TIMEOUT, spent=1.0)

    purse = Purse(Budget(seconds=10.0, deterministic=True))
    for _ in range(3):
        purse.pay(ask)

    assert asked == [5.0, 4.5, 4.0]
    assert purse.left == pytest.approx(7.0)
    assert not purse.empty


def test_an_empty_purse_says_so_and_still_gives_a_question_next_to_nothing() -> None:
    purse = Purse(Budget(seconds=1.0, deterministic=True))
    purse.pay(lambda _: Result(status=Status.TIMEOUT, spent=2.0))

    answer = purse.pay(lambda budget: Result(status=Status.TIMEOUT, spent=budget.seconds))

    assert purse.empty
    assert 0 < answer.spent < 0.1
