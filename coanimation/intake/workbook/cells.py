"""One value in a cell: shown to a person in their language, read back into the text that the files hold.

Reading takes what a spreadsheet makes of what people type: a date or a text that is a date, an hour, a text or a number
of hours, words of either language, spaces and capitals as they come.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TypeAlias

from coanimation.domain.answers import Availability
from coanimation.domain.rules import Counted, Per
from coanimation.intake.workbook.layout import Column, Kind
from coanimation.intake.workbook.names import Names
from coanimation.intake.workbook.times import day_in, hour_in, weekday_in
from coanimation.intake.workbook.working_time import NotWorkingTime, working_time_in, working_time_told
from coanimation.words import LANGUAGES, Words, fold, nearest

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Cell: TypeAlias = "str | int | float | bool | date | time | timedelta | None"

LIMITS = tuple(f"{counted}-per-{per}" for counted in Counted for per in Per)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YES, _NO = frozenset({"true", "yes", "oui", "vrai", "x"}), frozenset({"false", "no", "non", "faux"})
_COUNT = re.compile(r"(?P<name>.+?)\s*[:=]\s*(?P<count>\d+)|(?P<first>\d+)\s+(?P<after>.+)|(?P<only>.+)")


class Unreadable(Exception):
    """A cell that holds something else than what its column is for: a code of the catalogue and its facts."""

    def __init__(self, code: str, **fields: object) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields


@dataclass(frozen=True, slots=True)
class Speech:
    """In which words things are shown, and the names of the things of this space by kind."""

    words: Words
    names: Mapping[str, Names]


def text_in(value: Cell) -> str:
    """Take the text of a cell: composed (NFC), without spaces around it, whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = unicodedata.normalize("NFC", str(value)).strip() if value is not None else ""
    # A cell that another program kept from being a formula carries an apostrophe.
    return text[1:] if re.match(r"'[=+\-@]", text) else text


def show(column: Column, tree: Tree, speech: Speech) -> Cell:
    """Give the cell that shows a value of the files; nothing for nothing."""
    if tree is None:
        return None
    if isinstance(tree, list) and column.kind is Kind.NAMES:
        return _joined([speech.names[column.of].show(str(item), listed=True) for item in tree])
    if isinstance(tree, list):
        return _joined([_in_a_list(show(_single(column), item, speech)) for item in tree])
    if column.kind is Kind.WORKING_TIME and isinstance(tree, dict):
        return _joined(working_time_told(tree, speech.words))
    if isinstance(tree, dict):
        return _joined([f"{_label(column, key, speech)} : {count}" for key, count in tree.items()])
    return _shown(column, tree, speech)


def _shown(column: Column, tree: str, speech: Speech) -> Cell:  # noqa: PLR0911 - one line for each kind
    match column.kind:
        case Kind.NUMBER:
            return _number_shown(tree)
        case Kind.FLAG:
            return speech.words.say("yes" if fold(tree) in _YES else "no")
        case Kind.DATE:
            return date.fromisoformat(day) if (day := day_in(tree)) else tree
        case Kind.TIME:
            return time.fromisoformat(hour) if (hour := hour_in(tree)) else tree
        case Kind.DAYS:
            return speech.words.weekday(WEEKDAYS.index(day)) if (day := weekday_in(tree)) else tree
        case Kind.CHOICE | Kind.CHOICES | Kind.ANSWER:
            return _label(column, tree, speech)
        case Kind.NAME:
            return speech.names[column.of].show(tree)
        case _:
            return tree


def read(column: Column, value: Cell, speech: Speech, *, whose: str = "") -> Tree:
    """Read a cell into the text of the files; None when it is empty, Unreadable when it holds something else.

    `whose` is the partner that stands beside the name of a person.
    """
    if value is None or (isinstance(value, str) and not text_in(value)):
        return None
    if whose and (found := speech.names[column.of].read(text_in(value), whose=whose)) is not None:
        return found
    return _READERS.get(column.kind, _line)(column, value, speech)


def _line(_column: Column, value: Cell, _speech: Speech) -> Tree:
    return text_in(value)


