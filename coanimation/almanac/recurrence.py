"""Recurrence rules (RFC 5545, 3.3.10) reduced to what an opening needs, and bounded.

A rule gives dates: it may say FREQ (DAILY, WEEKLY, MONTHLY or YEARLY), INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY,
BYMONTH, BYSETPOS and WKST. Anything finer than a day is refused before it costs anything, and so is a rule that never
comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil.rrule import rrule, rrulestr

from coanimation.almanac.refusal import AlmanacError

FIRST_YEAR, LAST_YEAR = 1990, 2099  # the years that the almanac answers for
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"})
_NUMBERS = re.compile(r"[+-]?\d{1,3}(,[+-]?\d{1,3})*")
_SHAPES = {
    "INTERVAL": re.compile(r"0*[1-9]\d{0,2}"),
    "COUNT": re.compile(r"0*[1-9]\d{0,3}"),
    "UNTIL": re.compile(r"\d{8}(T\d{6}Z?)?"),
    "BYDAY": re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU))*"),
    "BYMONTHDAY": _NUMBERS,
    "BYMONTH": _NUMBERS,
    "BYSETPOS": _NUMBERS,
    "WKST": re.compile(r"MO|TU|WE|TH|FR|SA|SU"),
}
_LONGEST = 200
# The Gregorian calendar repeats after 400 years to the weekday. A rule is run this much later, so that the last year
# dateutil knows (9999) ends soon a search that finds nothing, instead of after eight thousand years.
_LATER = 7600


def check(text: str, first: date | None) -> None:
    """Refuse a rule that is malformed, finer than a day, without a beginning or without any date: AlmanacError."""
    if first is None:
        raise AlmanacError("almanac-rrule-without-first", rule=text)
    _compiled(text, first)


def dates(text: str, first: date, after: date, before: date) -> Iterator[date]:
    """Give the dates of the rule that begins on `first`, from `after` to `before`, both included, in order.

    As in RFC 5545, COUNT counts from `first` and UNTIL is included; of an UNTIL with a time, the date counts. Unlike
    there, `first` itself is a date of the rule only when the rule says so.
    """
    rule, until = _compiled(text, first)
    last = min(before, until) if until else before
    for found in rule:
        day = _years_later(found.date(), -_LATER)
        if day > last:
            return
        if day >= after:
            yield day


def around(day: date, *, days: int) -> tuple[date, date]:
    """Give the first and last day that lie so many days before and after, within the years of the almanac."""
    reach = timedelta(days=days)
    return max(day - reach, date(FIRST_YEAR, 1, 1)), min(day + reach, date(LAST_YEAR, 12, 31))


@lru_cache(maxsize=256)
def _compiled(text: str, first: date) -> tuple[rrule, date | None]:
    parts = _parts(text)
    until = _until(parts.pop("UNTIL", ""), text)
    if not FIRST_YEAR <= first.year <= LAST_YEAR:
        raise AlmanacError(
            "almanac-year-out-of-range", year=str(first.year), first=str(FIRST_YEAR), last=str(LAST_YEAR)
        )
    start = datetime.combine(_years_later(first, _LATER), datetime.min.time())
    try:
        rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start)
    except (ValueError, TypeError, OverflowError, IndexError) as wrong:
        raise AlmanacError("almanac-rrule-malformed", rule=text) from wrong
    assert isinstance(rule, rrule)
    begin = next(iter(rule), None)
    if begin is None or (until and _years_later(begin.date(), -_LATER) > until):
        raise AlmanacError("almanac-rrule-never", rule=text)
    return rule, until


def _parts(text: str) -> dict[str, str]:
    """Split a rule into its parts, each checked for its shape."""
    if len(text) > _LONGEST:
        raise AlmanacError("almanac-rrule-malformed", rule=text[:_LONGEST])
    pairs = [part.partition("=") for part in text.strip().upper().removeprefix("RRULE:").strip(";").split(";")]
    parts = {name.strip(): value.strip() for name, _, value in pairs}
    if len(parts) != len(pairs):
        raise AlmanacError("almanac-rrule-malformed", rule=text)
    if unknown := sorted(set(parts) - _PARTS):
        raise AlmanacError("almanac-rrule-part", rule=text, part=unknown[0])
    if parts.get("FREQ") not in FREQUENCIES:
        raise AlmanacError("almanac-rrule-frequency", rule=text, frequency=parts.get("FREQ", ""))
    for name, value in parts.items():
        if name != "FREQ" and not _SHAPES[name].fullmatch(value):
            raise AlmanacError("almanac-rrule-malformed", rule=text)
    if "COUNT" in parts and "UNTIL" in parts:  # RFC 5545: they must not occur in the same rule
        raise AlmanacError("almanac-rrule-malformed", rule=text)
    return parts


def _until(value: str, text: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:8])
    except ValueError as wrong:
        raise AlmanacError("almanac-rrule-malformed", rule=text) from wrong


def _years_later(day: date, years: int) -> date:
    """Give the same day so many years later; a multiple of 400, so that 29 February stays."""
    return day + timedelta(days=years // 400 * 146_097)
