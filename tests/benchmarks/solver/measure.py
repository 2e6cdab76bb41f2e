"""Measure a family, or the growth, and tell it: what both commands do."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from tests.benchmarks.solver import growth
from tests.benchmarks.solver.families import Family, grown
from tests.benchmarks.solver.goals import SECONDS, USUAL_SECONDS, repair_seconds
from tests.benchmarks.solver.kept import Kept
from tests.benchmarks.solver.runs import Run, runs
from tests.benchmarks.solver.tables import report

LONG = (
    "python -m tests.benchmarks.solver --family month quarter district territory region --seeds 30 --write, "
    "then python -m tests.benchmarks.solver --growth --write: half a day."
)

NOT_KEPT: Final = Kept()


def measured(family: Family, seeds: int, seconds: float | None = None, record: Kept = NOT_KEPT) -> str:
    """Solve problems of a family, repair each rota, and tell all of it."""
    given = seconds or SECONDS.get(family.name, USUAL_SECONDS)
    return report(family, list(_done(family, seeds, given, repair_seconds(family), record)), machine())


def grow(slots: Sequence[int], seeds: int, seconds: float, record: Kept = NOT_KEPT) -> list[Run]:
    """Solve problems of growing size."""
    return [run for n in slots for run in _done(grown(n), seeds, seconds, None, record)]


def grew(done: Sequence[Run]) -> str:
    """Tell the growth, with its picture."""
    title = f"## {growth.TITLE}"
    length = f"{machine()}; {max(run.asked for run in done):g} s at most for each problem."
    return "\n\n".join([title, length, "![Growth](../pictures/growth.svg)", str(growth.table(done))])


def machine() -> str:
    """Tell where and when this is measured, and with what."""
    versions = f"Python {platform.python_version()}, ortools {importlib.metadata.version('ortools')}"
    return f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, {versions}"


def _done(family: Family, seeds: int, seconds: float, repairing: float | None, record: Kept) -> Iterator[Run]:
    for seed in range(seeds):
        if (known := record.find(family.name, seed, seconds)) is not None:
            yield known
            continue
        for run in _shown(runs(family, [seed], seconds, repairing)):
            record.keep(run)
            yield run


def _shown(done: Iterator[Run]) -> Iterator[Run]:
    for run in done:
        proven = sum(tier.proven for tier in run.tiers)
        told = f"{run.family} {run.seed}: {run.status} in {run.seconds:.1f} s, {proven}/{len(run.tiers)} tiers proven"
        print(told, file=sys.stderr, flush=True)
        yield run
