"""The aims shared over time or people, each alone, its value known: kept, ownership, topics, burden, evenness."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from solver import Burden, Limit, Problem, Topic, solve, values
from solver.catalogue import TIERS
from solver.tiers import order
from tests.solver import test_aims
from tests.solver.make import limit, pairs, problem, shift, worker
from tests.solver.test_aims import EXACT, value


def test_kept_displaces_nobody_even_to_call_fewer() -> None:
    """The one who was told keeps the long shift, though someone new must then take the late one."""
    shifts = [shift("long", 0, 200), shift("late", 100, 160)]
    people = [worker("amy", ["long", "late"]), worker("bob", ["long", "late"], if_need_be=frozenset())]
    asked = problem(shifts, people, told=pairs("amy:long"), aims=("coverage", "kept"))

    result = solve(asked, budget=EXACT)

    assert result.works == pairs("amy:long", "bob:late")
    assert [(tier.name, tier.value) for tier in result.tiers] == [("coverage", 0), ("displaced", 0), ("called", 1)]


def test_kept_counts_who_is_gone_and_who_is_new_apart() -> None:
    people = [worker("amy", []), worker("bob", ["early", "late"])]
    asked = problem([shift("early"), shift("late", 90)], people, told=pairs("amy:early", "amy:late"))

    assert value(asked, "displaced") == 2
    assert value(asked, "called") == 2
    assert values(asked, pairs("bob:early"))["called"] == 1


def test_kept_is_asked_only_when_something_was_told_and_steadiness_comes_after_it() -> None:
    asked = problem([shift("early")], [worker("amy", ["early"])], draft=pairs("amy:early"))

    assert [tier.name for tier in order(asked)][:3] == ["openable", "coverage", "steadiness"]
    told = replace(asked, told=frozenset())
    assert [tier.name for tier in order(told)][2:5] == ["displaced", "called", "steadiness"]


def weekly(times: int, people: str = "xyz", **fields: object) -> Problem:
    """A weekly shift for one, so many times, all in one cell, and one worker of each of these teams."""
    shifts = [shift(f"w{n}", n * 100, cell="wed") for n in range(times)]
    workers = [worker(name, [s.id for s in shifts], team=name) for name in people]
    return problem(shifts, workers, **{"aims": ("coverage", "ownership")} | fields)


@pytest.mark.parametrize(
    ("rota", "cost"),
    [
        ("xyzxyz", 0),  # an even rotation: two each
        ("xxxyyz", 0),  # one more than its turn of two is let pass
        ("xxxxyz", 1),
        ("xxxxxz", 1 + 2),
        ("xxxxxx", 1 + 2 + 3),
        ("xxxxyy", 1),
    ],
)
def test_ownership_lets_a_team_be_there_once_more_than_its_turn_and_then_costs_its_rank(rota: str, cost: int) -> None:
    asked = weekly(6)

    assert values(asked, {(team, f"w{n}") for n, team in enumerate(rota)})["ownership"] == cost
    assert value(asked, "ownership") == 0


def test_ownership_remembers_the_window_before() -> None:
    held = {("wed", "x"): 4, ("wed", "y"): 1, ("wed", "z"): 1}
    asked = weekly(3, occurred={"wed": 6}, held=held)  # nine presences in all, three teams: three each

    assert values(asked, pairs("y:w0", "z:w1", "y:w2"))["ownership"] == 0
    assert values(asked, pairs("x:w0", "z:w1", "y:w2"))["ownership"] == 1
    assert all(who != "x" for who, _ in solve(asked, budget=EXACT).works)


def test_ownership_does_not_blame_a_team_that_alone_could_come() -> None:
    """Availability forces x to be there five times: that is the floor, and no cost."""
    shifts = [shift(f"w{n}", n * 100, cell="wed") for n in range(6)]
    people = [worker("x", [s.id for s in shifts]), worker("y", ["w5"])]

    assert value(problem(shifts, people), "ownership") == 0
    assert values(problem(shifts, people), {("x", s.id) for s in shifts})["ownership"] == 0


def test_ownership_counts_what_cannot_be_helped_and_proves_it() -> None:
    """x held the cell five times of five; it is y's turn now, and x is two beyond an even three plus one."""
    asked = weekly(1, "xy", occurred={"wed": 6}, held={("wed", "x"): 6})

    assert value(asked, "ownership") == 1  # seven seats for two teams: four each, so that five are let pass
    assert solve(asked, budget=EXACT).works == pairs("y:w0")


def test_ownership_takes_what_has_begun_as_history() -> None:
    asked = replace(weekly(6), fixed={f"w{n}": frozenset({"x"}) for n in range(4)})

    result = solve(asked, budget=EXACT)

    assert [who for who, where in result.works if where in {"w4", "w5"}].count("x") == 0
    assert value(asked, "ownership") == 1


