"""How much of a limit is reached, and where that is too much or too little."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Limit, Problem, Shift


def beyond(problem: Problem, rota: Rota, limits: Iterable[Limit], *, forgiving: bool) -> Iterator[Violation]:
    """Tell the limits that are not kept; a `forgiving` eye lets pass what shifts that have begun decided alone.

    It then takes what has begun for the ceiling when it is above it, and asks for no more than what has begun and the
    shifts to come can give together.
    """
    taken: dict[str, list[Shift]] = {}
    for worker, shift in rota.pairs:
        for who in {worker.id, worker.team}:
            taken.setdefault(who, []).append(shift)
    for limit in limits:
        mine = [shift for shift in taken.get(limit.who, ()) if shift.id in limit.shifts]
        if not mine and limit.least <= 0 <= limit.most:
            continue  # of nothing there is never too much
        reached, most, least = _amount(limit, mine), limit.most, limit.least
        if forgiving:
            held = [shift for shift in mine if shift.id in problem.fixed]
            most = max(most, _amount(limit, held))
            if least > reached and not limit.shifts.isdisjoint(problem.fixed):
                least = min(least, _amount(limit, held + _to_come(problem, limit)))
        facts: dict[str, str | int] = {"limit": limit.id, "reached": reached}
        if reached > most:
            yield Violation(rule="limits", who=limit.who, facts={**facts, "most": limit.most})
        if reached < least:
            yield Violation(rule="limits", who=limit.who, facts={**facts, "least": limit.least})


def _amount(limit: Limit, held: list[Shift]) -> int:
    """Count in the unit of a limit."""
    if limit.unit == "days":
        return len({shift.day for shift in held})
    return sum(shift.minutes for shift in held) if limit.unit == "minutes" else len(held)


def _to_come(problem: Problem, limit: Limit) -> list[Shift]:
    """Tell the shifts of a limit that have not begun, once for everyone who could be there together."""
    people = sum(limit.who in {worker.id, worker.team} for worker in problem.workers)
    together = min(1, people) if problem.one_per_team else people
    return [s for s in problem.shifts if s.id in limit.shifts and s.id not in problem.fixed for _ in range(together)]
