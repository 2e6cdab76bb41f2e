"""Whether a stored rota is still true, told by rule and by line of its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from coanimation.domain.month import Month
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Closed
from coanimation.errors import Problem
from coanimation.planning import verify
from coanimation.workspace import Position, RotaFile, paths


def rota_problems(month: Month, file: RotaFile) -> tuple[Problem, ...]:
    """List every rule that the rota of this file breaks, and every hour in it that is not that of its slot."""
    return (*_rules(month, file), *_hours(month, file))


def without_closed(month: Month, rota: Rota) -> Rota:
    """Free the people of slots that were decided closed after the rota was made: that is no mistake in it."""
    closed = {slot.id for slot in month.slots if slot.closed is Closed.DECIDED}
    return replace(rota, assignments=tuple(a for a in rota.assignments if a.slot not in closed))


def _rules(month: Month, file: RotaFile) -> Iterator[Problem]:
    for one in verify(month, without_closed(month, file.rota)):
        at = file.where.get((one.slot, one.professional)) or _slot(month, file, one.slot)
        fields = {**one.fields, "slot": one.slot, "professional": one.professional}
        yield Problem(path=at.path, line=at.line, column=at.column, code=one.rule, fields=fields)


def _hours(month: Month, file: RotaFile) -> Iterator[Problem]:
    """Hours changed in the rota are hours of nothing: a slot is moved in `space.yaml`, for everybody."""
    slots = {slot.id: slot for slot in month.slots}
    for name, (start, end) in file.hours.items():
        slot = slots.get(name)
        if slot is not None and (slot.start, slot.end) != (start, end):
            at = _slot(month, file, name)
            fields: dict[str, object] = {"slot": name, "start": slot.start, "end": slot.end}
            yield Problem(path=at.path, line=at.line, column=at.column, code="begin-rota-hours", fields=fields)


def _slot(month: Month, file: RotaFile, slot: str) -> Position:
    path = paths.month_file(Path(), "rotas", month.month)
    return file.where.get((slot, "")) or Position(path=path, line=1, column=1)
