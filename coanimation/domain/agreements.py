"""Hours that a partner agreed to be present, and what of them this month owes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import floor

from coanimation.domain.months import YearMonth


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

    def share_of(self, month: YearMonth) -> Fraction:
        """Tell the part of a month, in days, that the agreement covers: 0 outside, 1 inside."""
        first, last = max(self.first, month.first), min(self.last, month.last)
        return Fraction(max(0, (last - first).days + 1), len(month.days))


def owed(agreement: Agreement, month: YearMonth, *, done: int, open_minutes: Mapping[YearMonth, int]) -> int | None:
    """Tell the minutes owed in a month, None when the agreement does not cover any of it.

    Agreed by the month: the agreed minutes, in proportion to the days covered in a first or last month that is partial.
    Agreed over the year: what remains (agreed less `done`, the minutes present since the agreement began) in proportion
    to the minutes that the space opens this month out of those it still opens until the agreement ends; partial months
    weigh by their days covered. What one month leaves undone is thus carried over by the next ones, and never stored.
    Whole minutes, halves rounded up, never negative; 0 when the space does not open this month.
    """
    covered = agreement.share_of(month)
    if not covered:
        return None
    if agreement.per is Term.MONTH:
        return _whole(agreement.minutes * covered)
    here = covered * open_minutes.get(month, 0)
    still = sum(
        (agreement.share_of(later) * minutes for later, minutes in open_minutes.items() if later >= month), Fraction(0)
    )
    return max(0, _whole((agreement.minutes - done) * here / still)) if here else 0


def _whole(minutes: Fraction) -> int:
    return floor(minutes + Fraction(1, 2))
