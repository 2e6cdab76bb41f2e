"""When a slot is held: the charter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coanimation.domain.adjustments import Decision, decided
from coanimation.domain.rules import Rules
from coanimation.domain.slots import SEAT, Closed, State, elapsed, lacking, needs, state
from coanimation.domain.space import REFERENT, Terms
from tests.builders import instant, professional, slot

ML = professional("ml", partner="mission-locale")
CCAS = professional("ccas-1", partner="ccas", roles=())
COLLEAGUE = professional("ml-2", partner="mission-locale", roles=())


def test_two_organisations_and_a_referent_hold_a_slot_open_to_minors() -> None:
    assert state(slot(), [ML, CCAS], Rules()) is State.HELD


def test_two_people_of_one_organisation_do_not() -> None:
    assert lacking(slot(), [ML, COLLEAGUE], Rules()) == {SEAT: 1}


def test_they_do_where_the_space_does_not_ask_for_different_organisations() -> None:
    assert lacking(slot(), [ML, COLLEAGUE], Rules(different_organisations=False)) == {}


def test_without_a_referent_minors_cannot_come() -> None:
    other = professional("cs-1", partner="centre-social", roles=())

    assert lacking(slot(), [CCAS, other], Rules()) == {REFERENT: 1}
    assert lacking(slot(terms=Terms(minors=False)), [CCAS, other], Rules()) == {}


@pytest.mark.parametrize(("last_day", "held"), [("2026-12-02", True), ("2026-12-01", False)])
def test_an_attestation_counts_until_its_last_day(last_day: str, *, held: bool) -> None:
    referent = replace(ML, attestation=date.fromisoformat(last_day))

    assert (state(slot("2026-12-02"), [referent, CCAS], Rules()) is State.HELD) == held


def test_a_referent_who_never_gave_an_attestation_is_none() -> None:
    assert not replace(ML, attestation=None).holds(REFERENT, date(2026, 12, 2))


def test_the_slot_may_ask_for_more_referents_than_the_charter() -> None:
    assert needs(slot(terms=Terms(needs={REFERENT: 2, "opens": 1})), Rules()) == {REFERENT: 2, "opens": 1}


def test_a_closed_slot_is_closed_whoever_is_there() -> None:
    assert state(slot(closed=Closed.CLOSURE), [ML, CCAS], Rules()) is State.CLOSED


def test_a_decision_closes_or_restricts_a_slot_and_waiting_changes_nothing() -> None:
    one = slot()

    (closed,) = decided([one], {one.id: Decision.CLOSE})
    (adults,) = decided([one], {one.id: Decision.ADULTS})
    (waiting,) = decided([one], {one.id: Decision.WAIT})

    assert closed.closed is Closed.DECIDED
    assert needs(adults, Rules()) == {}
    assert waiting is one


def test_minutes_are_real_ones_across_a_change_of_the_clocks() -> None:
    night = slot("2026-10-24", "22:00", "04:00")

    assert night.open_minutes == 7 * 60
    assert elapsed(instant("2026-03-29T01:00"), instant("2026-03-29T04:00")) == 120


def test_set_up_and_tidy_minutes_count_for_professionals_only() -> None:
    tea = slot(terms=Terms(setup=15, tidy=30))

    assert (tea.open_minutes, tea.minutes) == (240, 285)


def test_a_slot_whose_instants_are_out_of_order_is_refused() -> None:
    one = slot()

    with pytest.raises(ValueError, match="out of order"):
        replace(one, end=one.start, leave=one.start)
    with pytest.raises(ValueError, match="no time zone"):
        replace(one, start=one.start.replace(tzinfo=None))
