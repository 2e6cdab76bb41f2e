"""What the space asks of every rota, in values; the solver and its auditor hold it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from coanimation.domain.working_time import USUAL, WorkingTime

AIMS = (
    "openable",
    "coverage",
    "kept",
    "agreements",
    "presence",
    "ownership",
    "topics",
    "burden",
    "encounters",
    "economy",
    "wishes",
)


class Counted(StrEnum):
    """What a limit counts."""

    SLOTS = "slots"
    HOURS = "hours"
    EVENINGS = "evenings"
    WEEKENDS = "weekends"


class Per(StrEnum):
    """The span over which a limit counts; a week begins on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Limit:
    """At most `most` (slots, evenings, week-end slots; whole hours for HOURS) in each day, week or month."""

    counted: Counted
    per: Per
    most: int

    def __post_init__(self) -> None:
        if self.most < 0:
            raise ValueError(f"limit {self.name}: {self.most} is negative")

    @property
    def name(self) -> str:
        """Its key in the files, such as `evenings-per-week`."""
        return f"{self.counted}-per-{self.per}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Least:
    """At least `least` (in the unit of a limit) in each day, week or month, as far as answers allow."""

    counted: Counted
    per: Per
    least: int

    def __post_init__(self) -> None:
        if self.least < 0:
            raise ValueError(f"least {self.name}: {self.least} is negative")

    @property
    def name(self) -> str:
        """Its key in the files, such as `slots-per-month`."""
        return f"{self.counted}-per-{self.per}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules and the order of the aims. Minutes are whole; `rest` is real elapsed rest (Code du travail L3131-1).

    `not_next_day` are pairs of parts of the day: nobody takes the second on the day after the first.
    """

    rest: int = 660
    different_organisations: bool = True
    referents: int = 1
    evening_from: time = time(18)
    afternoon_from: time = time(12)
    notice_days: int = 14
    most_displaced: int = 2
    limits: tuple[Limit, ...] = ()
    working_time: tuple[WorkingTime, ...] = USUAL
    not_next_day: frozenset[tuple[str, str]] = frozenset()
    aims: tuple[str, ...] = AIMS
    presence_band: int = 1
    window_weeks: int = 13
    seconds: float = 60.0

    def __post_init__(self) -> None:
        if unknown := [aim for aim in self.aims if aim not in AIMS]:
            raise ValueError(f"unknown aim {unknown[0]!r}")
        if len(set(self.aims)) != len(self.aims):
            raise ValueError("an aim is named twice")
        if min(self.rest, self.referents, self.presence_band, self.most_displaced) < 0 or self.seconds <= 0:
            raise ValueError("rest, referents, presence band, most displaced and seconds are not negative")
