"""One generated problem solved with the clock running, in a process of its own so that its memory is its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter

from solver import Budget, Progress, Status, solve
from solver.audit import audit
from tests.benchmarks.solver.families import Family, draw


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRun:
    """One tier: what was found, what is proven, and the seconds from the start at which it was left."""

    name: str
    value: int
    bound: int
    proven: bool
    ended: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One problem solved: `first` news of an audited rota and `seconds` from the start; `memory` in MB (0: unknown)."""

    family: str
    seed: int
    status: Status
    first: float
    seconds: float
    broken: int
    tiers: tuple[TierRun, ...]
    memory: int

    def tier(self, name: str) -> TierRun | None:
        """Find a tier by its name."""
        return next((tier for tier in self.tiers if tier.name == name), None)


def run(family: Family, seed: int, seconds: float) -> Run:
    """Solve one problem of a family within so many seconds of the clock."""
    problem, _ = draw(family, seed)
    ended: dict[str, float] = {}
    solve(draw(family, seed)[0], budget=Budget(seconds=0.01))  # what is loaded once is not the problem's
    began = perf_counter()

    def told(news: Progress) -> None:
        ended[news.tier] = perf_counter() - began

    result = solve(problem, budget=Budget(seconds=seconds), progress=told)
    whole = perf_counter() - began
    return Run(
        family=family.name,
        seed=seed,
        status=result.status,
        first=min(ended.values(), default=whole),
        seconds=whole,
        broken=len(audit(problem, result.works)),
        tiers=tuple(
            TierRun(
                name=tier.name,
                value=tier.value,
                bound=tier.bound,
                proven=tier.status is Status.OPTIMAL,
                ended=ended.get(tier.name, whole),
            )
            for tier in result.tiers
        ),
        memory=_memory(),
    )


def runs(family: Family, seeds: Sequence[int], seconds: float) -> Iterator[Run]:
    """Solve several problems one after the other, each in a new process."""
    for seed in seeds:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            yield process.submit(run, family, seed, seconds).result()


def _memory() -> int:
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
