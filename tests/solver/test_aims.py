"""Each tier alone: what it prefers, and what it is in a rota told by hand."""

from __future__ import annotations

import pytest

from solver import Budget, Problem, Status, Team, solve, values
from solver.audit import audit
from solver.tiers import order
from tests.solver.make import pairs, problem, shift, worker

EXACT = Budget(seconds=10, deterministic=True)


def value(asked: Problem, tier: str) -> int:
    """The proven value of a tier, which the auditor confirms."""
    result = solve(asked, budget=EXACT)
    assert result.status is Status.OPTIMAL
    assert audit(asked, result.works) == ()
    told = {tier.name: tier.value for tier in result.tiers}
    assert told == values(asked, result.works)
    return told[tier]


def test_openable_gives_the_only_worker_to_the_shift_of_more_weight() -> None:
    shifts = [shift("light", weight=2), shift("heavy", weight=3)]
    asked = problem(shifts, [worker("amy", ["light", "heavy"])], aims=("openable",))

    assert solve(asked, budget=EXACT).works == pairs("amy:heavy")
    assert value(asked, "openable") == 2


def test_openable_counts_a_shift_whose_role_is_short_whoever_is_there() -> None:
    people = [worker("amy", ["hall"]), worker("bob", ["hall"], roles={"driver": 59})]
    hall = shift("hall", 0, 60, wanted=2, most=2, roles={"driver": 1}, weight=5)

    assert values(problem([hall], people), pairs("amy:hall", "bob:hall"))["openable"] == 5  # it lapses a minute early
    held = [worker("amy", ["hall"]), worker("bob", ["hall"], roles={"driver": 60})]
    assert value(problem([hall], held), "openable") == 0


def test_openable_takes_whoever_holds_the_role() -> None:
    people = [worker("amy", ["hall"], prefers=frozenset({"hall"})), worker("bob", ["hall"], roles={"driver": None})]

    assert solve(problem([shift("hall", roles={"driver": 1})], people), budget=EXACT).works == pairs("bob:hall")


def test_people_may_stay_where_it_cannot_open_and_their_seats_are_covered() -> None:
    asked = problem([shift("hall", least=2, wanted=3, most=3)], [worker("amy", ["hall"])])

    result = solve(asked, budget=EXACT)

    assert result.works == pairs("amy:hall")
    assert [(tier.name, tier.value) for tier in result.tiers[:2]] == [("openable", 1), ("coverage", 2)]


def test_coverage_fills_two_seats_rather_than_one() -> None:
    shifts = [shift("long", 0, 200), shift("early", 0, 60), shift("late", 100, 160)]
    asked = problem(shifts, [worker("amy", ["long", "early", "late"])], aims=("coverage",))

    assert solve(asked, budget=EXACT).works == pairs("amy:early", "amy:late")
    assert value(asked, "coverage") == 1


def test_steadiness_counts_what_is_given_up_and_what_is_new() -> None:
    people = [worker("amy", ["early"]), worker("bob", ["early", "late"])]
    asked = problem(
        [shift("early"), shift("late", 90)], people, draft=pairs("amy:late", "bob:early"), aims=("coverage", "wishes")
    )

    assert value(asked, "steadiness") == 2  # amy can no longer do the late one: bob takes it, and keeps the early one
    assert solve(asked, budget=EXACT).works == pairs("bob:early", "bob:late")
    assert [tier.name for tier in order(asked)] == ["coverage", "steadiness", "if-need-be", "wishes", "evenness"]


def test_steadiness_comes_before_everything_but_openable_and_coverage() -> None:
    people = [worker("amy", ["early"], avoids=frozenset({"early"})), worker("bob", ["early"])]

    assert solve(problem([shift("early")], people, draft=pairs("amy:early")), budget=EXACT).works == pairs("amy:early")


@pytest.mark.parametrize(("owed", "beyond"), [(0, 110), (110, 0), (150, 0), (190, 0), (200, 10), (500, 310)])
def test_agreements_count_minutes_beyond_the_tolerance_either_way(owed: int, beyond: int) -> None:
    team = Team(id="amys", owed=owed, tolerance=40)
    asked = problem([shift("early", 0, 60, counted=150)], [worker("amy", ["early"])], teams=(team,))

    assert values(asked, pairs("amy:early"))["agreements"] == beyond
    assert value(asked, "agreements") == beyond


def test_agreements_choose_who_owes() -> None:
    people = [worker("amy", ["early"], avoids=frozenset({"early"})), worker("bob", ["early"])]
    teams = (Team(id="amys", owed=60), Team(id="bobs", owed=0))

    assert solve(problem([shift("early")], people, teams=teams), budget=EXACT).works == pairs("amy:early")


def shared(surpluses: dict[str, int], *, band: int = 0) -> Problem:
    """Four single shifts, and one worker of each of these teams, available for all."""
    shifts = [shift(f"s{n}", n * 100) for n in range(4)]
    people = [worker(name, [s.id for s in shifts], team=name) for name in surpluses]
    teams = tuple(Team(id=name, surplus=surplus) for name, surplus in surpluses.items())
    return problem(shifts, people, teams=teams, band=band, aims=("coverage", "presence"))


