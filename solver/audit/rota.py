"""What the auditor looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from solver.problem import Problem, Shift, Worker

Works = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A rule that a rota breaks: whose, in which shift, and the facts of it (ids and whole numbers)."""

    rule: str
    who: str = ""
    shift: str = ""
    facts: Mapping[str, str | int] = field(default_factory=dict)


class Rota:
    """(worker id, shift id) pairs of one problem, by shift and by worker, in the order of the problem.

    KeyError when a pair names what the problem does not know.
    """

    def __init__(self, problem: Problem, works: Works) -> None:
        workers = {worker.id: worker for worker in problem.workers}
        shifts = {shift.id: shift for shift in problem.shifts}
        place = {name: n for n, name in enumerate([*workers, *shifts])}
        self.pairs = tuple(
            (workers[worker], shifts[shift])
            for worker, shift in sorted(set(works), key=lambda pair: (place[pair[0]], place[pair[1]]))
        )
        self.team_of = {worker.id: worker.team for worker in problem.workers}
        self._at: dict[str, list[Worker]] = {}
        self._of: dict[str, list[Shift]] = {}
        for worker, shift in self.pairs:
            self._at.setdefault(shift.id, []).append(worker)
            self._of.setdefault(worker.id, []).append(shift)

    def __contains__(self, pair: tuple[str, str]) -> bool:
        worker, shift = pair
        return any(there.id == worker for there in self.at(shift))

    def at(self, shift: str) -> list[Worker]:
        """Tell who works in a shift."""
        return self._at.get(shift, [])

    def of(self, worker: str) -> list[Shift]:
        """Tell the shifts of a worker."""
        return self._of.get(worker, [])

    @property
    def by_worker(self) -> Iterable[tuple[str, list[Shift]]]:
        """Tell everyone who works, with their shifts."""
        return self._of.items()

    @property
    def by_shift(self) -> Iterable[tuple[str, list[Worker]]]:
        """Tell every shift that someone holds, with its workers."""
        return self._at.items()
