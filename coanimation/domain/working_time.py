"""What the law asks of working time, as far as presences in the space show it: alerts, unless a space makes them rules.

Nobody's main job is known here: what is counted are presences in the space alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Mode(StrEnum):
    """What becomes of a limit: nobody looks, it is told, or no rota goes beyond it."""

    OFF = "off"
    ALERT = "alert"
    HARD = "hard"


class Span(StrEnum):
    """What the law counts."""

    HOURS_PER_DAY = "hours-per-day"
    HOURS_PER_WEEK = "hours-per-week"
    DAYS_PER_WEEK = "days-per-week"
    DAYS_IN_A_ROW = "days-in-a-row"


# Code du travail L3121-18 (10 h a day), L3121-20 (48 h a week), L3132-1 (6 days a week; as many in a row)
LEGAL: Mapping[Span, int] = {
    Span.HOURS_PER_DAY: 10,
    Span.HOURS_PER_WEEK: 48,
    Span.DAYS_PER_WEEK: 6,
    Span.DAYS_IN_A_ROW: 6,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingTime:
    """At most `most` (whole hours, or days) in each span, and what becomes of what goes beyond."""

    span: Span
    most: int
    mode: Mode = Mode.ALERT

    @property
    def name(self) -> str:
        """Its name among the limits, which a space's own limit of the same span does not share."""
        return f"legal-{self.span}"


USUAL = tuple(WorkingTime(span=span, most=most) for span, most in LEGAL.items())


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Alert:
    """Something that a rota does and that nobody forbids: a code of the catalogue and its facts.

    `when` is a day, or the Monday of a week, or the first of some days in a row; `reached` is in minutes or in days.
    """

    code: str
    professional: str
    fields: Mapping[str, str | int] = field(default_factory=dict, compare=False)
