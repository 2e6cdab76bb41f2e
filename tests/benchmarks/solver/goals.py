"""What is aimed at for each size, as data, and whether the runs hold it: a goal missed is told with by how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, inf, isinf
from statistics import median

from tests.benchmarks.solver.families import DISTRICT, QUARTER, REGION, TERRITORY, Family
from tests.benchmarks.solver.runs import Run
from tests.benchmarks.table import Table

Measure = Callable[[Run], float | None]


class Over(StrEnum):
    """Of many runs, which figure is judged."""

    EVERY = "every problem"
    MEDIAN = "median"
    P95 = "p95"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure that is to be at most so much (inf is never, None not measured).

    A search that was given less than `within` seconds does not miss it: more time might reach it.
    """

    name: str
    measure: Measure
    most: float
    unit: str = "s"
    over: Over = Over.EVERY
    within: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A goal beside its runs: the figure, in how many of them it holds, and whether it is met (None: not known)."""

    goal: Goal
    figure: float | None
    held: int
    of: int
    met: bool | None
    why: str


def first(run: Run) -> float:
    """Seconds to the first audited rota."""
    return run.first


def valued(run: Run) -> float:
    """Seconds until every tier of an audited rota has its value."""
    return inf if run.broken else run.valued


def proven(run: Run) -> float:
    """Seconds until every tier was proven."""
    return run.seconds if run.proven else inf


def unproven(run: Run) -> float:
    """Tiers that are not proven; of a run without a rota that is never."""
    return sum(not tier.proven for tier in run.tiers) if run.tiers else inf


def proven_up_to(last: str) -> Measure:
    """Seconds until a tier and all before it were proven."""

    def measure(run: Run) -> float:
        tier = run.tier(last)
        return tier.ended if tier is not None and tier.proven else inf

    return measure


def proven_before(name: str) -> Measure:
    """Seconds until all tiers before one were proven."""

    def measure(run: Run) -> float:
        names = [tier.name for tier in run.tiers]
        if name not in names:
            return inf
        before = run.tiers[: names.index(name)]
        return max((tier.ended for tier in before), default=0.0) if all(tier.proven for tier in before) else inf

    return measure


def added(*names: str) -> Measure:
    """Tell the values of some tiers together."""

    def measure(run: Run) -> float:
        found = [tier.value for tier in run.tiers if tier.name in names]
        return sum(found) if found else inf

    return measure


def above(name: str, by: float) -> Measure:
    """How far a tier was above its bound by so many seconds."""

    def measure(run: Run) -> float:
        tier = run.tier(name)
        return inf if tier is None else max(0, tier.by(by) - tier.bound)

    return measure


def percent_above(name: str, by: float) -> Measure:
    """How far a tier was above its bound by so many seconds, in percent of the bound."""

    def measure(run: Run) -> float:
        tier = run.tier(name)
        if tier is None:
            return inf
        over = max(0, tier.by(by) - tier.bound)
        return 100 * over / abs(tier.bound) if over and tier.bound else inf if over else 0.0

    return measure


def memory(run: Run) -> float | None:
    """Memory in MB, where the system tells it."""
    return run.memory or None


def displacing_nobody(run: Run) -> float | None:
    """Seconds until the repair that displaces nobody."""
    return run.absence.first if run.absence else None


def frontier(run: Run) -> float | None:
    """Seconds until the whole frontier."""
    if run.absence is None:
        return None
    return run.absence.frontier if run.absence.complete else inf


MONTH = (
    Goal(name="first audited rota", measure=first, most=1),
    Goal(name="tiers not proven", measure=unproven, most=0, unit="", within=20),
    Goal(name="every tier proven, median", measure=proven, most=5, over=Over.MEDIAN, within=5),
    Goal(name="every tier proven, p95", measure=proven, most=20, over=Over.P95, within=20),
)
GOALS = {
    QUARTER.name: (Goal(name="a quarter in one go, all tiers valued", measure=valued, most=60),),
    DISTRICT.name: (
        Goal(name="tiers before wishes proven", measure=proven_before("wishes"), most=60, within=60),
        Goal(
            name="wishes above their bound at 120 s",
            measure=percent_above("wishes", 120),
            most=3,
            unit="%",
            within=120,
        ),
    ),
    TERRITORY.name: (
        Goal(name="coverage proven", measure=proven_up_to("coverage"), most=5, within=5),
        Goal(
            name="presence and ownership beyond their bands",
            measure=added("presence-largest", "presence", "ownership"),
            most=0,
            unit="",
            within=120,
        ),
        Goal(name="encounters above their bound at 60 s", measure=above("encounters", 60), most=3, unit="", within=60),
        Goal(
            name="wishes above their bound at 120 s",
            measure=percent_above("wishes", 120),
            most=10,
            unit="%",
            within=120,
        ),
        Goal(name="memory", measure=memory, most=2048, unit="MB"),
    ),
    REGION.name: (Goal(name="an audited rota, all tiers valued", measure=valued, most=180),),
}
NOBODY = Goal(name="an absence: nobody displaced", measure=displacing_nobody, most=1)
# What a search is given when nobody says: as long as the last of its goals; where that is about being ready, a little
# less, for it takes all that it is given and then tells.
SECONDS = {QUARTER.name: 56.0, DISTRICT.name: 120.0, TERRITORY.name: 120.0, REGION.name: 170.0}
USUAL_SECONDS = 60.0


def is_a_month(family: Family) -> bool:
    """Whether a family is what is meant by a month of one space."""
    return family.sites == 1 and family.shifts <= 40 and family.teams <= 20 and family.people <= 60


def repair_seconds(family: Family) -> float:
    """Tell in how many seconds an absence is to be repaired: more where people are shared between sites."""
    return 5.0 if family.sites == 1 else 15.0


def goals(family: Family) -> tuple[Goal, ...]:
    """Tell what is aimed at for a family; the frontier has a goal in one space and in the territory."""
    own = MONTH if is_a_month(family) else GOALS.get(family.name, ())
    most = repair_seconds(family)
    whole = Goal(name="an absence: the whole frontier", measure=frontier, most=most)
    return (*own, NOBODY, *((whole,) if family.sites == 1 or family is TERRITORY else ()))


def judge(goal: Goal, done: Sequence[Run]) -> Judgement:
    """Hold the runs against a goal."""
    found = [(run, figure) for run in done if (figure := goal.measure(run)) is not None]
    if not found:
        return Judgement(goal=goal, figure=None, held=0, of=0, met=None, why="not measured")
    figures = [figure for _, figure in found]
    figure = of_many(goal.over, figures)
    held = sum(one <= goal.most for one in figures)
    met: bool | None = figure <= goal.most
    if met:
        why = "met"
    elif all(one <= goal.most or run.asked < goal.within for run, one in found):
        met, why = None, f"not known: less than {goal.within:g} s were given"
    else:
        why = "MISSED: never" if isinf(figure) else f"MISSED by {_told(figure - goal.most, goal.unit)}"
    return Judgement(goal=goal, figure=figure, held=held, of=len(figures), met=met, why=why)


def judged(family: Family, done: Sequence[Run]) -> Table:
    """Tell for each goal of a family what was found, and whether it holds."""
    rows = tuple(tuple(_row(judge(goal, done))) for goal in goals(family))
    columns = ("goal", "at most", "of", "found", "held in", "")
    return Table(title="Goals", columns=columns, rows=rows, level=3)


def p95(values: Sequence[float]) -> float:
    """Tell the value that at least 95 % do not exceed: one of them, so that never (inf) stays never."""
    return sorted(values)[ceil(0.95 * len(values)) - 1]


def of_many(over: Over, figures: Sequence[float]) -> float:
    """Tell the figure that is judged."""
    match over:
        case Over.EVERY:
            return max(figures)
        case Over.MEDIAN:
            return median(figures)
        case Over.P95:
            return p95(figures)


def _row(judgement: Judgement) -> Iterator[str]:
    goal, figure = judgement.goal, judgement.figure
    yield goal.name
    yield _told(goal.most, goal.unit)
    yield goal.over
    yield "-" if figure is None else "never" if isinf(figure) else _told(figure, goal.unit)
    yield f"{judgement.held}/{judgement.of}"
    yield judgement.why


def _told(figure: float, unit: str) -> str:
    told = f"{figure:.2f}".rstrip("0").rstrip(".") if unit in {"s", "%"} else f"{figure:g}"
    return f"{told} {unit}".strip()