def _number(column: Column, value: Cell, _speech: Speech) -> Tree:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return text_in(value)
    text = text_in(value).replace(",", ".")
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text):
        raise Unreadable("workbook-bad-number", value=text_in(value)[:60], column=column.key)
    return text


def _flag(_column: Column, value: Cell, _speech: Speech) -> Tree:
    text = fold(text_in(value))
    if text in _YES | _NO:
        return "yes" if text in _YES else "no"
    raise Unreadable("workbook-bad-flag", value=text_in(value)[:60])


def _date(_column: Column, value: Cell, _speech: Speech) -> Tree:
    if found := day_in(value if isinstance(value, date | time | timedelta) else text_in(value)):
        return found
    raise Unreadable("workbook-bad-date", value=text_in(value)[:60])


def _time(_column: Column, value: Cell, _speech: Speech) -> Tree:
    if found := hour_in(value):
        return found
    raise Unreadable("workbook-bad-hour", value=text_in(value)[:60])


def _times(column: Column, value: Cell, speech: Speech) -> Tree:
    if not isinstance(value, str):
        return [_time(column, value, speech)]
    return [_time(column, part, speech) for part in _split(value)]


def _days(_column: Column, value: Cell, _speech: Speech) -> Tree:
    found: list[Tree] = []
    for part in re.split(r"[,;\n]|\bet\b|\band\b", text_in(value)):
        if not part.strip():
            continue
        if (day := weekday_in(part)) is None:
            known = {Words(language).weekday(n) for language in LANGUAGES for n in range(7)}
            raise Unreadable("workbook-bad-day", value=part.strip()[:60], nearest=nearest(part, known) or "")
        found.append(day)
    return found


def _duration(_column: Column, value: Cell, _speech: Speech) -> Tree:
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute)
    if isinstance(value, timedelta):
        hours, minutes = divmod(round(value.total_seconds() / 60), 60)
        return f"{hours}h{minutes:02d}" if minutes else f"{hours}h"
    text = re.sub(r"\s", "", text_in(value)).lower()
    if re.fullmatch(r"\d{1,3}h(\d{1,2}(min)?)?|\d{1,5}(min|mn|m)", text):
        return text
    raise Unreadable("workbook-bad-duration", value=text_in(value)[:60])


def _choice(column: Column, value: Cell, _speech: Speech) -> Tree:
    known = {fold(label): code for code, label in _labels(column)}
    if (found := known.get(fold(text_in(value)))) is not None:
        return found
    shown = list(dict.fromkeys(label for _, label in _labels(column, _speech.words.language)))
    near = nearest(text_in(value), shown) or ""
    raise Unreadable("workbook-not-a-choice", value=text_in(value)[:60], choices=", ".join(shown), nearest=near)


def _choices(column: Column, value: Cell, speech: Speech) -> Tree:
    return [_choice(column, part, speech) for part in _split(text_in(value))]


def _name(column: Column, value: Cell, speech: Speech) -> Tree:
    names = speech.names[column.of]
    if (found := names.read(text_in(value))) is not None:
        return found
    if (apart := names.shared.get(fold(text_in(value)))) is not None:
        raise Unreadable("workbook-shared-name", value=text_in(value)[:60], choices=" · ".join(apart))
    what = f"workbook-unknown-{column.of}"
    raise Unreadable(what, value=text_in(value)[:60], nearest=names.nearest(text_in(value)))


def _names(column: Column, value: Cell, speech: Speech) -> Tree:
    # A single name may hold a comma of its own.
    if (whole := speech.names[column.of].read(text_in(value))) is not None:
        return [whole]
    return [_name(column, part, speech) for part in _split(text_in(value))]


def _lines(_column: Column, value: Cell, _speech: Speech) -> Tree:
    return [part.strip() for part in re.split(r"[;\n]", text_in(value)) if part.strip()]


def _counts(column: Column, value: Cell, speech: Speech) -> Tree:
    return _counted(value, lambda name: str(_name(column, name, speech)))


