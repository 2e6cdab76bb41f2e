"""How much anyone, or a team, takes."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Problem, Shift


def limits(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Nobody, and no team, takes more of the shifts of a limit than it allows; what has begun is counted first.

    When what has begun alone exceeds the limit, nothing may be added to it.
    """
    taken: dict[str, list[Shift]] = {}
    for worker, shift in rota.pairs:
        for who in {worker.id, worker.team}:
            taken.setdefault(who, []).append(shift)
    for limit in problem.limits:
        reached = begun = 0
        for shift in taken.get(limit.who, ()):
            if shift.id in limit.shifts:
                amount = shift.minutes if limit.unit == "minutes" else 1
                reached += amount
                begun += amount if shift.id in problem.fixed else 0
        if reached > max(limit.most, begun):
            facts: dict[str, str | int] = {"limit": limit.id, "reached": reached, "most": limit.most}
            yield Violation(rule="limits", who=limit.who, facts=facts)
