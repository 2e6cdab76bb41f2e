"""Who was, or will be, present in the other months: as published, else as drafted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from coanimation.almanac import slots_of
from coanimation.domain.month import Presence
from coanimation.domain.months import YearMonth
from coanimation.domain.rules import Rules
from coanimation.domain.slots import EVENING, WEEKEND, Cell, Part, Slot, elapsed
from coanimation.domain.told import Told, ToldSlot, latest
from coanimation.workspace import Contents, months_with, read_rota, read_told


def around(folder: Path, contents: Contents, month: YearMonth) -> tuple[Presence, ...]:
    """Tell every presence known outside a month, in the order of time.

    People who are no longer in the files count for nobody; someone who left is kept there with an end date.
    """
    partner_of = {person.id: partner.id for partner in contents.partners for person in partner.professionals}
    laid = {slot.id for slot in slots_of(contents.space, month)}
    published = {other: read_told(folder, other) for other in months_with(folder, "published") if other != month}
    told = {one.month: one for one in latest(one for one in published.values() if one is not None)}
    drafted = [other for other in months_with(folder, "rotas") if other != month and other not in told]
    found = [presence for one in told.values() for presence in _announced(contents, one, partner_of)]
    found += [presence for other in drafted for presence in _drafted(folder, contents, other, partner_of)]
    # a slot that moved here from a published month is this month's
    elsewhere = (presence for presence in found if presence.slot not in laid)
    return tuple(sorted(elsewhere, key=lambda p: (p.arrive.timestamp(), p.slot, p.professional)))


def _announced(contents: Contents, told: Told, partner_of: Mapping[str, str]) -> Iterator[Presence]:
    slots = {slot.id: slot for slot in slots_of(contents.space, told.month)}
    for was in told.slots:
        for who in was.present:
            if who in partner_of:
                yield _as_told(was, who, partner_of[who], slots.get(was.id), contents.space.rules)


def _drafted(folder: Path, contents: Contents, month: YearMonth, partner_of: Mapping[str, str]) -> Iterator[Presence]:
    slots = {slot.id: slot for slot in slots_of(contents.space, month)}
    draft = read_rota(folder, month)
    for assignment in draft.rota.assignments if draft is not None else ():
        slot, who = slots.get(assignment.slot), assignment.professional
        if slot is not None and who in partner_of:
            yield Presence(
                slot=slot.id,
                professional=who,
                partner=partner_of[who],
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
