"""A published rota meets an absence: nobody displaced first, then what each one displaced would buy."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from solver import Budget, Limit, Problem, Status, Team, repair
from solver.audit import audit, values
from solver.repairs import settle
from tests.counts import count
from tests.solver.brute import rotas
from tests.solver.make import limit, pairs, problem, shift, worker
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
WED, SAT = shift("wed"), shift("sat", 300)


def test_a_substitute_is_called_and_nobody_is_displaced() -> None:
    asked = problem([WED, SAT], [worker("amy", ["sat"]), worker("bob", ["wed"])])

    found = repair(asked, pairs("amy:wed", "amy:sat"), budget=EXACT)

    (only,) = found.options
    assert (only.displaced, only.called, only.works) == (0, 1, pairs("amy:sat", "bob:wed"))
    assert found.withdrawn == pairs("amy:wed")
    assert (found.unkept, found.complete, found.status) == (1, True, Status.OPTIMAL)


def test_a_chain_is_told_beside_the_seat_left_open_and_not_instead_of_it() -> None:
    asked = problem([WED, shift("market", place="market")], [worker("bob", ["wed", "market"]), worker("cat", ["wed"])])
    told = pairs("bob:wed")

    found = repair(asked, told, budget=EXACT)

    assert [(option.displaced, option.works) for option in found.options] == [
        (0, pairs("bob:wed")),
        (1, pairs("bob:market", "cat:wed")),
    ]


LATE = shift("late", 0, place="market")
CHAINS = {
    "one who can be in one place at a time": problem(
        [WED, LATE], [worker("bob", ["wed", "late"]), worker("cat", ["wed"])]
    ),
    "one whose limit is reached": problem(
        [SAT, LATE],
        [worker("bob", ["sat", "late"]), worker("cat", ["sat"])],
        limits=(Limit(id="once", who="bob", shifts=frozenset({"sat", "late"}), most=1),),
    ),
    "a team that sends one at a time": problem(
        [WED, LATE],
        [worker("bob", ["late"], team="b"), worker("ben", ["wed"], team="b"), worker("cat", ["wed"])],
        teams=[Team(id="b", at_once=1), Team(id="cats")],
    ),
    "one who owes one shift of two": problem(
        [WED, SAT, LATE],
        [worker("ben", ["wed", "sat", "late"]), worker("cat", ["sat"]), worker("dan", ["wed"])],
        limits=(Limit(id="owes", who="ben", shifts=frozenset({"wed", "sat"}), least=1, most=2),),
    ),
    "one who cannot be there in time": problem(
        [shift("wed", place="hall"), shift("next", 70, place="market")],
        [worker("bob", ["wed", "next"]), worker("cat", ["wed"])],
        travel={("hall", "market"): 30},
    ),
    "one who rests": problem(
        [WED, shift("next", 70)], [worker("bob", ["wed", "next"], rest=30), worker("cat", ["wed"])]
    ),
    "one who worked the evening before": problem(
        [
            shift("wed", day="wed", tags=frozenset({"evening"})),
            shift("thu", 900, day="thu", tags=frozenset({"school"})),
        ],
        [worker("bob", ["wed", "thu"]), worker("cat", ["wed"])],
        days=("wed", "thu"),
        successions=frozenset({("evening", "school")}),
    ),
    "one whose hours are used up": problem(
        [SAT, LATE],
        [worker("bob", ["sat", "late"]), worker("cat", ["sat"])],
        limits=(limit("bob", ["sat", "late"], 60, unit="minutes"),),
    ),
    "one whose days are used up": problem(
        [shift("sat", 300, day="sat"), shift("late", day="sun", place="market")],
        [worker("bob", ["sat", "late"]), worker("cat", ["sat"])],
        limits=(limit("bob", ["sat", "late"], 1, unit="days"),),
    ),
    "one who owes two days": problem(
        [
            shift("sat", day="sat"),
            shift("also", 60, day="sat"),
            shift("sun", 200, day="sun"),
            shift("late", 200, place="market", day="sun"),
            shift("mon", 400, day="mon", most=2),
        ],
        [
            worker("ben", ["sat", "also", "sun", "late", "mon"]),
            worker("cat", ["sun"]),
            worker("dan", ["mon"]),
        ],
        pins=pairs("ben:sat", "ben:also", "dan:mon"),
        limits=(limit("ben", ["sat", "also", "sun", "mon"], 3, least=2, unit="days"),),
    ),
    "one who takes both or none": problem(
        [WED, shift("also", 60), LATE],
        [worker("bob", ["wed", "also", "late"]), worker("cat", ["wed", "also"])],
        blocks=(frozenset({"wed", "also"}),),
    ),
    "one who has not the role that lacks": problem(
        [shift("wed", roles={"referent": 1})],
        [worker("bob", ["wed"]), worker("cat", ["wed"], roles={"referent": None})],
    ),
    "two who follow each other": problem(
        [WED, shift("also", place="van"), LATE],
        [worker("bob", ["also", "late"]), worker("ben", ["wed", "also"]), worker("cat", ["wed"])],
    ),
}


@pytest.mark.parametrize("pushed", CHAINS)
def test_whatever_pushes_along_a_chain_it_is_found(pushed: str) -> None:
    asked = CHAINS[pushed]
    lawful = [rota for rota in rotas(asked) if not audit(asked, rota)]
    for told in lawful:
        posed = replace(asked, told=told, aims=("openable", "coverage", "kept"))
        for cap in range(3):
            best = min(
                list(values(posed, rota).values())[:3] for rota in lawful if values(posed, rota)["displaced"] <= cap
            )

            found = repair(posed, told, cap=cap, budget=EXACT)

            assert found.complete
            assert [tier.value for tier in found.options[-1].result.tiers[:3]] == best


def test_nobody_in_a_frozen_shift_is_displaced_whatever_it_buys() -> None:
    asked = problem([WED, shift("market", place="market")], [worker("bob", ["wed", "market"]), worker("cat", ["wed"])])

    found = repair(asked, pairs("bob:wed"), frozen=["wed"], budget=EXACT)

    assert [option.works for option in found.options] == [pairs("bob:wed")]


def test_a_seat_that_is_vacated_inside_the_notice_may_still_be_filled() -> None:
    asked = problem([WED], [worker("amy"), worker("bob", ["wed"])])

    found = repair(asked, pairs("amy:wed"), frozen=["wed"], budget=EXACT)

    assert [option.works for option in found.options] == [pairs("bob:wed")]


def test_what_was_told_of_someone_or_something_that_is_gone_is_withdrawn() -> None:
    found = repair(problem([WED], [worker("bob", ["wed"])]), pairs("amy:wed", "bob:sun"), budget=EXACT)

    assert (found.withdrawn, found.unkept) == (pairs("amy:wed", "bob:sun"), 2)


NAMES = ("bob", "cat", "dan")


@pytest.mark.parametrize("best", NAMES)
def test_whoever_suits_best_is_called_though_not_all_who_could_be_were_looked_at(
    best: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The few places that can still change are asked for; where that is left open, all that can be reached stay so."""
    monkeypatch.setattr(settle, "ROUNDS", 0)
    people = [worker(name, ["wed"], prefers=frozenset(["wed"] if name == best else [])) for name in NAMES]
    asked = problem([WED], [worker("amy"), *people])

    found = repair(asked, pairs("amy:wed"), budget=EXACT)

    assert [(option.works, option.result.status) for option in found.options] == [(pairs(f"{best}:wed"), "optimal")]


