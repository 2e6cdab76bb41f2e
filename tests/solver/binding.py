"""What is at work in a problem: which rules bind, which tiers stand against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from solver import Problem
from solver.audit import audit, values
from tests.solver.brute import Rota


def binding(problem: Problem, best: Rota) -> frozenset[str]:
    """Tell the rules whose leaving out would change the best rota: one that breaks this rule alone would be better.

    Looked for among the rotas that differ from the best one in two seats at most: more rules may bind, none fewer.
    """
    least = list(values(problem, best).values())
    found: set[str] = set()
    for rota in _near(problem, best):
        rules = {broken.rule for broken in audit(problem, rota)}
        if len(rules) == 1 and not rules <= found and list(values(problem, rota).values()) < least:
            found |= rules
    return frozenset(found)


def _near(problem: Problem, rota: Rota) -> Iterator[Rota]:
    every = [(worker.id, shift.id) for worker in problem.workers for shift in problem.shifts]
    for pair in every:
        yield rota ^ {pair}
    for given_up in sorted(rota):
        for taken in every:
            if taken not in rota:
                yield rota ^ {given_up, taken}
    for one, other in combinations(sorted(set(every) - rota), 2):
        if one[0] == other[0] or one[1] == other[1]:
            yield rota | {one, other}


def opposed(lawful: Mapping[Rota, Mapping[str, int]]) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Tell the neighbouring tiers that both leave a choice, and those of them of which one costs the other something.

    Under the values of the tiers before them: the first is above the least of the second's rotas, or the other way.
    """
    both: set[tuple[str, str]] = set()
    against: set[tuple[str, str]] = set()
    left: Sequence[Mapping[str, int]] = list(lawful.values())
    for first, second in pairwise(left[0] if left else ()):
        if all(len({one[tier] for one in left}) > 1 for tier in (first, second)):
            both.add((first, second))
        ceiling = min(one[first] for one in left)
        least = min(one[second] for one in left)
        left = [one for one in left if one[first] == ceiling]
        if min(one[second] for one in left) > least:
            against.add((first, second))
    return frozenset(both), frozenset(against)
