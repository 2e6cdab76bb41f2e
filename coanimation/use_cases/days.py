"""Which days are meant by what someone typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from coanimation.almanac.recurrence import FIRST_YEAR, LAST_YEAR
from coanimation.errors import WrongUse
from coanimation.use_cases.months import month_number
from coanimation.words import LANGUAGES, Words, fold

_WRITTEN = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2}))|(?:(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?)")
_NUMBER = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")
_BEGIN = frozenset({"le", "du", "from", "the", "on", "des"})
_BETWEEN = frozenset({"au", "a", "jusquau", "to", "until", "till"})
_SHORTEST = 3  # letters of a weekday that are enough


def parse_days(typed: Sequence[str], today: date) -> tuple[date, date]:
    """Read the first and the last of some days: `10/12 14/12`, « du jeudi 10 au lundi 14 décembre », one day alone.

    WrongUse when it is none, or two of which the second is before the first.
    """
    words = [word for text in typed for word in text.replace(",", " ").split()]
    for place, word in enumerate(words):
        if fold(word).replace("-", "") in _BETWEEN and 0 < place < len(words) - 1:
            return _both(words[:place], words[place + 1 :], today)
    splits = [n for n in range(1, len(words)) if _whole(words[:n]) and _whole(words[n:])]
    if splits and not _whole(words):
        return _both(words[: splits[0]], words[splits[0] :], today)
    day = parse_day(" ".join(words), today)
    return day, day


def parse_day(text: str, today: date) -> date:
    """Read a day as people write it: 2026-12-10, 10/12, 10/12/2026, « jeudi 10 décembre », 10.

    Without a year it is the nearest such day, before or after; a number alone is the next such day of a month. WrongUse
    when it is no day, or not the weekday that was said.
    """
    weekdays, rest = _weekday(_without_article(text.split()))
    day = _read(rest, today)
    if day is None:
        raise WrongUse("day-unknown", text=text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise WrongUse("almanac-year-out-of-range", year=str(day.year), first=str(FIRST_YEAR), last=str(LAST_YEAR))
    if weekdays and day.weekday() not in weekdays:
        raise WrongUse("day-other-weekday", text=text, day=day, year=str(day.year))
    return day


def _both(begin: Sequence[str], finish: Sequence[str], today: date) -> tuple[date, date]:
    if len(_without_article(begin)) == 1 + bool(_weekday(_without_article(begin))[0]):
        begin = _with_month_of(begin, finish)
    first = parse_day(" ".join(begin), today)
    last = parse_day(" ".join(finish), first)
    if last < first:
        raise WrongUse("day-reversed", first=first, last=last, year=str(last.year))
    return first, last


def _with_month_of(begin: Sequence[str], finish: Sequence[str]) -> Sequence[str]:
    """Complete « du 10 » by « au 14 décembre 2026 »: what follows the number of the last day."""
    _, rest = _weekday(_without_article(finish))
    return [*begin, *rest[1:]] if _NUMBER.fullmatch(begin[-1]) else begin


def _without_article(words: Sequence[str]) -> list[str]:
    return [word for n, word in enumerate(words) if n or fold(word) not in _BEGIN]


def _weekday(words: Sequence[str]) -> tuple[set[int], list[str]]:
    """Take a weekday from the beginning: which it may be, and the rest."""
    first = fold(words[0]).strip("-.") if words else ""
    found = {
        n
        for language in LANGUAGES
        for n in range(7)
        if len(first) >= _SHORTEST and fold(Words(language).weekday(n)).startswith(first)
    }
    return found, list(words[1:] if found else words)


def _whole(words: Sequence[str]) -> bool:
    """Whether these words are one day, of whatever year, with its month."""
    _, rest = _weekday(_without_article(words))
    if len(rest) == 1:
        return bool(_WRITTEN.fullmatch(rest[0]))
    return len(rest) in {2, 3} and bool(_NUMBER.fullmatch(rest[0])) and month_number(rest[1]) is not None


def _read(words: Sequence[str], today: date) -> date | None:
    first, *more = words or [""]
    if not more and (written := _WRITTEN.fullmatch(first)):
        return _in_figures(written, today)
    number = _NUMBER.fullmatch(first)
    if number is None or len(more) > 2:
        return None
    if not more:
        return _next(int(number[1]), today)
    month, year = month_number(more[0]), "".join(more[1:])
    if month is None or (year and not re.fullmatch(r"\d{4}", year)):
        return None
    return _date(int(year), month, int(number[1])) if year else _nearest(int(number[1]), month, today)


def _in_figures(written: re.Match[str], today: date) -> date | None:
    year, month, day, day_first, month_then, year_then = written.groups()
    if year:
        return _date(int(year), int(month), int(day))
    if year_then:
        return _date(int(year_then) + (2000 if len(year_then) == 2 else 0), int(month_then), int(day_first))
    return _nearest(int(day_first), int(month_then), today)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(day: int, month: int, today: date) -> date | None:
    found = [one for year in range(today.year - 1, today.year + 2) if (one := _date(year, month, day)) is not None]
    return min(found, key=lambda one: abs((one - today).days), default=None)


def _next(day: int, today: date) -> date | None:
    months = [divmod(today.year * 12 + today.month - 1 + n, 12) for n in range(3)]
    found = [one for year, month in months if (one := _date(year, month + 1, day)) is not None and one >= today]
    return min(found, default=None)
