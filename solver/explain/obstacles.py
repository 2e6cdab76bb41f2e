"""Why a seat stays empty: for each worker, every rule that stops them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from solver.audit import Rota, Violation, Works, audit, newly
from solver.problem import Problem

_BETWEEN_WORKERS = frozenset({"one_per_team", "apart"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """A rule that stops a worker, and its facts (ids and whole numbers, those of the auditor's violation)."""

    rule: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


def blockers(problem: Problem, works: Works, shift: str, *, only: str | None = None) -> dict[str, tuple[Obstacle, ...]]:
    """Tell, for every worker who is not in a shift, each rule that stops them from joining it, all else frozen.

    `only` asks about one worker. No rule: they could. It is the auditor that answers: a rule stops a worker when it is
    broken once they are there, and was not so before. KeyError when the problem has no such shift.
    """
    rota = Rota(problem, works)
    there = {worker.id for worker in rota.at(shift)}
    if shift not in {known.id for known in problem.shifts}:
        raise KeyError(shift)
    told = {}
    for worker in problem.workers:
        if worker.id not in there and only in {None, worker.id}:
            # The rules look at one worker, one shift, one team: the rest of the rota cannot matter. What lacks
            # elsewhere for want of it (a least, company, a promise) lacks before and after alike.
            near = {(w.id, s.id) for w, s in rota.pairs if w.team == worker.team or s.id == shift}
            found = newly(audit(problem, near), audit(problem, near | {(worker.id, shift)}))
            told[worker.id] = tuple(_obstacle(broken, worker.id, shift) for broken in found)
    return told


def _obstacle(broken: Violation, worker: str, shift: str) -> Obstacle:
    """Tell a violation as the worker who would join sees it: `with` names the other shift, or the other worker."""
    facts = dict(broken.facts)
    mine, other = (worker, broken.who) if broken.rule in _BETWEEN_WORKERS else (shift, broken.shift)
    if facts.get("with") == mine:
        facts["with"] = other
    return Obstacle(rule=broken.rule, facts=facts)
