"""Problems at the edge: nothing to hold, nobody to hold it, far too many; a sane answer each time."""

from __future__ import annotations

import pytest

from solver import Budget, Problem, Result, Status, Worker, solve
from solver.model.board import Cost
from tests.solver.make import pairs, problem, shift, worker
from tests.solver.probe import Probe

EXACT = Budget(seconds=20, deterministic=True)
SHIFTS = [shift("early", wanted=2, most=2), shift("late", 300)]


def answered(asked: Problem) -> Result:
    """The best rota, which must be proven."""
    result = solve(asked, budget=EXACT)
    assert result.status is Status.OPTIMAL
    return result


def value(result: Result, tier: str) -> int:
    return next(told.value for told in result.tiers if told.name == tier)


def test_a_problem_of_nothing_has_the_rota_of_nothing() -> None:
    assert answered(problem()).works == frozenset()


def test_without_shifts_nobody_works() -> None:
    assert answered(problem([], [worker("amy")])).works == frozenset()


@pytest.mark.parametrize("people", [[], [worker("amy"), worker("bob")]], ids=["nobody there", "nobody available"])
def test_where_nobody_can_come_every_seat_lacks_and_is_counted(people: list[Worker]) -> None:
    result = answered(problem(SHIFTS, people))

    assert result.works == frozenset()
    assert (value(result, "openable"), value(result, "coverage")) == (2, 3)


def test_a_team_alone_sends_one_to_each_shift() -> None:
    people = [worker(name, ["early", "late"], team="x") for name in ("amy", "bob")]

    result = answered(problem(SHIFTS, people))

    assert sorted(where for _, where in result.works) == ["early", "late"]
    assert value(result, "coverage") == 1


def test_a_thousand_workers_for_one_shift_leave_one_there() -> None:
    crowd = [worker(f"w{n}", ["early"], team=f"t{n % 40}") for n in range(1000)]

    result = answered(problem([shift("early")], crowd))

    assert len(result.works) == 1
    assert value(result, "coverage") == 0


def test_a_thousand_workers_of_many_teams_for_two_seats_meet_nobody_twice() -> None:
    """Every two teams could meet there: that is asked as well, and answered."""
    crowd = [worker(f"w{n}", ["early"], team=f"t{n % 100:02}") for n in range(1000)]
    met = {("t00", f"t{n:02}"): 1 for n in range(1, 100)}

    result = answered(problem([shift("early", least=2, wanted=2, most=2)], crowd, met=met))

    assert len(result.works) == 2
    assert [value(result, tier) for tier in ("openable", "coverage", "presence", "encounters")] == [0, 0, 0, 0]


def test_where_all_would_meet_for_the_first_time_their_half_a_million_meetings_are_no_part_of_the_model() -> None:
    crowd = [worker(f"w{n}", ["early"], team=f"t{n}") for n in range(1000)]
    asked = problem([shift("early", wanted=2, most=2)], crowd)
    probe = Probe(asked)

    assert probe.costs["encounters"] == Cost([])
    assert len(probe.board.made) < 20_000
    assert len(answered(asked).works) == 2


def test_three_who_have_all_met_before_meet_again_three_times() -> None:
    there = [worker(team, ["early"], team=team) for team in ("a", "b", "c")]
    asked = problem([shift("early", wanted=3, most=3)], there, met={("a", "b"): 1, ("a", "c"): 2, ("b", "c"): 3})

    result = answered(asked)

    assert value(result, "encounters") == 1 + 2 + 3
    assert Probe(asked).agrees(result.works), "counting knows it as well: the model is asked apart"


def test_a_thousand_workers_are_told_why_they_cannot_all_come() -> None:
    crowd = [worker(f"w{n}", ["early"]) for n in range(1000)]
    both = pairs("w0:early", "w999:early")

    result = solve(problem([shift("early")], crowd, pins=both), budget=EXACT)

    assert result.core == ("pin:w0:early", "pin:w999:early", "seats:early")


def test_facts_stand_when_a_contradiction_is_told() -> None:
    wed, again, also = shift("wed"), shift("again"), shift("also")  # at the same time
    amy = worker("amy", ["wed", "again", "also"])
    asked = problem([wed, again, also], [amy], fixed={"wed": frozenset({"amy"})}, pins=pairs("amy:again", "amy:also"))

    # To give up one of two pins would not be enough: the other contradicts what has begun.
    assert solve(asked, budget=EXACT).core == ("fixed:wed", "pin:amy:again", "no_overlap:amy")
