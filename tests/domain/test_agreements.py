from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coanimation.domain.agreements import Term, owed
from coanimation.domain.hours import hours, owed_by
from coanimation.domain.months import YearMonth
from tests.builders import DECEMBER, agreement, month, partner, presence, rota, slot

EVEN = {YearMonth(2026, 9).shifted(n): 6000 for n in range(12)}  # as many open minutes in every month of the agreement


def test_a_monthly_agreement_owes_the_same_each_month() -> None:
    assert owed(agreement(10, per=Term.MONTH), DECEMBER, done=0, open_minutes={}) == 600


def test_what_was_done_before_changes_no_monthly_agreement() -> None:
    assert owed(agreement(10, per=Term.MONTH), DECEMBER, done=5000, open_minutes={}) == 600


def test_a_monthly_agreement_that_begins_mid_month_owes_its_days_only() -> None:
    from_the_21st = replace(agreement(31, per=Term.MONTH), first=date(2026, 12, 21))

    assert owed(from_the_21st, DECEMBER, done=0, open_minutes={}) == 11 * 60


def test_a_monthly_agreement_that_ends_mid_month_owes_its_days_only() -> None:
    to_the_10th = replace(agreement(31, per=Term.MONTH), last=date(2026, 12, 10))

    assert owed(to_the_10th, DECEMBER, done=0, open_minutes={}) == 10 * 60


def test_nothing_is_owed_outside_the_agreement() -> None:
    assert owed(agreement(), YearMonth(2027, 9), done=0, open_minutes=EVEN) is None
    assert owed(agreement(), YearMonth(2026, 8), done=0, open_minutes=EVEN) is None


def test_a_yearly_agreement_is_spread_over_what_is_still_open() -> None:
    # December to August: nine months as open as each other, 120 h still to do
    assert owed(agreement(120), DECEMBER, done=0, open_minutes=EVEN) == 800


def test_a_month_twice_as_open_owes_twice_as_much() -> None:
    busy = EVEN | {DECEMBER: 12000}

    assert owed(agreement(120), DECEMBER, done=0, open_minutes=busy) == 1440
    assert owed(agreement(120), YearMonth(2027, 1), done=1440, open_minutes=busy) == 720


def test_hours_not_done_are_carried_over_to_the_months_that_remain() -> None:
    assert owed(agreement(120), YearMonth(2027, 8), done=6900, open_minutes=EVEN) == 300


def test_a_partner_ahead_of_its_agreement_owes_nothing() -> None:
    assert owed(agreement(120), DECEMBER, done=9000, open_minutes=EVEN) == 0


def test_a_month_that_does_not_open_owes_nothing() -> None:
    assert owed(agreement(120), DECEMBER, done=0, open_minutes=EVEN | {DECEMBER: 0}) == 0


def test_months_after_the_agreement_do_not_count() -> None:
    later = EVEN | {YearMonth(2027, 9): 6000}

    assert owed(agreement(120), DECEMBER, done=0, open_minutes=later) == 800


def test_half_minutes_are_rounded_up() -> None:
    two = replace(agreement(), minutes=5, first=date(2026, 12, 1), last=date(2027, 1, 31))

    assert owed(two, DECEMBER, done=0, open_minutes={DECEMBER: 60, YearMonth(2027, 1): 60}) == 3


@given(
    agreed=st.integers(0, 400),
    opened=st.lists(st.integers(0, 9000), min_size=11, max_size=11),
    given=st.lists(st.floats(0, 1), min_size=12, max_size=12),
)
def test_whatever_each_month_gives_the_last_one_owes_exactly_the_rest(
    agreed: int, opened: list[int], given: list[float]
) -> None:
    pattern = {YearMonth(2026, 9).shifted(n): minutes for n, minutes in enumerate([*opened, 6000])}
    done = 0
    for when, share in zip(pattern, given, strict=True):
        due = owed(agreement(agreed), when, done=done, open_minutes=pattern)
        assert due is not None
        assert due >= 0
        done += due if when == YearMonth(2027, 8) else int(due * share)

    assert done == agreed * 60


@given(done=st.integers(0, 10_000), more=st.integers(0, 10_000))
def test_the_more_is_done_the_less_is_owed(done: int, more: int) -> None:
    before = owed(agreement(120), DECEMBER, done=done, open_minutes=EVEN)
    after = owed(agreement(120), DECEMBER, done=done + more, open_minutes=EVEN)

    assert before is not None
    assert after is not None
    assert after <= before


def test_what_was_done_counts_since_the_agreement_began_and_before_the_month() -> None:
    there = partner("ccas", agreement=agreement(120))
    around = [
        presence("ccas-1", slot("2026-08-26"), partner="ccas"),  # before the agreement
        presence("ccas-1", slot("2026-11-25"), partner="ccas"),
        presence("ml-1", slot("2026-11-25"), partner="mission-locale"),  # someone else
        presence("ccas-1", slot("2027-01-06"), partner="ccas"),  # after the month
    ]

    assert owed_by(month(partners=[there], around=around, open_minutes=EVEN), there) == 773  # (7200 - 240) / 9


def test_a_partner_without_agreement_owes_nothing_in_particular() -> None:
    assert owed_by(month(), partner("ccas")) is None


def test_hours_are_kept_within_the_tolerance_and_carried_over_beyond_it() -> None:
    wednesdays = [slot("2026-12-02"), slot("2026-12-09")]
    monthly = agreement(12, per=Term.MONTH, tolerance=240)
    there = [partner("ccas", agreement=monthly), partner("mission-locale", agreement=monthly)]
    present = rota((wednesdays[0].id, "ccas-1"), (wednesdays[1].id, "ccas-1"), (wednesdays[0].id, "mission-locale-1"))

    ccas, mission = hours(month(wednesdays, there), present)

    assert (ccas.planned, ccas.kept, ccas.carried) == (480, True, 240)
    assert (mission.planned, mission.kept, mission.carried) == (240, False, 480)
