"""How the generated problems differ: what the seed drew (`Traits`), and what is counted in the problem itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from solver import Problem, Worker
from tests.benchmarks.solver.families import Traits
from tests.benchmarks.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One problem in figures; shares are between 0 and 1.

    `no`: of the shifts at the sites where a person offered any. `part_time` is the chance that was drawn: answers show
    no contract. `past` counts months before.
    """

    shifts: int
    sites: int
    teams: int
    people: int
    seats: int
    available: int  # people who offered any shift
    offers: int  # yes and if need be
    no: float
    part_time: float
    shared: float
    referents: float
    minors: float
    owing: float
    past: int


def shape(problem: Problem, drawn: Traits) -> Shape:
    """Count a problem."""
    places = {shift.id: shift.place for shift in problem.shifts}
    opened: dict[str, int] = defaultdict(int)
    for place in places.values():
        opened[place] += 1
    offering = [(worker, _offers(worker)) for worker in problem.workers if _offers(worker)]
    served = [{places[shift] for shift in offers} for _, offers in offering]
    offers = sum(len(mine) for _, mine in offering)
    asked = sum(opened[place] for mine in served for place in mine)
    return Shape(
        shifts=len(problem.shifts),
        sites=len(opened),
        teams=len(problem.teams),
        people=len(problem.workers),
        seats=sum(shift.wanted for shift in problem.shifts),
        available=len(offering),
        offers=offers,
        no=1 - offers / asked if asked else 0.0,
        part_time=drawn.part_time,
        shared=_share([len(mine) > 1 for mine in served]),
        referents=_share(["referent" in worker.roles for worker in problem.workers]),
        minors=_share(["referent" in shift.roles for shift in problem.shifts]),
        owing=_share([team.owed is not None for team in problem.teams]),
        past=drawn.past,
    )


Count = Callable[[Shape], float]
_ROWS: tuple[tuple[str, Count, str], ...] = (
    ("slots", lambda one: one.shifts, ".0f"),
    ("teams", lambda one: one.teams, ".0f"),
    ("people", lambda one: one.people, ".0f"),
    ("seats per available person", lambda one: one.seats / max(1, one.available), ".2f"),
    ("people free per seat (yes or if need be)", lambda one: one.offers / max(1, one.seats), ".1f"),
    ("« no », of the slots at the sites one serves", lambda one: one.no, ".0%"),
    ("part-time, chance drawn", lambda one: one.part_time, ".0%"),
    ("people shared between sites", lambda one: one.shared, ".0%"),
    ("people who are referents", lambda one: one.referents, ".0%"),
    ("slots that ask for a referent", lambda one: one.minors, ".0%"),
    ("teams with an agreement", lambda one: one.owing, ".0%"),
    ("months before", lambda one: one.past, ".0f"),
)


def distribution(shapes: Sequence[Shape]) -> Table:
    """Tell the median and the range of everything in which the problems differ."""
    rows = tuple((name, *_range([count(one) for one in shapes], told)) for name, count, told in _ROWS)
    title = f"The problems themselves: {len(shapes)}"
    return Table(title=title, columns=("", "least", "median", "most"), rows=rows, level=3)


def _range(values: Sequence[float], told: str) -> Iterator[str]:
    for value in (min(values), median(values), max(values)):
        yield format(value, told)


def _offers(worker: Worker) -> frozenset[str]:
    return worker.yes | worker.if_need_be


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 0.0
