"""A rule is one name in the model, in the auditor and in the catalogue; and the auditor loads no solver."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import solver
from solver import AIMS
from solver.catalogue import RULES, TIERS, Entry

ROOMS = Path(solver.__file__).parent
HELPERS = {
    "turn.py",
    "__init__.py",
    "board.py",
    "rota.py",
    "roles.py",
    "amounts.py",
    "worse.py",
}  # what the ideas are told with


@pytest.mark.parametrize("entry", [*RULES, *TIERS], ids=lambda entry: entry.name)
def test_an_entry_has_its_function_in_the_model_and_in_the_auditor(entry: Entry) -> None:
    assert entry.model().__doc__
    assert entry.audit().__doc__
    assert entry.sentence.endswith(".")


@pytest.mark.parametrize("room", ["model", "audit"])
def test_every_public_function_of_an_idea_is_in_the_catalogue(room: str) -> None:
    written = {
        (path.stem, node.name)
        for path in (ROOMS / room).glob("*.py")
        if path.name not in HELPERS
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }

    assert written == {(entry.file, entry.name.replace("-", "_")) for entry in (*RULES, *TIERS)}


def test_every_aim_has_a_tier() -> None:
    assert {tier.aim for tier in TIERS} - {""} == set(AIMS)


@pytest.mark.parametrize(
    "module", ["solver", "solver.problem", "solver.result", "solver.audit", "solver.json", "solver.explain"]
)
def test_whoever_only_poses_or_audits_loads_no_ortools(module: str) -> None:
    program = (
        f"import {module}, sys; from solver import Problem, values;"
        "values(Problem(shifts=(), workers=(), teams=()), ());"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'ortools', 'numpy', 'pandas'}))"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert told.stdout == "[]\n"


def test_the_library_lists_what_it_offers_and_nothing_else() -> None:
    assert dir(solver) == sorted(solver.__all__)
    assert all(getattr(solver, name) is not None for name in solver.__all__)
    with pytest.raises(AttributeError, match="no attribute 'solv'"):
        solver.solv  # noqa: B018 - the access is what fails