@pytest.mark.parametrize(
    ("surpluses", "band", "largest", "total"),
    [
        ({"x": 0, "y": 0}, 0, 0, 0),  # two seats each
        ({"x": 0, "y": 0, "z": 0}, 0, 1, 3),  # 4/3 seats each: 2, 1 and 1 are all within a whole seat
        ({"x": 0, "y": 0, "z": 0}, 1, 0, 0),
        ({"x": 2, "y": 0}, 0, 0, 0),  # the past gave x two: it takes one, and y three
        ({"x": 9, "y": 0}, 0, 3, 6),  # nothing for x is still 2.5 seats too many
        ({"x": 9, "y": 0}, 1, 2, 4),
    ],
)
def test_presence_measures_whole_seats_beyond_the_band_around_the_equal_share(
    surpluses: dict[str, int], band: int, largest: int, total: int
) -> None:
    asked = shared(surpluses, band=band)

    assert value(asked, "presence-largest") == largest
    assert value(asked, "presence") == total


def test_presence_leaves_alone_the_teams_that_owe_minutes() -> None:
    shifts = [shift(f"s{n}", n * 100) for n in range(3)]
    people = [worker("amy", ["s0", "s1"]), worker("bob", ["s2"])]
    teams = (Team(id="amys", owed=120), Team(id="bobs"))

    assert value(problem(shifts, people, teams=teams, band=0), "presence") == 0


def test_encounters_make_each_meeting_of_a_pair_cost_one_more() -> None:
    shifts = [shift(f"s{n}", n * 100, least=2, wanted=2, most=2) for n in range(3)]
    people = [worker(name, ["s0", "s1", "s2"]) for name in ("amy", "bob")]

    assert value(problem(shifts, people), "encounters") == 0 + 1 + 2
    assert value(problem(shifts, people, met={("amys", "bobs"): 2}), "encounters") == 2 + 3 + 4


def test_encounters_introduce_those_who_have_not_met() -> None:
    people = [worker("amy", ["hall"]), worker("bob", ["hall"]), worker("cat", ["hall"])]
    met = {("amys", "bobs"): 1, ("amys", "cats"): 1}
    asked = problem([shift("hall", least=2, wanted=2, most=2)], people, met=met)

    assert solve(asked, budget=EXACT).works == pairs("bob:hall", "cat:hall")


def test_encounters_count_all_pairs_of_a_shift_of_four() -> None:
    people = [worker(name, ["hall"]) for name in ("amy", "bob", "cat", "dan")]
    everyone = {(f"{one}s", f"{other}s"): 1 for one, other in [("amy", "bob"), ("amy", "cat"), ("cat", "dan")]}
    asked = problem([shift("hall", least=4, wanted=4, most=4)], people, met=everyone)

    assert value(asked, "encounters") == 3


def test_encounters_remember_what_has_begun() -> None:
    shifts = [shift("past", least=2, wanted=2, most=2), shift("hall", 100, least=2, wanted=2, most=2)]
    people = [worker(name, ["hall"]) for name in ("amy", "bob")]
    asked = problem(shifts, people, fixed={"past": frozenset({"amy", "bob"})})

    assert value(asked, "encounters") == 1


def test_encounters_are_off_where_a_team_may_come_twice() -> None:
    assert "encounters" not in [tier.name for tier in order(problem(one_per_team=False))]


def test_a_round_robin_of_six_teams_meets_everyone_exactly_once() -> None:
    """Fifteen shifts for two, fifteen pairs (every pair once: a 1-factorisation of K6 exists)."""
    shifts = [shift(f"s{n:02}", n // 3 * 100, least=2, wanted=2, most=2) for n in range(15)]
    people = [worker(f"w{n}", [s.id for s in shifts]) for n in range(6)]

    assert value(problem(shifts, people), "encounters") == 0


def test_economy_leaves_the_third_seat_empty_unless_something_earlier_asks_for_it() -> None:
    hall = shift("hall", most=3)
    people = [worker("amy", ["hall"]), worker("bob", ["hall"])]

    assert value(problem([hall], people), "economy") == 0
    owing = (Team(id="amys", owed=60), Team(id="bobs", owed=60))
    assert value(problem([hall], people, teams=owing), "economy") == 1


def test_wishes_ask_if_need_be_only_when_needed_then_prefer_then_avoid() -> None:
    reluctant = worker("amy", if_need_be=frozenset({"early"}), prefers=frozenset({"early"}))
    asked = problem([shift("early")], [reluctant, worker("bob", ["early"], avoids=frozenset({"early"}))])

    assert solve(asked, budget=EXACT).works == pairs("bob:early")
    assert value(asked, "if-need-be") == 0
    assert value(asked, "wishes") == 1


def test_wishes_take_who_prefers() -> None:
    people = [worker("amy", ["early"]), worker("bob", ["early"], prefers=frozenset({"early"}))]
    asked = problem([shift("early")], people)

    assert solve(asked, budget=EXACT).works == pairs("bob:early")
    assert value(asked, "wishes") == -1


def test_an_aim_that_is_left_out_is_not_sought() -> None:
    asked = problem([shift("early")], [worker("amy", ["early"], avoids=frozenset({"early"}))], aims=("wishes",))

    assert solve(asked, budget=EXACT).works == frozenset()


def test_the_order_of_the_aims_decides() -> None:
    shifts = [shift("early", wanted=1, most=1)]
    people = [worker("amy", ["early"], avoids=frozenset({"early"})), worker("bob", ["early"])]
    teams = (Team(id="amys", owed=60), Team(id="bobs", owed=0))

    def first(*aims: str) -> frozenset[tuple[str, str]]:
        return solve(problem(shifts, people, teams=teams, aims=("coverage", *aims)), budget=EXACT).works

    assert first("agreements", "wishes") == pairs("amy:early")
    assert first("wishes", "agreements") == pairs("bob:early")