def test_ownership_knows_no_cell_where_none_is_named() -> None:
    asked = weekly(6)
    anywhere = replace(asked, shifts=tuple(replace(one, cell="") for one in asked.shifts))

    assert values(anywhere, {("x", s.id) for s in asked.shifts})["ownership"] == 0


@pytest.mark.parametrize(
    ("rota", "running", "cost"),
    [
        ("xxyy", 0, 0),
        ("xxxy", 0, 1),
        ("xxxx", 0, 2),
        ("xyxy", 2, 1),  # the past was x, x: a third time in a row
        ("yxxy", 2, 0),
        ("xxyy", 1, 1),
    ],
)
def test_runs_count_each_presence_from_the_third_in_a_row(rota: str, running: int, cost: int) -> None:
    held = {("wed", "x"): 2}
    asked = weekly(4, occurred={"wed": 2}, held=held, running={("wed", "x"): running})

    assert values(asked, {(team, f"w{n}") for n, team in enumerate(rota)})["runs"] == cost


def test_runs_are_broken_where_someone_else_can_come() -> None:
    wanting = weekly(3, "xy", aims=("coverage", "ownership", "wishes"))
    eager = tuple(
        replace(one, prefers=frozenset({"w0", "w1", "w2"})) if one.id == "x" else one for one in wanting.workers
    )

    assert value(replace(wanting, workers=eager), "runs") == 0
    assert value(weekly(3, "x"), "runs") == 1


def test_runs_go_through_what_has_begun() -> None:
    asked = replace(weekly(3, "xy"), fixed={"w1": frozenset({"x"}), "w0": frozenset({"x"})})

    assert ("y", "w2") in solve(asked, budget=EXACT).works
    assert values(asked, pairs("x:w0", "x:w1", "x:w2"))["runs"] == 1


def test_topics_lack_where_nobody_who_covers_them_is_there() -> None:
    shifts = [shift(f"s{n}", n * 100) for n in range(3)]
    people = [worker(name, [s.id for s in shifts]) for name in ("amy", "bob")]
    work = Topic(id="work", workers=frozenset({"amy"}), shifts=frozenset({"s0", "s1"}), least=2)
    asked = problem(shifts, people, topics=(work,))

    assert values(asked, pairs("bob:s0", "amy:s2"))["topics"] == 2
    assert values(asked, pairs("amy:s0", "bob:s1"))["topics"] == 1
    assert value(asked, "topics") == 0


def test_topics_share_people_and_prove_what_nobody_can_fill() -> None:
    hall = shift("hall")
    both = frozenset({"amy", "bob"})
    people = [worker("amy", ["hall"]), worker("bob", ["hall"])]
    topics = (
        Topic(id="work", workers=both, shifts=frozenset({"hall"})),
        Topic(id="health", workers=both, shifts=frozenset({"hall"}), least=3),
        Topic(id="rights", workers=frozenset(), shifts=frozenset({"hall"})),
    )

    assert value(problem([hall], people, topics=topics), "topics") == 0 + 2 + 1


def test_two_of_one_topic_in_a_shift_count_once() -> None:
    hall = shift("hall", wanted=2, most=2)
    people = [worker("amy", ["hall"]), worker("bob", ["hall"])]
    work = Topic(id="work", workers=frozenset({"amy", "bob"}), shifts=frozenset({"hall"}), least=2)

    assert values(problem([hall], people, topics=(work,)), pairs("amy:hall", "bob:hall"))["topics"] == 1


def evenings(*people: str, times: int, **fields: object) -> Problem:
    """So many evenings for one, and these people, whose evenings are counted."""
    shifts = [shift(f"e{n}", n * 100) for n in range(times)]
    every = frozenset(s.id for s in shifts)
    workers = [worker(name, every) for name in people]
    burdens = tuple(Burden(worker=name, shifts=every) for name in people)
    return problem(shifts, workers, **{"burdens": burdens, "aims": ("coverage", "burden")} | fields)


def stages(asked: Problem) -> dict[str, int]:
    return {tier.name: tier.value for tier in solve(asked, budget=EXACT).tiers if tier.name.startswith("burden")}


def test_burden_is_spread_level_after_level() -> None:
    assert stages(evenings("amy", "bob", "cat", times=4)) == {
        "burden-4": 0,
        "burden-3": 0,
        "burden-2": 1,
        "burden-1": 3,
    }


