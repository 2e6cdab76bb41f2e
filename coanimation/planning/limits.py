"""Limits of the space, of a person, of a partner: one for each day, week or month that the month touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import solver.problem as posed
from coanimation.domain.month import Month, Presence
from coanimation.domain.offers import offered
from coanimation.domain.people import Partner, Professional
from coanimation.domain.rules import Counted, Least, Limit, Per
from coanimation.domain.slots import EVENING, WEEKEND, Slot

SEPARATOR = ":"  # in no id
_LEAST = "least-"  # before the name of a least


def limits(
    month: Month, partners: tuple[Partner, ...], people: tuple[Professional, ...], slots: tuple[Slot, ...]
) -> Iterator[posed.Limit]:
    """Pose every limit over the days, weeks and months that it counts; presences of neighbouring months count too.

    A person's own limit replaces the space's of the same name. Spans in which the limit cannot bind are left out.
    """
    general = {limit.name: limit for limit in month.space.rules.limits}
    for person in people:
        own = general | {limit.name: limit for limit in person.limits}
        yield from _posed(person, own.values(), slots, _past(month, person))
        yield from _least(month, person, (person,), slots)
    for partner in partners:
        yield from _posed(partner, partner.limits, slots, _past(month, partner))
        yield from _least(month, partner, tuple(one for one in people if one.partner == partner.id), slots)


def _past(month: Month, who: Professional | Partner) -> tuple[Presence, ...]:
    return tuple(p for p in month.around if who.id == (p.partner if isinstance(who, Partner) else p.professional))


def _posed(
    who: Professional | Partner, asked: Iterable[Limit], slots: tuple[Slot, ...], around: tuple[Presence, ...]
) -> Iterator[posed.Limit]:
    for limit in sorted(asked):
        hours = limit.counted is Counted.HOURS
        for when, there in _within(limit, slots):
            most = max(0, limit.most * (60 if hours else 1) - _taken(limit, when, around))
            if most < sum(slot.minutes if hours else 1 for slot in there):
                yield posed.Limit(
                    id=SEPARATOR.join((limit.name, who.id, when, str(limit.most))),
                    who=who.id,
                    shifts=frozenset(slot.id for slot in there),
                    most=most,
                    unit="minutes" if hours else "shifts",
                )


def _least(
    month: Month, who: Professional | Partner, people: tuple[Professional, ...], slots: tuple[Slot, ...]
) -> Iterator[posed.Limit]:
    """Pose what someone is to have at least, as far as answers allow; a week that goes on next month asks nothing."""
    for asked in sorted(who.at_least):
        hours = asked.counted is Counted.HOURS
        for when, there in _within(asked, slots):
            if asked.per is Per.WEEK and _last_of(when) > month.month.last:
                continue
            open_to = [slot for slot in there if any(offered(month, one, slot) for one in people)]
            amount = sum(slot.minutes if hours else 1 for slot in open_to)
            least = asked.least * (60 if hours else 1) - _taken(asked, when, _past(month, who))
            if (least := min(least, amount)) > 0:
                yield posed.Limit(
                    id=SEPARATOR.join((_LEAST + asked.name, who.id, when, str(asked.least))),
                    who=who.id,
                    shifts=frozenset(slot.id for slot in there),
                    most=max(1, len(people)) * sum(slot.minutes if hours else 1 for slot in there),
                    least=least,
                    unit="minutes" if hours else "shifts",
                )


def _within(asked: Limit | Least, slots: tuple[Slot, ...]) -> list[tuple[str, list[Slot]]]:
    """Sort the slots that are counted into days, weeks or months."""
    span, tag = _SPANS[asked.per], _TAGS[asked.counted]
    within: dict[str, list[Slot]] = defaultdict(list)
    for slot in slots:
        if tag is None or tag in slot.tags:
            within[span(slot.day)].append(slot)
    return sorted(within.items())


def _taken(asked: Limit | Least, when: str, around: tuple[Presence, ...]) -> int:
    """Count what neighbouring months have of a span."""
    span, tag = _SPANS[asked.per], _TAGS[asked.counted]
    return sum(
        presence.minutes if asked.counted is Counted.HOURS else 1
        for presence in around
        if (tag is None or tag in presence.tags) and span(presence.arrive.date()) == when
    )


def told(limit_id: str) -> dict[str, str | int]:
    """Read the facts of a limit from the id that it was posed with: its name, whose it is, which span, how many."""
    name, who, when, bound = limit_id.split(SEPARATOR)
    if name.startswith(_LEAST):
        return {"limit": name.removeprefix(_LEAST), "who": who, "when": when, "least": int(bound)}
    return {"limit": name, "who": who, "when": when, "most": int(bound)}


def _last_of(week: str) -> date:
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), 7)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


_SPANS: dict[Per, Callable[[date], str]] = {
    Per.DAY: date.isoformat,
    Per.WEEK: _week,
    Per.MONTH: lambda day: f"{day:%Y-%m}",
}
_TAGS = {Counted.SLOTS: None, Counted.HOURS: None, Counted.EVENINGS: EVENING, Counted.WEEKENDS: WEEKEND}
