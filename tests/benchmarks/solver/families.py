"""Families of generated problems: from a month of one space to a large territory, drawn from a seed.

A family fixes the size; the seed draws everything that differs from one place to another (`Traits`): how tight the
supply is, who is part-time or shared between sites, how rare the referents are, what the past left, who has an
agreement. The same seed gives the same problem on every machine. The sites keep a weekly pattern of openings, and
people answer by it: who is free on Wednesday evenings is so nearly every week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from random import Random
from typing import Any

from solver import Limit, Problem, Shift, Stay, Team, Worker
from tests.benchmarks.solver import asked
from tests.solver.months import DAY, WEEK

HOURS = {"morning": 9, "afternoon": 14, "evening": 18}
MOMENTS = tuple((day, part) for day in range(6) for part in HOURS)
POPULAR = ((2, "afternoon"), (2, "evening"), (4, "evening"), (5, "morning"), (5, "afternoon"), (1, "evening"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A size: how many shifts, over how many days and sites, teams and people; and the traits that all of it share.

    Sizes of a `varied` family are the largest; each problem draws its own.
    """

    name: str
    shifts: int
    sites: int
    teams: int
    people: int
    days: int = 30
    varied: bool = False
    alike: Mapping[str, Any] = field(default_factory=dict)


MONTH = Family(name="month", shifts=38, sites=1, teams=18, people=56, varied=True)
QUARTER = Family(name="quarter", shifts=114, sites=1, teams=18, people=56, days=91)
DISTRICT = Family(name="district", shifts=320, sites=9, teams=30, people=150)
TERRITORY = Family(name="territory", shifts=800, sites=25, teams=40, people=320)
REGION = Family(name="region", shifts=2000, sites=60, teams=80, people=760)
KINDS = (  # months that have one thing in common
    Family(name="few teams", shifts=40, sites=1, teams=6, people=36),
    Family(name="many teams", shifts=26, sites=1, teams=30, people=60),
    Family(name="tight", shifts=40, sites=1, teams=12, people=28, alike={"hours": (16,), "part_time": 0.4}),
    Family(name="part-time", shifts=34, sites=1, teams=14, people=44, alike={"part_time": 0.9}),
    Family(name="three sites", shifts=60, sites=3, teams=16, people=60, alike={"shared": 1.0}),
    Family(name="sparse roles", shifts=34, sites=1, teams=14, people=44, alike={"referents": 0.15, "minors": 1.0}),
    Family(name="long past", shifts=34, sites=1, teams=14, people=44, alike={"past": 3, "agreed": 0.25}),
)
FAMILIES = {one.name: one for one in (MONTH, QUARTER, DISTRICT, TERRITORY, REGION, *KINDS)}


