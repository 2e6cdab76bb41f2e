"""The example is laid for the month to come, whatever today is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coanimation.almanac import slots_of
from coanimation.domain.months import YearMonth
from coanimation.domain.space import REFERENT
from coanimation.use_cases.example import WRITTEN_FOR, by_months, by_school_years, lay
from coanimation.workspace import read, read_answers

MONTHS = [WRITTEN_FOR.shifted(n) for n in range(-1, 25)]


@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_in_any_month_the_example_is_whole(month: YearMonth, tmp_path: Path) -> None:
    lay(tmp_path / "escale", month)
    contents = read(tmp_path / "escale")

    assert sum(slot.closed is None for slot in slots_of(contents.space, month)) >= 15
    for partner in contents.partners:
        agreement = partner.agreement
        assert agreement is None or agreement.first <= month.first <= month.last <= agreement.last
    lapsing = [
        one.attestation
        for partner in contents.partners
        for one in partner.professionals
        if REFERENT in one.roles and one.attestation and one.attestation <= month.last
    ]
    assert [YearMonth.of(day) for day in lapsing] == [month]


def test_the_month_that_it_was_written_for_keeps_its_answers(tmp_path: Path) -> None:
    lay(tmp_path / "escale", WRITTEN_FOR)

    assert read_answers(tmp_path / "escale", WRITTEN_FOR).answers


def test_answers_given_for_one_month_stand_for_no_other(tmp_path: Path) -> None:
    lay(tmp_path / "escale", WRITTEN_FOR.shifted(12))

    assert not (tmp_path / "escale" / "availability").exists()


@pytest.mark.parametrize(
    ("months", "day", "moved"),
    [
        (1, date(2026, 12, 15), date(2027, 1, 15)),
        (1, date(2027, 8, 31), date(2027, 9, 30)),
        (2, date(2026, 12, 30), date(2027, 2, 28)),
        (-1, date(2026, 12, 1), date(2026, 11, 1)),
    ],
)
def test_months_keep_their_ends(months: int, day: date, moved: date) -> None:
    assert by_months(months)(day) == moved


def test_school_years_keep_their_weekdays() -> None:
    day = date(2026, 12, 19)

    assert by_school_years(3)(day).weekday() == day.weekday()
    assert by_school_years(3)(day).year == 2029
