"""What follows what: relays that are taken together, parts of the day that must not follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from coanimation.domain.rules import Rules
from coanimation.domain.slots import Part, Slot
from solver.problem import Worker


def blocks(slots: Iterable[Slot]) -> tuple[frozenset[str], ...]:
    """Tell the relays of one day that whoever takes one of them takes all."""
    days: dict[tuple[str, date], set[str]] = defaultdict(set)
    for slot in slots:
        if slot.terms.together:
            days[slot.opening, slot.day].add(slot.id)
    return tuple(sorted((frozenset(relays) for relays in days.values() if len(relays) > 1), key=sorted))


def tags(part: Part, rules: Rules) -> frozenset[str]:
    """Tell what a rule on two days that follow each other looks at: the part of the day, when there is such a rule."""
    return frozenset({part.value}) if rules.not_next_day else frozenset()


def days(slots: Iterable[Slot], workers: Iterable[Worker], rules: Rules) -> tuple[str, ...]:
    """Tell all days in a row, from the first presence to the last, when a rule looks at days that follow each other."""
    known = {slot.day for slot in slots}
    known |= {date.fromisoformat(stay.day) for worker in workers for stay in worker.stays}
    if not rules.not_next_day or not known:
        return ()
    first = min(known)
    return tuple((first + timedelta(days=n)).isoformat() for n in range((max(known) - first).days + 1))
