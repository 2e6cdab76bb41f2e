"""The certificate of a rota that a person made: measured anew, and what was proven before only as far as it holds."""

from __future__ import annotations

from dataclasses import replace

from coanimation.domain.rota import Outcome, Tier
from coanimation.planning.certify import certified
from coanimation.planning.pose import pose
from coanimation.planning.read import as_posed
from solver.audit import values
from tests.builders import month, partner, slot
from tests.planning.planned import planned

GIVEN = month([slot("2026-12-02"), slot("2026-12-09")], [partner("ccas"), partner("mda"), partner("sante")])
ROTA = planned(GIVEN)
PROBLEM = pose(GIVEN)
WORKS = as_posed(PROBLEM, ROTA)


def certificate(known: tuple[Tier, ...]) -> dict[str, Tier]:
    return {tier.name: tier for tier in certified(PROBLEM, WORKS, known)}


def test_a_rota_that_is_the_one_before_keeps_all_that_was_proven() -> None:
    assert ROTA.proven
    assert [(t.name, t.value, t.bound, t.status) for t in certified(PROBLEM, WORKS, ROTA.tiers)] == [
        (t.name, t.value, t.bound, t.status) for t in ROTA.tiers
    ]


def test_without_anything_known_every_value_is_measured_and_no_bound_is_above_it() -> None:
    found = certificate(())

    assert {name: tier.value for name, tier in found.items()} == values(PROBLEM, WORKS)
    assert all(tier.bound <= tier.value for tier in found.values())


def test_from_the_first_aim_that_differs_nothing_that_was_proven_counts() -> None:
    first, second, *later = ROTA.tiers
    before = (first, replace(second, value=second.value + 1), *(replace(tier, bound=999) for tier in later))

    found = certificate(before)

    assert (found[first.name].status, found[second.name].bound) == (Outcome.OPTIMAL, second.bound)
    assert all(found[tier.name].bound <= found[tier.name].value for tier in later)


def test_a_rota_that_is_worse_says_so() -> None:
    worse = certified(PROBLEM, frozenset(sorted(WORKS)[1:]), ROTA.tiers)

    assert worse[0].value > worse[0].bound
    assert {tier.status for tier in worse} == {Outcome.FEASIBLE}


def test_the_values_of_the_aims_before_are_the_ceilings_of_each() -> None:
    tiers = certified(PROBLEM, WORKS, ())

    assert [tier.ceilings for tier in tiers] == [tuple(t.value for t in tiers[:n]) for n in range(len(tiers))]
