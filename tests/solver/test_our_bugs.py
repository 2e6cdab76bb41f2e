"""What can only be a bug of ours raises: no answer is given that the auditor, or another part, does not confirm."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from ortools.sat.python.cp_model import CpModel

from solver import Budget, Problem, SolverBug, repair, solve
from solver.audit import Violation, Works, values
from solver.catalogue import TIERS
from solver.engine.run import Runner
from solver.model import coverage
from solver.model.board import Board, Cost
from solver.repairs import settle as settling
from solver.search import ask as asking
from solver.search.ask import least
from solver.search.found import Found, told
from tests.solver.make import pairs, problem, shift, worker

EXACT = Budget(seconds=30, deterministic=True)
WED = problem([shift("wed")], [worker("amy", ["wed"]), worker("bob", ["wed"])])
ABSENT = problem([shift("wed")], [worker("amy"), worker("bob", ["wed"]), worker("cat", ["wed"])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """A condition that somebody forgot to put into the model."""

    def post(self, board: Board) -> None:
        """Ask nothing."""

    def holds(self, problem: Problem, works: Works) -> bool:  # noqa: ARG002 - whatever the rota
        """Say no."""
        return False


def test_a_model_that_the_solver_calls_invalid_raises() -> None:
    model = CpModel()
    far = model.new_int_var(-(2**61), 2**61, "far")
    model.add(4 * far + 3 * far <= 1)

    with pytest.raises(RuntimeError, match="invalid"):
        Runner().run(model, lambda _: None)


def test_a_value_below_what_is_proven_raises() -> None:
    tier = Found(next(tier for tier in TIERS if tier.name == "coverage"), Cost((), 0), bound=3)

    with pytest.raises(SolverBug, match="coverage: 2, below its bound 3"):
        told([tier], {"coverage": 2})


def test_a_rota_that_does_not_meet_its_conditions_raises() -> None:
    with pytest.raises(SolverBug, match="conditions"):
        solve(WED, budget=EXACT, under=(Forgotten(),))


def test_when_no_rota_is_left_though_one_is_known_that_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    priced = coverage.coverage

    def contradicting(board: Board) -> Cost:
        board.model.add_bool_or([])
        return priced(board)

    monkeypatch.setattr(coverage, "coverage", contradicting)

    with pytest.raises(SolverBug, match="no rota is left"):
        solve(problem([shift("wed", wanted=3, most=3)], [worker("amy", ["wed"])], aims=("coverage",)), budget=EXACT)


def seats(board: Board) -> Cost:
    return Cost([(works, 1) for works in board.works.values()], 0)


def test_a_question_is_answered_and_what_is_counted_is_what_the_model_counts() -> None:
    answer = least(WED, seats, lambda works: len(frozenset(works)), budget=EXACT)

    assert (answer.works, answer.value, answer.proven) == (frozenset(), 0, True)
    with pytest.raises(SolverBug, match="the rota counts 1"):
        least(WED, seats, lambda _: 1, budget=EXACT)


def test_an_answer_that_breaks_a_rule_or_does_not_meet_its_conditions_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SolverBug, match="conditions"):
        least(WED, seats, lambda works: len(frozenset(works)), under=(Forgotten(),), budget=EXACT)

    monkeypatch.setattr(asking, "audit", lambda _problem, _works: (Violation(rule="seats"),))
    with pytest.raises(SolverBug, match=r"breaks .*'seats'"):
        least(WED, seats, lambda works: len(frozenset(works)), budget=EXACT)


def test_an_answer_that_is_not_the_best_is_not_called_proven() -> None:
    assert not replace(least(WED, seats, lambda works: len(frozenset(works)), budget=EXACT), value=1).proven


def test_a_repair_that_breaks_a_rule_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "audit", lambda _problem, _works: (Violation(rule="seats"),))

    with pytest.raises(SolverBug, match=r"breaks .*'seats'"):
        repair(ABSENT, pairs("amy:wed"), budget=EXACT)


def test_a_repair_that_costs_something_else_than_the_model_says_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "values", lambda p, works: {**values(p, works), "coverage": 3})

    with pytest.raises(SolverBug, match="coverage: 0 in the model, and the auditor says 3"):
        repair(ABSENT, pairs("amy:wed"), budget=EXACT)
