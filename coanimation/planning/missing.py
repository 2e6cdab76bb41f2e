"""The seats that a rota leaves empty, counted."""

from __future__ import annotations

from coanimation.domain.month import Month
from coanimation.domain.people import Professional
from coanimation.domain.rota import Rota
from coanimation.domain.rules import Rules
from coanimation.domain.slots import SEAT, Slot, lacking
from coanimation.planning.horizon import horizon


def counts(month: Month, rota: Rota) -> dict[tuple[str, str], int]:
    """Count what each slot of the horizon misses, by (slot id, SEAT or role) in order: seats up to those wanted."""
    people = {person.id: person for person in month.professionals}
    found: dict[tuple[str, str], int] = {}
    for slot in horizon(month).slots:
        present = [people[who] for who in rota.present(slot.id) if who in people]
        found |= {(slot.id, what): count for what, count in _of(slot, present, month.space.rules).items()}
    return dict(sorted(found.items()))


def _of(slot: Slot, present: list[Professional], rules: Rules) -> dict[str, int]:
    there = len({person.partner for person in present}) if rules.different_organisations else len(present)
    seats = slot.terms.wanted - there
    roles = {what: count for what, count in lacking(slot, present, rules).items() if what != SEAT}
    return ({SEAT: seats} if seats > 0 else {}) | roles
