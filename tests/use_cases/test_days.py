"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.errors import WrongUse
from coanimation.use_cases.days import parse_day, parse_days
from coanimation.words import LANGUAGES, Words

TODAY = date(2026, 11, 22)
TENTH, FOURTEENTH = date(2026, 12, 10), date(2026, 12, 14)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-12-10",
        "10/12",
        "10/12/2026",
        "10.12.26",
        "10 décembre",
        "10 dec",
        "le jeudi 10 décembre",
        "jeu. 10 déc.",
        "Thursday 10 December 2026",
        "10th december",
        "10",
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    day = date(2026, 12, 10)

    assert parse_day(typed, date(2026, 12, 1) if typed == "10" else TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        ["10/12", "14/12"],
        ["2026-12-10", "2026-12-14"],
        ["10", "au", "14", "décembre"],
        ["du jeudi 10 au lundi 14 décembre"],
        ["du", "10/12", "au", "14/12"],
        ["10", "décembre", "14", "décembre"],
        ["from 10 to 14 December 2026"],
        ["jeudi 10 décembre", "lundi 14 décembre 2026"],
    ],
)
def test_two_days_are_read_with_or_without_words_between(typed: list[str]) -> None:
    assert parse_days(typed, TODAY) == (TENTH, FOURTEENTH)


def test_one_day_alone_is_the_first_and_the_last() -> None:
    assert parse_days(["10", "décembre"], TODAY) == (TENTH, TENTH)


def test_days_over_new_year_are_in_two_years() -> None:
    assert parse_days(["du 20/12 au 5/1"], TODAY) == (date(2026, 12, 20), date(2027, 1, 5))


def test_a_day_that_has_just_passed_is_not_that_of_next_year() -> None:
    assert parse_day("20/11", TODAY) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ([""], "day-unknown"),
        (["demain"], "day-unknown"),
        (["31/02"], "day-unknown"),
        (["10/13"], "day-unknown"),
        (["32 décembre"], "day-unknown"),
        (["10 brumaire"], "day-unknown"),
        (["10/12", "au"], "day-unknown"),
        (["mercredi 10 décembre"], "day-other-weekday"),
        (["14/12", "10/12"], "day-reversed"),
        (["2226-12-10"], "almanac-year-out-of-range"),
    ],
)
def test_what_is_no_day_is_refused(typed: list[str], code: str) -> None:
    with pytest.raises(WrongUse) as refused:
        parse_days(typed, TODAY)

    assert refused.value.code == code


@given(st.dates(date(2026, 6, 1), date(2027, 5, 1)), st.sampled_from(LANGUAGES))
def test_every_day_that_we_say_is_read_back(day: date, language: str) -> None:
    words = Words(language)

    assert parse_day(words.day(day, year=True), TODAY) == day
    assert parse_day(words.day(day, short=True), TODAY) == day
    assert parse_day(words.date_only(day), TODAY) == day
