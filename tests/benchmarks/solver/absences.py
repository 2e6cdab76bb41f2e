"""Somebody is away for a fortnight after the rota was published: how long the repair takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from time import perf_counter

from solver import Budget, Problem, repair
from solver.audit import audit
from tests.benchmarks.solver.families import absent


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One repair with the clock running.

    `withdrawn` seats of the absent one are to be filled. `first` are the seconds of a question of its own that allows
    nobody displaced (inf: without an answer), `frontier` those of the whole frontier; `displaced` and `called` are told
    for each of its options.
    """

    withdrawn: int
    first: float
    frontier: float
    displaced: tuple[int, ...]
    called: tuple[int, ...]
    complete: bool
    broken: int = 0


def absence(problem: Problem, told: Iterable[tuple[str, str]], seed: int, seconds: float) -> Absence:
    """Take away one of those who hold a seat, and repair twice: with nobody displaced, then the whole frontier."""
    published = frozenset(told)
    left, budget = absent(problem, published, seed), Budget(seconds=seconds)
    began = perf_counter()
    nobody = repair(left, published, cap=0, budget=budget)
    asked = perf_counter()
    frontier = repair(left, published, budget=budget)
    ended = perf_counter()
    return Absence(
        withdrawn=len(frontier.withdrawn),
        first=asked - began if nobody.options else inf,
        frontier=ended - asked,
        displaced=tuple(option.displaced for option in frontier.options),
        called=tuple(option.called for option in frontier.options),
        complete=frontier.complete,
        broken=sum(len(audit(left, option.works)) for option in (*nobody.options, *frontier.options)),
    )
