"""A changed file in the place of the right one, and the tests by hand, which know the right answers."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

import solver
from solver.catalogue import TIERS

ROOT: Final = Path(solver.__file__).parent
BY_HAND: Final = {
    "rule": ("test_rules*.py", "test_limits*.py", "test_edges.py"),
    "tier": ("test_aims*.py", "test_edges.py"),
}


@contextmanager
def in_place(file: Path, source: str) -> Iterator[None]:
    """Run the changed file in the place of the right one, for whoever imported its functions too."""
    module = module_of(file)
    right = dict(vars(module))
    borrowed = [
        (other, name)
        for other in [known for name, known in sys.modules.items() if name.startswith("solver.")]
        for name, thing in vars(other).items()
        if other is not module and getattr(thing, "__module__", "") == module.__name__ and right.get(name) is thing
    ]
    try:
        exec(compile(source, str(file), "exec"), vars(module))
        for other, name in borrowed:
            setattr(other, name, getattr(module, name))
        yield
    finally:
        vars(module).clear()
        vars(module).update(right)
        for other, name in borrowed:
            setattr(other, name, right[name])


def module_of(file: Path) -> ModuleType:
    """Find the module of a file of the solver."""
    return importlib.import_module(".".join(file.resolve().relative_to(ROOT.parent).with_suffix("").parts))


def by_hand(file: Path) -> bool:
    """Whether a test that knows the right answers about a file fails, as things are now in this process."""
    folder = Path(__file__).parents[1]
    tests = [str(path) for pattern in BY_HAND[_kind(file)] for path in sorted(folder.glob(pattern))]
    quietly = ["-n", "0", "-q", "-x", "--assert=plain", f"--rootdir={ROOT.parent}"]
    # the plugin of hypothesis, which none of these tests uses, would find its library at work already
    plugins = ["-p", "no:cacheprovider", "-p", "no:hypothesispytest"]
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        ended = pytest.main([*tests, *quietly, *plugins])
    return ended == pytest.ExitCode.TESTS_FAILED


def _kind(file: Path) -> str:
    return "tier" if file.stem in {"roles", "turn", *(entry.file for entry in TIERS)} else "rule"