def _limits(_column: Column, value: Cell, speech: Speech) -> Tree:
    known = {fold(label): name for name, label in _limit_names()}

    def named(text: str) -> str:
        if (found := known.get(fold(text))) is not None:
            return found
        shown = [speech.words.say(f"workbook-limit-{name}") for name in LIMITS]
        raise Unreadable("workbook-unknown-limit", value=text[:60], nearest=nearest(text, shown) or "")

    return _counted(value, named)


def _working_time(_column: Column, value: Cell, _speech: Speech) -> Tree:
    try:
        return dict(working_time_in(part) for part in _split(text_in(value)))
    except NotWorkingTime as error:
        raise Unreadable("workbook-bad-working-time", value=str(error)[:60]) from None


def _counted(value: Cell, named: Callable[[str], str]) -> Tree:
    """Read « qui ouvre : 1 ; qui conduit : 2 »; a name alone counts one."""
    found: dict[str, Tree] = {}
    for part in _split(text_in(value)):
        match = _COUNT.fullmatch(part)
        assert match is not None
        name = match["name"] or match["after"] or match["only"]
        found[named(name.strip())] = match["count"] or match["first"] or "1"
    return found


_READERS: Mapping[Kind, Callable[[Column, Cell, Speech], Tree]] = {
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.TIMES: _times,
    Kind.DAYS: _days,
    Kind.DURATION: _duration,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.ANSWER: _choice,
    Kind.NAME: _name,
    Kind.NAMES: _names,
    Kind.LINES: _lines,
    Kind.COUNTS: _counts,
    Kind.LIMITS: _limits,
    Kind.WORKING_TIME: _working_time,
}
_SINGLE = {Kind.CHOICES: Kind.CHOICE, Kind.TIMES: Kind.TIME, Kind.LINES: Kind.LINE}


def choice_labels(column: Column, words: Words) -> tuple[str, ...]:
    """List the words among which a cell of the column chooses."""
    if column.kind is Kind.FLAG:
        return words.say("yes"), words.say("no")
    return tuple(words.say(f"{column.words}-{choice}") for choice in column.choices)


@cache
def _labels(column: Column, language: str = "") -> list[tuple[str, str]]:
    """List the choices with their words: of one language, or of both and as the files write them."""
    told = [
        (choice, Words(known).say(f"{column.words}-{choice}"))
        for known in ((language,) if language else LANGUAGES)
        for choice in column.choices
    ]
    return told if language else [*told, *((choice, choice) for choice in column.choices), *_more(column)]


def _more(column: Column) -> list[tuple[str, str]]:
    if column.kind is not Kind.ANSWER:
        return []
    return [(Availability.YES.value, "true"), (Availability.NO.value, "false"), (Availability.YES.value, "x")]


@cache
def _limit_names() -> list[tuple[str, str]]:
    told = [(name, Words(language).say(f"workbook-limit-{name}")) for language in LANGUAGES for name in LIMITS]
    return [*told, *((name, name) for name in LIMITS)]


def _label(column: Column, choice: str, speech: Speech) -> str:
    if column.kind is Kind.LIMITS:
        return speech.words.say(f"workbook-limit-{choice}")
    if column.kind is Kind.COUNTS:
        return speech.names[column.of].show(choice, listed=True)
    code = {fold(label): code for code, label in _labels(column)}.get(fold(choice), choice)
    return speech.words.say(f"{column.words}-{code}") if code in column.choices else choice


def _number_shown(text: str) -> Cell:
    if re.fullmatch(r"\d{1,9}", text):
        return int(text)
    return float(text.replace(",", ".")) if re.fullmatch(r"\d{1,9}[.,]\d{1,9}", text) else text


def _single(column: Column) -> Column:
    return Column(
        key=column.key,
        kind=_SINGLE.get(column.kind, column.kind),
        words=column.words,
        choices=column.choices,
        of=column.of,
    )


def _in_a_list(value: Cell) -> str:
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def _joined(texts: list[str]) -> str | None:
    return " ; ".join(texts) or None


def _split(text: str) -> list[str]:
    separator = r"[;\n]" if ";" in text else r"[,\n]"
    return [part.strip() for part in re.split(separator, text) if part.strip()]
