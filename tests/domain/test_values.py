"""Values that cannot be wrong."""

from __future__ import annotations

import pickle
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.domain.adjustments import Adjustments
from coanimation.domain.ids import check_id, is_id
from coanimation.domain.months import YearMonth
from coanimation.domain.rules import Counted, Limit, Per, Rules
from coanimation.domain.space import Closure, Opening, Terms
from tests.builders import month, space


@pytest.mark.parametrize("text", ["centre", "ml-2", "a", "x" * 40])
def test_an_id_is_small_letters_digits_and_dashes(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "../x", "con", "com1", "Élise", "2b", "-a", "a_b", "x" * 41, "a\n", "nul"])
def test_what_could_hurt_as_a_file_name_is_no_id(text: str) -> None:
    assert not is_id(text)
    with pytest.raises(ValueError, match="an id is"):
        check_id("site", text)


@given(st.dates(date(1971, 1, 1), date(9000, 1, 1)), st.integers(-50, 50))
def test_months_shift_there_and_back(day: date, n: int) -> None:
    here = YearMonth.of(day)

    assert here.shifted(n).shifted(-n) == here
    assert here.first <= day <= here.last
    assert here.days[-1] == here.last
    assert YearMonth.parse(str(here)) == here


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "décembre", "2026-1", "1-2026", "202612"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="month"):
        YearMonth.parse(text)


def test_seats_are_in_order() -> None:
    with pytest.raises(ValueError, match="wanted 1"):
        Terms(least=2, wanted=1)


def test_an_opening_has_weekdays_or_a_recurrence_rule_and_never_both() -> None:
    for weekdays, rrule in ((frozenset[int](), ""), (frozenset({1}), "FREQ=DAILY")):
        with pytest.raises(ValueError, match="either weekdays or an rrule"):
            Opening(id="x", site="centre", starts=time(14), ends=time(18), weekdays=weekdays, rrule=rrule)


def test_a_closure_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Closure(first=date(2026, 12, 25), last=date(2026, 12, 24))


def test_aims_are_known_and_named_once() -> None:
    with pytest.raises(ValueError, match="unknown aim 'glory'"):
        Rules(aims=("glory",))
    with pytest.raises(ValueError, match="twice"):
        Rules(aims=("coverage", "coverage"))


def test_a_limit_says_its_key() -> None:
    assert Limit(counted=Counted.EVENINGS, per=Per.WEEK, most=2).name == "evenings-per-week"


def test_nobody_is_pinned_and_banned_at_once() -> None:
    both = frozenset({("mercredi-2026-12-02", "ml")})

    with pytest.raises(ValueError, match="pinned and banned"):
        Adjustments(pins=both, bans=both)


def test_travel_counts_both_ways() -> None:
    here = space(travel={("centre", "van"): 20})

    assert here.minutes_between("van", "centre") == here.minutes_between("centre", "van") == 20
    assert here.minutes_between("centre", "centre") == 0


def test_a_month_travels_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(month())) == month()
