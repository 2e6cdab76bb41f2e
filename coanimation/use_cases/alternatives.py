"""Several rotas of a month to choose from, and keeping one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Rota
from coanimation.errors import NoRota, RotaError, WrongUse
from coanimation.planning import fingerprint, verify
from coanimation.planning.exchange import Cost
from coanimation.planning.scenarios import Alternative, Alternatives, alternatives_to
from coanimation.rendering.shown import Shown
from coanimation.use_cases.gather import gather
from coanimation.use_cases.show import shown
from coanimation.use_cases.truth import rota_problems
from coanimation.workspace import lock, read_alternative, read_rota, record, write_alternatives, write_rota
from coanimation.workspace.journal import Change

__all__ = ["Alternative", "Alternatives", "Choice", "Cost", "Kept", "find_alternatives", "keep"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What there is to choose from: number 1 is the draft, then each of `told.found` in its order, laid out."""

    month: Month
    draft: Shown
    told: Alternatives
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The rota that was chosen; `changed` is false when it was the draft already."""

    month: Month
    rota: Rota
    changed: bool


def find_alternatives(  # noqa: PLR0913 - each is one choice of whoever asks, and has its usual value
    folder: Path,
    month: YearMonth,
    *,
    count: int,
    now: datetime,
    seconds: float | None = None,
    reproducible: bool = False,
    stop: Callable[[], bool] | None = None,
    wait: float = 10.0,
) -> Choice:
    """Look for rotas that differ from the draft and are as complete, and put them aside until someone keeps one.

    The draft stays what it is. NoRota when there is none; RotaError when it is false.
    """
    with lock(folder, wait=wait, command="plan"):
        gathered = gather(folder, month, now=now)
        file = read_rota(folder, month)
        if file is None:
            raise NoRota("plan-none-yet", month=month, typed=str(month))
        if problems := rota_problems(gathered, file):
            raise RotaError(problems)
        told = alternatives_to(gathered, count=count, seconds=seconds, reproducible=reproducible, stop=stop)
        rotas = [replace(file.rota, chosen=True), *(one.rota for one in told.found)]
        write_alternatives(folder, month, rotas, gathered.slots)
    return Choice(
        month=gathered,
        draft=shown(gathered, file.rota),
        told=told,
        shown=tuple(shown(gathered, one.rota) for one in told.found),
    )


def keep(folder: Path, month: YearMonth, number: int, *, now: datetime, wait: float = 10.0) -> Kept:
    """Make one of the rotas that were put aside the draft of its month.

    WrongUse when there is none of that number, or when something changed since: it would not be what was chosen.
    """
    with lock(folder, wait=wait, command="keep"):
        gathered = gather(folder, month, now=now)
        file = read_alternative(folder, month, number)
        if file is None:
            raise WrongUse("keep-none", number=number, month=month, typed=str(month))
        if not _still(gathered, file.rota):
            raise WrongUse("keep-stale", number=number, month=month, typed=str(month))
        draft = gathered.draft
        if draft is not None and draft.assignments == file.rota.assignments:
            return Kept(month=gathered, rota=draft, changed=False)
        before = draft.version if draft is not None else None
        rota = replace(file.rota, version=(before or 0) + 1)
        path = write_rota(folder, rota, gathered.slots).relative_to(folder).as_posix()
        change = Change(file=path, key="version", before=before, after=rota.version)
        record(folder, command="keep", now=now, changes=[change])
    return Kept(month=gathered, rota=rota, changed=True)


def _still(month: Month, rota: Rota) -> bool:
    """Whether a rota that was put aside answers today's inputs, and what has begun since is in it as it was."""
    begun = {slot.id for slot in month.slots if slot.arrive <= month.now}
    there = month.draft.assignments if month.draft is not None else ()
    as_it_was = {a for a in there if a.slot in begun} == {a for a in rota.assignments if a.slot in begun}
    return as_it_was and rota.fingerprint == fingerprint(month) and not verify(month, rota)
