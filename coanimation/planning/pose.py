"""A month put to the solver: slots become shifts, professionals workers, partners teams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

from coanimation.domain.answers import Availability
from coanimation.domain.hours import owed_by
from coanimation.domain.month import Month, Presence
from coanimation.domain.occurrences import past
from coanimation.domain.offers import hindrance, offered
from coanimation.domain.pairs import meetings
from coanimation.domain.people import Partner, Professional
from coanimation.domain.shares import surpluses, taking_part
from coanimation.domain.slots import Slot, needs
from coanimation.domain.space import REFERENT
from coanimation.errors import NoRota
from coanimation.planning.aims import burdens, moments, told, topics
from coanimation.planning.culprits import Culprit
from coanimation.planning.horizon import Horizon, end_of, horizon
from coanimation.planning.limits import limits
from coanimation.planning.promises import promised
from coanimation.planning.sequences import blocks, days, tags
from coanimation.planning.working_time import working_time
from solver.problem import Meeting, Problem, Shift, Stay, Team, Worker

_NEARBY = timedelta(days=2)  # beyond the rest, how far a presence of another month can still bind one of this month


def pose(month: Month) -> Problem:
    """Pose the problem of a month: pure; the same month gives the same problem.

    A slot that has begun keeps the people it was told (or drafted) with. NoRota names the pins that contradict what
    people answered: no search could hold them.
    """
    when = horizon(month)
    open_ids = {slot.id for slot in when.slots}
    to_decide = open_ids - when.begun.keys()
    pins = frozenset((who, slot) for slot, who in month.adjustments.pins if slot in to_decide)
    _refuse_contradictions(month, when, pins)
    rules = month.space.rules
    partners = _partners(month, when)
    people = tuple(person for person in month.professionals if person.partner in {one.id for one in partners})
    ids = {person.id for person in people}
    week = moments(month, when.slots, partners)
    sure = promised(month, partners, [slot for slot in when.slots if slot.id in to_decide])
    workers = (*(_worker(month, person, when) for person in people), *sure.unnamed)
    return Problem(
        shifts=tuple(_shift(month, slot, when, week.of[slot.id]) for slot in when.slots),
        workers=workers,
        teams=tuple(_teams(month, partners)),
        limits=(*limits(month, partners, people, when.slots), *working_time(month, people, when.slots)),
        travel=dict(month.space.travel),
        pins=pins,
        bans=frozenset((who, slot) for slot, who in month.adjustments.bans if slot in open_ids and who in ids),
        fixed=when.begun,
        met=_met(month, partners),
        draft=_draft(month, to_decide, ids, when),
        told=told(month, ids, when),
        held=week.held,
        occurred=week.occurred,
        running=week.running,
        topics=topics(when.slots, partners),
        burdens=tuple(burdens(month, when.slots, people)),
        one_per_team=rules.different_organisations,
        band=rules.presence_band,
        aims=rules.aims,
        apart=frozenset((min(one.id, other), max(one.id, other)) for one in people for other in one.not_with & ids),
        meetings=tuple(_meetings(month, people, when)),
        accompanied={person.id: person.accompanied_by & ids for person in people if person.accompanied_by},
        days=days(when.slots, workers, rules),
        successions=rules.not_next_day if when.slots else frozenset(),
        blocks=blocks(when.slots),
        promises=sure.promises,
    )


def _refuse_contradictions(month: Month, when: Horizon, pins: frozenset[tuple[str, str]]) -> None:
    slots = {slot.id: slot for slot in when.slots}
    people = {person.id: person for person in month.professionals}
    against = {
        (who, slot): hindrance(month, people[who], slots[slot]) if who in people else "reason-not-here"
        for who, slot in sorted(pins)
    }
    culprits = tuple(
        Culprit(code="culprit-pin-against", fields={"professional": who, "slot": slot, "why": why})
        for (who, slot), why in against.items()
        if why is not None
    )
    if culprits:
        raise NoRota("plan-impossible", culprits=culprits, needed="all")


def _shift(month: Month, slot: Slot, when: Horizon, cell: str) -> Shift:
    terms = slot.terms
    return Shift(
        id=slot.id,
        start=when.minutes(slot.arrive),
        end=when.minutes(slot.leave),
        place=slot.site,
        least=terms.least,
        wanted=terms.wanted,
        most=terms.most,
        roles=needs(slot, month.space.rules),
        weight=terms.weight,
        day=slot.day.isoformat(),
        cell=cell,
        tags=tags(slot.part, month.space.rules),
    )


def _worker(month: Month, person: Professional, when: Horizon) -> Worker:
    offers = {slot.id: offered(month, person, slot) for slot in when.slots}
    prefers = frozenset(slot.id for slot in when.slots if slot.opening in person.prefers - person.avoids)
    avoids = frozenset(slot.id for slot in when.slots if slot.opening in person.avoids - person.prefers)
    return Worker(
        id=person.id,
        team=person.partner,
        roles=_roles(month, person, when),
        yes=frozenset(slot for slot, offer in offers.items() if offer is Availability.YES),
        if_need_be=frozenset(slot for slot, offer in offers.items() if offer is Availability.IF_NEED_BE),
        prefers=prefers,
        avoids=avoids,
        rest=month.space.rules.rest,
        stays=tuple(_stays(month, person, when)),
    )


def _roles(month: Month, person: Professional, when: Horizon) -> dict[str, int | None]:
    """Tell when each role lapses: a referent's with the last day of the attestation, and the slots of that day."""
    roles: dict[str, int | None] = dict.fromkeys(sorted(person.roles - {REFERENT}))
    if REFERENT in person.roles and (last := person.attestation) is not None:
        ends = [end_of(month, last), *(slot.leave for slot in when.slots if slot.day == last)]  # one may pass midnight
        roles[REFERENT] = max(when.minutes(end) for end in ends)
    return roles


