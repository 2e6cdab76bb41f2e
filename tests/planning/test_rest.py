"""The daily rest, from the files' words to the solver: it is between days of presence."""

from __future__ import annotations

import pytest

from coanimation.domain.slots import Slot
from coanimation.planning import pose
from solver.audit import audit
from tests.builders import month, partner, presence, slot

MORNING = slot("2026-12-02", "10:00", "12:00", opening="matin")
AFTERNOON = slot("2026-12-02", "14:00", "17:00")
EVENING = slot("2026-12-01", "20:00", "23:30", opening="soir")
NEXT = slot("2026-12-02", "09:00", "12:00", opening="tot")


@pytest.mark.parametrize(
    ("slots", "rested"), [((MORNING, AFTERNOON), True), ((EVENING, NEXT), False), ((EVENING, AFTERNOON), True)]
)
def test_one_person_may_hold_two_slots_of_a_day_and_rests_between_days(
    slots: tuple[Slot, ...], *, rested: bool
) -> None:
    problem = pose(month(slots, [partner("ccas"), partner("mda")]))

    broken = audit(problem, {("ccas-1", shift.id) for shift in problem.shifts})

    assert {b.rule for b in broken} == (set() if rested else {"keep_rest"})


def test_an_evening_of_the_month_before_asks_for_rest_and_its_own_day_does_not() -> None:
    night = slot("2026-11-30", "20:00", "23:30", opening="soir")
    first = slot("2026-12-01", "09:00", "12:00", opening="tot")

    problem = pose(
        month([first], [partner("ccas"), partner("mda")], around=[presence("ccas-1", night, partner="ccas")])
    )

    assert {b.rule for b in audit(problem, {("ccas-1", first.id)})} == {"keep_rest"}
