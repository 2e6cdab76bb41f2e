"""The rota of a month: computed, kept as a draft, explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from coanimation.domain.answers import Source
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Slot
from coanimation.errors import NoRota, Problem
from coanimation.planning import Progress, explain_missing, plan_month, with_remedies
from coanimation.use_cases.find import find_slot
from coanimation.use_cases.gather import gather
from coanimation.use_cases.truth import rota_problems
from coanimation.workspace import lock, read_rota, write_rota
from coanimation.workspace.journal import Change, record


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A rota that is kept as the draft of its month; `unchanged` when it is the draft that was there already.

    `corrected` is what was false in the draft that it replaces: a hand or a new answer had made it so.
    """

    month: Month
    rota: Rota
    unchanged: bool
    corrected: tuple[Problem, ...] = ()

    @property
    def silent(self) -> tuple[Partner, ...]:
        """The partners of whom nothing says when they can be there: nobody of theirs is placed, unless pinned."""
        heard = {answer.professional for answer in self.month.answers.values()}
        return tuple(p for p in self.month.partners if not heard.intersection(person.id for person in p.professionals))

    @property
    def habitual(self) -> tuple[Partner, ...]:
        """The partners who did not answer about this month, and are placed as they usually can."""
        said = {a.professional for a in self.month.answers.values() if a.source is not Source.USUAL}
        return tuple(
            partner
            for partner in self.month.partners
            if partner not in self.silent and not said.intersection(person.id for person in partner.professionals)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The draft with the reasons of its missing seats as things stand now; `slots` are those asked about."""

    month: Month
    rota: Rota
    slots: tuple[Slot, ...]


def make_draft(  # noqa: PLR0913 - each is one choice of whoever plans, and has its usual value
    folder: Path,
    month: YearMonth,
    *,
    now: datetime,
    seconds: float | None = None,
    fresh: bool = False,
    reproducible: bool = False,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    wait: float = 10.0,
) -> Drafted:
    """Plan a month and keep the rota as its draft; nothing is told to anybody.

    The workspace is locked meanwhile (Stopped when another command holds it longer than `wait` seconds). Unchanged
    inputs keep the draft as it is. NoRota and Interrupted leave the files as they were.
    """
    with lock(folder, wait=wait, command="plan"):
        gathered = gather(folder, month, now=now)
        file = read_rota(folder, month)
        false = rota_problems(gathered, file) if file is not None else ()
        rota = plan_month(
            gathered, seconds=seconds, fresh=fresh, reproducible=reproducible, progress=progress, stop=stop
        )
        if rota == gathered.draft and not false:
            return Drafted(month=gathered, rota=rota, unchanged=True)
        path = write_rota(folder, rota, gathered.slots)
        before = gathered.draft.version if gathered.draft is not None else None
        change = Change(file=path.relative_to(folder).as_posix(), key="version", before=before, after=rota.version)
        record(folder, command="plan", now=now, changes=[change])
    return Drafted(month=replace(gathered, draft=rota), rota=rota, unchanged=False, corrected=false)


def explain(folder: Path, month: YearMonth, *, now: datetime, slot: str = "", seconds: float = 15.0) -> Explained:
    """Tell why seats stay empty in one slot (an id, or words such as « mer 9 soir »), or in all where some do.

    The reasons are those of today's answers, not of the day on which the rota was computed; with them comes what would
    fill each seat, verified, as far as `seconds` go for all of them. NoRota when there is none,
    WrongUse when there is no such slot.
    """
    gathered = gather(folder, month, now=now)
    if gathered.draft is None:
        raise NoRota("plan-none-yet", month=month, typed=str(month))
    rota = replace(gathered.draft, missing=explain_missing(gathered, gathered.draft))
    if slot:
        asked: tuple[Slot, ...] = (find_slot(slot, gathered.slots, gathered.space),)
    else:
        short = {gap.slot for gap in rota.missing}
        asked = tuple(one for one in gathered.slots if one.id in short)
    told = {one.id: with_remedies(gathered, rota, one, seconds=seconds / max(1, len(asked))) for one in asked}
    missing = tuple(gap for gap in rota.missing if gap.slot not in told)
    rota = replace(rota, missing=(*missing, *(gap for gaps in told.values() for gap in gaps)))
    return Explained(month=gathered, rota=rota, slots=asked)