def test_the_turn_of_a_team_is_that_of_the_whole_rota_and_not_of_the_part_that_can_change() -> None:
    """More people than wanted are there already: counted alone, what is left would leave the third team more turns."""
    shifts = [shift(f"s{n}", n * 100, most=2, cell="wed") for n in range(3)]
    people = [
        worker("amy", ["s0", "s1"]),
        worker("bob", ["s2"]),
        worker("cat", ["s0", "s1", "s2"]),
    ]
    often = {"held": {("wed", "bobs"): 3}, "occurred": {"wed": 3}}
    asked = problem(shifts, people, limits=(limit("cat", ["s0", "s1", "s2"], 2),), **often)

    found = repair(asked, pairs("amy:s0", "cat:s0", "amy:s1", "cat:s1", "amy:s2"), cap=0, budget=EXACT)

    (only,) = found.options
    assert only.works == pairs("amy:s0", "cat:s0", "amy:s1", "cat:s1", "bob:s2")
    assert [(tier.value, tier.bound) for tier in only.result.tiers if tier.name == "ownership"] == [(1, 1)]


def test_whoever_waits_for_a_repair_is_asked_whether_to_stop() -> None:
    asked: list[bool] = []

    def stop() -> bool:
        asked.append(True)
        return False

    repair(problem([WED], [worker("amy"), worker("bob", ["wed"])]), pairs("amy:wed"), budget=EXACT, stop=stop)

    assert asked