def grown(shifts: int) -> Family:
    """Tell a family of any size between a fortnight of one space and a region, in the proportions of the others."""
    sites = max(1, shifts // 32)
    teams, people = min(80, max(5, 10 + sites)), max(8, round(shifts * 0.42) + 8)
    return Family(name=f"{shifts} slots", shifts=shifts, sites=sites, teams=teams, people=people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What differs from one place to another; shares are between 0 and 1, `past` counts months before."""

    hours: tuple[int, ...]  # the most that people give in a month: how tight it is
    part_time: float
    shared: float
    referents: float
    minors: float
    thirds: float
    agreed: float
    past: int


def traits(family: Family, random: Random) -> Traits:
    """Draw what is particular to one problem of a family, but for what all of the family share."""
    drawn = Traits(
        hours=random.choice(((16, 20), (16, 20, 28), (20, 28, 40))),
        part_time=random.choice((0.2, 0.4, 0.6)),
        shared=0.0 if family.sites == 1 else random.choice((0.5, 0.7, 0.9)),
        referents=random.choice((0.3, 0.45, 0.6)),
        minors=random.choice((0.5, 0.8, 1.0)),
        thirds=random.choice((0.0, 0.1, 0.25)),
        agreed=random.choice((0.0, 0.25, 0.5)),
        past=random.choice((0, 1, 3)),
    )
    return replace(drawn, **family.alike)


def draw(family: Family, seed: int) -> tuple[Problem, Traits]:
    """Draw one problem of a family, and what is particular to it."""
    random = Random(f"{family.name} {seed}")
    if family.varied:
        family = _smaller(family, random)
    drawn = traits(family, random)
    places = tuple(f"site{n:02}" for n in range(family.sites))
    where = {place: (random.uniform(0, 60), random.uniform(0, 60)) for place in places}
    shifts = tuple(_shifts(family, drawn, places, random))
    teams = tuple(f"t{n:02}" for n in range(family.teams))
    homes = _homes(teams, places, drawn, random)
    of = {team: tuple(shift for shift in shifts if shift.place in homes[team]) for team in teams}
    staff = [(f"w{n:03}", teams[n % len(teams)]) for n in range(family.people)]
    people = tuple(_worker(name, team, of[team], drawn, random) for name, team in staff)
    pins = _pins(people, random)
    busy = frozenset(worker for worker, _ in pins)
    occurred, held = asked.held(shifts, homes, drawn.past, random)
    problem = Problem(
        shifts=shifts,
        workers=people,
        teams=tuple(_team(n, name, family, drawn, random) for n, name in enumerate(teams)),
        limits=tuple(limit for person in people for limit in _limits(person, shifts, drawn, random)),
        travel={
            (one, other): round(abs(where[one][0] - where[other][0]) + abs(where[one][1] - where[other][1]))
            for one, other in combinations(places, 2)
        },
        met=asked.met(homes, family.shifts, drawn.past, random),
        pins=pins,
        days=tuple(f"{day:02}" for day in range(family.days)),
        apart=asked.apart(people, random),
        accompanied=asked.newcomers(people, busy, random),
        meetings=tuple(asked.meetings(people, family.days, busy, random)),
        held=held,
        occurred=occurred,
        topics=tuple(asked.topics(people, shifts, random)),
        burdens=tuple(asked.burdens(people, shifts, drawn.past, random)),
    )
    return problem, drawn


def absent(problem: Problem, told: frozenset[tuple[str, str]], seed: int) -> Problem:
    """Take one of those who hold a seat away for a fortnight around it: no answer of theirs counts in those days."""
    random = Random(f"absence {seed}")
    starts = {shift.id: shift.start for shift in problem.shifts}
    gone = random.choice(sorted({worker for worker, _ in told}))
    seat = random.choice(sorted(starts[shift] for worker, shift in told if worker == gone))
    first = (seat // DAY - random.randrange(14)) * DAY
    kept = frozenset(s for s in starts if not first <= starts[s] < first + 14 * DAY)
    people = tuple(
        replace(person, yes=person.yes & kept, if_need_be=person.if_need_be & kept) if person.id == gone else person
        for person in problem.workers
    )
    pins = frozenset(pair for pair in problem.pins if pair[0] != gone or pair[1] in kept)
    return replace(problem, workers=people, pins=pins)


def _smaller(family: Family, random: Random) -> Family:
    """Months of one space come in many sizes."""
    shifts, teams = random.randrange(24, 41), random.randrange(8, 21)
    people = random.randrange(max(teams, 24), 61)
    return replace(family, shifts=shifts, teams=teams, people=people)


def _shifts(family: Family, drawn: Traits, places: tuple[str, ...], random: Random) -> Iterator[Shift]:
    """Open each site at its weekly moments, each site its share of the shifts, over all the days."""
    for n, place in enumerate(places):
        mine = family.shifts * (n + 1) // len(places) - family.shifts * n // len(places)
        weekly = max(1, -(-mine * 7 // family.days))
        favourite = random.sample(POPULAR, min(weekly, len(POPULAR)))
        others = [moment for moment in MOMENTS if moment not in favourite]
        pattern = {*favourite, *random.sample(others, min(len(others), max(0, weekly - len(favourite))))}
        dates = [(day, part) for day in range(family.days) for part in HOURS if (day % 7, part) in pattern]
        for day, part in sorted(random.sample(dates, min(mine, len(dates))), key=lambda at: (at[0], HOURS[at[1]])):
            yield _shift(place, day, part, drawn, random)


def _shift(place: str, day: int, part: str, drawn: Traits, random: Random) -> Shift:
    start = day * DAY + HOURS[part] * 60
    wanted = 3 if random.random() < drawn.thirds else 2
    return Shift(
        id=f"{place}-{day:02}-{part}",
        start=start,
        end=start + random.choice((150, 180, 240)),
        place=place,
        least=2,
        wanted=wanted,
        most=max(wanted, random.choice((2, 3)) if drawn.thirds else 2),
        roles={"referent": 1} if random.random() < drawn.minors else {},
        day=f"{day:02}",
        cell=f"{place}-{day % 7}-{part}",
        tags=frozenset({part} | ({"week-end"} if day % 7 == 5 else set())),
    )


Homes = dict[str, tuple[str, ...]]  # the sites that a team serves


def _homes(teams: tuple[str, ...], places: tuple[str, ...], drawn: Traits, random: Random) -> Homes:
    """Give each site at least eight teams (or all); shared teams serve more sites than their own."""
    homes: dict[str, set[str]] = {team: {places[n % len(places)]} for n, team in enumerate(teams)}
    for team in teams:
        if random.random() < drawn.shared:
            homes[team].update(random.sample(places, min(len(places), random.randrange(2, 7))))
    for place in places:
        here = [team for team in teams if place in homes[team]]
        more = [team for team in teams if team not in here]
        for team in random.sample(more, min(len(more), max(0, 8 - len(here)))):
            homes[team].add(place)
    return {team: tuple(place for place in places if place in homes[team]) for team in teams}


def _worker(name: str, team: str, shifts: tuple[Shift, ...], drawn: Traits, random: Random) -> Worker:
    """Draw someone who answers by the moments of the week, with exceptions; part-timers have half of the days.

    `shifts` are those of the sites that their team serves, at least one.
    """
    places = sorted({shift.place for shift in shifts})
    own = random.choice(places)
    served = places if random.random() < drawn.shared else [own]
    days = set(range(7)) if random.random() > drawn.part_time else set(random.sample(range(6), 3))
    usual = {(day, part): day in days and random.random() < 0.65 for day in range(7) for part in HOURS}
    answers = {
        s.id: _answer(usual[s.start // DAY % 7, s.id.rsplit("-", 1)[1]], random) for s in shifts if s.place in served
    }
    wishes = {s: random.random() for s in answers}
    lapses = random.choice((None, None, None, 20 * DAY))
    return Worker(
        id=name,
        team=team,
        roles={"referent": lapses} if random.random() < drawn.referents else {},
        yes=frozenset(s for s, told in answers.items() if told == "yes"),
        if_need_be=frozenset(s for s, told in answers.items() if told == "if need be"),
        prefers=frozenset(s for s, wish in wishes.items() if wish < 0.15),
        avoids=frozenset(s for s, wish in wishes.items() if wish > 0.85),
        rest=660,
        stays=(Stay(start=-6 * 60, end=-2 * 60, place=own),) if random.random() < 0.1 else (),
    )


def _answer(usually: bool, random: Random) -> str:
    chance = random.random()
    if usually:
        return "yes" if chance < 0.72 else "if need be" if chance < 0.86 else "no"
    return "yes" if chance < 0.06 else "if need be" if chance < 0.14 else "no"


def _team(n: int, name: str, family: Family, drawn: Traits, random: Random) -> Team:
    """Give some teams an agreement near their equal share, and the others what the past left them."""
    share = 2.1 * family.shifts / family.teams * 190
    owes = random.random() < drawn.agreed
    return Team(
        id=name,
        owed=round(share * random.uniform(0.6, 1.1) / 60) * 60 if owes else None,
        tolerance=180,
        surplus=random.choice((-2, -1, 0, 0, 1, 2)) if drawn.past and not owes else 0,
        at_once=random.choice((1, 2, 2, None)) if family.sites == 1 or n % 3 else None,
    )


def _limits(worker: Worker, shifts: tuple[Shift, ...], drawn: Traits, random: Random) -> Iterator[Limit]:
    """At most one or two a week, and so many hours a month."""
    mine = worker.yes | worker.if_need_be
    weekly = random.choice((1, 2, 2, 3))
    weeks: dict[int, set[str]] = {}
    months: dict[int, set[str]] = {}
    for shift in shifts:
        if shift.id in mine:
            weeks.setdefault(shift.start // WEEK, set()).add(shift.id)
            months.setdefault(shift.start // (31 * DAY), set()).add(shift.id)
    for n, week in weeks.items():
        yield Limit(id=f"{worker.id}-week-{n}", who=worker.id, shifts=frozenset(week), most=weekly)
    hours = random.choice(drawn.hours) * 60
    for n, month in months.items():
        yield Limit(id=f"{worker.id}-hours-{n}", who=worker.id, shifts=frozenset(month), most=hours, unit="minutes")


def _pins(people: Iterable[Worker], random: Random) -> frozenset[tuple[str, str]]:
    """Pin two people of different teams, each to one shift that they said yes to."""
    able = {person.team: person for person in people if person.yes}
    chosen = random.sample(sorted(able), min(2, len(able)))
    return frozenset((able[team].id, random.choice(sorted(able[team].yes))) for team in chosen)
