"""Why a problem is refused: every inconsistency at once, each naming the thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from solver.faults import between, things
from solver.faults.fault import Fault

if TYPE_CHECKING:
    from solver.problem import Problem

__all__ = ["Fault", "InvalidProblem", "find"]


class InvalidProblem(ValueError):
    """The problem contradicts itself; nothing was searched."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


def find(problem: Problem, aims: Iterable[str]) -> tuple[Fault, ...]:
    """Find every inconsistency of a problem, in a stable order; `aims` are those that exist."""
    return tuple(dict.fromkeys([*_names(problem, set(aims)), *things.find(problem), *between.find(problem)]))


def _names(problem: Problem, aims: set[str]) -> Iterator[Fault]:
    """Refuse two things of one name, and aims that nobody knows."""
    named = (
        ("shift", [shift.id for shift in problem.shifts]),
        ("worker", [worker.id for worker in problem.workers]),
        ("team", [team.id for team in problem.teams]),
        ("limit", [limit.id for limit in problem.limits]),
        ("meeting", [meeting.id for meeting in problem.meetings]),
        ("topic", [topic.id for topic in problem.topics]),
        ("day", problem.days),
        ("aim", problem.aims),
    )
    for kind, ids in named:
        for name, count in Counter(ids).items():
            if count > 1:
                yield Fault(f"duplicate-{kind}", name)
    for aim in problem.aims:
        if aim not in aims:
            yield Fault("unknown-aim", aim)