def test_burden_is_leximin_and_no_sum() -> None:
    """Someone must carry three: the others still get as little as can be, the most burdened of them first."""
    asked = evenings("amy", "bob", "cat", times=6, pins=pairs("amy:e0", "amy:e1", "amy:e2"))

    assert stages(asked) == {f"burden-{level}": 0 for level in (6, 5, 4)} | {
        "burden-3": 1,
        "burden-2": 2,
        "burden-1": 3,
    }


def test_burden_counts_the_past_against_the_quota() -> None:
    asked = evenings("amy", "bob", times=2)
    every = asked.burdens[0].shifts
    past = (Burden(worker="amy", shifts=every, past=2, quota=1), Burden(worker="bob", shifts=every, quota=1))

    result = solve(replace(asked, burdens=past), budget=EXACT)

    assert result.works == pairs("bob:e0", "bob:e1")
    assert [(t.name, t.value) for t in result.tiers[1:]] == [("burden-3", 0), ("burden-2", 0), ("burden-1", 2)]


def test_burden_has_no_level_that_a_hard_limit_keeps_from_being_reached() -> None:
    asked = evenings("amy", times=4)

    def names(*limits: Limit) -> list[str]:
        return [tier.name for tier in order(replace(asked, limits=limits))][1:]

    assert names() == ["burden-4", "burden-3", "burden-2", "burden-1"]
    assert names(limit("amy", ["e0", "e1", "e2"], 1)) == ["burden-2", "burden-1"]
    assert names(limit("amy", ["e0", "e1", "e2"], 1, mode="alert"))[0] == "burden-4"


def test_burden_has_the_levels_that_two_evenings_of_one_day_reach_within_a_limit_of_one_day() -> None:
    asked = evenings("amy", times=4)
    asked = replace(asked, shifts=tuple(replace(one, day="wed") for one in asked.shifts))

    tiers = order(replace(asked, limits=(limit("amy", ["e0", "e1", "e2", "e3"], 1, unit="days"),)))

    assert tiers[1].name == "burden-4"


def test_burden_has_a_level_for_what_has_begun_too() -> None:
    asked = evenings("amy", times=4)
    begun = {"e0": frozenset({"amy"}), "e1": frozenset[str]()}

    assert [tier.name for tier in order(replace(asked, fixed=begun))][1:] == ["burden-3", "burden-2", "burden-1"]


def test_burden_within_the_quota_has_no_tier() -> None:
    asked = evenings("amy", times=2)

    quota = (replace(asked.burdens[0], quota=2),)
    assert [tier.name for tier in order(replace(asked, burdens=quota))] == ["coverage"]


def test_economy_does_not_count_a_newcomer_who_learns() -> None:
    hall = shift("hall", most=2)
    people = [worker("amy", ["hall"]), worker("new", ["hall"])]
    asked = problem([hall], people)

    assert values(asked, pairs("amy:hall", "new:hall"))["economy"] == 1
    learning = replace(asked, accompanied={"new": frozenset({"amy"})})
    assert values(learning, pairs("amy:hall", "new:hall"))["economy"] == 0


@pytest.mark.parametrize(
    ("seats", "uneven"),
    [
        ({"x": 2, "y": 2}, 0),
        ({"x": 3, "y": 1}, 1),  # the mean is two: three is next to it, one is below
        ({"x": 4, "y": 0}, 3),
        ({"x": 3, "y": 2}, 0),
        ({"x": 2, "y": 2, "z": 1}, 0),
        ({"x": 3, "y": 1, "z": 1}, 1),
    ],
)
def test_evenness_counts_the_seats_outside_the_whole_numbers_around_the_mean(
    seats: dict[str, int], uneven: int
) -> None:
    asked = weekly(sum(seats.values()), "".join(seats), band=9, aims=("coverage", "wishes"))
    holders = [team for team, times in seats.items() for _ in range(times)]

    assert values(asked, {(team, f"w{n}") for n, team in enumerate(holders)})["evenness"] == uneven
    assert value(asked, "evenness") == 0


def test_evenness_decides_only_when_nothing_else_cares() -> None:
    asked = weekly(4, "xy", band=9, aims=("coverage", "presence", "wishes"))

    works = solve(asked, budget=EXACT).works
    assert sorted(who for who, _ in works) == ["x", "x", "y", "y"]
    eager = tuple(
        replace(one, prefers=frozenset(s.id for s in asked.shifts)) if one.id == "x" else one for one in asked.workers
    )
    assert {who for who, _ in solve(replace(asked, workers=eager), budget=EXACT).works} == {"x"}


def test_every_tier_is_tried_alone() -> None:
    text = "\n".join(path.read_text("utf-8") for path in map(Path, (__file__, str(test_aims.__file__))))

    assert [tier.name for tier in TIERS if f'"{tier.name}"' not in text and f'"{tier.name}-1"' not in text] == []
