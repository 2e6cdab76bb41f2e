"""Small problems made so that rules bite: about each of several rules, a shift that it alone keeps from being held.

A problem is drawn from a seed. Around each of its rules stands a little scene on days of its own (`scenes.py`), so that
no other rule stops the same seat; people are shared between scenes, and aims look at all of them: shares, pairs,
moments, topics, wishes, what was told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import Any, TypeVar

from solver import Burden, Limit, Meeting, Problem, Shift, Stay, Team, Topic, Worker

DAY = 1440
CELLS = ("wed evening", "sat morning")
TEAMS = ("x", "y", "z")
_T = TypeVar("_T")


@dataclass(slots=True)
class Person:
    """Someone in the making."""

    name: str
    team: str
    yes: list[str] = field(default_factory=list)
    roles: dict[str, int | None] = field(default_factory=dict)
    rest: int = 0
    stays: list[Stay] = field(default_factory=list)
    placeholder: bool = False


@dataclass(slots=True)
class Stage:
    """A problem in the making, scene after scene: each begins on a day that nothing before it is near."""

    random: Random
    shifts: dict[str, dict[str, Any]] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)  # who may play in further scenes
    at_once: dict[str, int] = field(default_factory=dict)
    limits: list[Limit] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    blocks: list[frozenset[str]] = field(default_factory=list)
    pins: set[tuple[str, str]] = field(default_factory=set)
    bans: set[tuple[str, str]] = field(default_factory=set)
    apart: set[tuple[str, str]] = field(default_factory=set)
    promises: set[tuple[str, str]] = field(default_factory=set)
    fixed: dict[str, frozenset[str]] = field(default_factory=dict)
    accompanied: dict[str, frozenset[str]] = field(default_factory=dict)
    day: int = 0

    def one_of(self, *things: _T) -> _T:
        """Take one of these."""
        return self.random.choice(things)

    def happens(self, share: float) -> bool:
        """Throw a coin that falls well so often."""
        return self.random.random() < share

    def shift(self, at: int = 600, *, later: int = 0, seats: int = 1, **fields: Any) -> str:  # noqa: ANN401 - as a Shift
        """Make a shift of an hour on the day of the scene, or some days later."""
        name, start = f"s{len(self.shifts)}", (self.day + later) * DAY + at
        told = {"start": start, "end": start + 60, "place": "hall", "day": f"d{self.day + later}"}
        self.shifts[name] = told | {"least": self.random.randint(0, seats), "wanted": seats, "most": seats} | fields
        return name

    def person(self, *yes: str, team: str = "", alone: bool = False) -> Person:
        """Find someone, or someone new, who can come to these shifts; `alone`: who plays in no other scene."""
        known = [self.people[name] for name in self.shared if not team or self.people[name].team == team]
        if known and not alone and self.happens(0.5):
            found = self.random.choice(known)
        else:
            found = Person(name=f"w{len(self.people)}", team=team or self.one_of(*TEAMS))
            self.people[found.name] = found
            if not alone:
                self.shared.append(found.name)
        found.yes += [shift for shift in yes if shift not in found.yes]
        return found

    def two(self, shift: str) -> tuple[Person, Person]:
        """Find two people of two teams who can come to a shift."""
        one = self.person(shift)
        return one, self.person(shift, team=self.one_of(*(team for team in TEAMS if team != one.team)))

    def free(self) -> int:
        """Count the seats that a search may give or not."""
        every = {(person.name, shift) for person in self.people.values() for shift in person.yes}
        return sum(pair not in self.pins and pair[1] not in self.fixed for pair in every)


def posed(stage: Stage, aims: tuple[str, ...], *, one_per_team: bool) -> Problem:
    """Make the problem of a stage, with something for every aim to look at."""
    random = stage.random
    names = tuple(stage.shifts)
    cells = random.choice((("", *CELLS), CELLS[:1]))
    shifts = tuple(
        Shift(
            id=name,
            **{"weight": random.randint(0, 3), "counted": random.choice((None, None, 30)), **told},
            cell=random.choice(cells),
        )
        for name, told in stage.shifts.items()
    )
    workers = tuple(_worker(random, person) for person in stage.people.values())
    teams = tuple(_team(random, name, stage) for name in dict.fromkeys((*TEAMS, *(w.team for w in workers))))
    could = sorted({(worker.id, shift) for worker in workers for shift in worker.yes | worker.if_need_be})
    held, occurred, running = _moments(random, teams)
    return Problem(
        shifts=shifts,
        workers=workers,
        teams=teams,
        limits=tuple(stage.limits),
        travel={("hall", "van"): 40},
        pins=frozenset(stage.pins),
        bans=frozenset(stage.bans),
        fixed=stage.fixed,
        met={(min(a, b), max(a, b)): random.randint(0, 2) for a, b in combinations((t.id for t in teams), 2)},
        draft=_some(random, could, 0.5) if "coverage" in aims and random.random() < 0.4 else None,
        told=_some(random, could, 0.5) if random.random() < 0.5 else None,
        one_per_team=one_per_team,
        band=random.choice((0, 0, 1)),
        aims=aims,
        days=tuple(f"d{n}" for n in range(stage.day + 2)),
        apart=frozenset(stage.apart),
        accompanied=stage.accompanied,
        successions=frozenset({("evening", "morning")}),
        blocks=tuple(stage.blocks),
        meetings=tuple(stage.meetings),
        promises=frozenset(stage.promises),
        held=held,
        occurred=occurred,
        running=running,
        topics=tuple(_topic(random, name, workers, names) for name in ("work", "health")[: random.randint(0, 2)]),
        burdens=tuple(_burdens(random, workers, names)),
    )


def _worker(random: Random, person: Person) -> Worker:
    reluctant = frozenset() if person.placeholder else _some(random, person.yes, 0.25)
    wishes = {shift: "" if person.placeholder else random.choice(("", "", "prefers", "avoids")) for shift in person.yes}
    return Worker(
        id=person.name,
        team=person.team,
        roles=person.roles,
        yes=frozenset(person.yes) - reluctant,
        if_need_be=reluctant,
        prefers=frozenset(shift for shift, wish in wishes.items() if wish == "prefers"),
        avoids=frozenset(shift for shift, wish in wishes.items() if wish == "avoids"),
        rest=person.rest,
        stays=tuple(person.stays),
        placeholder=person.placeholder,
    )


def _team(random: Random, name: str, stage: Stage) -> Team:
    return Team(
        id=name,
        owed=random.choice((None, None, None, 60, 120)),
        tolerance=random.choice((0, 30)),
        surplus=random.randint(-2, 2),
        at_once=stage.at_once.get(name),
    )


def _moments(
    random: Random, teams: tuple[Team, ...]
) -> tuple[dict[tuple[str, str], int], dict[str, int], dict[tuple[str, str], int]]:
    occurred = {cell: random.choice((0, 2, 4)) for cell in CELLS}
    held = {(cell, team.id): random.choice((0, 0, occurred[cell])) for cell in CELLS for team in teams}
    return held, occurred, {key: random.choice((0, times)) for key, times in held.items()}


def _topic(random: Random, name: str, workers: tuple[Worker, ...], shifts: tuple[str, ...]) -> Topic:
    people = _some(random, [worker.id for worker in workers], 0.4)
    return Topic(id=name, workers=people, shifts=_some(random, shifts, 0.7), least=random.randint(1, 3))


def _burdens(random: Random, workers: tuple[Worker, ...], shifts: tuple[str, ...]) -> list[Burden]:
    carriers = [worker.id for worker in workers if not worker.placeholder and random.random() < 0.3]
    return [
        Burden(worker=who, shifts=_some(random, shifts, 0.7), quota=random.randint(0, 1), past=random.randint(0, 2))
        for who in carriers
    ]


def _some(random: Random, things: Any, share: float) -> frozenset[Any]:  # noqa: ANN401 - ids, or pairs of them
    return frozenset(thing for thing in things if random.random() < share)
