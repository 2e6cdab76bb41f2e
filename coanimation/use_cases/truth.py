"""Whether a stored rota is still true, told by rule and by line of its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from coanimation.domain.month import Month
from coanimation.domain.rota import Assignment, Rota
from coanimation.domain.slots import Closed, State
from coanimation.domain.told import ToldSlot
from coanimation.errors import Problem
from coanimation.planning import fingerprint, verify
from coanimation.workspace import Position, RotaFile, paths

# What the coordinator decided since is no mistake in the rota: it has its own sentence wherever the rota is told false.
_DECIDED_SINCE: Final = {"rule-pins": "begin-rota-pinned", "rule-bans": "begin-rota-banned"}
DECIDED: Final = frozenset(_DECIDED_SINCE.values())


def rota_problems(month: Month, file: RotaFile) -> tuple[Problem, ...]:
    """List every rule that the rota of this file breaks, and every hour or place in it that is not its slot's."""
    return (*_rules(month, file), *_hours(month, file), *_sites(month, file))


def outdated(month: Month, rota: Rota) -> bool:
    """Whether a rota with slots still to come was computed from other inputs than those of today."""
    return rota.fingerprint != fingerprint(month) and any(slot.arrive > month.now for slot in month.slots)


def too_late(month: Month, rota: Rota) -> tuple[ToldSlot, ...]:
    """List the slots that had begun before a change to them was published: they were held as announced."""
    told = {slot.id: slot for slot in month.told.slots if slot.state is State.HELD} if month.told else {}
    begun = (slot.id for slot in month.slots if slot.closed is None and slot.arrive <= month.now and slot.id in told)
    return tuple(told[one] for one in begun if set(rota.present(one)) != _known(month, told[one]))


def as_held(month: Month, rota: Rota) -> Rota:
    """Put back, in the slots that a change came too late for, the people who were announced there."""
    late = too_late(month, rota)
    if not late:
        return rota
    ids = {slot.id for slot in late}
    kept = [a for a in rota.assignments if a.slot not in ids]
    held = [Assignment(slot=slot.id, professional=who) for slot in late for who in _known(month, slot)]
    return replace(rota, assignments=tuple(sorted([*kept, *held])))


def without_closed(month: Month, rota: Rota) -> Rota:
    """Free the people of slots that were decided closed after the rota was made: that is no mistake in it."""
    closed = {slot.id for slot in month.slots if slot.closed is Closed.DECIDED}
    return replace(rota, assignments=tuple(a for a in rota.assignments if a.slot not in closed))


def _known(month: Month, slot: ToldSlot) -> set[str]:
    return {person.id for person in month.professionals}.intersection(slot.present)


def _rules(month: Month, file: RotaFile) -> Iterator[Problem]:
    held = as_held(month, file.rota)
    if held != file.rota:
        held = replace(held, fingerprint="")  # what it says of itself is of the people it had
    for one in verify(month, without_closed(month, held)):
        at = file.where.get((one.slot, one.professional)) or _slot(month, file, one.slot)
        fields = {"month": str(month.month), **one.fields, "slot": one.slot, "professional": one.professional}
        code = _DECIDED_SINCE.get(one.rule, one.rule)
        yield Problem(path=at.path, line=at.line, column=at.column, code=code, fields=fields)


def _hours(month: Month, file: RotaFile) -> Iterator[Problem]:
    """Hours changed in the rota are hours of nothing: a slot is moved in `space.yaml`, for everybody.

    When a slot was held that has begun is past, whatever hours its opening has now.
    """
    slots = {slot.id: slot for slot in month.slots if slot.arrive > month.now}
    for name, (start, end) in file.hours.items():
        slot = slots.get(name)
        if slot is not None and (slot.start, slot.end) != (start, end):
            at = _slot(month, file, name)
            fields: dict[str, object] = {"slot": name, "start": slot.start, "end": slot.end}
            yield Problem(path=at.path, line=at.line, column=at.column, code="begin-rota-hours", fields=fields)


def _sites(month: Month, file: RotaFile) -> Iterator[Problem]:
    """Places changed in the rota are places of nothing: an opening has its place in `space.yaml`, for everybody.

    Where a slot was held that has begun is past, wherever its opening has moved since.
    """
    slots = {slot.id: slot for slot in month.slots if slot.arrive > month.now}
    for name, site in file.sites.items():
        slot = slots.get(name)
        if slot is not None and slot.site != site:
            at = _slot(month, file, name)
            fields = {"slot": name, "says": site, "is": slot.site}
            yield Problem(path=at.path, line=at.line, column=at.column, code="begin-rota-site", fields=fields)


def _slot(month: Month, file: RotaFile, slot: str) -> Position:
    path = paths.month_file(Path(), "rotas", month.month)
    return file.where.get((slot, "")) or Position(path=path, line=1, column=1)
