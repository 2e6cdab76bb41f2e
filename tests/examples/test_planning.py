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
from tests.counts import count
from tests.examples.months import example, perturbed

pytestmark = pytest.mark.xdist_group("planning")  # the rota to compare with is computed once

WORK = 5.0  # deterministic seconds: enough for a good rota, not always for its proof


def planned(month: Month) -> Rota:
    return plan_month(month, seconds=WORK, reproducible=True, fresh=True)


def works(rota: Rota) -> frozenset[tuple[str, str]]:
    return frozenset((a.professional, a.slot) for a in rota.assignments)


def measured(month: Month, rota: Rota) -> dict[str, int]:
    return dict(values(pose(month), works(rota)))


@cache
def escale() -> tuple[Month, Rota]:
    month = example("escale")
    return month, planned(month)


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


@pytest.mark.parametrize("seed", range(count(2, 24)))
def test_perturbed_copies_plan_and_pass_the_audit(seed: int) -> None:
    month = perturbed(example("escale"), seed)

    rota = plan_month(month, seconds=2.0, reproducible=True)

    assert rota.assignments
    assert verify(month, rota) == ()
    assert audit(pose(month), works(rota)) == ()


@pytest.mark.parametrize("aim", AIMS)
def test_switching_off_any_aim_makes_the_rota_worse_at_it(aim: str) -> None:
    month, rota = escale()
    tiers = {"presence": ("presence-largest", "presence"), "wishes": ("if-need-be", "wishes")}.get(aim, (aim,))
    rules = replace(month.space.rules, aims=tuple(other for other in AIMS if other != aim))
    without = planned(replace(month, space=replace(month.space, rules=rules)))

    with_it, without_it = measured(month, rota), measured(month, without)

    assert [without_it[tier] for tier in tiers] > [with_it[tier] for tier in tiers]
