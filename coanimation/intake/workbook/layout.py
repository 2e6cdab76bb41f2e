"""Which sheets and columns the workbook has, and what of the files each one holds.

The keys are those of `space.yaml` and `partners.yaml`, with a slash for a key within a key: together the columns hold
every key of both files but the key of the space, so that nothing of a workspace is lost on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from coanimation.domain.destinations import Way
from coanimation.domain.people import Channel
from coanimation.domain.rules import AIMS
from coanimation.domain.space import Season, SiteKind


class Kind(StrEnum):
    """How a value is shown in a cell and read back."""

    ID = "id"
    LINE = "line"
    LINES = "lines"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    TIME = "time"
    TIMES = "times"
    DAYS = "days"
    DURATION = "duration"
    CHOICE = "choice"
    CHOICES = "choices"
    NAME = "name"
    NAMES = "names"
    COUNTS = "counts"
    LIMITS = "limits"
    WORKING_TIME = "working-time"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column, or one setting. `words` begins the messages of its choices; `of` is what a NAME names."""

    key: str
    kind: Kind = Kind.LINE
    width: int = 14
    required: bool = False
    words: str = ""
    choices: tuple[str, ...] = ()
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet whose rows are the items of a list."""

    name: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Find a column by its key."""
        return next(column for column in self.columns if column.key == key)


def _choice(key: str, words: str, choices: tuple[str, ...], width: int = 16) -> Column:
    return Column(key=key, kind=Kind.CHOICE, words=words, choices=choices, width=width)


def _flag(key: str, width: int = 10) -> Column:
    return Column(key=key, kind=Kind.FLAG, width=width)


def _number(key: str, width: int = 10, *, required: bool = False) -> Column:
    return Column(key=key, kind=Kind.NUMBER, width=width, required=required)


def _day(key: str, *, required: bool = False) -> Column:
    return Column(key=key, kind=Kind.DATE, width=13, required=required)


def _hour(key: str) -> Column:
    return Column(key=key, kind=Kind.TIME, width=9, required=True)


def _name(key: str, of: str, width: int = 22) -> Column:
    return Column(key=key, kind=Kind.NAME, of=of, width=width, required=True)


def _names(key: str, of: str, width: int = 24) -> Column:
    return Column(key=key, kind=Kind.NAMES, of=of, width=width)


_ID = Column(key="id", kind=Kind.ID, width=22)
_TERMS = (
    _number("seats/least"),
    _number("seats/wanted"),
    _number("seats/most"),
    Column(key="needs", kind=Kind.COUNTS, of="role", width=26),
    _flag("minors"),
    Column(key="activity", width=18),
    _number("setup", 12),
    _number("tidy", 12),
    Column(key="relays", kind=Kind.TIMES, width=14),
    _flag("together", 14),
    _number("weight", 9),
)
_CLOSED_OR_OPEN = ("closed", "open")
_LIMITS = Column(key="limits", kind=Kind.LIMITS, width=34)
_AT_LEAST = Column(key="at-least", kind=Kind.LIMITS, width=30)

