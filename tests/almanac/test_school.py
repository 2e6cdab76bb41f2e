"""School holidays, against the official dates (education.gouv.fr) and beyond them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from vacances_scolaires_france import SchoolHolidayDates

from coanimation.almanac import AlmanacError
from coanimation.almanac.school import NONE, WITHOUT_DATA, ZONES, estimated, last_official_day, school_holidays, zone

# First and last day without class, from the decrees of 7 December 2022 and 22 October 2025.
OFFICIAL = [
    ("ABC", date(2025, 10, 18), date(2025, 11, 2)),
    ("ABC", date(2025, 12, 20), date(2026, 1, 4)),
    ("A", date(2026, 2, 7), date(2026, 2, 22)),
    ("B", date(2026, 2, 14), date(2026, 3, 1)),
    ("C", date(2026, 2, 21), date(2026, 3, 8)),
    ("A", date(2026, 4, 4), date(2026, 4, 19)),
    ("B", date(2026, 4, 11), date(2026, 4, 26)),
    ("C", date(2026, 4, 18), date(2026, 5, 3)),
    ("ABC", date(2026, 7, 4), date(2026, 8, 31)),
    ("ABC", date(2026, 10, 17), date(2026, 11, 1)),
    ("ABC", date(2026, 12, 19), date(2027, 1, 3)),
    ("A", date(2027, 2, 13), date(2027, 2, 28)),
    ("B", date(2027, 2, 20), date(2027, 3, 7)),
    ("C", date(2027, 2, 6), date(2027, 2, 21)),
]


@pytest.mark.parametrize(("zones", "first", "last"), OFFICIAL, ids=str)
def test_official_holidays_begin_and_end_on_the_days_of_the_decree(zones: str, first: date, last: date) -> None:
    for name in zones:
        assert not school_holidays(name, first - timedelta(days=1))
        assert school_holidays(name, first)
        assert school_holidays(name, last)
        assert not school_holidays(name, last + timedelta(days=1))
        assert not estimated(name, first)


def test_the_days_off_after_the_ascension_count_as_in_the_decree() -> None:
    assert [school_holidays("A", date(2026, 5, day)) for day in (13, 14, 15, 16, 17, 18)] == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]


def test_what_follows_the_last_official_day_is_estimated() -> None:
    assert last_official_day() == date(2028, 8, 31)
    assert not estimated("A", date(2028, 8, 31))
    assert estimated("A", date(2028, 9, 1))


def test_an_estimated_christmas_is_a_fortnight_around_the_day() -> None:
    assert school_holidays("B", date(2029, 12, 25))
    assert estimated("B", date(2029, 12, 25))
    assert not school_holidays("B", date(2029, 12, 10))


@pytest.mark.parametrize(
    ("typed", "meant"), [("a", "A"), ("Zone B", "B"), ("zone-c", "C"), ("aucune", NONE), ("", NONE)]
)
def test_a_zone_is_known_as_people_write_it(typed: str, meant: str) -> None:
    assert zone(typed) == meant


def test_without_a_zone_there_are_no_school_holidays_and_nothing_is_estimated() -> None:
    assert not school_holidays(NONE, date(2026, 12, 25))
    assert not estimated(NONE, date(2090, 12, 25))


@pytest.mark.parametrize("place", [*WITHOUT_DATA, "La Réunion", "Corse"])
def test_a_place_whose_dates_nobody_publishes_is_refused_rather_than_guessed(place: str) -> None:
    with pytest.raises(AlmanacError) as refused:
        school_holidays(place, date(2026, 12, 25))

    assert refused.value.code == "almanac-zone-without-data"


def test_an_unknown_zone_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(AlmanacError) as refused:
        zone("martinik")

    assert refused.value.code == "almanac-unknown-zone"
    assert refused.value.fields["nearest"] == "martinique"


@pytest.mark.parametrize("name", ZONES)
def test_the_official_days_are_those_that_the_package_tells(name: str) -> None:
    told = {day for day, row in SchoolHolidayDates().data.items() if row[f"vacances_zone_{name.lower()}"]}
    year = {date(2026, 1, 1) + timedelta(days=n) for n in range(365)}
    bridge = {date(2026, 5, day) for day in (14, 15, 16, 17)}  # Ascension: in the decree, not in the package

    assert {day for day in year if school_holidays(name, day)} - bridge == told & year
    assert last_official_day() == max(SchoolHolidayDates().data)
