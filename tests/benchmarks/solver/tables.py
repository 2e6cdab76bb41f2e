"""The tables of a family: what the solving took, its tiers, its goals, the absences, the problems themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import isinf
from statistics import median

from tests.benchmarks.solver.absences import Absence
from tests.benchmarks.solver.distribution import distribution
from tests.benchmarks.solver.families import Family
from tests.benchmarks.solver.goals import judged, p95
from tests.benchmarks.solver.runs import Run, TierRun
from tests.benchmarks.table import Table


def report(family: Family, done: Sequence[Run], machine: str) -> str:
    """Tell all of a family, under its own title."""
    size = f"about {family.shifts} slots, {family.sites} sites, {family.teams} teams, {family.people} people"
    given = " or ".join(f"{asked:g}" for asked in sorted({run.asked for run in done}))
    length = f"{machine}; {len(done)} problems, all aims on, {given} s at most for each."
    repaired = [run.absence for run in done if run.absence is not None]
    tables = [judged(family, done), whole(done), tiers(done), *([absences(repaired)] if repaired else [])]
    shapes = distribution([run.shape for run in done])
    return "\n\n".join([f"## {family.name}: {size}", length, *map(str, tables), str(shapes)])


def whole(done: Sequence[Run]) -> Table:
    """Tell how long the first rota and the whole took, how much memory, and what is proven."""
    rows = (
        ("first audited rota (s)", *_spread([run.first for run in done], 2)),
        ("all tiers valued (s)", *_spread([run.valued for run in done], 1)),
        ("whole (s)", *_spread([run.seconds for run in done], 1)),
        ("memory (MB)", *_spread([run.memory for run in done], 0)),
    )
    proven = sum(run.proven for run in done)
    broken = sum(run.broken for run in done)
    title = f"The whole: every tier proven in {proven} of {len(done)}, {broken} rules broken"
    return Table(title=title, columns=("", "least", "median", "p95", "most"), rows=rows, level=3)


def tiers(done: Sequence[Run]) -> Table:
    """Tell the tiers in their order, those of one burden together: medians, and how often each is proven."""
    names = Counter(name for run in done for name in dict.fromkeys(_named(tier) for tier in run.tiers))
    rows = tuple(tuple(_row(name, done)) for name in names)
    columns = ("tier", "median value", "median bound", "value = bound", "median seconds since the start")
    return Table(title="Its tiers", columns=columns, rows=rows, level=3)


def absences(repaired: Sequence[Absence]) -> Table:
    """Tell what it took to repair: nobody displaced is a question of its own (cap 0), the frontier another."""
    rows: list[tuple[str, str, str]] = []

    def row(name: str, told: Callable[[Absence], float], digits: int) -> None:
        figures = [told(one) for one in repaired]
        rows.append((name, _figure(median(figures), digits), _figure(p95(figures), digits)))

    row("seats withdrawn", lambda one: one.withdrawn, 0)
    row("nobody displaced, asked apart with cap 0 (s)", lambda one: one.first, 2)
    row("the whole frontier (s)", lambda one: one.frontier, 2)
    row("options", lambda one: len(one.displaced), 0)
    row("displaced in the last option", lambda one: max(one.displaced, default=0), 0)
    row("called in the first option", lambda one: next(iter(one.called), 0), 0)
    row("called in the last option", lambda one: next(reversed(one.called), 0), 0)
    complete, broken = sum(one.complete for one in repaired), sum(one.broken for one in repaired)
    title = (
        "Someone who holds a seat away for a fortnight: "
        f"the frontier complete in {complete} of {len(repaired)}, {broken} rules broken"
    )
    return Table(title=title, columns=("", "median", "p95"), rows=tuple(rows), level=3)


def _row(name: str, done: Sequence[Run]) -> Iterator[str]:
    found = [[tier for tier in run.tiers if _named(tier) == name] for run in done]
    found = [stages for stages in found if stages]
    yield name
    yield f"{median(sum(tier.value for tier in stages) for stages in found):g}"
    yield f"{median(sum(tier.bound for tier in stages) for stages in found):g}"
    yield f"{sum(all(tier.value == tier.bound for tier in stages) for stages in found)}/{len(found)}"
    yield f"{median(max(tier.ended for tier in stages) for stages in found):.1f}"


def _named(tier: TierRun) -> str:
    return "burden" if tier.name.startswith("burden-") else tier.name


def _spread(values: Sequence[float], digits: int) -> Iterator[str]:
    for value in (min(values), median(values), p95(values), max(values)):
        yield _figure(value, digits)


def _figure(value: float, digits: int) -> str:
    return "never" if isinf(value) else f"{value:.{digits}f}"
