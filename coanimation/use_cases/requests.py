"""A possible substitute is asked, not appointed: the request is written and recorded, then the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from coanimation.domain.adjustments import Adjustments, Asked
from coanimation.domain.messages import Message
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Professional
from coanimation.domain.slots import Slot
from coanimation.errors import WrongUse
from coanimation.publishing import asking
from coanimation.publishing.mailing import Mailed, Mailing
from coanimation.use_cases.adjust import refuse_begun, refuse_pin
from coanimation.use_cases.find import find_professional, find_slot
from coanimation.use_cases.gather import assemble
from coanimation.use_cases.messages import writer
from coanimation.workspace import lock, months_with, read, write_adjustments
from coanimation.workspace.journal import Change, record


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested:
    """Somebody was asked to come to a slot, by a message that is written; not `changed` when they were asked before."""

    month: Month
    slot: Slot
    professional: Professional
    message: Message
    mailed: Mailed
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What somebody answered who was asked: yes pins them in the slot, no sets them aside from it."""

    month: Month
    slot: Slot
    professional: Professional
    yes: bool


def ask(folder: Path, month: YearMonth, slot: str, who: str, *, now: datetime) -> Requested:
    """Write a request to a professional, and record that they were asked.

    WrongUse when the slot has begun or is closed, when they are there already, or when they answered no, are away or do
    not take part then.
    """
    with lock(folder, wait=10.0, command="ask"):
        gathered, _ = assemble(folder, month, now=now)
        there = find_slot(slot, gathered.slots, gathered.space)
        person = find_professional(who, gathered.partners)
        refuse_begun(there, now)
        refuse_pin(gathered, there, person)
        if gathered.draft is not None and person.id in gathered.draft.present(there.id):
            raise WrongUse("request-there-already", professional=person.name, slot=there.id)
        message = asking.request(gathered, there, person, writer(gathered.space, now))
        mailing = Mailing(folder, gathered.space, {}, now, send=False)
        mailing.write([message])
        before = gathered.adjustments.asked.get((there.id, person.id))
        if changed := before is None or before.yes is not None:
            _record(folder, gathered, there, person, Asked(on=gathered.now.date()), "ask", now)
        return Requested(
            month=gathered, slot=there, professional=person, message=message, mailed=mailing.send(), changed=changed
        )


def answer(folder: Path, who: str, *, yes: bool, slot: str = "", now: datetime) -> Answered:
    """Record what a professional answered to the request of this slot, or to the only one that is open.

    WrongUse when they were not asked, or were for several slots and none is named.
    """
    with lock(folder, wait=10.0, command="answer"):
        contents = read(folder)
        person = find_professional(who, contents.partners)
        waiting = [(month, one) for month in _months(folder, now) for one in _open(month, person)]
        if not waiting:
            raise WrongUse("request-none-open", professional=person.name, name=person.id)
        if slot:
            there = find_slot(slot, [one for _, one in waiting], contents.space)
            waiting = [(month, one) for month, one in waiting if one.id == there.id]
        if len(waiting) > 1:
            slots = tuple(one.id for _, one in waiting)
            raise WrongUse("request-several-open", professional=person.name, slots=slots, name=person.id, slot=slots[0])
        ((gathered, found),) = waiting
        refuse_begun(found, now)
        if yes:
            refuse_pin(gathered, found, person)
        before = gathered.adjustments.asked[found.id, person.id]
        told = replace(before, yes=yes, answered=gathered.now.date())
        _record(folder, gathered, found, person, told, "answer", now)
        # asked by telephone meanwhile: the message that still waits would ask again
        Mailing(folder, gathered.space, {}, now, send=False).forget(f"request/{found.id}/{person.id}", ())
        return Answered(month=gathered, slot=found, professional=person, yes=yes)


def _months(folder: Path, now: datetime) -> Iterator[Month]:
    this = YearMonth.of(now.date())
    for month in months_with(folder, "adjustments"):
        if month >= this.shifted(-1):
            yield assemble(folder, month, now=now)[0]


def _open(month: Month, person: Professional) -> Iterator[Slot]:
    """List the slots still to come about which somebody was asked and has not answered."""
    for slot in month.slots:
        asked = month.adjustments.asked.get((slot.id, person.id))
        if asked is not None and asked.yes is None and slot.arrive > month.now:
            yield slot


def _record(  # noqa: PLR0913, PLR0917 - one request: where, who, and what is known of it
    folder: Path, month: Month, slot: Slot, person: Professional, asked: Asked, command: str, now: datetime
) -> None:
    pair, old = (slot.id, person.id), month.adjustments
    new = replace(old, asked={**old.asked, pair: asked})
    if asked.yes is not None:
        pins, bans = old.pins - {pair}, old.bans - {pair}
        new = replace(new, pins=pins | {pair}, bans=bans) if asked.yes else replace(new, pins=pins, bans=bans | {pair})
    write_adjustments(folder, month.month, new)
    file, key = f"adjustments/{month.month}.yaml", f"asked/{slot.id}/{person.id}"
    change = Change(file=file, key=key, before=_state(old, pair), after=_state(new, pair))
    record(folder, command=command, now=now, changes=[change])


def _state(adjustments: Adjustments, pair: tuple[str, str]) -> str | None:
    asked = adjustments.asked.get(pair)
    if asked is None:
        return None
    return "asked" if asked.yes is None else "yes" if asked.yes else "no"
