"""All that planning a month reads, from the files of a workspace, checked across files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from coanimation.almanac import open_minutes, slots_of
from coanimation.domain.adjustments import decided
from coanimation.domain.agreements import Term
from coanimation.domain.answers import Answer, Source, with_usual
from coanimation.domain.month import Month, Presence
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner, Professional
from coanimation.domain.slots import Slot
from coanimation.domain.space import Space
from coanimation.errors import Problem, WorkspaceError
from coanimation.use_cases.around import around
from coanimation.use_cases.crossing import contradicted, lost, unknown
from coanimation.use_cases.months import in_preparation, parse_month
from coanimation.use_cases.slots import almanac_problems
from coanimation.workspace import (
    AdjustmentsFile,
    AnswersFile,
    read,
    read_adjustments,
    read_answers,
    read_rota,
    read_told,
)

__all__ = ["gather", "in_preparation", "parse_month"]

T = TypeVar("T")
_ORDER = {source: n for n, source in enumerate(Source)}


def gather(folder: Path, month: YearMonth, *, now: datetime) -> Month:
    """Read a month of a workspace; WorkspaceError with every problem of every file, and of the files together.

    Answers are merged (hand, sheet, poll; else the lesser of what a calendar says and of what a professional usually
    answers for the opening). The slots are the pattern's with the decisions applied. Presences in other months are the
    published ones, else the drafted.
    """
    gathered, contradictions = assemble(folder, month, now=now)
    if contradictions:
        raise WorkspaceError(contradictions)
    return gathered


def assemble(folder: Path, month: YearMonth, *, now: datetime) -> tuple[Month, tuple[Problem, ...]]:
    """Gather a month, and give the pins that answers contradict apart: whoever adjusts may be about to undo them."""
    contents = read(folder)
    problems = list(almanac_problems(contents))
    if problems:
        raise WorkspaceError(problems)
    laid = slots_of(contents.space, month)
    answers = _tried(problems, lambda: read_answers(folder, month), AnswersFile())
    adjustments = _tried(problems, lambda: read_adjustments(folder, month), AdjustmentsFile())
    draft = _tried(problems, lambda: read_rota(folder, month), None)
    told = _tried(problems, lambda: read_told(folder, month), None)
    nowhere: tuple[Presence, ...] = ()
    others = _tried(problems, lambda: around(folder, contents, month, now=now), nowhere)
    people = [person for partner in contents.partners for person in partner.professionals]
    problems += unknown(answers, adjustments, (slot.id for slot in laid), contents.partners)
    problems += lost(contents, told, laid)
    slots = decided(laid, adjustments.adjustments.decisions)
    if problems:
        raise WorkspaceError(problems)
    gathered = Month(
        month=month,
        space=contents.space,
        partners=contents.partners,
        slots=slots,
        answers=merged(answers.answers, people, slots),
        adjustments=adjustments.adjustments,
        absences=contents.absences,
        told=told,
        draft=draft.rota if draft is not None else None,
        around=others,
        meetings=contents.meetings,
        open_minutes=_open_minutes(contents.space, contents.partners, month, slots),
        now=now.astimezone(ZoneInfo(contents.space.timezone)).replace(microsecond=0),
    )
    return gathered, tuple(contradicted(gathered, adjustments))


def merged(
    answers: Iterable[Answer], people: Iterable[Professional], slots: Iterable[Slot]
) -> dict[tuple[str, str], Answer]:
    """Keep one answer per person and slot: the source that wins, and what they usually answer for the opening."""
    found = {
        (person.id, slot.id): Answer(
            professional=person.id, slot=slot.id, availability=person.usual[slot.opening], source=Source.USUAL
        )
        for slot in slots
        for person in people
        if slot.opening in person.usual
    }
    for answer in sorted(answers, key=lambda a: _ORDER[a.source], reverse=True):
        pair = answer.professional, answer.slot
        found[pair] = with_usual(found.get(pair), answer) if answer.source is Source.BUSY else answer
    return found


def _tried(problems: list[Problem], reading: Callable[[], T], nothing: T) -> T:
    """Read one file more, so that its problems are told with those of the others."""
    try:
        return reading()
    except WorkspaceError as wrong:
        problems += wrong.problems
        return nothing


def _open_minutes(
    space: Space, partners: tuple[Partner, ...], month: YearMonth, slots: tuple[Slot, ...]
) -> dict[YearMonth, int]:
    """Count the open minutes of this month, decisions applied, and of those to come in the agreements over the year."""
    agreements = (p.agreement for p in partners if p.agreement is not None and p.agreement.share_of(month))
    last = max((YearMonth.of(one.last) for one in agreements if one.per is Term.YEAR), default=month)
    counted = {month: sum(slot.open_minutes for slot in slots if slot.closed is None)}
    later = month.shifted(1)
    while later <= last:
        counted[later] = _OPEN.minutes(space, later)
        later = later.shifted(1)
    return counted


class _Open:
    """The open minutes of the months of one space: the last asked about, since a command gathers its months twice."""

    def __init__(self) -> None:
        self._space: Space | None = None
        self._counted: dict[YearMonth, int] = {}

    def minutes(self, space: Space, month: YearMonth) -> int:
        if space != self._space:
            self._space, self._counted = space, {}
        if month not in self._counted:
            self._counted[month] = open_minutes(space, month)
        return self._counted[month]


_OPEN = _Open()
