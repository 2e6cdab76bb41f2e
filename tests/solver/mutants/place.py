"""A changed file in the place of the right one, in this process or in one of its own.

    python -m tests.solver.mutants.place FILE < SOURCE

runs the tests that know the right answers with this source in the place of a file, and ends as pytest does.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

import solver

ROOT: Final = Path(solver.__file__).parent
BY_HAND: Final = ("test_rules*.py", "test_limits*.py", "test_aims*.py", "test_edges.py")


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


def by_hand(file: Path, source: str) -> bool:
    """Whether a test that knows the right answer fails with this source in the place of a file."""
    command = [sys.executable, "-m", __name__, str(file)]
    ended = subprocess.run(command, input=source, text=True, capture_output=True, cwd=ROOT.parent, check=False)
    return ended.returncode == pytest.ExitCode.TESTS_FAILED


def main() -> int:
    """Run the tests by hand with the source of standard input in the place of a file."""
    tests = [str(path) for pattern in BY_HAND for path in sorted(Path(__file__).parents[1].glob(pattern))]
    with in_place(Path(sys.argv[1]), sys.stdin.read()):
        return pytest.main([*tests, "-n", "0", "-q", "-x", "-p", "no:cacheprovider"])


if __name__ == "__main__":
    raise SystemExit(main())
