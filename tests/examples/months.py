"""Months of the examples, as they are and perturbed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from coanimation.domain.adjustments import Absence, Adjustments
from coanimation.domain.answers import Answer, Availability
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.use_cases.gather import gather

EXAMPLES = Path(__file__).parents[2] / "examples"
MONTH = YearMonth(2026, 12)
NOW = datetime(2026, 11, 22, 21, 0, tzinfo=ZoneInfo("Europe/Paris"))


def example(name: str) -> Month:
    return gather(EXAMPLES / name, MONTH, now=NOW)


def perturbed(month: Month, seed: int) -> Month:
    """The same month on another day of its life: answers changed, people away, someone gone, two pins."""
    chance = Random(seed)
    answers = {key: _changed(answer, chance) for key, answer in month.answers.items()}
    away = chance.sample(month.professionals, 3)
    first = chance.randint(1, 20)
    absences = tuple(
        Absence(who=one.id, first=MONTH.first.replace(day=first), last=MONTH.first.replace(day=first + 5))
        for one in away
    )
    gone = chance.choice(month.professionals).id
    answers = {key: answer for key, answer in answers.items() if key[0] != gone}
    return replace(month, answers=answers, absences=absences, adjustments=_pins(month, answers, absences, chance))


def _changed(answer: Answer, chance: Random) -> Answer:
    if chance.random() > 0.15:
        return answer
    return replace(answer, availability=chance.choice(list(Availability)))


def _pins(
    month: Month, answers: dict[tuple[str, str], Answer], absences: tuple[Absence, ...], chance: Random
) -> Adjustments:
    """Pin someone who can in two slots of different weeks, so that no two pins contradict."""
    away = {absence.who for absence in absences}
    early, late = (
        [key for key in answers if _can(answers[key]) and key[0] not in away and _day(month, key[1]) in days]
        for days in (range(1, 8), range(15, 22))
    )
    return replace(month.adjustments, pins=frozenset({chance.choice(early), chance.choice(late)}))


def _can(answer: Answer) -> bool:
    return answer.availability is not Availability.NO


def _day(month: Month, slot: str) -> int:
    return next(one.day.day for one in month.slots if one.id == slot)
