"""Everything that the publication of a month will write, before any of it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coanimation.domain.adjustments import Decision
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Slot
from coanimation.domain.told import Told, ToldSlot, latest
from coanimation.errors import NoRota, RotaError
from coanimation.publishing import public
from coanimation.publishing.audiences import People
from coanimation.publishing.months import Reading, window
from coanimation.publishing.published import ShortSlots
from coanimation.publishing.telling import Short, decide_about, tell, undecided
from coanimation.use_cases.gather import gather
from coanimation.use_cases.truth import as_held, outdated, rota_problems, too_late, without_closed
from coanimation.words import Words
from coanimation.workspace import months_with, read_rota, read_told

Decide = Callable[[Slot, Mapping[str, int]], Decision]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything that a publication will write, before any of it is written."""

    month: Month
    rota: Rota
    decided_before: Mapping[str, Decision]
    reading: Reading
    told: Told
    others: tuple[Told, ...]
    subscribed: tuple[Told, ...]
    files: Mapping[str, bytes]
    allowed: tuple[str, ...]
    to_decide: tuple[Short, ...]
    too_late: tuple[ToldSlot, ...]
    outdated: bool


def prepared(folder: Path, wanted: YearMonth, now: datetime, decide: Decide | None, *, rehearsal: bool) -> Prepared:
    """Ask what is to be decided, check the rota, prove the public files nameless; nothing is written."""
    found = gather(folder, wanted, now=now)
    file = read_rota(folder, wanted)
    if file is None:
        raise NoRota("publish-no-rota", month=wanted, typed=str(wanted))
    if problems := rota_problems(found, file):  # first: a slot closed by decision would hide what is false in it
        raise RotaError(problems)
    held = as_held(found, file.rota)
    month, open_questions = _decided(found, held, decide, rehearsal=rehearsal)
    if month is not found and (problems := rota_problems(month, file)):
        raise RotaError(problems)
    rota = without_closed(month, held)
    space = month.space
    reading = Reading(space=space, people=People(month.partners), words=Words(space.language))
    slots = tell(month, rota)
    others = _others(folder, wanted)
    told = reading.tell(wanted, slots, month.told, now, others)
    subscribed = _subscribed(told, others)
    files = public.tree(subscribed, reading)
    proof = public.proven(files, month.partners, space)
    return Prepared(
        month=month,
        rota=rota,
        decided_before=found.adjustments.decisions,
        reading=reading,
        told=told,
        others=others,
        subscribed=subscribed,
        files=files,
        allowed=proof.allowed,
        to_decide=open_questions,
        too_late=too_late(found, file.rota),
        outdated=outdated(found, file.rota),
    )


def _decided(month: Month, rota: Rota, decide: Decide | None, *, rehearsal: bool) -> tuple[Month, tuple[Short, ...]]:
    """Ask about each slot that misses the charter; give the month as decided, and what is left to decide."""
    questions = undecided(month, rota)
    if questions and decide is not None:
        month = decide_about(month, {one.slot.id: decide(one.slot, one.lacks) for one in questions})
        questions = undecided(month, rota)
    if questions and not rehearsal:
        raise ShortSlots(month.month, questions)
    return month, questions


def _others(folder: Path, wanted: YearMonth) -> tuple[Told, ...]:
    """Read what was told of every other month."""
    found = (read_told(folder, month) for month in months_with(folder, "published") if month != wanted)
    return tuple(one for one in found if one is not None)


def _subscribed(told: Told, others: Sequence[Told]) -> tuple[Told, ...]:
    """Choose the months that subscriptions show, the one in hand as it is told now."""
    every = {one.month: one for one in latest([*others, told])}
    return tuple(every[month] for month in window(every))
