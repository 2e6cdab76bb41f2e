"""The slots of a month, before anybody is placed in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from coanimation.almanac import faults, slots_of
from coanimation.almanac.recurrence import LAST_YEAR
from coanimation.domain.adjustments import decided
from coanimation.domain.agreements import Term
from coanimation.domain.months import YearMonth
from coanimation.domain.slots import Slot, elapsed
from coanimation.domain.space import Space
from coanimation.errors import Problem, WorkspaceError
from coanimation.workspace import Contents, read, read_adjustments

OFFICE_FROM, OFFICE_TO = time(9), time(17)  # Monday to Friday: the hours that most places keep


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSlots:
    """The slots of a month, decisions applied, closed ones included; minutes are elapsed ones, of open slots only."""

    month: YearMonth
    space: Space
    slots: tuple[Slot, ...]
    open_minutes: int
    outside_minutes: int

    @property
    def outside_share(self) -> float:
        """Tell the share of the open minutes outside Monday to Friday, 9 to 17; 0 when nothing opens."""
        return self.outside_minutes / self.open_minutes if self.open_minutes else 0.0

    @property
    def estimated(self) -> bool:
        """Whether school holidays matter to these slots on a day beyond the official dates."""
        return any(slot.estimated for slot in self.slots)


def month_slots(folder: Path, month: YearMonth, *, now: datetime) -> MonthSlots:  # noqa: ARG001 - every month is laid out alike
    """Lay out the month of a workspace; WorkspaceError with every problem when it cannot be."""
    contents = read(folder)
    if problems := almanac_problems(contents):
        raise WorkspaceError(problems)
    adjustments = read_adjustments(folder, month).adjustments
    slots = decided(slots_of(contents.space, month), adjustments.decisions)
    opened = [slot for slot in slots if slot.closed is None]
    return MonthSlots(
        month=month,
        space=contents.space,
        slots=slots,
        open_minutes=sum(slot.open_minutes for slot in opened),
        outside_minutes=outside_office_hours(opened),
    )


def almanac_problems(contents: Contents) -> tuple[Problem, ...]:
    """List what of the files the almanac cannot follow, each with its place in them."""
    found = (
        contents.problem(fault.error.code, fault.where, fault.key, **fault.error.fields)
        for fault in faults(contents.space)
    )
    return (*found, *_endless(contents))


def _endless(contents: Contents) -> Iterator[Problem]:
    """Tell the agreements over the year that end after the last year of the almanac.

    What such an agreement owes in a month is its part of all the hours that the space opens until it ends: nobody knows
    those, and an end put far away to mean « for ever » would leave nothing to owe in any month.
    """
    for partner in contents.partners:
        agreed = partner.agreement
        if agreed is not None and agreed.per is Term.YEAR and agreed.last.year > LAST_YEAR:
            said = {"partner": partner.name, "year": str(agreed.last.year), "last": str(LAST_YEAR)}
            yield contents.problem("almanac-agreement-endless", f"partner:{partner.id}", "agreement", **said)


def outside_office_hours(slots: Iterable[Slot]) -> int:
    """Count the elapsed minutes of these slots outside Monday to Friday, 9 to 17, by the clocks of the space."""
    return sum(slot.open_minutes - _in_office_hours(slot) for slot in slots)


def _in_office_hours(slot: Slot) -> int:
    day, minutes = slot.start.date(), 0
    while day <= slot.end.date():
        if day.weekday() < 5:
            begin = max(slot.start, datetime.combine(day, OFFICE_FROM, slot.start.tzinfo))
            finish = min(slot.end, datetime.combine(day, OFFICE_TO, slot.start.tzinfo))
            minutes += max(elapsed(begin, finish), 0)
        day += timedelta(days=1)
    return minutes
