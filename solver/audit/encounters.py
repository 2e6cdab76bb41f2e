"""Who meets whom."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from solver.audit.rota import Rota
from solver.problem import Problem


def encounters(problem: Problem, rota: Rota) -> int:
    """Count for each meeting of two teams how often they had met before it, in the past and in this rota."""
    met = Counter(problem.met)
    cost = 0
    for _, workers in rota.by_shift:
        for pair in combinations(sorted({worker.team for worker in workers}), 2):
            cost += met[pair]
            met[pair] += 1
    return cost
