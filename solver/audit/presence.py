"""Equal shares of the teams that owe nothing."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import ceil, floor

from solver.audit.rota import Rota
from solver.problem import Problem


def presence_largest(problem: Problem, rota: Rota) -> int:
    """Tell the largest distance of a team from its equal share."""
    return max(_distances(problem, rota), default=0)


def presence(problem: Problem, rota: Rota) -> int:
    """Add the distances of the teams from their equal share."""
    return sum(_distances(problem, rota))


def evenness(problem: Problem, rota: Rota) -> int:
    """Count the seats by which teams are outside the whole numbers on both sides of the mean (m, m + 1 if it is m)."""
    held = _held(problem, rota)
    if not held:
        return 0
    mean = floor(Fraction(sum(held), len(held)))
    return sum(max(0, mean - seats, seats - (mean + 1)) for seats in held)


def _distances(problem: Problem, rota: Rota) -> list[int]:
    """Measure each team without an agreement: whole seats beyond the band around the mean."""
    held = _held(problem, rota)
    if not held:
        return []
    mean = Fraction(sum(held), len(held))
    return [max(0, ceil(abs(seats - mean) - problem.band)) for seats in held]


def _held(problem: Problem, rota: Rota) -> list[int]:
    """Count the seats of each team without an agreement, with what the past gave it beyond its share."""
    here = Counter(worker.team for worker, _ in rota.pairs)
    return [team.surplus + here[team.id] for team in problem.teams if team.owed is None]
