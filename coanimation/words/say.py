"""`Words`: the one door to sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path

from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Reason
from coanimation.errors import CoanimationError, Problem
from coanimation.words import dates, numbers, problems, reasons
from coanimation.words.aims import aim_name
from coanimation.words.catalogue import catalogue
from coanimation.words.names import Spelled

Plain = str | float


class Words:
    """Makes every sentence of one language. Cheap to make: the catalogues are read once.

    Fields may be text, numbers, days, hours, instants, months, members of an enumeration (said by the message
    `<enumeration>-<value>` where there is one) and sequences of these (« a, b et c »).
    Every sentence may name `{ $coanimation }`: `command`, the beginning of what to type next, with the folder in hand.
    """

    __slots__ = ("_catalogue", "command", "language")

    def __init__(self, language: str = "fr", *, command: str = "coanimation") -> None:
        self.language = language
        self.command = command
        self._catalogue = catalogue(language)

    def say(self, code: str, /, **fields: object) -> str:
        """Make the sentence; KeyError when the code is unknown or a variable was not given."""
        given = {"coanimation": self.command, **fields}
        return self._catalogue.format(code, {name: self._plain(value) for name, value in given.items()})

    def has(self, code: str) -> bool:
        """Whether there is a sentence for this code."""
        return code in self._catalogue

    def day(self, d: date, *, short: bool = False, year: bool = False) -> str:
        """Name a day: « mercredi 9 décembre », « mer. 9 déc. »."""
        return dates.day(d, self.language, short=short, year=year)

    def date_only(self, d: date) -> str:
        """Name a day without its weekday: « 9 décembre 2026 »."""
        return dates.date_only(d, self.language)

    def weekday(self, number: int, *, short: bool = False) -> str:
        """Name a weekday, 0 being Monday."""
        return dates.weekday(number, self.language, short=short)

    def hour(self, t: time | datetime) -> str:
        """Name an hour: « 18 h 30 »; 18:30 in English."""
        return dates.hour(t, self.language)

    def span(self, start: datetime, end: datetime) -> str:
        """Name two hours, joined by a dash."""
        return dates.span(start, end, self.language)

    def month(self, m: YearMonth) -> str:
        """Name a month: « décembre 2026 »."""
        return dates.month(m, self.language)

    def month_name(self, number: int) -> str:
        """Name a month of any year, 1 being January."""
        return dates.month_name(number, self.language)

    def duration(self, minutes: int) -> str:
        """Tell a length: « 1 h 30 »."""
        return dates.duration(minutes, self.language)

    def number(self, n: float, *, decimals: int | None = None) -> str:
        """Write a number: « 1 820 », « 0,5 »."""
        return numbers.number(n, self.language, decimals=decimals)

    def share(self, x: float) -> str:
        """Write a share of the whole: « 35 % » for 0.35."""
        return numbers.share(x, self.language)

    def amount(self, euros: float) -> str:
        """Write an amount: « 68 589,80 € »."""
        return numbers.amount(euros, self.language)

    def listing(self, items: Sequence[str]) -> str:
        """Join: « a, b et c »; nothing gives nothing."""
        if len(items) < 2:
            return "".join(items)
        return self.say("list-last", first=", ".join(items[:-1]), last=items[-1])

    def quoted(self, text: str) -> str:
        """Put in the quotation marks of the language."""
        return self.say("quoted", text=text)

    def problem(self, p: Problem, *, folder: Path | None = None) -> str:
        """Say what is wrong in a file, with its place (told from `folder` when it lies there)."""
        return problems.problem_text(p, self.say, folder)

    def error(self, e: CoanimationError, *, folder: Path | None = None) -> str:
        """Say an error, with every problem when it holds several."""
        return problems.error_text(e, self.say, folder)

    def aim(self, tier: str) -> str:
        """Name the aim that a tier of a certificate is of: « Postes pourvus » for `coverage`."""
        return aim_name(tier, self.say)

    def reason(self, r: Reason) -> str:
        """Say why one professional cannot take a seat, without naming them."""
        return reasons.reason_text(r, self.say, self.has)

    def reasons(self, given: Iterable[Reason], partners: Mapping[str, str] | None = None) -> str:
        """Say why nobody takes a seat, people counted by reason: « 19 non disponibles, 2 sans réponse (CCAS) ».

        `partners` gives the name of each professional's partner.
        """
        return ", ".join(reasons.grouped(given, self.say, self.has, partners or {}))

    def _plain(self, value: object) -> Plain:  # noqa: PLR0911 - one line for each kind of value
        match value:
            case Enum():
                code = f"{_kebab(type(value).__name__)}-{value.value}"
                return self.say(code) if self.has(code) else str(value.value)
            case bool():
                return "true" if value else "false"
            case str() | int() | float():
                return value
            case Spelled():
                return value.in_language(self.language)
            case YearMonth():
                return self.month(value)
            case datetime():
                return self.say("instant", day=self.day(value), hour=self.hour(value))
            case date():
                return self.day(value)
            case time():
                return self.hour(value)
            case list() | tuple() | set() | frozenset():
                texts = [str(self._plain(item)) for item in value]
                return self.listing(sorted(texts) if isinstance(value, set | frozenset) else texts)
            case _:
                return str(value)


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
