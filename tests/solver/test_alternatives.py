"""Several good rotas to choose from, or the proof that there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from solver import AIMS, Budget, Burden, Problem, Status, scenarios, solve, usual_losses
from solver.audit import audit, values
from tests.counts import count
from tests.solver.brute import rotas
from tests.solver.make import pairs, problem, shift, worker
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
WED, SAT = shift("wed"), shift("sat", 300)
Rota = frozenset[tuple[str, str]]


def test_a_scenario_says_what_it_puts_first_what_it_changes_and_what_it_costs() -> None:
    bob = worker("bob", ["wed", "sat"], prefers=frozenset({"wed"}))
    asked = problem([WED, SAT], [worker("amy", ["wed", "sat"]), bob])
    given_rota = pairs("amy:wed", "bob:sat")

    found = scenarios(asked, given_rota, first=["wishes"], share=0.5, budget=EXACT)

    (one,) = found.found
    assert one.first == "wishes"
    assert ("bob", "wed") in one.result.works
    assert one.changed == len(one.result.works - given_rota)
    assert {cost.tier: cost.cost for cost in one.costs}["wishes"] == -1


def test_nobody_else_to_ask_is_a_proof_that_there_is_no_other_rota() -> None:
    found = scenarios(problem([WED], [worker("amy", ["wed"])]), pairs("amy:wed"), first=["wishes"], budget=EXACT)

    assert (found.found, found.none, found.furthest) == ((), ("wishes",), 0)


def test_what_may_not_be_lost_is_not_given_up_to_be_different() -> None:
    asked = problem([WED], [worker("amy", ["wed"]), worker("bob", avoids=frozenset({"wed"}), yes=["wed"])])

    assert scenarios(asked, pairs("amy:wed"), first=["wishes"], losses={"wishes": 0}, budget=EXACT).none == ("wishes",)
    assert scenarios(asked, pairs("amy:wed"), first=["wishes"], losses={"wishes": 1}, budget=EXACT).none == ()


def free(shifts: int, **fields: Any) -> Problem:  # noqa: ANN401 - what the test varies
    """So many shifts at one time each, which either of two people may hold."""
    names = [f"s{n}" for n in range(shifts)]
    people = [worker("amy", names), worker("bob", names)]
    return problem([shift(name, 300 * n) for n, name in enumerate(names)], people, **fields)


def amys(p: Problem) -> Rota:
    return frozenset(("amy", one.id) for one in p.shifts)


@pytest.mark.parametrize(("seats", "apart"), [(1, 1), (6, 1), (7, 2), (13, 2), (14, 3)])
def test_what_differs_by_less_than_fifteen_percent_of_the_seats_is_no_other_rota(seats: int, apart: int) -> None:
    asked = free(seats, aims=("coverage", "wishes"))

    found = scenarios(asked, amys(asked), first=["wishes"], budget=EXACT)

    assert found.apart == apart
    assert all(one.changed >= apart for one in found.found)


def test_what_has_begun_is_no_seat_to_differ_in() -> None:
    begun = {f"s{n}": frozenset({"amy"}) for n in range(1, 7)}
    asked = free(7, fixed=begun, aims=("coverage", "wishes"))

    found = scenarios(asked, amys(asked), first=["wishes"], budget=EXACT)

    assert found.apart == 1
    assert [one.changed for one in found.found] == [1]


def test_two_that_are_found_differ_from_each_other_too() -> None:
    asked = free(2, aims=("coverage", "topics", "wishes"))

    found = scenarios(asked, amys(asked), first=["topics", "wishes"], share=0.5, budget=EXACT)

    first, second = (one.result.works for one in found.found)
    assert len(first - second) >= found.apart == 1


def test_what_a_scenario_may_lose_is_a_tenth_and_two_at_least_and_nothing_of_what_was_promised() -> None:
    heavy = Burden(worker="amy", shifts=frozenset({"s0"}))
    met = {("amys", "bobs"): 40}
    asked = replace(free(2, met=met, burdens=(heavy,)), told=frozenset())
    wide = replace(asked, shifts=tuple(replace(one, wanted=2, most=2) for one in asked.shifts))
    both = amys(wide) | {("bob", one.id) for one in wide.shifts}

    losses = usual_losses(wide, both)

    assert values(wide, both)["encounters"] == 40 + 41
    assert losses["encounters"] == 9
    assert {losses[name] for name in ("burden-1", "topics", "economy", "if-need-be", "wishes", "evenness")} == {2}
    assert {losses[name] for name in ("openable", "coverage", "displaced", "called", "agreements", "ownership")} == {0}


def test_what_comes_first_comes_after_seats_and_what_was_told() -> None:
    reluctant = worker("bob", ["wed"], avoids=frozenset({"wed"}))
    asked = problem([WED, SAT], [reluctant, worker("amy", ["sat"]), worker("cat", ["sat"])])

    (one,) = scenarios(asked, pairs("bob:wed", "amy:sat"), first=["wishes"], share=0.5, budget=EXACT).found

    assert (one.result.works, one.changed) == (pairs("bob:wed", "cat:sat"), 1)
    assert [tier.name for tier in one.result.tiers][:3] == ["openable", "coverage", "if-need-be"]


def test_how_far_one_could_go_is_asked_only_when_nothing_was_found() -> None:
    asked = free(1, aims=("coverage", "wishes"))

    found = scenarios(asked, amys(asked), first=["wishes"], budget=EXACT)

    assert len(found.found) == 1
    assert found.furthest is None


def test_a_draft_holds_no_scenario_back() -> None:
    asked = replace(free(1, aims=("coverage", "wishes")), draft=pairs("amy:s0"))

    (one,) = scenarios(asked, amys(asked), first=["wishes"], budget=EXACT).found

    assert "steadiness" not in {tier.name for tier in one.result.tiers}


def test_a_rota_that_breaks_a_rule_is_nothing_to_begin_from() -> None:
    with pytest.raises(ValueError, match="breaks availability"):
        scenarios(problem([WED], [worker("amy")]), pairs("amy:wed"), first=["wishes"])


@pytest.mark.parametrize(
    ("options", "wrong"),
    [({"share": 0}, "share"), ({"first": ["encounters"]}, "no aim")],
    ids=["no share at all", "an aim that is switched off"],
)
def test_a_question_without_sense_is_refused(options: dict[str, object], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        scenarios(problem([WED], aims=("coverage",)), (), **options)  # type: ignore[arg-type]


# many small problems have no rota, or nothing to decide
@settings(max_examples=count(5, 300), suppress_health_check=[HealthCheck.filter_too_much])
@given(problems(max_pairs=6))
def test_each_scenario_is_the_best_of_its_kind_and_those_that_lack_do_not_exist(p: Problem) -> None:
    p = replace(p, draft=None, told=None, aims=AIMS)
    result = solve(p, budget=EXACT)
    assume(result.works)
    lawful = [rota for rota in rotas(p) if not audit(p, rota)]
    decided = {rota: frozenset(pair for pair in rota if pair[1] not in p.fixed) for rota in (*lawful, result.works)}
    first = ("wishes", "presence")

    found = scenarios(p, result.works, first=first, share=0.3, budget=EXACT)

    assert result.status is Status.OPTIMAL
    assert found.open == ()
    was = values(p, result.works)
    known = [result.works]
    told = {one.first: one for one in found.found}
    for aim in first:
        far = [
            rota
            for rota in lawful
            if all(values(p, rota)[name] <= was[name] + loss for name, loss in found.losses.items())
            and all(len(decided[other] - rota) >= found.apart for other in known)
        ]
        if aim in found.none:
            assert not far
            continue
        aims = tuple(dict.fromkeys(("openable", "coverage", "kept", aim, *p.aims)))
        best = min(list(values(replace(p, aims=aims), rota).values()) for rota in far)
        assert [tier.value for tier in told[aim].result.tiers] == best
        known.append(told[aim].result.works)
