"""Who was, or will be, present outside the month in hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from coanimation.domain.adjustments import Absence, Adjustments
from coanimation.domain.answers import Answer
from coanimation.domain.meetings import Meeting
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner, Professional
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Cell, Slot
from coanimation.domain.space import Space
from coanimation.domain.told import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One professional in one slot of another month: published, or only drafted."""

    slot: str
    professional: str
    partner: str
    site: str
    cell: Cell
    arrive: datetime
    leave: datetime
    minutes: int
    published: bool
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """All that planning a month reads: picklable, complete, and the only input of `planning`.

    `slots` are those of the pattern with the decisions of `adjustments` applied, closed ones included. `answers` are
    merged: one per professional and slot; a pair without an answer did not answer and is not placed. `around` holds
    every presence known outside the month, before and after it. `open_minutes` are the minutes during which the space
    is open in this month, and in each later one that an agreement over the year spans.
    """

    month: YearMonth
    space: Space
    partners: tuple[Partner, ...]
    slots: tuple[Slot, ...]
    answers: Mapping[tuple[str, str], Answer]
    adjustments: Adjustments = Adjustments()
    absences: tuple[Absence, ...] = ()
    told: Told | None = None
    draft: Rota | None = None
    around: tuple[Presence, ...] = ()
    open_minutes: Mapping[YearMonth, int] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    now: datetime

    @property
    def professionals(self) -> tuple[Professional, ...]:
        """Everyone, by id."""
        return tuple(sorted((p for partner in self.partners for p in partner.professionals), key=lambda p: p.id))
