"""Which month a person means."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from coanimation.almanac.recurrence import FIRST_YEAR, LAST_YEAR
from coanimation.domain.months import YearMonth
from coanimation.errors import WrongUse
from coanimation.words import LANGUAGES, Words, fold, nearest
from coanimation.workspace import months_with
from coanimation.workspace.paths import MONTH_KINDS

_SHORTEST = 3  # letters of a month name that are enough when they are those of one month only


def parse_month(text: str, now: datetime, folder: Path) -> YearMonth:
    """Read a month as people write it; WrongUse when it is none (with the nearest name), or beyond the almanac.

    `2026-12` or `12/2026`; a French or English name, in full or begun, with a year or without: then the nearest such
    month to come (this month included), unless only the last one has files. Nothing: the month in preparation.
    """
    if not text.strip():
        return in_preparation(now.date(), folder)
    month = _parsed(text, now, folder)
    if not FIRST_YEAR <= month.year <= LAST_YEAR:
        bounds = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        raise WrongUse("almanac-year-out-of-range", year=str(month.year), **bounds)
    return month


def _parsed(text: str, now: datetime, folder: Path) -> YearMonth:
    typed = text.strip()
    name, _, year = typed.rpartition(" ")
    if not re.fullmatch(r"\d{4}", year):
        name, year = typed, ""
    try:
        if found := re.fullmatch(r"(\d{1,2})[/-](\d{4})", typed):
            return YearMonth(int(found[2]), int(found[1]))
        if found := re.fullmatch(r"(\d{4})-(\d)", typed):
            return YearMonth(int(found[1]), int(found[2]))
        if typed[0].isdigit():
            return YearMonth.parse(typed)
        if number := month_number(name):
            return YearMonth(int(year), number) if year else _without_year(number, now.date(), folder)
    except ValueError:
        pass
    raise WrongUse("error-unknown-month", month=text, nearest=nearest(name, _names()) or "")


def is_month(text: str) -> bool:
    """Whether a text names a month in full, and nothing else."""
    return bool(re.fullmatch(r"\d{4}-\d{2}|\d{1,2}/\d{4}", text)) or fold(text) in map(fold, _names())


def in_preparation(today: date, folder: Path) -> YearMonth:
    """Tell the month that is being prepared.

    The last draft that is not published; else the first month to come about which people answered and that is not
    published; else next month.
    """
    this = YearMonth.of(today)
    published = set(months_with(folder, "published"))
    if drafts := [m for m in months_with(folder, "rotas") if m >= this and m not in published]:
        return drafts[-1]
    answered = [m for m in months_with(folder, "availability") if m > this and m not in published]
    return answered[0] if answered else this.shifted(1)


def month_number(name: str) -> int | None:
    """Find the number of a month by its name, in full or begun."""
    typed = fold(name).rstrip(".")
    begun = {number for known, number in _names().items() if fold(known).startswith(typed) and len(typed) >= _SHORTEST}
    exact = {number for known, number in _names().items() if fold(known) == typed}
    found = exact or begun
    return found.pop() if len(found) == 1 else None


def _names() -> dict[str, int]:
    return {Words(language).month_name(n): n for language in LANGUAGES for n in range(1, 13)}


def _without_year(number: int, today: date, folder: Path) -> YearMonth:
    coming = YearMonth(today.year + (number < today.month), number)
    last = coming.shifted(-12)
    known = {month for kind in MONTH_KINDS for month in months_with(folder, kind)}
    return last if last in known and coming not in known else coming
