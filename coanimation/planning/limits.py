"""Limits of the space, of a person, of a partner: one for each day, week or month that the month touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import solver.problem as posed
from coanimation.domain.month import Month, Presence
from coanimation.domain.people import Partner, Professional
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.domain.slots import EVENING, WEEKEND, Slot

SEPARATOR = ":"  # in no id


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
    for partner in partners:
        yield from _posed(partner, partner.limits, slots, _past(month, partner))


def _past(month: Month, who: Professional | Partner) -> tuple[Presence, ...]:
    return tuple(p for p in month.around if who.id == (p.partner if isinstance(who, Partner) else p.professional))


def _posed(
    who: Professional | Partner, asked: Iterable[Limit], slots: tuple[Slot, ...], around: tuple[Presence, ...]
) -> Iterator[posed.Limit]:
    for limit in sorted(asked):
        span, tag, hours = _SPANS[limit.per], _TAGS[limit.counted], limit.counted is Counted.HOURS
        within: dict[str, list[Slot]] = defaultdict(list)
        for slot in slots:
            if tag is None or tag in slot.tags:
                within[span(slot.day)].append(slot)
        for when, there in sorted(within.items()):
            taken = sum(
                presence.minutes if hours else 1
                for presence in around
                if (tag is None or tag in presence.tags) and span(presence.arrive.date()) == when
            )
            most = max(0, limit.most * (60 if hours else 1) - taken)
            if most < sum(slot.minutes if hours else 1 for slot in there):
                yield posed.Limit(
                    id=SEPARATOR.join((limit.name, who.id, when, str(limit.most))),
                    who=who.id,
                    shifts=frozenset(slot.id for slot in there),
                    most=most,
                    unit="minutes" if hours else "shifts",
                )


def told(limit_id: str) -> dict[str, str | int]:
    """Read the facts of a limit from the id that it was posed with: its name, whose it is, which span, how many."""
    name, who, when, most = limit_id.split(SEPARATOR)
    return {"limit": name, "who": who, "when": when, "most": int(most)}


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


_SPANS: dict[Per, Callable[[date], str]] = {
    Per.DAY: date.isoformat,
    Per.WEEK: _week,
    Per.MONTH: lambda day: f"{day:%Y-%m}",
}
_TAGS = {Counted.SLOTS: None, Counted.HOURS: None, Counted.EVENINGS: EVENING, Counted.WEEKENDS: WEEKEND}
