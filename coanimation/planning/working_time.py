"""What the law asks of working time, over each day, week and row of days that the month touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

import solver.problem as posed
from coanimation.domain.month import Month, Presence
from coanimation.domain.people import Professional
from coanimation.domain.slots import Slot
from coanimation.domain.working_time import Alert, Mode, Span, WorkingTime
from coanimation.planning.limits import SEPARATOR, told
from solver.audit import alerts as audited
from solver.problem import Problem

_PREFIX = "legal-"


def working_time(month: Month, people: tuple[Professional, ...], slots: tuple[Slot, ...]) -> Iterator[posed.Limit]:
    """Pose working time for every person; presences of neighbouring months count, and a row of days runs through them.

    Spans in which even someone present everywhere would not go beyond are left out.
    """
    for rule in month.space.rules.working_time:
        if rule.mode is Mode.OFF:
            continue
        spans = _spans(rule, slots)
        for person in people:
            around = [presence for presence in month.around if presence.professional == person.id]
            yield from _of(rule, person, spans, around)


def _of(
    rule: WorkingTime, person: Professional, spans: dict[date, list[Slot]], around: list[Presence]
) -> Iterator[posed.Limit]:
    hours = rule.span in {Span.HOURS_PER_DAY, Span.HOURS_PER_WEEK}
    mode: Literal["hard", "alert"] = "hard" if rule.mode is Mode.HARD else "alert"
    for first, there in spans.items():
        past = [p for p in around if first <= p.arrive.date() < first + _length(rule)]
        taken = sum(p.minutes for p in past) if hours else len({p.arrive.date() for p in past})
        most = max(0, rule.most * (60 if hours else 1) - taken)
        if most < (sum(slot.minutes for slot in there) if hours else len({slot.day for slot in there})):
            yield posed.Limit(
                id=SEPARATOR.join((rule.name, person.id, first.isoformat(), str(rule.most))),
                who=person.id,
                shifts=frozenset(slot.id for slot in there),
                most=most,
                unit="minutes" if hours else "days",
                mode=mode,
            )


def _spans(rule: WorkingTime, slots: tuple[Slot, ...]) -> dict[date, list[Slot]]:
    """Sort the slots into the spans of a rule, by the first day of each; rows of days overlap."""
    spans: dict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        for first in _firsts(rule, slot.day):
            spans[first].append(slot)
    return dict(sorted(spans.items()))


def _firsts(rule: WorkingTime, day: date) -> list[date]:
    match rule.span:
        case Span.HOURS_PER_DAY:
            return [day]
        case Span.DAYS_IN_A_ROW:
            return [day - timedelta(days=before) for before in range(rule.most + 1)]
        case _:
            return [day - timedelta(days=day.weekday())]


def _length(rule: WorkingTime) -> timedelta:
    match rule.span:
        case Span.HOURS_PER_DAY:
            return timedelta(days=1)
        case Span.DAYS_IN_A_ROW:
            return timedelta(days=rule.most + 1)
        case _:
            return timedelta(days=7)


def alerts(problem: Problem, works: frozenset[tuple[str, str]]) -> tuple[Alert, ...]:
    """Tell where a rota goes beyond working time that only alerts, by person, then by day; a row of days once."""
    posed_most = {limit.id: limit for limit in problem.limits}
    found: dict[tuple[str, str], Alert] = {}
    last: dict[tuple[str, str], date] = {}
    for broken in audited(problem, works):
        limit = posed_most[str(broken.facts["limit"])]
        facts = told(limit.id)
        first = date.fromisoformat(str(facts["when"]))
        key = broken.who, str(facts["limit"])
        unbroken = str(facts["limit"]) == f"{_PREFIX}{Span.DAYS_IN_A_ROW}" and last.get(key) == first - timedelta(
            days=1
        )
        last[key] = first
        if unbroken:
            continue
        before = int(facts["most"]) * (60 if limit.unit == "minutes" else 1) - limit.most
        fields = {"when": str(facts["when"]), "most": facts["most"], "reached": int(broken.facts["reached"]) + before}
        code = f"alert-{str(facts['limit']).removeprefix(_PREFIX)}"
        found[limit.id, broken.who] = Alert(code=code, professional=broken.who, fields=fields)
    return tuple(sorted(found.values(), key=lambda one: (one.professional, str(one.fields["when"]), one.code)))
