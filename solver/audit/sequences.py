"""What follows what: forbidden successions, blocks of shifts."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Problem, Shift, Stay


def successions(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Nobody takes a shift with the second tag of a succession on the working day after one with the first.

    Stays elsewhere count; two shifts that have both begun are facts and break nothing.
    """
    if not problem.successions:
        return
    number = {day: n for n, day in enumerate(problem.days)}
    stays = {worker.id: worker.stays for worker in problem.workers}
    for worker, shifts in rota.by_worker:
        done: list[Shift | Stay] = [*shifts, *stays[worker]]
        for first in done:
            for second in done:
                if first.day not in number or number.get(second.day) != number[first.day] + 1:
                    continue
                told = _told(problem, first, second)
                if told is not None and any((a, b) in problem.successions for a in first.tags for b in second.tags):
                    yield Violation(rule="successions", who=worker, shift=told[0], facts=told[1])


def _told(problem: Problem, first: Shift | Stay, second: Shift | Stay) -> tuple[str, dict[str, str | int]] | None:
    """Tell which of two is still to decide, and what the other is; None when both are facts."""
    for mine, other in ((second, first), (first, second)):
        if isinstance(mine, Shift) and mine.id not in problem.fixed:
            if isinstance(other, Shift):
                return mine.id, {"with": other.id}
            return mine.id, {"start": other.start, "end": other.end, "place": other.place}
    return None


def blocks(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Whoever works one shift of a block works all of it; of a block that has begun, all that is left of it."""
    for block in problem.blocks:
        left = [shift.id for shift in problem.shifts if shift.id in block and shift.id not in problem.fixed]
        holders = dict.fromkeys(worker.id for shift in left for worker in rota.at(shift))
        for worker in holders:
            held = [shift.id for shift in rota.of(worker) if shift.id in left]
            for lacking in left:
                if lacking not in held:
                    facts: dict[str, str | int] = {"with": lacking, "block": "+".join(sorted(block))}
                    yield Violation(rule="blocks", who=worker, shift=held[0], facts=facts)
