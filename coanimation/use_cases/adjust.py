"""What the coordinator decides about a month: who is fixed or set aside, which slots close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from coanimation.domain.adjustments import Adjustments, Decision
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.offers import hindrance
from coanimation.domain.people import Professional
from coanimation.domain.slots import Closed, Slot
from coanimation.errors import WrongUse
from coanimation.use_cases.find import find_professional, find_slot
from coanimation.use_cases.gather import assemble
from coanimation.workspace import lock, write_adjustments
from coanimation.workspace.journal import Change, record

_FREE = ""  # neither pinned nor banned, in the journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """What was decided about a slot, and about whom; `changed` is false when it was so already."""

    month: Month
    slot: Slot
    professional: Professional | None
    changed: bool


def pin(folder: Path, month: YearMonth, slot: str, who: str, *, now: datetime) -> Adjusted:
    """Fix a professional in a slot: every rota will place them there.

    WrongUse when it has begun or is closed, or when they answered no, are away or do not take part then. Someone who
    gave no answer can be pinned: whoever pins them asked them.
    """
    return _of_person(folder, month, (slot, who), "pin", now)


def ban(folder: Path, month: YearMonth, slot: str, who: str, *, now: datetime) -> Adjusted:
    """Set a professional aside from a slot: no rota will place them there."""
    return _of_person(folder, month, (slot, who), "ban", now)


def unpin(folder: Path, month: YearMonth, slot: str, who: str, *, now: datetime) -> Adjusted:
    """Take back a pin or a ban."""
    return _of_person(folder, month, (slot, who), "unpin", now)


def close(folder: Path, month: YearMonth, slot: str, *, now: datetime) -> Adjusted:
    """Close a slot; WrongUse when the pattern closes it already, or it has begun."""
    return _of_slot(folder, month, slot, "close", now)


def reopen(folder: Path, month: YearMonth, slot: str, *, now: datetime) -> Adjusted:
    """Take back what was decided about a slot; WrongUse when it is the pattern that closes it."""
    return _of_slot(folder, month, slot, "reopen", now)


def _of_person(folder: Path, month: YearMonth, asked: tuple[str, str], command: str, now: datetime) -> Adjusted:
    slot, who = asked

    def decide(gathered: Month) -> tuple[Slot, Professional, Adjustments, Change]:
        there = find_slot(slot, gathered.slots, gathered.space)
        person = find_professional(who, gathered.partners)
        refuse_begun(there, now)
        if command == "pin":
            refuse_pin(gathered, there, person)
        old, pair = gathered.adjustments, (there.id, person.id)
        new = replace(
            old,
            pins=old.pins - {pair} | ({pair} if command == "pin" else frozenset()),
            bans=old.bans - {pair} | ({pair} if command == "ban" else frozenset()),
        )
        key = f"{there.id}/{person.id}"
        return there, person, new, Change(file="", key=key, before=_standing(old, pair), after=_standing(new, pair))

    return _decided(folder, month, command, now, decide)


def _of_slot(folder: Path, month: YearMonth, slot: str, command: str, now: datetime) -> Adjusted:
    def decide(gathered: Month) -> tuple[Slot, None, Adjustments, Change]:
        there = find_slot(slot, gathered.slots, gathered.space)
        refuse_begun(there, now)
        if there.closed not in (None, Closed.DECIDED):
            raise WrongUse("adjust-closed-by-pattern", slot=there.id, closed=there.closed, reason=there.reason)
        old = gathered.adjustments
        decisions = {name: decision for name, decision in old.decisions.items() if name != there.id}
        if command == "close":
            decisions[there.id] = Decision.CLOSE
        change = Change(file="", key=there.id, before=old.decisions.get(there.id), after=decisions.get(there.id))
        return there, None, replace(old, decisions=decisions), change

    return _decided(folder, month, command, now, decide)


def _decided(
    folder: Path,
    month: YearMonth,
    command: str,
    now: datetime,
    decide: Callable[[Month], tuple[Slot, Professional | None, Adjustments, Change]],
) -> Adjusted:
    with lock(folder, wait=10.0, command=command):
        gathered, _ = assemble(folder, month, now=now)  # a pin that is contradicted can be taken back
        slot, person, adjustments, change = decide(gathered)
        if changed := change.before != change.after:
            write_adjustments(folder, month, adjustments)
            record(folder, command=command, now=now, changes=[replace(change, file=f"adjustments/{month}.yaml")])
    return Adjusted(month=gathered, slot=slot, professional=person, changed=changed)


def refuse_begun(slot: Slot, now: datetime) -> None:
    """Refuse a slot that has begun."""
    if slot.arrive <= now:
        raise WrongUse("adjust-begun", slot=slot.id, start=slot.start)


def refuse_pin(month: Month, slot: Slot, person: Professional) -> None:
    """Refuse who cannot be in a slot: it is closed, or they answered no, are away or do not take part then."""
    if slot.closed is not None:
        raise WrongUse("adjust-closed", slot=slot.id, closed=slot.closed)
    if (why := hindrance(month, person, slot)) not in (None, "reason-no-answer"):
        raise WrongUse("adjust-pin-against", professional=person.name, slot=slot.id, why=why)


def _standing(adjustments: Adjustments, pair: tuple[str, str]) -> str:
    if pair in adjustments.pins:
        return "pinned"
    return "banned" if pair in adjustments.bans else _FREE
