"""Who notices a mutant: the search and the trying of every rota, which must agree, then the tests written by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings

from solver import Budget, Problem, Status, solve
from solver.audit import audit, values
from solver.catalogue import RULES, TIERS
from tests.solver.binding import binding, opposed
from tests.solver.brute import Rota, rotas
from tests.solver.mutants.changes import Mutant
from tests.solver.mutants.place import by_hand, in_place
from tests.solver.probe import Probe
from tests.solver.problems import problems
from tests.solver.scenes import drawn

_EXACT: Final = Budget(seconds=5, deterministic=True)
SOLVED: Final = 12  # cases that a mutant is searched on
SHORT, LONG = 5.0, 30.0  # seconds of computing: a case takes hundredths, the tests by hand six
# What the helpers of the ideas help.
_HELPED: Final = {"amounts": ("limits",), "roles": ("openable", "seats"), "turn": ("ownership",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A small problem, every rota of it that breaks no rule with its values, and every one that breaks one.

    `probes` are some of both: the best, others that are lawful, one for each rule that one breaks alone.
    """

    problem: Problem
    allowed: Mapping[Rota, Sequence[int]]
    broken: Sequence[Rota]
    probes: Sequence[Rota]

    @property
    def best(self) -> list[int] | None:
        """The values that a search must prove; None when there is no rota."""
        return min(map(list, self.allowed.values()), default=None)


@cache
def cases(count: int, pairs: int) -> tuple[Case, ...]:
    """Draw the same problems on every machine, and try every rota of each."""
    drawn: list[Problem] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(problems(max_pairs=pairs))
    def draw(problem: Problem) -> None:
        drawn.append(problem)

    draw()
    return tuple(_case(problem) for problem in drawn)


def _case(problem: Problem) -> Case:
    every = {rota: audit(problem, rota) for rota in rotas(problem)}
    broken = [rota for rota, found in every.items() if found]
    allowed = {rota: list(values(problem, rota).values()) for rota, found in every.items() if not found}
    best = sorted(allowed, key=lambda rota: (allowed[rota], sorted(rota)))
    alone = {rules.pop(): rota for rota in broken if len(rules := {one.rule for one in every[rota]}) == 1}
    probes = (*best[:3], *best[3 :: 1 + len(best) // 4], *alone.values())
    return Case(problem=problem, allowed=allowed, broken=broken, probes=probes)


@cache
def scenes_of(count: int) -> tuple[tuple[Case, frozenset[str]], ...]:
    """Draw problems in which rules bind and tiers choose, each with the names of these."""
    found = []
    for seed in range(count):
        case = _case(drawn(seed, max_pairs=8))
        least = min(case.allowed, key=lambda rota: list(case.allowed[rota]))
        told = {rota: values(case.problem, rota) for rota in case.allowed}
        tiers = {tier for pair in opposed(told)[0] for tier in pair}
        found.append((case, binding(case.problem, least) | tiers))
    return tuple(found)


def about(file: Path, known: Sequence[tuple[Case, frozenset[str]]], most: int) -> list[Case]:
    """Choose the cases that touch the rules and tiers of a file, then others, so many in all at most."""
    ideas = tuple(entry.name for entry in (*RULES, *TIERS) if entry.file == file.stem) or _HELPED.get(file.stem, ())

    def touches(names: frozenset[str]) -> bool:
        return any(name == idea or name.startswith(f"{idea}-") for name in names for idea in ideas)

    return [case for case, _ in sorted(known, key=lambda one: not touches(one[1]))][:most]


def noticed(mutant: Mutant, known: Sequence[Case], begin: Callable[[float], None] = lambda _: None) -> str:
    """Tell who noticed: the model and the auditor, the search, a test by hand; empty when nobody did.

    It is told when something begins, with how many seconds of computing it may take.
    """
    with in_place(mutant.file, mutant.source):
        for case in known:
            begin(SHORT)
            if by := _differ(case):
                return by
        for case in known[:SOLVED]:
            begin(SHORT)
            if by := _disagree(mutant, case):
                return by
        begin(LONG)
        return "by hand" if by_hand(mutant.file) else ""


def _differ(case: Case) -> str:
    """Ask the model and the auditor about some rotas of a case."""
    try:
        probe = Probe(case.problem)
        return "" if all(probe.agrees(rota) for rota in case.probes) else "the model and the auditor"
    except Exception as error:  # noqa: BLE001 - whatever a mutant raises, it is noticed
        return type(error).__name__


def _disagree(mutant: Mutant, case: Case) -> str:
    """Compare what a search proves with the best of all rotas, the mutant at work in one or the other."""
    try:
        result = solve(case.problem, budget=_EXACT)
        best = _best_now(case) if mutant.file.parent.name == "audit" else case.best
    except Exception as error:  # noqa: BLE001 - whatever a mutant raises, it is noticed
        return type(error).__name__
    if result.status not in (Status.OPTIMAL, Status.INFEASIBLE):
        return "unproven"
    proven = [tier.value for tier in result.tiers] if result.works or result.tiers or best is None else []
    if result.status is Status.INFEASIBLE:
        return "" if best is None else "no rota"
    return "" if proven == best else "every rota"


def _best_now(case: Case) -> list[int] | None:
    """Try every rota again, with the auditor as it is now."""
    every = [*case.allowed, *case.broken]
    told = (list(values(case.problem, rota).values()) for rota in every if not audit(case.problem, rota))
    return min(told, default=None)
