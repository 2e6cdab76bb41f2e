"""Why nobody fills a seat: for every person, every rule that stops them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coanimation.domain.month import Month
from coanimation.domain.offers import hindrances
from coanimation.domain.people import Professional
from coanimation.domain.rota import Reason
from coanimation.domain.slots import SEAT, Slot, lacking
from coanimation.planning.costs import could
from coanimation.planning.horizon import horizon
from coanimation.planning.limits import told
from solver.audit import values
from solver.explain import Obstacle, blockers
from solver.problem import Problem

Works = frozenset[tuple[str, str]]

# A swap inside the slot answers these: they stop nobody from holding a role that those who are there do not hold.
_MAKES_ROOM = frozenset({"seats", "one_per_team"})
CODES = {
    "bans": "reason-banned",
    "meetings": "reason-meeting",
    "apart": "reason-apart",
    "accompanied": "reason-alone",
    "seats": "reason-full",
    "one_per_team": "reason-colleague-present",
    "at_once": "reason-at-once",
    "no_overlap": "reason-overlap",
    "keep_travel": "reason-travel",
    "keep_rest": "reason-rest",
    "successions": "reason-next-day",
    "limits": "reason-limit",
    "blocks": "reason-relays",
    "promises": "reason-promised",
    "fixed": "reason-begun",
}

_FACT = {
    "meetings": "meeting",
    "apart": "with",
    "at_once": "most",
    "blocks": "with",
    "promises": "partner",
}  # what there is to tell beside the reason


def reasons(month: Month, problem: Problem, works: Works, slot: Slot, what: str) -> tuple[Reason, ...]:
    """Tell what stops each person of the space from filling a seat (SEAT or a role), by id, the plainest reason first.

    Nobody is passed over: who is there already is told so, and who could come is told with the aim it would cost.
    A full slot, or a colleague in it, stops nobody from holding a role that lacks: those who hold it are told by what
    else stops them, or that they could take the place of someone present.
    """
    seat = _Seat(month, problem, works, slot, what)
    obstacles = _obstacles(problem, works, slot.id)
    found: list[Reason] = []
    for person in month.professionals:
        if (person.id, slot.id) in works:
            found.append(Reason(code="reason-already-there", professional=person.id))
            continue
        # one whose partner takes no part in the month was not posed
        found += list(seat.stops(person, obstacles.get(person.id, ()))) or [seat.could(person)]
    return tuple(found)


def _obstacles(problem: Problem, works: Works, slot: str) -> Mapping[str, tuple[Obstacle, ...]]:
    """Tell what stops each person from joining a slot; a seat that is kept for someone to be named is promised."""
    unnamed = {one.id: one.team for one in problem.workers if one.placeholder and (one.id, slot) in works}
    found = _joining(problem, works, slot)
    if not unnamed:
        return found
    promised = Obstacle(rule="promises", facts={"partner": min(unnamed.values())})
    team = {worker.id: worker.team for worker in problem.workers}
    return {
        who: tuple(
            promised if one.rule == "seats" else one
            for one in obstacles
            if team[who] not in unnamed.values() or one.rule not in _MAKES_ROOM  # the seat is their own
        )
        for who, obstacles in found.items()
    }


def _joining(problem: Problem, works: Works, slot: str) -> Mapping[str, tuple[Obstacle, ...]]:
    """Tell what stops each person from joining a slot; where relays are taken together, from joining all of them."""
    relays = next((block for block in problem.blocks if slot in block), frozenset[str]()) - problem.fixed.keys()
    if not relays - {slot}:
        return blockers(problem, works, slot)
    found: dict[str, tuple[Obstacle, ...]] = {}
    for worker in problem.workers:
        there = works | {(worker.id, relay) for relay in relays}
        by_relay = {one: _stop(problem, there - {(worker.id, one)}, one, worker.id) for one in sorted(relays)}
        others = [relay for relay in by_relay if relay != slot and by_relay[relay]]
        also = tuple(Obstacle(rule="blocks", facts={"with": relay}) for relay in others[:1])
        found[worker.id] = by_relay[slot] + also
    return found


def _stop(problem: Problem, works: Works, slot: str, worker: str) -> tuple[Obstacle, ...]:
    return blockers(problem, works, slot, only=worker)[worker]


@dataclass(frozen=True, slots=True)
class _Seat:
    """A seat that nobody fills, in a rota."""

    month: Month
    problem: Problem
    works: Works
    slot: Slot
    what: str

    def stops(self, person: Professional, obstacles: Iterable[Obstacle]) -> Iterator[Reason]:
        """Tell every rule that stops a person: what they can do, what they answered, then the rules of the rota."""
        if self.what != SEAT and not person.holds(self.what, self.slot.day):
            yield Reason(code="reason-lacks-role", professional=person.id, fields={"role": self.what})
        why = tuple(hindrances(self.month, person, self.slot))
        for code in why:
            yield Reason(code=code, professional=person.id)
        codes = list(CODES)
        found = sorted((b for b in obstacles if b.rule in CODES), key=lambda b: codes.index(b.rule))
        if self.what != SEAT and found:
            if not why and (other := self._replaced(person)) is not None:
                yield Reason(code="reason-could-replace", professional=person.id, fields={"with": other})
                return
            elsewhere = [obstacle for obstacle in found if obstacle.rule not in _MAKES_ROOM]
            found = elsewhere if elsewhere or why else found
        for obstacle in found:
            yield Reason(code=CODES[obstacle.rule], professional=person.id, fields=self._facts(person, obstacle))

    def _replaced(self, person: Professional) -> str | None:
        """Name someone present whose place they could lawfully take, the slot then lacking less; pins stay."""
        people = {one.id: one for one in self.month.professionals}
        there = [who for who, where in sorted(self.works) if where == self.slot.id and who in people]
        for other in there:
            if (self.slot.id, other) in self.month.adjustments.pins:
                continue
            after = [people[who] for who in there if who != other] + [person]
            if self._lacks(after) >= self._lacks([people[who] for who in there]):
                continue
            without = self.works - {(other, self.slot.id)}
            if not blockers(self.problem, without, self.slot.id, only=person.id)[person.id]:
                return other
        return None

    def _lacks(self, present: list[Professional]) -> int:
        return sum(lacking(self.slot, present, self.month.space.rules).values())

    def could(self, person: Professional) -> Reason:
        """Tell the first aim that would be worse, were they there and all else as it is; or that none would be."""
        before = values(self.problem, self.works)
        after = values(self.problem, self.works | {(person.id, self.slot.id)})
        return could(person.id, {tier: value - before[tier] for tier, value in after.items()})

    def _facts(self, person: Professional, obstacle: Obstacle) -> Mapping[str, str | int]:
        """Tell the facts of a rule from the side of the person: what else they do, which colleague is there."""
        match obstacle.rule:
            case "limits":
                return told(str(obstacle.facts["limit"]))
            case "no_overlap" | "keep_travel" | "keep_rest" | "successions":
                return {"with": self._other(person, obstacle)}
            case "one_per_team":
                team = {other.id for other in self.month.professionals if other.partner == person.partner}
                return {"with": min(who for who, where in self.works if where == self.slot.id and who in team)}
            case "meetings" | "apart" | "at_once" | "blocks" | "promises":
                return {_FACT[obstacle.rule]: obstacle.facts[_FACT[obstacle.rule]]}
            case _:
                return {}

    def _other(self, person: Professional, obstacle: Obstacle) -> str:
        """Name the slot that an obstacle in time is about: of this month by its id, of another by its instants."""
        if "with" in obstacle.facts:
            return str(obstacle.facts["with"])
        when = horizon(self.month)
        stay = obstacle.facts["start"], obstacle.facts["end"], obstacle.facts["place"]
        mine = (one for one in self.month.around if one.professional == person.id)
        return next(one.slot for one in mine if (when.minutes(one.arrive), when.minutes(one.leave), one.site) == stay)
