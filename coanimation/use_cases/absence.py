"""An absence: what it empties, what there is to choose from, and, once someone chose, the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from coanimation.almanac.recurrence import FIRST_YEAR, LAST_YEAR
from coanimation.domain.adjustments import Absence, Adjustments
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.offers import away
from coanimation.domain.people import Partner, Professional
from coanimation.domain.rota import Rota
from coanimation.errors import RotaError, WorkspaceError, WrongUse
from coanimation.planning.repair import Option, Repaired, fallen, repair_month
from coanimation.use_cases.around import replanned
from coanimation.use_cases.find import find_anyone
from coanimation.use_cases.gather import assemble
from coanimation.use_cases.truth import DECIDED, rota_problems
from coanimation.workspace import (
    add_absence,
    lock,
    months_with,
    read,
    read_rota,
    record,
    write_adjustments,
    write_rota,
)
from coanimation.workspace.journal import Change

__all__ = ["Absent", "Option", "Repaired", "Touched", "record_absence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A month in which the absence empties seats: what there is to choose from, and what was chosen (by its number).

    `month` is as it is with the absence, its draft still the rota before; `unpinned` are the pins that the absence
    takes back.
    """

    month: Month
    repaired: Repaired
    unpinned: frozenset[tuple[str, str]]
    chosen: int | None = None

    @property
    def before(self) -> Rota:
        """The rota before the absence."""
        if self.month.draft is None:
            raise ValueError("a month that is touched has a rota")
        return self.month.draft

    @property
    def option(self) -> Option | None:
        """What was chosen."""
        return self.repaired.options[self.chosen] if self.chosen is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """An absence, and the months that it touches. Nothing is written unless it was `recorded`.

    `known`: it stood in the files before.
    """

    who: Professional | Partner
    absence: Absence
    months: tuple[Touched, ...]
    known: bool
    recorded: bool


def record_absence(  # noqa: PLR0913 - each is one choice of whoever records it, and has its usual value
    folder: Path,
    who: str,
    first: date,
    last: date,
    *,
    now: datetime,
    choose: Callable[[Touched], int | None] = lambda _touched: 0,
    seconds: float | None = None,
    reproducible: bool = False,
    stop: Callable[[], bool] | None = None,
    wait: float = 10.0,
) -> Absent:
    """Record that a person, or a whole partner, is away from the first day to the last; repair the rotas of these days.

    `choose` is asked about each month whose rota loses someone, in the order of time, and answers with the number of an
    option (0: nobody displaced, which is the usual choice). Whatever it answers None about, nothing at all is written.
    Pins of whoever is away are taken back. WrongUse when nobody fits or the days are none to come; RotaError when a
    rota was false before; NoRota when it cannot be repaired.
    """
    with lock(folder, wait=wait, command="absence"):
        contents = read(folder)
        person = find_anyone(who, contents.partners)
        absence = Absence(who=person.id, first=first, last=last)
        _refuse(absence, now)
        known = any(_covers(one, absence) for one in contents.absences)
        months: list[Touched] = []
        unpinned: dict[YearMonth, tuple[Adjustments, frozenset[tuple[str, str]]]] = {}
        for month in _near(folder, absence):
            after, taken_back = _with(folder, month, absence, now, months)
            if taken_back:
                unpinned[month] = after.adjustments, taken_back
            if fallen(after):
                repaired = repair_month(after, seconds=seconds, reproducible=reproducible, stop=stop)
                touched = Touched(month=after, repaired=repaired, unpinned=taken_back)
                months.append(replace(touched, chosen=_chosen(choose, touched)))
        recorded = all(one.chosen is not None for one in months)
        if recorded:
            _write(folder, None if known else absence, months, unpinned, now)
    return Absent(who=person, absence=absence, months=tuple(months), known=known, recorded=recorded)


