"""What a team may send."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from solver.audit.rota import Rota, Violation
from solver.problem import Problem


def one_per_team(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """No shift holds two workers of one team, unless it has begun."""
    if not problem.one_per_team:
        return
    for shift, workers in rota.by_shift:
        for one, other in combinations(workers, 2):
            if one.team == other.team and shift not in problem.fixed:
                yield Violation(
                    rule="one_per_team", who=other.id, shift=shift, facts={"team": one.team, "with": one.id}
                )


def at_once(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """No team has more workers at one time, over all places, than it can send; what has begun comes first.

    Looked at when each shift starts: between two starts nobody arrives. Shifts that have begun are counted, and when
    they alone exceed the ceiling nobody may be added to them.
    """
    ceilings = {team.id: team.at_once for team in problem.teams if team.at_once is not None}
    for team, ceiling in ceilings.items():
        mine = [(worker, shift) for worker, shift in rota.pairs if worker.team == team]
        for _, opening in mine:
            now = [(w, s) for w, s in mine if s.start <= opening.start < s.end]
            begun = sum(s.id in problem.fixed for _, s in now)
            if len(now) > max(ceiling, begun):
                facts: dict[str, str | int] = {"count": len(now), "most": ceiling}
                yield Violation(rule="at_once", who=team, shift=opening.id, facts=facts)
