"""What counting proves is true of every rota, and is reached where meetings can be spread evenly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from solver import Budget, Problem, solve
from solver.audit import audit
from solver.audit.coverage import coverage
from solver.audit.encounters import encounters
from solver.audit.rota import Rota
from solver.bounds.counting import counted
from solver.catalogue import RULES
from solver.engine.run import NOTHING_KNOWN
from solver.model.board import Board
from tests.counts import count
from tests.solver.brute import rotas
from tests.solver.make import problem, shift, worker
from tests.solver.problems import problems

FEW_TEAMS = ("a", "b", "c")


def board(p: Problem) -> Board:
    """Make a model with its rules, as the search counts in one."""
    made = Board(p)
    for rule in RULES:
        rule.model()(made)
    return made


def least(p: Problem, lacking: int) -> int:
    return counted(board(p), "encounters", {"coverage": lacking})


def evenly(shifts: int, wanted: int = 2, **fields: object) -> Problem:
    """Three teams, of which everybody may come whenever they like."""
    held = [shift(f"s{n:02}", 100 * n, 100 * n + 60, least=1, wanted=wanted, most=wanted) for n in range(shifts)]
    people = [worker(team, [s.id for s in held], team) for team in FEW_TEAMS]
    return problem(held, people, aims=("openable", "coverage", "encounters"), **fields)


@settings(max_examples=count(40, 1500))
@given(problems())
def test_no_lawful_rota_meets_for_less(p: Problem) -> None:
    if not p.one_per_team:
        return
    asked = board(p)
    for rota in rotas(p):
        if not audit(p, rota):
            made = Rota(p, rota)
            ceilings = {"coverage": coverage(p, made)}
            assert counted(asked, "encounters", ceilings) <= encounters(p, made)


@pytest.mark.parametrize(
    ("shifts", "wanted", "lacking", "dear"),
    [
        (3, 2, 0, 0),  # every pair once
        (4, 2, 0, 1),
        (4, 2, 1, 0),  # a seat that lacks takes a meeting away
        (9, 2, 0, 3 * (0 + 1 + 2)),
        (2, 3, 0, 3),  # all three, twice
        (2, 3, 1, 1),  # of three, whoever lacks takes two meetings away
        (2, 3, 2, 0),
        (2, 3, 99, 0),
    ],
)
def test_it_is_what_meetings_cost_that_are_spread_evenly(shifts: int, wanted: int, lacking: int, dear: int) -> None:
    assert least(evenly(shifts, wanted), lacking) == dear


def test_meetings_of_before_and_of_what_has_begun_count() -> None:
    known = evenly(3, met={("a", "b"): 2, ("a", "c"): 2})
    begun = evenly(3, fixed={"s00": frozenset({"a", "b"})})

    assert least(known, 0) == 0 + 1 + 2
    assert least(begun, 0) == 0
    assert least(evenly(4, fixed={"s00": frozenset({"a", "b"}), "s01": frozenset({"a", "b"})}), 0) == 1


def test_only_those_who_may_come_together_meet_and_a_seat_that_nobody_can_take_lacks_anyway() -> None:
    held = [shift(f"s{n}", 100 * n, 100 * n + 60, least=1, wanted=2, most=2) for n in range(3)]
    p = problem(held, [worker("a", ["s0", "s1", "s2"], "a"), worker("b", ["s0", "s1"], "b"), worker("c", [], "c")])

    assert least(p, 1) == 1, "the seat that lacks is that of the last shift, where nobody would be met"


def test_where_nothing_says_how_many_seats_lack_nothing_is_known_nor_of_another_aim() -> None:
    assert counted(board(evenly(9)), "encounters", {}) == 0
    assert counted(board(evenly(9)), "wishes", {"coverage": 0}) == NOTHING_KNOWN


def test_it_is_told_when_there_was_no_time_for_anything_else() -> None:
    result = solve(evenly(90), budget=Budget(seconds=0.001, deterministic=True))

    openable, full, meetings = result.tiers
    assert (openable.value, full.value) == (0, 0)
    assert meetings.bound == 3 * sum(range(30)) <= meetings.value
