"""What examples/escale is said to be: the facts that make it hard enough to be real."""

from __future__ import annotations

import runpy
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from coanimation.almanac import slots_of
from coanimation.domain.agreements import Term
from coanimation.domain.answers import Availability
from coanimation.domain.months import YearMonth
from coanimation.domain.slots import EVENING, SCHOOL_HOLIDAYS, WEEKEND, Slot
from coanimation.domain.space import REFERENT, SiteKind
from coanimation.workspace import Contents, read, read_answers

ROOT = Path(__file__).parents[2]
ESCALE = ROOT / "examples" / "escale"
MONTH = YearMonth(2026, 12)


@cache
def contents() -> Contents:
    return read(ESCALE)


@cache
def slots() -> tuple[Slot, ...]:
    return tuple(slot for slot in slots_of(contents().space, MONTH) if slot.closed is None)


def free_slots() -> Mapping[str, int]:
    """For each partner, in how many slots somebody of it said yes or if need be."""
    partner_of = {one.id: partner.id for partner in contents().partners for one in partner.professionals}
    answers = read_answers(ESCALE, MONTH).answers
    free = {(partner_of[a.professional], a.slot) for a in answers if a.availability is not Availability.NO}
    return Counter(partner for partner, _ in free)


def test_it_is_a_month_of_32_to_40_slots_of_two_to_three_seats() -> None:
    assert 32 <= len(slots()) <= 40
    assert {seats for slot in slots() for seats in (slot.terms.least, slot.terms.most)} == {2, 3}


def test_it_has_evenings_wednesdays_saturdays_and_school_holidays() -> None:
    tags = Counter(tag for slot in slots() for tag in slot.tags)

    assert tags[EVENING] >= 8
    assert tags[WEEKEND] >= 6
    assert tags[SCHOOL_HOLIDAYS] >= 5
    assert sum(slot.day.weekday() == 2 for slot in slots()) >= 8


def test_it_has_a_fixed_site_a_van_and_an_outreach_place_with_travel_between_them() -> None:
    space = contents().space

    assert {site.kind for site in space.sites} == set(SiteKind)
    assert space.minutes_between("escale", "van-bourg") > 0


def test_it_has_relays_an_exceptional_opening_a_moved_slot_and_a_closure_at_the_end_of_the_year() -> None:
    space = contents().space

    assert any(slot.relay == 2 for slot in slots())
    assert any(slot.exceptional for slot in slots())
    assert any(exception.moves for exception in space.exceptional)
    assert any(closure.first.month == 12 and closure.last.month == 1 for closure in space.closures)
    assert any(slot.terms.activity for slot in slots())
    assert any(slot.arrive < slot.start and slot.end < slot.leave for slot in slots())


def test_it_has_twelve_organisations_and_twenty_eight_people() -> None:
    people = [one for partner in contents().partners for one in partner.professionals]

    assert len(contents().partners) == 12
    assert len(people) == 28


def test_agreements_are_unequal_and_some_partners_have_none() -> None:
    agreements = [partner.agreement for partner in contents().partners]
    given = [agreement for agreement in agreements if agreement]

    assert {agreement.per for agreement in given} == set(Term)
    assert len({agreement.minutes for agreement in given}) >= 6
    assert agreements.count(None) >= 3


def test_there_are_three_referents_for_minors_one_of_whom_lapses_within_the_month() -> None:
    people = [one for partner in contents().partners for one in partner.professionals]
    attestations = [one.attestation for one in people if REFERENT in one.roles]

    assert len(attestations) == 3
    assert sum(a is not None and MONTH.first < a < MONTH.last for a in attestations) == 1


def test_a_third_and_more_of_the_answers_are_no() -> None:
    answers = read_answers(ESCALE, MONTH).answers

    assert sum(a.availability is Availability.NO for a in answers) >= 0.35 * len(answers)


def test_two_organisations_are_scarce() -> None:
    least = sorted(free_slots()[one.id] for one in contents().partners if one.id != "ccas")[:2]

    assert max(least) <= 0.4 * len(slots())


def test_one_organisation_has_not_fully_answered() -> None:
    answered = Counter(answer.professional for answer in read_answers(ESCALE, MONTH).answers)

    assert answered["ccas-logement"] == 0
    assert 0 < answered["ccas-referente"] < len(slots())


def test_the_answers_are_those_that_the_script_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["make_escale.py", "--check"])

    assert runpy.run_path(str(ROOT / "examples" / "make_escale.py"))["main"]() == 0
