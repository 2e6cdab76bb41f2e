"""Why someone is there: what the rota would be without them, the search having the last word.

The direct cost of each replacement, all else frozen, is `solver.substitutes(…, instead=…)`. Here the rest of the rota
may move.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from solver.audit import Works, audit, values
from solver.change import Difference
from solver.problem import Problem
from solver.result import Result, Status, TierValue
from solver.search.solve import solve
from solver.tiers import Budget


class Verdict(StrEnum):
    """WORSE: a tier must worsen. EQUAL: another rota is as good. BETTER: one is better. NONE: there is none. OPEN."""

    WORSE = "worse"
    EQUAL = "equal"
    BETTER = "better"
    NONE = "none"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """What a rota without someone in a shift comes to, everybody else being free to move.

    `tier` is the first whose value differs, in the unit of the tier. WORSE: with the tiers before it at the values of
    the given rota or below, it must worsen by `least` at least, and `works` shows that `most` is enough. BETTER:
    `works` is a better rota, to be offered. OPEN: time ran out, `works` is worse in `tier` and need not be.
    """

    verdict: Verdict
    tier: str = ""
    least: int = 0
    most: int = 0
    works: frozenset[tuple[str, str]] = frozenset()
    costs: tuple[Difference, ...] = ()


def instead(problem: Problem, works: Works, worker: str, shift: str, *, budget: Budget | None = None) -> Instead:
    """Force someone out of a shift, search again, and tell the first tier that must worsen, and by how much.

    A pin on the seat is set aside. ValueError when the rota breaks a rule, the worker is not in the shift, or the shift
    has begun.
    """
    rota = frozenset(works)
    if (worker, shift) not in rota:
        raise ValueError(f"{worker} is not in {shift}")
    if shift in problem.fixed:
        raise ValueError(f"{shift} has begun")
    if broken := audit(problem, rota):
        raise ValueError(f"the rota breaks {broken[0].rule}")
    pair = worker, shift
    without = replace(problem, pins=problem.pins - {pair}, bans=problem.bans | {pair})
    was = values(problem, rota)

    def enough(tier: TierValue) -> bool:
        return tier.value > was[tier.name]

    result = solve(without, budget=budget, start=rota - {pair}, enough=enough)
    return _judged(problem, was, result)


def _judged(problem: Problem, was: Mapping[str, int], result: Result) -> Instead:
    if result.status in {Status.INFEASIBLE, Status.TIMEOUT}:
        return Instead(verdict=Verdict.NONE if result.status is Status.INFEASIBLE else Verdict.OPEN)
    now = values(problem, result.works)
    costs = tuple(Difference(tier=name, before=was[name], after=now[name]) for name in was)
    plain = Instead(verdict=Verdict.EQUAL, works=result.works, costs=costs)
    first = next((tier for tier in result.tiers if tier.value != was[tier.name]), None)
    if first is None:
        return plain
    if first.value < was[first.name]:
        return replace(plain, verdict=Verdict.BETTER, tier=first.name)
    least, most = first.bound - was[first.name], first.value - was[first.name]
    if least <= 0:
        return replace(plain, verdict=Verdict.OPEN, tier=first.name, most=most)
    return replace(plain, verdict=Verdict.WORSE, tier=first.name, least=least, most=most)
