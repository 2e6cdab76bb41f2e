"""One run: every peer on the same problems, one after the other, with the same time; the auditor scores everyone."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from time import perf_counter

from solver import Problem
from solver.audit import audit, values
from tests.benchmarks.solver.families import Family, draw
from tests.benchmarks.solver.peers.facts import AIMS
from tests.benchmarks.solver.peers.known import known
from tests.benchmarks.solver.peers.peer import PEERS

RULES = "rules"  # comes before every tier: a rota that breaks fewer is better
KNOWN = "known optima"
WARM_UP = 2.0  # seconds on a small problem, before anything is measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A problem of a family."""

    family: str
    name: str
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a peer did with a problem, as the auditor sees it.

    `found`: it gave a rota at all, else the empty one is scored; `agrees`: the peer itself counts its tiers alike.
    """

    family: str
    name: str
    peer: str
    seconds: float
    first: float | None
    found: bool
    proven: bool
    said: str
    broken: Mapping[str, int]
    values: Mapping[str, int]
    agrees: bool

    @property
    def scores(self) -> dict[str, int]:
        """Tell the rules broken, then the tiers in their order."""
        return {RULES: sum(self.broken.values()), **self.values}


def generated(family: Family, seeds: int) -> Iterator[Task]:
    """Draw problems of a family, with the aims that everyone can be told."""
    for seed in range(seeds):
        problem = replace(draw(family, seed)[0], aims=AIMS, topics=(), burdens=())
        yield Task(family=family.name, name=f"{family.name} {seed}", problem=problem)


def with_known_optima(seeds: int) -> Iterator[Task]:
    """Take the problems whose best rota is known."""
    for one in known(seeds):
        yield Task(family=KNOWN, name=one.name, problem=one.problem)


def first_difference(one: Entry, other: Entry) -> tuple[str, int]:
    """Tell the first tier in which two differ, and by how much the first is better there: ("", 0) when in none."""
    for tier, score in one.scores.items():
        if more := other.scores[tier] - score:
            return tier, more
    return "", 0


class Contest:
    """Peers that are ready: each in a process of its own, started and warmed up apart from what is measured."""

    def __init__(self, peers: Sequence[str]) -> None:
        self._rooms = {peer: ProcessPoolExecutor(1, mp_context=get_context("spawn")) for peer in peers}
        self.started = {peer: room.submit(_warm_up, peer).result() for peer, room in self._rooms.items()}

    def entries(self, task: Task, seconds: float) -> list[Entry]:
        """Let everyone solve one problem."""
        return [room.submit(_enter, task, peer, seconds).result() for peer, room in self._rooms.items()]

    def close(self) -> None:
        """Send everyone home."""
        for room in self._rooms.values():
            room.shutdown()


def _warm_up(peer: str) -> float:
    """Load what is loaded once; tell the seconds that it took beyond the search itself."""
    began = perf_counter()
    logging.getLogger("timefold").setLevel(logging.WARNING)
    for task in generated(Family(name="warm-up", shifts=12, sites=1, teams=6, people=14, days=14), 1):
        PEERS[peer](task.problem, WARM_UP)
    return max(0.0, perf_counter() - began - WARM_UP)


def _enter(task: Task, peer: str, seconds: float) -> Entry:
    began = perf_counter()
    answer = PEERS[peer](task.problem, seconds)
    took = perf_counter() - began
    broken = Counter(violation.rule for violation in audit(task.problem, answer.rota))
    measured = values(task.problem, answer.rota)
    return Entry(
        family=task.family,
        name=task.name,
        peer=peer,
        seconds=took,
        first=answer.first,
        found=bool(answer.rota),
        proven=answer.proven,
        said=answer.said,
        broken=broken,
        values=measured,
        agrees=bool(broken) or all(measured[tier] == count for tier, count in answer.told.items() if tier in measured),
    )
