"""Equal shares of the teams that owe nothing."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import ceil

from solver.audit.rota import Rota
from solver.problem import Problem


def presence_largest(problem: Problem, rota: Rota) -> int:
    """Tell the largest distance of a team from its equal share."""
    return max(_distances(problem, rota), default=0)


def presence(problem: Problem, rota: Rota) -> int:
    """Add the distances of the teams from their equal share."""
    return sum(_distances(problem, rota))


def _distances(problem: Problem, rota: Rota) -> list[int]:
    """Measure each team without an agreement: whole seats beyond the band around the mean, the past counted in."""
    here = Counter(worker.team for worker, _ in rota.pairs)
    held = {team.id: team.surplus + here[team.id] for team in problem.teams if team.owed is None}
    if not held:
        return []
    mean = Fraction(sum(held.values()), len(held))
    return [max(0, ceil(abs(seats - mean) - problem.band)) for seats in held.values()]
