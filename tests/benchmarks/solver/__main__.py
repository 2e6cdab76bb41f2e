"""Generated problems of every size, solved with the clock running.

    python -m tests.benchmarks.solver [--family month …] [--seeds 30] [--seconds 60] [--write]

`--write` keeps the tables in docs/explanation/measured-solver.md. Nothing else should run on the machine meanwhile.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.solver.families import FAMILIES, Family
from tests.benchmarks.solver.runs import Run, TierRun, runs
from tests.benchmarks.table import Table

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "measured-solver.md"


def main() -> int:
    """Measure, print, and keep when asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.solver", description="Solve generated problems.")
    parser.add_argument("--family", nargs="*", choices=list(FAMILIES), default=["month"], help="the sizes to solve")
    parser.add_argument("--seeds", type=int, default=30, help="problems of each size")
    parser.add_argument("--seconds", type=float, default=60.0, help="longest search of a problem")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/explanation/measured-solver.md")
    asked = parser.parse_args()
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    length = f"{asked.seeds} problems of each size, {asked.seconds:g} s at most for each"
    sections = [f"{datetime.now(UTC):%Y-%m-%d}, {machine}, all aims on, {length}."]
    for name in asked.family:
        done = list(runs(FAMILIES[name], range(asked.seeds), asked.seconds))
        sections += [str(whole(FAMILIES[name], done)), str(tiers(done))]
    text = "\n\n".join(sections)
    print(text)
    if asked.write:
        page = f"# The solver, measured\n\nWritten by `python -m tests.benchmarks.solver`; do not edit.\n\n{text}\n"
        PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def whole(family: Family, done: Sequence[Run]) -> Table:
    """Tell how long the first rota and the whole took, how much memory, and what is proven."""
    rows = (
        ("first audited rota (s)", *_spread([run.first for run in done], 2)),
        ("whole (s)", *_spread([run.seconds for run in done], 1)),
        ("memory (MB)", *_spread([run.memory for run in done], 0)),
    )
    proven = sum(all(tier.proven for tier in run.tiers) for run in done)
    broken = sum(run.broken for run in done)
    title = (
        f"{family.name}: about {family.shifts} slots, {family.sites} sites, {family.teams} teams, "
        f"{family.people} people; every tier proven in {proven} of {len(done)}, {broken} rules broken"
    )
    return Table(title=title, columns=("", "least", "median", "p95", "most"), rows=rows)


def tiers(done: Sequence[Run]) -> Table:
    """Tell the tiers in their order, those of one burden together: medians, and how often each is proven."""
    names = Counter(name for run in done for name in dict.fromkeys(_named(tier) for tier in run.tiers))
    rows = tuple(tuple(_row(name, done)) for name in names)
    columns = ("tier", "median value", "median bound", "value = bound", "median seconds since the start")
    return Table(title=f"{done[0].family}: its tiers", columns=columns, rows=rows)


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


def _spread(values: Sequence[float], digits: int) -> tuple[str, ...]:
    high = quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
    return tuple(f"{value:.{digits}f}" for value in (min(values), median(values), min(high, max(values)), max(values)))


if __name__ == "__main__":
    raise SystemExit(main())
