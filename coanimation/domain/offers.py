"""Who can be asked for a slot, before any rule about the others: what people answered, where they are, who is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from coanimation.domain.answers import Availability
from coanimation.domain.month import Month
from coanimation.domain.people import Professional
from coanimation.domain.slots import HEAVY, Slot


def days_of(slot: Slot) -> tuple[date, ...]:
    """Tell the local days during which a professional is present in the slot; two when it goes past midnight."""
    first, last = slot.arrive.date(), (slot.leave - timedelta(minutes=1)).date()
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def away(month: Month, person: Professional, slot: Slot) -> bool:
    """Whether an absence of theirs, or of their whole partner, touches the slot."""
    return any(
        absence.who in (person.id, person.partner)
        and any(absence.first <= day <= absence.last for day in days_of(slot))
        for absence in month.absences
    )


def hindrances(month: Month, person: Professional, slot: Slot) -> Iterator[str]:
    """Tell all that keeps them from being asked, as codes of reasons; nothing when they said yes or if need be.

    Someone who is pinned without having answered was asked by the coordinator, whose word counts as a yes.
    """
    if not person.here_on(slot.day):
        yield "reason-not-here"
    if away(month, person, slot):
        yield "reason-absent"
    answer = month.answers.get((person.id, slot.id))
    if answer is None and (slot.id, person.id) not in month.adjustments.pins:
        yield "reason-no-answer"
    if answer is not None and answer.availability is Availability.NO:
        yield "reason-unavailable"


def hindrance(month: Month, person: Professional, slot: Slot) -> str | None:
    """Tell the first thing that keeps them from being asked: the code of a reason, or None."""
    return next(hindrances(month, person, slot), None)


def offered(month: Month, person: Professional, slot: Slot) -> Availability | None:
    """Tell how they can be asked for the slot: yes or if need be, None when something keeps them from it."""
    if hindrance(month, person, slot) is not None:
        return None
    answer = month.answers.get((person.id, slot.id))
    return Availability.YES if answer is None else answer.availability


def without_heavy(month: Month) -> tuple[Professional, ...]:
    """Tell who offered slots of the month, and none of its evenings and week-ends; nobody where there are none."""
    open_slots = [slot for slot in month.slots if slot.closed is None]
    heavy = [slot for slot in open_slots if slot.tags & HEAVY]
    return tuple(
        person
        for person in (month.professionals if heavy else ())
        if any(offered(month, person, slot) for slot in open_slots)
        and not any(offered(month, person, slot) for slot in heavy)
    )
