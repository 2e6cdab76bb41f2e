"""The certificate of a rota that a person made: measured anew, and what was proven before only as far as it holds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coanimation.domain.rota import Outcome, Tier
from coanimation.planning.certify import certified
from coanimation.planning.pose import pose
from coanimation.planning.read import as_posed
from solver.audit import audit, values
from solver.problem import Problem
from solver.tiers import order
from tests.builders import month, partner, professional, slot
from tests.counts import count
from tests.planning.planned import planned
from tests.solver.brute import rotas
from tests.solver.problems import problems

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


def test_without_anything_known_a_rota_that_could_be_better_is_not_called_proven() -> None:
    """A slot that somebody could hold is no slot that nobody can; a wish that was not met might have been."""
    (worse, *_) = certified(PROBLEM, frozenset(sorted(WORKS)[1:]), ())

    assert (worse.name, worse.value, worse.bound, worse.status) == ("openable", 1, 0, Outcome.FEASIBLE)

    eager = replace(professional("sante-1", partner="sante"), prefers=frozenset({"mercredi"}))
    wished = month([slot("2026-12-02")], [partner("ccas"), partner("mda"), partner("sante", eager)])
    without = frozenset({("ccas-1", wished.slots[0].id), ("mda-1", wished.slots[0].id)})
    wishes = {tier.name: tier for tier in certified(pose(wished), without, ())}["wishes"]

    assert (wishes.value, wishes.bound, wishes.status) == (0, -1, Outcome.FEASIBLE)


@settings(max_examples=count(30, 600))
@given(problems(max_pairs=8), st.data())
def test_no_bound_of_a_rota_of_which_nothing_is_known_is_above_what_some_rota_reaches(
    p: Problem, data: st.DataObject
) -> None:
    asked = replace(p, draft=None)
    lawful = [rota for rota in rotas(asked) if not audit(asked, rota)]
    assume(lawful)
    works = data.draw(st.sampled_from(lawful[-40:]))
    under = [values(asked, rota) for rota in lawful]

    for tier in certified(asked, works, ()):
        assert all(tier.bound <= value[tier.name] for value in under)
        under = [value for value in under if value[tier.name] <= tier.value]


def test_from_the_first_aim_that_differs_nothing_that_was_proven_counts() -> None:
    first, second, *later = ROTA.tiers
    before = (first, replace(second, value=second.value + 1), *(replace(tier, bound=999) for tier in later))

    found = certificate(before)

    assert (found[first.name].status, found[second.name].bound) == (Outcome.OPTIMAL, second.bound)
    assert all(found[tier.name].bound <= found[tier.name].value for tier in later)


def test_what_was_proven_against_something_told_before_does_not_count_for_what_was_told_since() -> None:
    told = replace(PROBLEM, told=WORKS, draft=None)
    changed = WORKS - {min(WORKS)}
    before = tuple(
        Tier(name=one.name, value=value, bound=value, status=Outcome.OPTIMAL, seconds=0.0, ceilings=())
        for one, value in zip(order(told), values(told, changed).values(), strict=True)
    )

    found = {tier.name: tier for tier in certified(told, changed, before)}

    assert (found["displaced"].value, found["displaced"].bound, found["displaced"].status) == (1, 0, Outcome.FEASIBLE)


def test_a_rota_that_is_worse_says_so() -> None:
    worse = certified(PROBLEM, frozenset(sorted(WORKS)[1:]), ROTA.tiers)

    assert worse[0].value > worse[0].bound
    assert {tier.status for tier in worse} == {Outcome.FEASIBLE}


def test_the_values_of_the_aims_before_are_the_ceilings_of_each() -> None:
    tiers = certified(PROBLEM, WORKS, ())

    assert [tier.ceilings for tier in tiers] == [tuple(t.value for t in tiers[:n]) for n in range(len(tiers))]