SITES: Final = Sheet(
    name="sites",
    columns=(
        Column(key="name", width=28, required=True),
        Column(key="address", width=38, required=True),
        _choice("kind", "workbook-kind", tuple(kind.value for kind in SiteKind)),
        Column(key="landmark", width=28),
        _day("starts"),
        _day("ends"),
        _ID,
    ),
)
TRAVEL: Final = Sheet(
    name="travel",
    columns=(_name("between/0", "site", 28), _name("between/1", "site", 28), _number("minutes", required=True)),
)
OPENINGS: Final = Sheet(
    name="openings",
    columns=(
        Column(key="id", kind=Kind.ID, width=22, required=True),
        _name("site", "site", 28),
        Column(key="days", kind=Kind.DAYS, width=24),
        _hour("from"),
        _hour("to"),
        _choice("when", "workbook-when", tuple(season.value for season in Season), 18),
        _day("starts"),
        _day("ends"),
        _choice("public-holidays", "workbook-on-holidays", _CLOSED_OR_OPEN, 14),
        *_TERMS,
        Column(key="rrule", width=34),
    ),
)
EXCEPTIONAL: Final = Sheet(
    name="exceptional",
    columns=(
        Column(key="id", kind=Kind.ID, width=22, required=True),
        _name("site", "site", 28),
        _day("date", required=True),
        _hour("from"),
        _hour("to"),
        Column(key="moves", width=28),
        *_TERMS,
    ),
)
CLOSURES: Final = Sheet(
    name="closures",
    columns=(
        _day("from", required=True),
        _day("to"),
        Column(key="reason", width=34),
        _names("sites", "site", 28),
        _names("openings", "opening", 28),
    ),
)
PARTNERS: Final = Sheet(
    name="partners",
    columns=(
        Column(key="name", width=38, required=True),
        Column(key="also-known-as", kind=Kind.LINES, width=22),
        Column(key="mail", width=32),
        _names("topics", "topic", 34),
        _number("at-once", 12),
        _LIMITS,
        _AT_LEAST,
        Column(key="calendar/url", width=34),
        Column(key="calendar/user", width=18),
        _ID,
    ),
)
AGREEMENTS: Final = Sheet(
    name="agreements",
    columns=(
        _name("partner", "partner", 38),
        _number("hours", required=True),
        Column(
            key="per",
            kind=Kind.CHOICE,
            words="workbook-per",
            choices=("month", "year"),
            required=True,
        ),
        _day("starts", required=True),
        _day("ends", required=True),
        Column(key="tolerance", kind=Kind.DURATION, width=12),
    ),
)
PEOPLE: Final = Sheet(
    name="people",
    columns=(
        Column(key="name", width=32, required=True),
        _name("partner", "partner", 38),
        _names("roles", "role", 30),
        _day("attestation"),
        _day("starts"),
        _day("ends"),
        _LIMITS,
        _names("prefers", "opening"),
        _names("avoids", "opening"),
        _names("accompanied-by", "person", 32),
        _names("not-with", "person", 32),
        _AT_LEAST,
        _choice("channel", "workbook-channel", tuple(channel.value for channel in Channel), 14),
        Column(key="mail", width=30),
        _flag("shares-name", 14),
        _ID,
    ),
)
MEETINGS: Final = Sheet(
    name="meetings",
    columns=(
        Column(key="id", kind=Kind.ID, width=22, required=True),
        _day("date", required=True),
        _hour("from"),
        _hour("to"),
        Column(key="site", kind=Kind.NAME, of="site", width=28),
        _names("who", "who", 44),
    ),
)
# Its columns after the first two are the openings.
USUAL: Final = Sheet(name="usual", columns=(_name("person", "person", 32), Column(key="of", width=32)))
TERMS: Final = Sheet(
    name="vocabulary",
    columns=(
        Column(key="sort", kind=Kind.CHOICE, words="workbook-sort", choices=("topics", "roles"), required=True),
        Column(key="name", width=34, required=True),
        _ID,
    ),
)
DESTINATIONS: Final = Sheet(
    name="destinations",
    columns=(
        Column(key="id", kind=Kind.ID, width=22, required=True),
        _choice("way", "workbook-way", tuple(way.value for way in Way)),
        Column(key="address", width=44),
        Column(key="user", width=20),
        Column(key="folder", width=30),
        _flag("private", 14),
    ),
)
SHEETS: Final = (
    SITES,
    TRAVEL,
    OPENINGS,
    EXCEPTIONAL,
    CLOSURES,
    PARTNERS,
    AGREEMENTS,
    PEOPLE,
    USUAL,
    MEETINGS,
    TERMS,
    DESTINATIONS,
)

SETTINGS: Final = "settings"
SETTING_COLUMNS: Final = ("setting", "value", "told")
_PARTS: Final = ("morning", "afternoon", "evening")
NEXT_DAY: Final = tuple(f"{then}-after-{first}" for first in _PARTS for then in _PARTS)
ZONES: Final = ("A", "B", "C", "none")
TERRITORIES: Final = (
    "metropole",
    "alsace",
    "moselle",
    "guadeloupe",
    "martinique",
    "guyane",
    "reunion",
    "mayotte",
)
SETTING: Final = (
    Column(key="space/name", required=True),
    _choice("space/language", "workbook-language", ("fr", "en")),
    Column(key="space/timezone"),
    Column(key="space/school-zone"),
    Column(key="space/public-holidays"),
    Column(key="space/public-url"),
    Column(key="space/contact"),
    Column(key="rules/rest", kind=Kind.DURATION),
    _number("rules/referents-for-minors"),
    _flag("rules/different-organisations"),
    Column(key="rules/afternoon-from", kind=Kind.TIME),
    Column(key="rules/evening-from", kind=Kind.TIME),
    _number("rules/notice-days"),
    _number("rules/most-displaced"),
    Column(key="rules/limits", kind=Kind.LIMITS),
    Column(key="rules/working-time", kind=Kind.WORKING_TIME),
    Column(
        key="rules/not-next-day",
        kind=Kind.CHOICES,
        words="workbook-next-day",
        choices=NEXT_DAY,
    ),
    Column(
        key="aims",
        kind=Kind.CHOICES,
        words="aim",
        choices=AIMS,
    ),
    _number("search/seconds"),
    Column(key="public/allowed-words", kind=Kind.LINES),
)
