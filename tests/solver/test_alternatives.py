"""Several good rotas to choose from, or the proof that there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings

from solver import AIMS, Budget, Problem, Status, scenarios, solve
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
