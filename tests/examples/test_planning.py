"""The example plans, however its month turns out; each aim matters to it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from coanimation.domain.month import Month
from coanimation.domain.rota import Rota
from coanimation.domain.rules import AIMS
from coanimation.domain.slots import State, state
from coanimation.planning import plan_month, pose, verify
from solver.audit import audit, values
from solver.tiers import order
from tests.builders import told, told_slot
from tests.counts import count
from tests.examples.months import example, perturbed

pytestmark = pytest.mark.xdist_group("planning")  # the rota to compare with is computed once

WORK = 4.0  # deterministic seconds: enough for a good rota, not always for its proof
LESS = 1.5  # enough for a rota that does not look at an aim to be worse at it


def planned(month: Month, work: float = LESS) -> Rota:
    return plan_month(month, seconds=work, reproducible=True, fresh=True)


def works(rota: Rota) -> frozenset[tuple[str, str]]:
    return frozenset((a.professional, a.slot) for a in rota.assignments)


def measured(month: Month, rota: Rota) -> dict[str, int]:
    return dict(values(pose(month), works(rota)))


@cache
def escale() -> tuple[Month, Rota]:
    month = example("escale")
    return month, planned(month, WORK)


def test_nearly_every_slot_is_held_and_each_missing_seat_is_explained() -> None:
    month, rota = escale()
    people = {one.id: one for one in month.professionals}
    open_slots = [slot for slot in month.slots if slot.closed is None]
    held = [s for s in open_slots if state(s, [people[p] for p in rota.present(s.id)], month.space.rules) is State.HELD]

    assert len(held) >= len(open_slots) - 2
    assert len(held) < len(open_slots)
    assert {gap.slot for gap in rota.missing} >= {slot.id for slot in open_slots if slot not in held}
    for gap in rota.missing:
        assert {reason.professional for reason in gap.reasons} == set(people)


@pytest.mark.parametrize("seed", range(count(1, 24)))
def test_perturbed_copies_plan_and_pass_the_audit(seed: int) -> None:
    month = perturbed(example("escale"), seed)

    rota = plan_month(month, seconds=2.0, reproducible=True)

    assert rota.assignments
    assert verify(month, rota) == ()
    assert audit(pose(month), works(rota)) == ()


@pytest.mark.parametrize("aim", [aim for aim in AIMS if aim not in {"kept", "economy"}])
def test_switching_off_any_aim_makes_the_rota_worse_at_it(aim: str) -> None:
    month, rota = escale()

    with_it, without_it = measured(month, rota), measured(month, planned(without(month, aim)))

    tiers = [tier.name for tier in order(pose(month)) if tier.aim == aim]
    assert [without_it[tier] for tier in tiers] > [with_it[tier] for tier in tiers]


def test_without_economy_seats_are_taken_that_nobody_needs_once_they_cost_nothing_else() -> None:
    """A seat too many is one more meeting and a share less even: those aims alone would leave it empty."""
    month, _ = escale()
    free = without(month, "encounters", "presence")

    with_it, without_it = (measured(month, planned(one)) for one in (free, without(free, "economy")))

    assert with_it["economy"] == 0
    assert without_it["economy"] > 0


def test_what_was_told_is_kept_unless_that_aim_is_switched_off() -> None:
    """A rota was published; then one answer in seven changed, and some of those told are elsewhere."""
    month, rota = escale()
    before = told(*(told_slot(slot, *rota.present(slot.id)) for slot in month.slots if slot.closed is None))
    later = replace(perturbed(month, 0), told=before)

    kept, forgotten = (measured(later, planned(one)) for one in (later, without(later, "kept")))

    assert (kept["displaced"], kept["called"]) < (forgotten["displaced"], forgotten["called"])


def without(month: Month, *aims: str) -> Month:
    rules = replace(month.space.rules, aims=tuple(other for other in month.space.rules.aims if other not in aims))
    return replace(month, space=replace(month.space, rules=rules))
