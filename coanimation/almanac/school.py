"""School holidays of the zones A, B and C: official as far as they are known, then estimated and said so.

Official days come from `vacances-scolaires-france` (the ministry's open data). That file leaves out the days off around
the Ascension in some years in which the decrees have them (2023 to 2026: arrêté du 7 décembre 2022), and `holidays`
knows them: both count. After the last official day, `holidays` applies the rules that the decrees have followed.

Corsica and the overseas académies set their own dates, which no package holds: they are refused rather than guessed.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import lru_cache
from importlib.resources import files

from coanimation.almanac.refusal import AlmanacError
from coanimation.words import fold, nearest

ZONES = ("A", "B", "C")
NONE = "none"  # no school holidays: every opening is always on, seasons are told by date ranges
WITHOUT_DATA = (
    "corse",
    "guadeloupe",
    "martinique",
    "guyane",
    "reunion",
    "mayotte",
    "saint-barthelemy",
    "saint-martin",
    "saint-pierre-et-miquelon",
    "nouvelle-caledonie",
    "polynesie-francaise",
    "wallis-et-futuna",
)
_BRIDGE = "Pont de l'Ascension"
_ASCENSION = (4, 5, 6)  # it falls between 30 April and 3 June, and the days off follow


@lru_cache(maxsize=64)
def zone(text: str) -> str:
    """Tell which zone is meant: A, B, C or NONE; AlmanacError when no package knows its dates or it is no zone."""
    name = fold(text)
    short = name.removeprefix("zone-").upper()
    if short in ZONES:
        return short
    if name in {"", NONE, "aucune"}:
        return NONE
    place = name.removeprefix("la-").replace("corsica", "corse")
    if place in WITHOUT_DATA:
        raise AlmanacError("almanac-zone-without-data", given=text)
    raise AlmanacError("almanac-unknown-zone", given=text, nearest=nearest(text, (*ZONES, NONE, *WITHOUT_DATA)) or "")


@lru_cache(maxsize=1)
def last_official_day() -> date:
    """Tell the last day for which the official dates are known."""
    return max(_official("A"))


def school_holidays(zone_name: str, day: date) -> bool:
    """Whether pupils of the zone have no class on that day because of school holidays."""
    known = zone(zone_name)
    if known == NONE:
        return False
    if estimated(zone_name, day):
        return day in _by_rule(known, day.year)
    return day in _official(known) or (day.month in _ASCENSION and _BRIDGE in _by_rule(known, day.year).get(day, ""))


def estimated(zone_name: str, day: date) -> bool:
    """Whether the answer for that day follows a rule instead of a decree."""
    return zone(zone_name) != NONE and day > last_official_day()


def _official(known: str) -> frozenset[date]:
    return _official_by_zone()[known]


@lru_cache(maxsize=1)
def _official_by_zone() -> dict[str, frozenset[date]]:
    # The package's own reading takes half a second, and decodes as Windows does; the file is the ministry's.
    rows = files("vacances_scolaires_france").joinpath("data", "data.csv").read_text("utf-8").splitlines()
    days: dict[str, set[date]] = {name: set() for name in ZONES}
    for row in csv.DictReader(rows[:1] + [row for row in rows if "True" in row]):
        for name in ZONES:
            if row[f"vacances_zone_{name.lower()}"] == "True":
                days[name].add(date.fromisoformat(row["date"]))
    return {name: frozenset(found) for name, found in days.items()}


@lru_cache(maxsize=256)
def _by_rule(known: str, year: int) -> dict[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - a heavy import, needed only when a month is laid out

    return dict(
        country_holidays("FR", subdiv=f"Zone {known}", categories=("school",), years=year, language="fr").items()
    )
