"""One generated problem solved with the clock running, in a process of its own so that its memory is its own."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from multiprocessing import get_context
from time import perf_counter

from solver import Budget, Progress, Status, solve
from solver.audit import audit
from tests.benchmarks.solver.absences import Absence, absence
from tests.benchmarks.solver.distribution import Shape, shape
from tests.benchmarks.solver.families import Family, draw


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRun:
    """One tier: what was found, what is proven.

    `path` are its values as they changed, each with the seconds from the start; it was left at `ended`.
    """

    name: str
    value: int
    bound: int
    proven: bool
    ended: float
    path: tuple[tuple[float, int], ...] = ()

    def by(self, seconds: float) -> float:
        """Tell its value as it was known by then, inf when it was not."""
        return next((value for at, value in reversed(self.path) if at <= seconds), inf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One problem solved: all seconds are from the start, `asked` those it was given; `memory` in MB (0: unknown).

    `first` is the news of an audited rota, `valued` that of the last tier: by then each has its value (inf: never).
    """

    family: str
    seed: int
    shape: Shape
    status: Status
    asked: float
    first: float
    valued: float
    seconds: float
    broken: int
    tiers: tuple[TierRun, ...]
    memory: int
    absence: Absence | None = None

    def tier(self, name: str) -> TierRun | None:
        """Find a tier by its name."""
        return next((tier for tier in self.tiers if tier.name == name), None)

    @property
    def proven(self) -> bool:
        """Whether every tier is proven."""
        return bool(self.tiers) and all(tier.proven for tier in self.tiers)


def run(family: Family, seed: int, seconds: float, repairing: float | None = None) -> Run:
    """Solve one problem of a family within so many seconds of the clock; `repairing`: then repair it, within so many.

    The memory is that of the solving alone.
    """
    problem, drawn = draw(family, seed)
    news: dict[str, list[tuple[float, int]]] = defaultdict(list)
    solve(draw(family, seed)[0], budget=Budget(seconds=0.01))  # what is loaded once is not the problem's
    began = perf_counter()

    def told(progress: Progress) -> None:
        news[progress.tier].append((perf_counter() - began, progress.best))

    result = solve(problem, budget=Budget(seconds=seconds), progress=told)
    whole = perf_counter() - began
    memory = _memory()
    return Run(
        family=family.name,
        seed=seed,
        shape=shape(problem, drawn),
        status=result.status,
        asked=seconds,
        first=min((path[0][0] for path in news.values()), default=inf),
        valued=max((news[tier.name][0][0] for tier in result.tiers), default=inf),
        seconds=whole,
        broken=len(audit(problem, result.works)) if result.tiers else 0,
        tiers=tuple(
            TierRun(
                name=tier.name,
                value=tier.value,
                bound=tier.bound,
                proven=tier.status is Status.OPTIMAL,
                ended=news[tier.name][-1][0],
                path=tuple(_changes(news[tier.name])),
            )
            for tier in result.tiers
        ),
        memory=memory,
        absence=absence(problem, result.works, seed, repairing) if repairing and result.works else None,
    )


def runs(family: Family, seeds: Sequence[int], seconds: float, repairing: float | None = None) -> Iterator[Run]:
    """Solve several problems one after the other, each in a new process."""
    for seed in seeds:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            yield process.submit(run, family, seed, seconds, repairing).result()


def _changes(path: Sequence[tuple[float, int]]) -> Iterator[tuple[float, int]]:
    """Leave out the news in which only the bound moved."""
    yield path[0]
    for (_, before), (at, value) in pairwise(path):
        if value != before:
            yield at, value


def _memory() -> int:
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
