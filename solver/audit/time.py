"""Where a worker can be, and when: no overlap, time for the way, rest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from solver.audit.rota import Rota, Violation
from solver.problem import Problem, Shift, Stay, Worker


def no_overlap(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Nobody is in two shifts at the same time, nor in a shift during a stay elsewhere."""
    for worker, shift, other in _side_by_side(problem, rota):
        if _gap(shift, other) < 0:
            yield Violation(rule="no_overlap", who=worker.id, shift=shift.id, facts=_told(other))


def keep_travel(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Nobody takes two shifts between which there is no time for the way from one place to the other."""
    for worker, shift, other in _side_by_side(problem, rota):
        gap, needed = _gap(shift, other), problem.minutes_between(shift.place, other.place)
        if 0 <= gap < needed:
            facts = {**_told(other), "gap": gap, "needed": needed}
            yield Violation(rule="keep_travel", who=worker.id, shift=shift.id, facts=facts)


def keep_rest(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Nobody takes two shifts of different days closer together than their rest."""
    for worker, shift, other in _side_by_side(problem, rota):
        gap = _gap(shift, other)
        same_day = bool(shift.day) and shift.day == other.day
        if 0 <= gap < worker.rest and not same_day:
            facts = {**_told(other), "gap": gap, "needed": worker.rest}
            yield Violation(rule="keep_rest", who=worker.id, shift=shift.id, facts=facts)


def _side_by_side(problem: Problem, rota: Rota) -> Iterator[tuple[Worker, Shift, Shift | Stay]]:
    """Go through what each worker does, two by two, but for two facts of the past."""
    workers = {worker.id: worker for worker in problem.workers}
    for name, shifts in rota.by_worker:
        for one, other in combinations(shifts, 2):
            if one.id in problem.fixed:
                one, other = other, one  # noqa: PLW2901 - the shift that is told is the one still to decide
            if one.id not in problem.fixed:
                yield workers[name], one, other
        for shift in shifts:
            if shift.id not in problem.fixed:
                for stay in workers[name].stays:
                    yield workers[name], shift, stay


def _gap(one: Shift | Stay, other: Shift | Stay) -> int:
    """Minutes from the end of the earlier to the start of the later; negative when they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def _told(other: Shift | Stay) -> dict[str, str | int]:
    if isinstance(other, Shift):
        return {"with": other.id}
    return {"start": other.start, "end": other.end, "place": other.place}
