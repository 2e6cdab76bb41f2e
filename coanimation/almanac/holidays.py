"""Public holidays of France and of its territories, from the `holidays` package."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from coanimation.almanac.refusal import AlmanacError
from coanimation.words import fold, nearest

METROPOLE = "metropole"
# Our names and the subdivisions of the package; Alsace and Moselle have two days more (local law of 1892).
TERRITORIES: Mapping[str, str | None] = MappingProxyType(
    {
        METROPOLE: None,
        "alsace": "6AE",
        "moselle": "57",
        "guadeloupe": "971",
        "martinique": "972",
        "guyane": "973",
        "reunion": "974",
        "mayotte": "976",
        "saint-barthelemy": "BL",
        "saint-martin": "MF",
        "saint-pierre-et-miquelon": "PM",
        "nouvelle-caledonie": "NC",
        "polynesie-francaise": "PF",
        "wallis-et-futuna": "WF",
        "terres-australes": "TF",
    }
)
_ALSO = {
    "fr": METROPOLE,
    "france": METROPOLE,
    "la-reunion": "reunion",
    "alsace-moselle": "alsace",
    "guyane-francaise": "guyane",
}
_BY_CODE = {code.casefold(): name for name, code in TERRITORIES.items() if code}


@lru_cache(maxsize=64)
def territory(text: str) -> str:
    """Tell which territory a name or a code (`6AE`, `FR-57`, `FR`) means; AlmanacError with the nearest name."""
    name = fold(text)
    if name in TERRITORIES:
        return name
    known = _ALSO.get(name) or _BY_CODE.get(name.removeprefix("fr-"))
    if known is None:
        raise AlmanacError("almanac-unknown-territory", given=text, nearest=nearest(text, TERRITORIES) or "")
    return known


def public_holidays(place: str, year: int, language: str = "fr") -> Mapping[date, str]:
    """Tell the public holidays of a year with their names; AlmanacError when the territory is unknown."""
    return _holidays_of(TERRITORIES[territory(place)], year, "fr" if language == "fr" else "en_US")


@lru_cache(maxsize=256)
def _holidays_of(subdivision: str | None, year: int, language: str) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - a heavy import, needed only when a month is laid out

    found = country_holidays("FR", subdiv=subdivision, years=year, language=language)
    # Two holidays on one day (Ascension on 1 May 2008) come joined by a semicolon.
    return MappingProxyType({day: name.replace("; ", ", ") for day, name in sorted(found.items())})