def _refuse(absence: Absence, now: datetime) -> None:
    if absence.last < absence.first:
        raise WrongUse("day-reversed", first=absence.first, last=absence.last, year=str(absence.last.year))
    for day in (absence.first, absence.last):
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            years = {"year": str(day.year), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
            raise WrongUse("almanac-year-out-of-range", **years)
    if absence.last < now.date():
        raise WrongUse("absence-past", last=absence.last, year=str(absence.last.year))


def _covers(known: Absence, asked: Absence) -> bool:
    return known.who == asked.who and known.first <= asked.first and asked.last <= known.last


def _near(folder: Path, absence: Absence) -> Iterator[YearMonth]:
    """Tell the months that may hold a slot of these days: one may be moved, or pass midnight, beyond its month."""
    first, last = YearMonth.of(absence.first).shifted(-1), YearMonth.of(absence.last).shifted(1)
    kept = {*months_with(folder, "rotas"), *months_with(folder, "adjustments")}
    return iter(sorted(month for month in kept if first <= month <= last))


def _with(
    folder: Path, month: YearMonth, absence: Absence, now: datetime, before: list[Touched]
) -> tuple[Month, frozenset[tuple[str, str]]]:
    """Gather a month with the absence in memory, its pins taken back, and what was chosen for the months before it."""
    gathered, contradictions = assemble(folder, month, now=now)
    after = replace(gathered, absences=(*gathered.absences, absence))
    taken_back = frozenset(pin for pin in after.adjustments.pins if _away(after, *pin, absence))
    others = [one for one in contradictions if (one.fields["slot"], one.fields["who"]) not in taken_back]
    if others:
        raise WorkspaceError(others)
    _refuse_false(folder, gathered, absence)
    for touched in before:
        option = touched.option or touched.repaired.options[0]
        after = replace(after, around=replanned(after.around, touched.month, option.rota))
    pins = replace(after.adjustments, pins=after.adjustments.pins - taken_back)
    return replace(after, adjustments=pins), taken_back


def _away(month: Month, slot: str, who: str, absence: Absence) -> bool:
    """Whether the absence touches the slot of a pin that can still be taken back."""
    alone = replace(month, absences=(absence,))
    slots = [one for one in month.slots if one.id == slot and one.arrive > month.now]
    return any(away(alone, person, one) for person in month.professionals if person.id == who for one in slots)


def _refuse_false(folder: Path, gathered: Month, absence: Absence) -> None:
    """Refuse a rota that was false before anybody was away: what the absence does to it could not be told.

    Pins and bans decided since it was made are no mistake in it: whoever said yes on the telephone is pinned first.
    """
    file = read_rota(folder, gathered.month)
    if file is None:
        return
    others = tuple(one for one in gathered.absences if one.who != absence.who or not _touch(one, absence))
    found = rota_problems(replace(gathered, absences=others), file)
    if problems := tuple(problem for problem in found if problem.code not in DECIDED):
        raise RotaError(problems)


def _touch(one: Absence, other: Absence) -> bool:
    return one.first <= other.last and other.first <= one.last


def _chosen(choose: Callable[[Touched], int | None], touched: Touched) -> int | None:
    number = choose(touched)
    if number is not None and not 0 <= number < len(touched.repaired.options):
        raise WrongUse("absence-no-option", option=number + 1, count=len(touched.repaired.options))
    return number


def _write(
    folder: Path,
    new: Absence | None,
    months: list[Touched],
    unpinned: dict[YearMonth, tuple[Adjustments, frozenset[tuple[str, str]]]],
    now: datetime,
) -> None:
    """Write the absence, then the pins, then the rotas: what is found half done is found again by the same command."""
    changes: list[Change] = []
    if new is not None:
        add_absence(folder, new)
        changes.append(Change(file="absences.yaml", key=new.who, after=f"{new.first}/{new.last}"))
    for month, (adjustments, taken_back) in unpinned.items():
        write_adjustments(folder, month, adjustments)
        file = f"adjustments/{month}.yaml"
        changes += [
            Change(file=file, key=f"{slot}/{who}", before="pinned", after="") for slot, who in sorted(taken_back)
        ]
    for touched in months:
        if (option := touched.option) is not None:
            write_rota(folder, option.rota, touched.month.slots)
            file = f"rotas/{touched.month.month}.yaml"
            before = touched.before.version
            changes.append(Change(file=file, key="version", before=before, after=option.rota.version))
    if changes:
        record(folder, command="absence", now=now, changes=changes)
