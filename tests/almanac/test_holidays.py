"""Public holidays, against the dates that the law gives."""

from __future__ import annotations

from datetime import date

import pytest

from coanimation.almanac import AlmanacError
from coanimation.almanac.holidays import TERRITORIES, public_holidays, territory

NATIONAL_2026 = {
    date(2026, 1, 1): "Jour de l'an",
    date(2026, 4, 6): "Lundi de Pâques",
    date(2026, 5, 1): "Fête du Travail",
    date(2026, 5, 8): "Fête de la Victoire",
    date(2026, 5, 14): "Ascension",
    date(2026, 5, 25): "Lundi de Pentecôte",
    date(2026, 7, 14): "Fête nationale",
    date(2026, 8, 15): "Assomption",
    date(2026, 11, 1): "Toussaint",
    date(2026, 11, 11): "Armistice",
    date(2026, 12, 25): "Noël",
}
LOCAL_2026 = {
    "metropole": set(),
    "alsace": {date(2026, 4, 3), date(2026, 12, 26)},
    "moselle": {date(2026, 4, 3), date(2026, 12, 26)},
    "martinique": {date(2026, 5, 22), date(2026, 7, 21)},
    "guyane": {date(2026, 6, 10)},
    "reunion": {date(2026, 12, 20)},
    "mayotte": {date(2026, 4, 27)},
}


def test_the_eleven_national_holidays_have_their_names() -> None:
    assert public_holidays("metropole", 2026) == NATIONAL_2026


@pytest.mark.parametrize("place", LOCAL_2026)
def test_a_territory_adds_its_own_days_to_the_national_ones(place: str) -> None:
    assert set(public_holidays(place, 2026)) - set(NATIONAL_2026) == LOCAL_2026[place]


def test_guadeloupe_keeps_the_abolition_and_schoelcher() -> None:
    assert {date(2026, 5, 27), date(2026, 7, 21)} <= set(public_holidays("guadeloupe", 2026))


def test_names_are_given_in_english_too() -> None:
    assert public_holidays("alsace", 2026, "en")[date(2026, 4, 3)] == "Good Friday"


def test_two_holidays_on_one_day_are_both_named() -> None:
    assert public_holidays("metropole", 2008)[date(2008, 5, 1)] == "Ascension, Fête du Travail"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("FR", "metropole"),
        ("Métropole", "metropole"),
        ("6AE", "alsace"),
        ("FR-57", "moselle"),
        ("Alsace-Moselle", "alsace"),
        ("La Réunion", "reunion"),
        ("Saint Martin", "saint-martin"),
    ],
)
def test_a_territory_is_known_by_its_names_and_codes(typed: str, meant: str) -> None:
    assert territory(typed) == meant


def test_an_unknown_territory_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(AlmanacError) as refused:
        territory("alsasse")

    assert refused.value.code == "almanac-unknown-territory"
    assert refused.value.fields == {"given": "alsasse", "nearest": "alsace"}


@pytest.mark.parametrize("place", TERRITORIES)
def test_every_territory_keeps_christmas_and_the_national_day(place: str) -> None:
    assert {date(2027, 7, 14), date(2027, 12, 25)} <= set(public_holidays(place, 2027))
