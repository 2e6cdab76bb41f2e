"""Who could take a seat of a slot: told, and nobody is asked yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Professional
from coanimation.domain.rota import Reason
from coanimation.domain.slots import Slot
from coanimation.errors import NoRota, WrongUse
from coanimation.planning.substitutes import substitutes_for
from coanimation.use_cases.find import find_professional, find_slot
from coanimation.use_cases.gather import gather
from coanimation.workspace import months_with, read_adjustments


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """The people who could come to a slot, the least costly first; `instead` is whom they would replace."""

    month: Month
    slot: Slot
    instead: Professional | None
    people: tuple[Reason, ...]


def find_substitutes(folder: Path, month: YearMonth, slot: str, *, now: datetime, instead: str = "") -> Ranked:
    """Rank the substitutes of a slot (an id, or words) in the draft of a month; no file changes.

    NoRota when there is none; WrongUse when there is no such slot or person, or whoever is to be replaced is not there.
    """
    gathered = gather(folder, month, now=now)
    if gathered.draft is None:
        raise NoRota("plan-none-yet", month=month, typed=str(month))
    asked = find_slot(slot, gathered.slots, gathered.space)
    person = find_professional(instead, gathered.partners) if instead else None
    if person is not None and person.id not in gathered.draft.present(asked.id):
        raise WrongUse("substitutes-not-there", name=person.name, slot=asked.id)
    found = substitutes_for(
        gathered, gathered.draft, asked, instead=person.id if person else "", asked=_last_asked(folder, month)
    )
    return Ranked(month=gathered, slot=asked, instead=person, people=found)


def _last_asked(folder: Path, month: YearMonth) -> dict[str, date]:
    """Tell when each person was last asked to come somewhere, over the year before a month and whatever comes after."""
    last: dict[str, date] = {}
    for one in months_with(folder, "adjustments"):
        if one >= month.shifted(-12):
            for (_, person), asked in read_adjustments(folder, one).adjustments.asked.items():
                last[person] = max(asked.on, last.get(person, asked.on))
    return last
