"""The auditor: plain Python written from the text of the rules and aims, sharing nothing with the model.

It returns facts and raises nothing about a rota, except KeyError when `values` is asked about a worker or a shift that
the problem does not know.
"""

from __future__ import annotations

from collections.abc import Iterable

from solver.audit.amounts import beyond
from solver.audit.rota import Rota, Violation, Works
from solver.audit.worse import newly
from solver.catalogue import RULES
from solver.problem import Problem
from solver.tiers import order

__all__ = ["Rota", "Violation", "Works", "alerts", "audit", "newly", "values"]


def audit(problem: Problem, works: Works) -> tuple[Violation, ...]:
    """Tell every rule that a rota breaks; a pair that the problem does not know breaks the rule `known`."""
    known, strange = _known(problem, works)
    rota = Rota(problem, known)
    broken = [Violation(rule="known", who=worker, shift=shift) for worker, shift in strange]
    for rule in RULES:
        broken.extend(rule.audit()(problem, rota))
    return tuple(broken)


def alerts(problem: Problem, works: Works) -> tuple[Violation, ...]:
    """Tell every limit of mode `alert` that a rota does not keep, what has begun included; no rule is broken."""
    known, _ = _known(problem, works)
    asked = [limit for limit in problem.limits if limit.mode == "alert"]
    return tuple(beyond(problem, Rota(problem, known), asked, forgiving=False))


def values(problem: Problem, works: Works) -> dict[str, int]:
    """Measure every tier of the problem in a rota, in the order of the tiers; lower is better."""
    rota = Rota(problem, works)
    return {tier.name: tier.audit()(problem, rota) for tier in order(problem)}


def _known(problem: Problem, works: Works) -> tuple[Iterable[tuple[str, str]], Iterable[tuple[str, str]]]:
    workers, shifts = {worker.id for worker in problem.workers}, {shift.id for shift in problem.shifts}
    known: list[tuple[str, str]] = []
    strange: list[tuple[str, str]] = []
    for worker, shift in sorted(set(works)):
        (known if worker in workers and shift in shifts else strange).append((worker, shift))
    return known, strange