def _stays(month: Month, person: Professional, when: Horizon) -> Iterator[Stay]:
    """Tell the presences of neighbouring months that are near enough to bind this one."""
    if not when.slots:
        return
    margin = _NEARBY + timedelta(minutes=month.space.rules.rest)
    first = min(slot.arrive.timestamp() for slot in when.slots) - margin.total_seconds()
    last = max(slot.leave.timestamp() for slot in when.slots) + margin.total_seconds()
    mine = {p for p in month.around if p.professional == person.id and _near(p, first, last)}
    for presence in sorted(mine, key=lambda p: (p.arrive.timestamp(), p.slot)):
        day = presence.arrive.date().isoformat()
        yield Stay(
            start=when.minutes(presence.arrive),
            end=when.minutes(presence.leave),
            place=presence.site,
            day=day,
            tags=tags(presence.cell.part, month.space.rules),
        )


def _near(presence: Presence, first: float, last: float) -> bool:
    return first < presence.leave.timestamp() and presence.arrive.timestamp() < last


def _partners(month: Month, when: Horizon) -> tuple[Partner, ...]:
    """Tell the partners among whom the month is shared: one that has left counts only while a begun slot has it."""
    held = frozenset[str]().union(*when.begun.values())
    begun = {person.partner for person in month.professionals if person.id in held}
    here = {partner.id for partner in taking_part(month)} | begun
    return tuple(partner for partner in sorted(month.partners, key=lambda p: p.id) if partner.id in here)


def _meetings(month: Month, people: tuple[Professional, ...], when: Horizon) -> Iterator[Meeting]:
    """Tell the meetings near the month, each with those of the people who attend it."""
    zone = ZoneInfo(month.space.timezone)
    for meeting in month.meetings:
        start, end = (when.minutes(instant.replace(tzinfo=zone)) for instant in meeting.span)
        if any(shift.arrive.date() - _NEARBY <= meeting.day <= shift.leave.date() + _NEARBY for shift in when.slots):
            awaited = frozenset(person.id for person in people if meeting.awaits(person.id, person.partner))
            yield Meeting(id=meeting.id, start=start, end=end, place=meeting.site, workers=awaited)


def _teams(month: Month, partners: tuple[Partner, ...]) -> Iterator[Team]:
    beyond = surpluses(month)
    for partner in partners:
        yield Team(
            id=partner.id,
            owed=owed_by(month, partner),
            tolerance=_tolerance(partner),
            surplus=beyond.get(partner.id, 0),
            at_once=partner.at_once,
        )


def _tolerance(partner: Partner) -> int:
    return partner.agreement.tolerance if partner.agreement is not None else 0


def _met(month: Month, partners: tuple[Partner, ...]) -> dict[tuple[str, str], int]:
    """Count who met whom over the rolling window, before the month; partners that have left are forgotten."""
    known = {partner.id for partner in partners}
    return {pair: times for pair, times in meetings(past(month)).items() if known.issuperset(pair)}


def _draft(month: Month, to_decide: set[str], people: set[str], when: Horizon) -> frozenset[tuple[str, str]] | None:
    """Tell the draft to stay near, with what has begun as it is; None before the first draft."""
    if month.draft is None:
        return None
    drafted = {
        (a.professional, a.slot) for a in month.draft.assignments if a.slot in to_decide and a.professional in people
    }
    return frozenset(drafted | {(who, slot) for slot, there in when.begun.items() for who in there})
