"""Hours that a partner agreed to be present, and what of them this month owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Term(StrEnum):
    """The span for which hours were agreed."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """So many minutes, each month or over the whole agreement (`year`); `tolerance` is in minutes a month."""

    minutes: int
    per: Term
    first: date
    last: date
    tolerance: int = 180

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"agreement: ends on {self.last}, before it begins on {self.first}")
        if self.minutes < 0 or self.tolerance < 0:
            raise ValueError("agreement: hours and tolerance are not negative")
