"""Slots as neutrality sees them: a moment of the week, and which partners were there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coanimation.domain.month import Month, Presence
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One open slot; `partners` counts the seats that each partner holds in it."""

    slot: str
    arrive: datetime
    cell: Cell
    partners: Counter[str]

    @property
    def seats(self) -> int:
        """Tell how many seats are filled."""
        return self.partners.total()


def window_of(month: Month) -> tuple[date, date]:
    """Tell the first and last day of the rolling window that ends with the month."""
    return month.month.last - timedelta(days=7 * month.space.rules.window_weeks - 1), month.month.last


def before(month: Month) -> tuple[Presence, ...]:
    """Tell the presences of the rolling window that are before the month."""
    first, _ = window_of(month)
    return tuple(p for p in month.around if first <= p.arrive.date() < month.month.first)


def in_month(month: Month, rota: Rota) -> tuple[Occurrence, ...]:
    """Tell the month's open slots in order, with who is there; unknown slots and people are left out."""
    partner_of = {person.id: person.partner for person in month.professionals}
    there: dict[str, Counter[str]] = {slot.id: Counter() for slot in month.slots if slot.closed is None}
    for assignment in rota.assignments:
        if assignment.slot in there and assignment.professional in partner_of:
            there[assignment.slot][partner_of[assignment.professional]] += 1
    return _in_order(
        Occurrence(slot=slot.id, arrive=slot.arrive, cell=slot.cell, partners=there[slot.id])
        for slot in month.slots
        if slot.id in there
    )


def past(month: Month) -> tuple[Occurrence, ...]:
    """Tell the slots of the rolling window that are before the month and where someone was present, in order."""
    found: dict[str, Occurrence] = {}
    for presence in before(month):
        occurrence = found.setdefault(
            presence.slot,
            Occurrence(slot=presence.slot, arrive=presence.arrive, cell=presence.cell, partners=Counter()),
        )
        occurrence.partners[presence.partner] += 1
    return _in_order(found.values())


def in_window(month: Month, rota: Rota) -> tuple[Occurrence, ...]:
    """Tell the slots of the rolling window in order: past ones where someone was present, then the month's."""
    return (*past(month), *in_month(month, rota))


def _in_order(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(sorted(occurrences, key=lambda o: (o.arrive.timestamp(), o.slot)))
