"""Where things stand: the month in preparation, what lacks, and the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from coanimation.domain.answers import Source
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner
from coanimation.rendering.shown import Line, Shown
from coanimation.use_cases.gather import gather, in_preparation
from coanimation.use_cases.show import shown
from coanimation.workspace import paths

SOON = timedelta(days=10)


class Step(StrEnum):
    """What to do next."""

    PLAN = "plan"
    DECIDE = "decide"
    PUBLISH = "publish"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the month in preparation stands; `soon` are the slots of the next ten days that are short, of any month."""

    month: Month
    shown: Shown | None
    answered: tuple[Partner, ...]
    silent: tuple[Partner, ...]
    soon: tuple[tuple[Shown, Line], ...]

    @property
    def step(self) -> Step:
        """Tell what to do next."""
        if self.shown is None:
            return Step.PLAN
        if any(line.undecided for line in self.shown.short):
            return Step.DECIDE
        return Step.PUBLISH if self.shown.is_draft else Step.NOTHING


def standing(folder: Path, *, now: datetime) -> Standing | None:
    """Tell where a workspace stands; None when the folder is none."""
    if not paths.space(folder).exists():
        return None
    month = in_preparation(now.date(), folder)
    gathered = gather(folder, month, now=now)
    answered = having_answered(gathered)
    return Standing(
        month=gathered,
        shown=shown(gathered, gathered.draft) if gathered.draft is not None else None,
        answered=answered,
        silent=tuple(p for p in gathered.partners if p not in answered),
        soon=_soon(folder, gathered, now),
    )


def having_answered(month: Month) -> tuple[Partner, ...]:
    """List the partners of which somebody answered about the month: what they usually answer is no answer."""
    heard = {answer.professional for answer in month.answers.values() if answer.source is not Source.USUAL}
    return tuple(p for p in month.partners if heard.intersection(person.id for person in p.professionals))


def _soon(folder: Path, gathered: Month, now: datetime) -> tuple[tuple[Shown, Line], ...]:
    found = []
    for month in sorted({YearMonth.of(now.date()), YearMonth.of((now + SOON).date())}):
        here = gathered if month == gathered.month else gather(folder, month, now=now)
        if here.draft is None:
            continue
        laid_out = shown(here, here.draft)
        found += [(laid_out, line) for line in laid_out.short if now <= line.slot.start <= now + SOON]
    return tuple(found)
