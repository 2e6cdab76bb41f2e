"""Days and hours as people type them in a spreadsheet, in French or in English."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache

from coanimation.words import LANGUAGES, Words, fold

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})([T ]00:00(:00)?)?")
_WORDS = re.compile(r"(?:[a-z]+\.?-)?(\d{1,2})(?:er|st|nd|rd|th)?-([a-z]+)\.?-(\d{4})")
_HOUR = re.compile(r"(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?(?::\d{2})?)?\s*")
_EPOCH = datetime(1899, 12, 31)  # noqa: DTZ001 - the day 0 of the first months of spreadsheets
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def day_in(value: date | time | timedelta | str) -> str | None:
    """Read a day into 2026-12-07: a date, 07/12/2026, 7 décembre 2026; None when it is none."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    return _day_in_words(value) if isinstance(value, str) else None


def _day_in_words(value: str) -> str | None:
    if found := _YEAR_FIRST.fullmatch(value.strip()):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(value.strip()):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        return _day(year, int(found[2]), int(found[1]))
    if (found := _WORDS.fullmatch(fold(value))) and (month := _month(found[2])):
        return _day(int(found[3]), month, int(found[1]))
    return None


def hour_in(value: object) -> str | None:
    """Read an hour into 18:30: an hour, 18h30, 18 h 30, 18:30, 18, the fraction of a day; None when it is none."""
    if isinstance(value, datetime):
        # A whole number in a cell for hours reaches us as a day of January 1900.
        days = (value.replace(tzinfo=None) - _EPOCH).days
        value = days if value.time() == time(0) and 0 < days <= 24 else value.time()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return _clock(round(value.total_seconds() / 60))
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and not value.is_integer():
        return _clock(round(value * 1440)) if 0 < value < 1 else None
    if found := _HOUR.fullmatch(str(int(value) if isinstance(value, float) else value).strip()):
        return _clock(int(found[1]) * 60 + int(found[2] or 0)) if int(found[2] or 0) < 60 else None
    return None


def weekday_in(text: str) -> str | None:
    """Read a weekday into its English name: mercredi, mer., Wednesday, wed; None when it is none."""
    return _weekdays().get(fold(text.strip().rstrip(".")))


def _clock(minutes: int) -> str | None:
    # 24:00 is midnight.
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}" if 0 <= minutes <= 1440 else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _weekdays() -> dict[str, str]:
    named = {fold(name): name for name in _WEEKDAYS}
    for language in LANGUAGES:
        for n, day in enumerate(_WEEKDAYS):
            full = fold(Words(language).weekday(n))
            named |= {full: day, full[:3]: day}
    return named


def _month(text: str) -> int | None:
    """Tell the number of a month by its name, or by a beginning that no other month has."""
    found = {n for language in LANGUAGES for n in range(1, 13) if fold(Words(language).month_name(n)).startswith(text)}
    return found.pop() if len(found) == 1 and len(text) >= 3 else None
