"""What the aims look back at and ask for: what was told, moments of the week, topics, evenings and week-ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from coanimation.domain.month import Month
from coanimation.domain.occurrences import before, past
from coanimation.domain.offers import offered
from coanimation.domain.ownership import JUDGED
from coanimation.domain.people import Partner, Professional
from coanimation.domain.shares import DEBT
from coanimation.domain.slots import HEAVY, Cell, Slot
from coanimation.planning.horizon import Horizon
from solver.problem import Burden, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """The moments of the week in which nobody should be at home: which slot is of which, and the window before.

    `held` counts the presences of each partner in each moment, `running` those in a row at the end of the window.
    """

    of: dict[str, str] = field(default_factory=dict)
    occurred: dict[str, int] = field(default_factory=dict)
    held: dict[tuple[str, str], int] = field(default_factory=dict)
    running: dict[tuple[str, str], int] = field(default_factory=dict)


def moments(month: Month, slots: tuple[Slot, ...], partners: tuple[Partner, ...]) -> Moments:
    """Sort slots and the window before them into moments.

    A moment is a cell (site, weekday, part of the day); one that occurs less than six times in the window, the month
    included, joins the other rare ones of that weekday and part at all places, as long as they come to six together.
    """
    known, window = {partner.id for partner in partners}, past(month)
    times = Counter([slot.cell for slot in slots] + [occurrence.cell for occurrence in window])
    rare: Counter[str] = Counter()
    for cell, count in times.items():
        if count < JUDGED:
            rare[_anywhere(cell)] += count
    together = {cell for cell, count in times.items() if count < JUDGED <= rare[_anywhere(cell)]}
    names = {cell: _anywhere(cell) if cell in together else f"{cell.site}:{_anywhere(cell)}" for cell in times}
    occurred: Counter[str] = Counter()
    held: Counter[tuple[str, str]] = Counter()
    running: Counter[tuple[str, str]] = Counter()
    for occurrence in window:
        moment = names[occurrence.cell]
        there = known & occurrence.partners.keys()
        occurred[moment] += 1
        for partner in sorted(known):
            running[moment, partner] = running[moment, partner] + 1 if partner in there else 0
        held.update((moment, partner) for partner in there)
    return Moments(
        of={slot.id: names[slot.cell] for slot in slots},
        occurred=dict(occurred),
        held=dict(held),
        running={key: length for key, length in running.items() if length},
    )


def _anywhere(cell: Cell) -> str:
    return f"{cell.weekday}:{cell.part}"


def topics(slots: tuple[Slot, ...], partners: tuple[Partner, ...]) -> tuple[Topic, ...]:
    """Ask for each topic that a partner provides once a week, and once in each part of the day over the month."""
    spans: dict[str, set[str]] = {}
    for slot in slots:
        year, week, _ = slot.day.isocalendar()
        spans.setdefault(f"{year}-W{week:02d}", set()).add(slot.id)
        spans.setdefault(str(slot.part), set()).add(slot.id)
    return tuple(
        Topic(
            id=f"{topic}:{span}",
            workers=frozenset(one.id for p in partners if topic in p.topics for one in p.professionals),
            shifts=frozenset(there),
        )
        for topic in sorted({topic for partner in partners for topic in partner.topics})
        for span, there in sorted(spans.items())
    )


def burdens(month: Month, slots: tuple[Slot, ...], people: tuple[Professional, ...]) -> Iterator[Burden]:
    """Count the evenings and week-ends of whoever offered some, against an equal part of those of the month.

    Who held more of them than the mean over the window before has so much less to take, and the other way round, `DEBT`
    at most. Whoever offered none has no part: that is for people to see, and earns nothing here.
    """
    heavy = tuple(slot for slot in slots if slot.tags & HEAVY)
    could = [one for one in people if any(offered(month, one, slot) for slot in heavy)]
    if not could:
        return
    part = -(-sum(slot.terms.wanted for slot in heavy) // len(could))
    taken = Counter(presence.professional for presence in before(month) if presence.tags & HEAVY)
    mean = Fraction(sum(taken[one.id] for one in could), len(could))
    for person in could:
        beyond = max(-DEBT, min(DEBT, round(taken[person.id] - mean)))
        yield Burden(
            worker=person.id,
            shifts=frozenset(slot.id for slot in heavy),
            quota=part + max(0, -beyond),
            past=max(0, beyond),
        )


def told(month: Month, people: set[str], when: Horizon) -> frozenset[tuple[str, str]] | None:
    """Tell what was published of the slots and people that are still there; None before anything was."""
    if month.told is None:
        return None
    there = {slot.id for slot in when.slots}
    return frozenset(
        (who, slot.id)
        for slot in month.told.slots
        if slot.id in there
        for who in when.begun.get(slot.id, frozenset(slot.present))
        if who in people
    )
