"""Who was, or will be, present in the other months: as published, else as drafted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from coanimation.almanac import slots_of
from coanimation.domain.adjustments import decided
from coanimation.domain.month import Month, Presence
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Rota
from coanimation.domain.rules import Rules
from coanimation.domain.slots import EVENING, WEEKEND, Cell, Part, Slot, State, elapsed
from coanimation.domain.told import Told, ToldSlot, latest
from coanimation.workspace import Contents, months_with, read_adjustments, read_rota, read_told


def around(folder: Path, contents: Contents, month: YearMonth, *, now: datetime) -> tuple[Presence, ...]:
    """Tell every presence known outside a month, in the order of time.

    Of a published month, what was announced; and what is drafted in the slots still to come that are not, because they
    wait for someone. People who are no longer in the files count for nobody; someone who left is kept there with an end
    date.
    """
    partner_of = {person.id: partner.id for partner in contents.partners for person in partner.professionals}
    laid = {slot.id for slot in slots_of(contents.space, month)}
    published = {other: read_told(folder, other) for other in months_with(folder, "published") if other != month}
    told = {one.month: one for one in latest(one for one in published.values() if one is not None)}
    held = {slot.id for one in told.values() for slot in one.slots if slot.state is State.HELD}
    found = [presence for one in told.values() for presence in _announced(contents, one, partner_of)]
    for other in months_with(folder, "rotas"):
        if other != month:
            drafted = _drafted(folder, contents, other, partner_of, held)
            found += [one for one in drafted if other not in told or one.arrive > now]
    # a slot that moved here from a published month is this month's
    elsewhere = (presence for presence in found if presence.slot not in laid)
    return tuple(sorted(elsewhere, key=lambda p: (p.arrive.timestamp(), p.slot, p.professional)))


def replanned(around: Iterable[Presence], month: Month, rota: Rota) -> tuple[Presence, ...]:
    """Put a rota that is not written yet in the place of what is drafted in its month; what is announced stays."""
    slots = {slot.id: slot for slot in month.slots if slot.closed is None}
    partner_of = {person.id: person.partner for person in month.professionals}
    kept = [one for one in around if one.published or one.slot not in slots]
    announced = {one.slot for one in kept}
    new = [
        _placed(slots[a.slot], a.professional, partner_of[a.professional])
        for a in rota.assignments
        if a.slot in slots and a.slot not in announced and a.professional in partner_of
    ]
    return tuple(sorted([*kept, *new], key=lambda p: (p.arrive.timestamp(), p.slot, p.professional)))


def _announced(contents: Contents, told: Told, partner_of: Mapping[str, str]) -> Iterator[Presence]:
    slots = {slot.id: slot for slot in slots_of(contents.space, told.month)}
    for was in told.slots:
        for who in was.present:
            if who in partner_of:
                yield _as_told(was, who, partner_of[who], slots.get(was.id), contents.space.rules)


def _drafted(
    folder: Path, contents: Contents, month: YearMonth, partner_of: Mapping[str, str], held: Collection[str]
) -> Iterator[Presence]:
    """Tell who is drafted in the slots of a month, but for those that are closed, and those that were announced."""
    decisions = read_adjustments(folder, month).adjustments.decisions
    laid = decided(slots_of(contents.space, month), decisions)
    slots = {slot.id: slot for slot in laid if slot.closed is None and slot.id not in held}
    draft = read_rota(folder, month)
    for assignment in draft.rota.assignments if draft is not None else ():
        slot, who = slots.get(assignment.slot), assignment.professional
        if slot is not None and who in partner_of:
            yield _placed(slot, who, partner_of[who])


def _placed(slot: Slot, who: str, partner: str) -> Presence:
    """Give a presence that is drafted."""
    return Presence(
        slot=slot.id,
        professional=who,
        partner=partner,
        site=slot.site,
        cell=slot.cell,
        arrive=slot.arrive,
        leave=slot.leave,
        minutes=slot.minutes,
        published=False,
        tags=slot.tags,
    )


def _as_told(was: ToldSlot, who: str, partner: str, slot: Slot | None, rules: Rules) -> Presence:
    """Give a presence at the hours that were told; its moment of the week is the pattern's where that still has it."""
    part = _part(was.start, rules)
    tags = {tag for tag, so in ((EVENING, part is Part.EVENING), (WEEKEND, was.start.weekday() >= 5)) if so}
    return Presence(
        slot=was.id,
        professional=who,
        partner=partner,
        site=was.site,
        cell=slot.cell if slot is not None else Cell(was.site, was.start.weekday(), part),
        arrive=was.arrive,
        leave=was.leave,
        minutes=elapsed(was.arrive, was.leave),
        published=True,
        tags=slot.tags if slot is not None else frozenset(tags),
    )


def _part(start: datetime, rules: Rules) -> Part:
    if start.time() >= rules.evening_from:
        return Part.EVENING
    return Part.AFTERNOON if start.time() >= rules.afternoon_from else Part.MORNING
