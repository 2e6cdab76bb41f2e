"""Planted rotas whose measures are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.domain.agreements import Term
from coanimation.domain.month import Month
from coanimation.domain.neutrality import Neutrality, measure
from coanimation.domain.people import Partner
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Slot
from tests.builders import NO, agreement, month, partner, presence, professional, rota, slot

NAMES = (
    "cap-emploi",
    "ccas",
    "centre-social",
    "departement",
    "france-travail",
    "mda",
    "mission-locale",
    "sante",
    "education",
    "agricole",
    "artisans",
    "commerce",
)


def partners(count: int) -> list[Partner]:
    return [partner(name) for name in NAMES[:count]]


def weekdays(count: int) -> list[Slot]:
    """One slot on each weekday from Tuesday 1 December on, so that no cell comes back before a week."""
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(31)]
    return [slot(str(day), opening=f"d{day.weekday()}") for day in days if day.weekday() < 5][:count]


def wednesdays() -> list[Slot]:
    return [slot(f"2026-12-{day:02d}", "18:00", "20:00") for day in (2, 9, 16, 23, 30)]


def held(slots: Iterable[Slot], *who: Iterable[str]) -> Rota:
    """A rota in which, slot after slot, these partners are there, each with its one professional."""
    return rota(*((s.id, f"{p}-1") for s, there in zip(slots, who, strict=True) for p in there))


def codes(measured: Neutrality) -> list[str]:
    return [point.code for point in measured.points]


def test_when_everyone_is_there_as_often_and_meets_everyone_it_is_good() -> None:
    four = NAMES[:4]
    slots = weekdays(6)

    measured = measure(month(slots, partners(4)), held(slots, *combinations(four, 2)))

    assert measured.verdict == "neutrality-good"
    assert [(s.seats, float(s.target), s.in_band) for s in measured.shares] == [(3, 3.0, True)] * 4
    assert measured.peak == 1
    assert (measured.pairs.met, measured.pairs.possible) == (6, 6)


def test_nobody_anywhere_is_not_good_it_is_empty() -> None:
    assert measure(month(), rota()).verdict == "neutrality-empty"


def test_the_same_pair_for_ever_has_even_shares_and_owns_every_moment() -> None:
    slots = wednesdays()

    measured = measure(month(slots, partners(6)), held(slots, *[NAMES[:2]] * 5))

    assert {(o.partner, o.n, o.of, o.alert) for o in measured.ownerships} == {
        ("cap-emploi", 5, 5, True),
        ("ccas", 5, 5, True),
    }
    assert (measured.pairs.met, measured.pairs.possible) == (1, 5)
    assert "neutrality-owned-cell" in codes(measured)


def test_a_partner_three_times_out_of_five_on_wednesday_evening_is_a_point_to_see() -> None:
    slots = wednesdays()
    there = [
        ("mda", "ccas"),
        ("mda", "sante"),
        ("mda", "cap-emploi"),
        ("departement", "ccas"),
        ("sante", "centre-social"),
    ]

    measured = measure(month(slots, partners(12)), held(slots, *there))

    owned = [point.fields for point in measured.points if point.code == "neutrality-owned-cell"]
    assert owned == [
        {
            "partner": "mda",
            "name": "Mda",
            "n": 3,
            "of": 5,
            "site": "L'Escale",
            "sites": 1,
            "weekday": 2,
            "part": "evening",
        }
    ]


def test_with_two_partners_nobody_can_be_blamed_for_being_always_there() -> None:
    slots = wednesdays()

    measured = measure(month(slots, partners(2)), held(slots, *[NAMES[:2]] * 5))

    assert measured.verdict == "neutrality-good"


def test_ownership_is_judged_over_thirteen_weeks_where_the_past_is_known() -> None:
    before = [slot(str(date(2026, 10, 7) + timedelta(weeks=n)), "18:00", "20:00") for n in range(8)]
    past = [presence("mda-1", s, partner="mda") for s in before]
    slots = wednesdays()
    there = [
        ("mda", "ccas"),
        ("sante", "ccas"),
        ("departement", "cap-emploi"),
        ("sante", "departement"),
        ("ccas", "sante"),
    ]

    measured = measure(month(slots, partners(8), around=past), held(slots, *there))

    mda = next(o for o in measured.ownerships if o.partner == "mda")
    assert (mda.in_month, mda.in_window, mda.share, mda.alert) == ((1, 5), (9, 13), Fraction(9, 13), True)


@pytest.mark.parametrize(("day", "met"), [("2026-10-01", 0), ("2026-10-02", 1)])
def test_the_rolling_window_is_thirteen_weeks_to_the_end_of_the_month(day: str, met: int) -> None:
    there = [presence(f"{name}-1", slot(day), partner=name) for name in ("ccas", "mda")]

    measured = measure(month(partners=partners(8), around=there), rota())

    assert measured.pairs_in_window.met == met


def test_present_in_more_than_half_of_the_slots_is_never_good_with_six_partners() -> None:
    slots = weekdays(6)
    there = [("mda", other) for other in ("ccas", "sante", "cap-emploi", "departement")] + [
        ("ccas", "sante"),
        NAMES[2:4],
    ]

    measured = measure(month(slots, partners(8)), held(slots, *there))

    assert measured.verdict == "neutrality-dominated"
    assert measured.points[0].code == "neutrality-everywhere"
    assert (measured.points[0].fields["n"], measured.points[0].fields["of"]) == (4, 6)


def test_an_agreement_does_not_excuse_being_everywhere() -> None:
    slots = weekdays(6)
    there = [("mda", other) for other in ("ccas", "sante", "cap-emploi", "departement")] + [
        ("ccas", "sante"),
        NAMES[2:4],
    ]
    many_hours = [partner(name, agreement=agreement(16, per=Term.MONTH) if name == "mda" else None) for name in NAMES]

    measured = measure(month(slots, many_hours), held(slots, *there))

    mda = next(share for share in measured.shares if share.partner == "mda")
    assert (float(mda.target), mda.in_band) == (4.0, True)
    assert measured.verdict == "neutrality-dominated"


def test_exactly_half_of_the_slots_is_not_more_than_half() -> None:
    slots = weekdays(4)

    measured = measure(month(slots, partners(6)), held(slots, ("ccas", "mda"), ("ccas", "sante"), ("departement",), ()))

    assert "neutrality-everywhere" not in codes(measured)


def test_a_run_does_not_break_when_the_space_is_closed() -> None:
    slots = [slot for slot in wednesdays() if slot.day.day != 9]
    there = [("mda", "ccas"), ("mda", "sante"), ("mda", "cap-emploi"), ("departement", "centre-social")]

    measured = measure(month(slots, partners(8)), held(slots, *there))

    assert [(run.partner, run.length) for run in measured.runs if run.length > 1] == [("mda", 3)]


def test_a_run_goes_on_from_the_month_before() -> None:
    before = [presence("mda-1", slot(day, "18:00", "20:00"), partner="mda") for day in ("2026-11-18", "2026-11-25")]
    slots = wednesdays()[:1]

    measured = measure(month(slots, partners(8), around=before), held(slots, ("mda", "ccas")))

    assert {run.partner: run.length for run in measured.runs} == {"ccas": 1, "mda": 3}


def test_the_longest_wait_counts_the_slots_without_a_partner() -> None:
    slots = weekdays(6)
    there = [
        ("ccas", "sante"),
        ("mda", "sante"),
        ("ccas", "sante"),
        ("ccas", "sante"),
        ("ccas", "sante"),
        ("mda", "sante"),
    ]

    measured = measure(month(slots, partners(8)), held(slots, *there))

    assert {gap.partner: gap.slots for gap in measured.gaps if gap.partner in {"ccas", "mda", "sante"}} == {
        "ccas": 1,
        "mda": 3,
        "sante": 0,
    }


def test_a_partner_scarce_by_its_own_answers_is_shown_with_what_was_possible() -> None:
    slots = weekdays(4)
    never = {("mda-1", s.id): NO for s in slots}
    there = [
        ("ccas", "cap-emploi"),
        ("centre-social", "departement"),
        ("france-travail", "ccas"),
        ("cap-emploi", "departement"),
    ]

    measured = measure(month(slots, partners(6), said=never), held(slots, *there))

    mda = next(share for share in measured.shares if share.partner == "mda")
    assert (mda.seats, mda.possible) == (0, 0)
    assert [p for p in measured.points if p.fields.get("partner") == "mda"] == []


def test_a_partner_nobody_works_for_this_month_has_no_share() -> None:
    gone = partner("sante", professional("sante-1", partner="sante", last=date(2026, 11, 30)))

    measured = measure(month(partners=[*partners(2), gone]), rota())

    assert [share.partner for share in measured.shares] == ["cap-emploi", "ccas"]


def test_a_moment_at_two_places_is_judged_over_both_when_each_is_rare() -> None:
    here, there = (
        wednesdays()[:3],
        [slot(str(s.day), "18:00", "20:00", opening="van", site="van") for s in wednesdays()[:3]],
    )
    slots = [s for both in zip(here, there, strict=True) for s in both]
    who = [
        ("mda", "ccas"),
        ("mda", "sante"),
        ("mda", "cap-emploi"),
        ("departement", "sante"),
        ("mda", "ccas"),
        ("departement", "cap-emploi"),
    ]

    measured = measure(month(slots, partners(8)), held(slots, *who))

    assert {(o.n, o.of) for o in measured.ownerships if o.partner == "mda"} == {(4, 6)}


def planted(draw: st.DrawFn) -> tuple[Month, Rota]:
    count = draw(st.integers(2, 8))
    slots = weekdays(draw(st.integers(1, 20)))
    there = [draw(st.sets(st.sampled_from(NAMES[:count]), max_size=3)) for _ in slots]
    return month(slots, partners(count)), held(slots, *there)


plantings = st.composite(planted)


@given(plantings())
def test_seats_and_targets_add_up_to_the_seats_that_are_filled(given_month: tuple[Month, Rota]) -> None:
    measured = measure(*given_month)

    filled = len(given_month[1].assignments)
    assert sum(share.seats for share in measured.shares) == filled
    assert sum(share.target for share in measured.shares) == filled


@given(plantings())
def test_measures_are_shares_of_what_they_count(given_month: tuple[Month, Rota]) -> None:
    measured = measure(*given_month)

    assert all(0 < own.n <= own.of for own in measured.ownerships)
    assert measured.pairs.met <= measured.pairs.possible
    assert all(share.present <= share.seats and share.present <= share.open for share in measured.shares)


@given(plantings())
def test_it_is_good_exactly_when_there_is_nothing_to_see(given_month: tuple[Month, Rota]) -> None:
    measured = measure(*given_month)

    there = bool(given_month[1].assignments)
    assert (measured.verdict == "neutrality-good") == (there and not measured.points)


@given(plantings(), st.randoms(use_true_random=False))
def test_the_order_in_which_people_and_slots_are_named_changes_no_measure(
    given_month: tuple[Month, Rota], shuffling: Random
) -> None:
    given_, planned = given_month
    mixed = list(given_.partners)
    shuffling.shuffle(mixed)

    assert measure(replace(given_, partners=tuple(mixed)), planned) == measure(given_, planned)
