"""Days, hours and months in words."""

from __future__ import annotations

from datetime import date, datetime, time

from babel.dates import format_date

from coanimation.domain.months import YearMonth
from coanimation.words.typography import NO_BREAK

LOCALES = {"fr": "fr_FR", "en": "en_GB"}


def day(d: date, language: str, *, short: bool = False, year: bool = False) -> str:
    """Name a day: « mercredi 9 décembre », « mer. 9 déc. », with its year when asked."""
    name, month = ("EEE", "MMM") if short else ("EEEE", "MMMM")
    number = _ordinal(d.day, language)
    parts = [format_date(d, name, LOCALES[language]), number + NO_BREAK + format_date(d, month, LOCALES[language])]
    return " ".join([*parts, str(d.year)] if year else parts)


def date_only(d: date, language: str) -> str:
    """Name a day without its weekday: « 9 décembre 2026 »."""
    return f"{_ordinal(d.day, language)}{NO_BREAK}{format_date(d, 'MMMM y', LOCALES[language])}"


def weekday(number: int, language: str, *, short: bool = False) -> str:
    """Name a weekday, 0 being Monday: « lundi », « lun. »."""
    # 5 January 1970 was a Monday
    return format_date(date(1970, 1, 5 + number), "EEE" if short else "EEEE", LOCALES[language])


def hour(t: time | datetime, language: str) -> str:
    """Name an hour: « 17 h », « 18 h 30 »; 17:00 in English."""
    if language == "fr":
        return f"{t.hour}{NO_BREAK}h" + (f"{NO_BREAK}{t.minute:02d}" if t.minute else "")
    return f"{t.hour:02d}:{t.minute:02d}"


def span(start: datetime, end: datetime, language: str) -> str:
    """Name two hours, joined by a dash that no line breaks."""
    return NO_BREAK.join((hour(start, language), "\N{EN DASH}", hour(end, language)))


def month(m: YearMonth, language: str) -> str:
    """Name a month and its year: « décembre 2026 »."""
    return format_date(m.first, "MMMM y", LOCALES[language])


def month_name(number: int, language: str) -> str:
    """Name a month of any year, 1 being January: « décembre »."""
    return format_date(date(1970, number, 1), "LLLL", LOCALES[language])


def duration(minutes: int, language: str) -> str:
    """Tell a length: « 6 h », « 1 h 30 », « 45 min »; “1 h 30 min” in English."""
    sign, (hours, rest) = "-" if minutes < 0 else "", divmod(abs(minutes), 60)
    if not hours:
        return f"{sign}{rest}{NO_BREAK}min" if rest else f"0{NO_BREAK}h"
    if not rest:
        return f"{sign}{hours}{NO_BREAK}h"
    tail = f"{rest:02d}" if language == "fr" else f"{rest}{NO_BREAK}min"
    return f"{sign}{hours}{NO_BREAK}h{NO_BREAK}{tail}"


def _ordinal(number: int, language: str) -> str:
    return "1er" if language == "fr" and number == 1 else str(number)