def test_pins_that_contradict_are_told_and_nothing_is_repaired() -> None:
    asked = problem([WED, shift("also")], [worker("amy", ["wed", "also"])], pins=pairs("amy:wed", "amy:also"))

    found = repair(asked, (), budget=EXACT)

    assert (found.status, found.options) == (Status.INFEASIBLE, ())
    assert set(found.core) == {"pin:amy:wed", "pin:amy:also", "no_overlap:amy"}


def test_less_than_nobody_displaced_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        repair(problem([WED]), (), cap=-1)


@settings(max_examples=count(10, 300))
@given(problems(max_pairs=8), st.data())
def test_each_option_is_the_best_with_so_few_displaced_and_none_is_left_out(p: Problem, data: st.DataObject) -> None:
    p = replace(p, draft=None, aims=("openable", "coverage", "kept"))
    every = [(w.id, s.id) for w in p.workers for s in p.shifts]
    assume(every)
    told = data.draw(st.frozensets(st.sampled_from(every)))
    posed = replace(p, told=told)
    lawful = [rota for rota in rotas(p) if not audit(p, rota)]

    found = repair(p, told, cap=2, budget=EXACT)

    if not lawful:
        assert found.status is Status.INFEASIBLE
        return
    measured = [values(posed, rota) for rota in lawful]
    least = min(value["displaced"] for value in measured)
    frontier: list[tuple[int, list[int]]] = []
    for more in range(3):
        best = min([v["openable"], v["coverage"]] for v in measured if v["displaced"] <= least + more)
        if not frontier or best < frontier[-1][1]:
            frontier.append((more, best))
    assert found.unkept == least
    assert [
        (option.displaced, [values(posed, option.works)[name] for name in ("openable", "coverage")])
        for option in found.options
    ] == frontier
    for option in found.options:
        called = min(
            v["called"]
            for v in measured
            if [v["openable"], v["coverage"], v["displaced"]]
            == [values(posed, option.works)[name] for name in ("openable", "coverage", "displaced")]
        )
        assert (option.called, option.proven, found.complete) == (called, True, True)


@settings(max_examples=count(25, 300))
@given(problems(max_pairs=8), st.data())
def test_after_an_absence_every_tier_is_proven_as_the_whole_problem_has_it(p: Problem, data: st.DataObject) -> None:
    p = replace(p, draft=None)
    before = [rota for rota in rotas(p) if not audit(p, rota)]
    assume(before and p.workers and p.shifts)
    told = data.draw(st.sampled_from(before[-40:]))
    gone = data.draw(st.sampled_from(p.workers))
    away = data.draw(st.frozensets(st.sampled_from([shift.id for shift in p.shifts])))
    left = replace(
        p,
        workers=tuple(
            replace(w, yes=w.yes - away, if_need_be=w.if_need_be - away) if w.id == gone.id else w for w in p.workers
        ),
        pins=frozenset(pair for pair in p.pins if pair[0] != gone.id or pair[1] not in away),
    )
    ahead = [aim for aim in ("openable", "coverage") if aim in p.aims]
    posed = replace(left, told=told, aims=(*ahead, "kept", *(a for a in p.aims if a not in {*ahead, "kept"})))
    measured = [values(posed, rota) for rota in rotas(left) if not audit(left, rota)]

    found = repair(left, told, cap=2, budget=EXACT)

    for option in found.options:
        tiers = {tier.name: tier.value for tier in option.result.tiers}
        lawful = [value for value in measured if value["displaced"] <= found.unkept + option.displaced]
        assert list(tiers.values()) == min(list(value.values()) for value in lawful)
        assert all(tier.bound == tier.value for tier in option.result.tiers)
    assert bool(found.options) == bool(measured)
    assert found.complete or not measured
