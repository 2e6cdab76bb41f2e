"""Who notices a mutant: the search and the trying of every rota, which must agree, then the tests written by hand."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import solver
from solver import Budget, Problem, Status, solve
from solver.audit import audit, values
from tests.solver.brute import Rota, rotas
from tests.solver.mutants.changes import Mutant
from tests.solver.problems import problems

ROOT: Final = Path(solver.__file__).parent
BY_HAND: Final = ("test_rules*.py", "test_limits*.py", "test_aims*.py", "test_edges.py")
_EXACT: Final = Budget(seconds=20, deterministic=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A small problem, every rota of it that breaks no rule with its values, and every one that breaks one."""

    problem: Problem
    allowed: Mapping[Rota, Sequence[int]]
    broken: Sequence[Rota]

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
    every = list(rotas(problem))
    broken = [rota for rota in every if audit(problem, rota)]
    allowed = set(every) - set(broken)
    return Case(problem=problem, allowed={r: list(values(problem, r).values()) for r in allowed}, broken=broken)


def noticed(mutant: Mutant, known: Sequence[Case]) -> str:
    """Tell who noticed: the search, the trying of every rota, a test by hand; empty when nobody did."""
    with _in_place(mutant):
        for case in known:
            if by := _disagree(mutant, case):
                return by
    return "by hand" if _by_hand(mutant) else ""


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


@contextmanager
def _in_place(mutant: Mutant) -> Iterator[None]:
    """Run the changed file in the place of the right one."""
    module = module_of(mutant.file)
    right = dict(vars(module))
    try:
        exec(compile(mutant.source, str(mutant.file), "exec"), vars(module))
        yield
    finally:
        vars(module).clear()
        vars(module).update(right)


def module_of(file: Path) -> ModuleType:
    """Find the module of a file of the solver."""
    return importlib.import_module(_name(file))


def _name(file: Path) -> str:
    return ".".join(file.resolve().relative_to(ROOT.parent).with_suffix("").parts)


def _by_hand(mutant: Mutant) -> bool:
    """Whether a test that knows the right answer fails."""
    return run_by_hand(mutant.file, mutant.source).returncode == pytest.ExitCode.TESTS_FAILED


def run_by_hand(file: Path, source: str) -> subprocess.CompletedProcess[str]:
    """Run the tests that know the right answers with this source in the place of a file, in a process of their own."""
    tests = [str(path) for pattern in BY_HAND for path in sorted(Path(__file__).parents[1].glob(pattern))]
    program = (
        "import importlib, sys, pytest;"
        "module = importlib.import_module(sys.argv[1]);"
        "exec(compile(sys.stdin.read(), module.__file__, 'exec'), vars(module));"
        "sys.exit(pytest.main([*sys.argv[2:], '-n', '0', '-q', '-x', '-p', 'no:cacheprovider']))"
    )
    return subprocess.run(
        [sys.executable, "-c", program, _name(file), *tests],
        input=source,
        text=True,
        capture_output=True,
        cwd=ROOT.parent,
        check=False,
    )
