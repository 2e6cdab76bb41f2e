"""What the files of a month say of each other: names that name nothing, pins that people's answers contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from coanimation.almanac import slots_of
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.offers import hindrance
from coanimation.domain.people import Partner
from coanimation.domain.slots import Slot, State
from coanimation.domain.space import Space
from coanimation.domain.told import Told, family
from coanimation.errors import Problem
from coanimation.words import nearest
from coanimation.workspace import AdjustmentsFile, AnswersFile, Contents, Position, paths


def unknown(
    answers: AnswersFile, adjustments: AdjustmentsFile, slots: Iterable[str], partners: Sequence[Partner]
) -> Iterator[Problem]:
    """Tell every slot, person and partner that answers, pins, bans, promises and decisions name and nobody knows."""
    names = {
        "slot": frozenset(slots),
        "professional": frozenset(person.id for partner in partners for person in partner.professionals),
        "partner": frozenset(partner.id for partner in partners),
    }
    known = adjustments.adjustments
    said = [
        *(("answer", answers.where.get((a.professional, a.slot)), a.slot, a.professional) for a in answers.answers),
        *(("pin", adjustments.where.get(pair), *pair) for pair in sorted(known.pins)),
        *(("ban", adjustments.where.get(pair), *pair) for pair in sorted(known.bans)),
        *(("promise", adjustments.where.get(pair), *pair) for pair in sorted(known.promises)),
        *(("asked", adjustments.where.get(pair), *pair) for pair in sorted(known.asked)),
        *(("decision", adjustments.where.get((slot, "")), slot, "") for slot in sorted(known.decisions)),
    ]
    told: set[tuple[str, str, str]] = set()
    for what, at, slot, who in said:
        for kind, name in (("partner" if what == "promise" else "professional", who), ("slot", slot)):
            # a person who is unknown is told once for all their answers
            key = (what, kind, name)
            if name and name not in names[kind] and key not in told:
                told.add(key)
                near = nearest(name, names[kind]) or ""
                yield _problem(at, f"gather-unknown-{kind}", what=what, name=name, nearest=near)


def lost(contents: Contents, told: Told | None, slots: Iterable[Slot]) -> Iterator[Problem]:
    """Tell every slot that was announced and that the pattern no longer has: it has to be closed, not forgotten."""
    if told is None:
        return
    known = {slot.id for slot in slots}
    path = paths.month_file(contents.folder, "published", told.month)
    for slot in told.slots:
        if slot.state is not State.CLOSED and slot.id not in known and not _moved(contents.space, slot.id, told.month):
            fields = {"name": slot.id, "month": str(told.month), "nearest": nearest(slot.id, known) or ""}
            yield Problem(path=path, code="gather-told-slot-lost", fields=fields)


def _moved(space: Space, slot: str, month: YearMonth) -> bool:
    """Whether a slot stands in another month: moved there, or back to the day that its id names."""
    named = family(slot)
    if any(exception.moves == named for exception in space.exceptional):
        return True
    try:
        home = YearMonth.of(date.fromisoformat(named[-len("2026-12-01") :]))
    except ValueError:
        return False
    return home != month and any(slot == one.id for one in slots_of(space, home))


def contradicted(month: Month, adjustments: AdjustmentsFile) -> Iterator[Problem]:
    """Tell every pin that what people answered, or an absence, contradicts, in slots that have not begun."""
    slots = {slot.id: slot for slot in month.slots if slot.closed is None}
    people = {person.id: person for person in month.professionals}
    for where, who in sorted(month.adjustments.pins):
        slot, person = slots.get(where), people.get(who)
        if slot is None or person is None or slot.arrive <= month.now:
            continue
        if (why := hindrance(month, person, slot)) is not None:
            at = adjustments.where.get((where, who))
            said = {"professional": person.name, "slot": where, "why": why}
            yield _problem(at, "gather-pin-against", **said, who=who, month=str(month.month))


def _problem(at: Position | None, code: str, **fields: object) -> Problem:
    at = at or Position(path=Path(), line=0, column=0)
    return Problem(path=at.path, line=at.line, column=at.column, code=code, fields=fields)
