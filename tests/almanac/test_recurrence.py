"""Recurrence rules: what they give, what is refused, and that none costs more than its window."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from coanimation.almanac import AlmanacError
from coanimation.almanac.recurrence import check, dates

START = date(2026, 9, 5)  # a Saturday


def within(text: str, after: str, before: str, *, first: date = START) -> list[str]:
    return [day.isoformat() for day in dates(text, first, date.fromisoformat(after), date.fromisoformat(before))]


def refusal(text: str, first: date | None = START) -> str:
    with pytest.raises(AlmanacError) as refused:
        check(text, first)
    return refused.value.code


def test_every_other_saturday_counts_from_the_first_day() -> None:
    found = within("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "2026-12-01", "2026-12-31")

    assert found == ["2026-12-12", "2026-12-26"]


def test_the_first_saturday_of_each_month() -> None:
    assert within("FREQ=MONTHLY;BYDAY=1SA", "2026-12-01", "2027-01-31") == ["2026-12-05", "2027-01-02"]


def test_count_counts_from_the_first_day_and_not_from_the_window() -> None:
    assert within("FREQ=WEEKLY;COUNT=3", "2026-09-12", "2030-01-01") == ["2026-09-12", "2026-09-19"]


@pytest.mark.parametrize("until", ["20260919", "20260919T000000Z", "20260919T235959"])
def test_until_is_included_and_its_time_is_not_looked_at(until: str) -> None:
    assert within(f"FREQ=WEEKLY;UNTIL={until}", "2026-09-12", "2030-01-01") == ["2026-09-12", "2026-09-19"]


def test_the_29th_of_february_comes_in_leap_years_only() -> None:
    found = within("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2026-09-05", "2034-01-01")

    assert found == ["2028-02-29", "2032-02-29"]


def test_small_letters_and_the_name_of_the_property_are_accepted() -> None:
    assert within("rrule:freq=weekly;byday=sa;", "2026-09-05", "2026-09-06") == ["2026-09-05"]


@pytest.mark.parametrize("frequency", ["SECONDLY", "MINUTELY", "HOURLY", "", "SOMETIMES"])
def test_nothing_finer_than_a_day_is_run(frequency: str) -> None:
    assert refusal(f"FREQ={frequency}") == "almanac-rrule-frequency"


@pytest.mark.parametrize("part", ["BYHOUR=1", "BYSECOND=1", "BYEASTER=0", "BYYEARDAY=1", "X=1"])
def test_parts_that_an_opening_has_no_use_for_are_refused(part: str) -> None:
    assert refusal(f"FREQ=DAILY;{part}") == "almanac-rrule-part"


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=99999999999",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;UNTIL=20261340",
        "FREQ=DAILY;COUNT=2;UNTIL=20270101",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=MONTHLY;BYMONTHDAY=0x1",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0",
        "FREQ=DAILY;" + "BYMONTHDAY=" + ",".join(["1"] * 500),
    ],
)
def test_a_malformed_rule_is_refused(text: str) -> None:
    assert refusal(text) == "almanac-rrule-malformed"


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=6SA",
        "FREQ=WEEKLY;UNTIL=20250101",
    ],
)
def test_a_rule_that_never_comes_is_said_to_be_so(text: str) -> None:
    assert refusal(text) == "almanac-rrule-never"


def test_a_rule_without_a_first_day_is_refused() -> None:
    assert refusal("FREQ=DAILY", None) == "almanac-rrule-without-first"


@pytest.mark.parametrize("first", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_first_day_out_of_reach_is_refused(first: date) -> None:
    assert refusal("FREQ=DAILY", first) == "almanac-year-out-of-range"


RULES = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=7,8;BYDAY=SA",
        "FREQ=DAILY;COUNT=40",
    ]
)


@given(RULES, st.dates(date(1990, 1, 1), date(2098, 12, 31)), st.integers(0, 400), st.integers(0, 60))
def test_dates_are_those_of_dateutil_where_it_stands(text: str, first: date, offset: int, length: int) -> None:
    after = min(first + timedelta(days=offset), date(2099, 6, 1))
    before = after + timedelta(days=length)
    midnight = datetime.min.time()

    plain = rrulestr(text, dtstart=datetime.combine(first, midnight)).between(
        datetime.combine(after, midnight), datetime.combine(before, midnight), inc=True
    )

    assert list(dates(text, first, after, before)) == [found.date() for found in plain]
