"""Runs kept in a file as they come, so that a long measurement that was interrupted goes on where it was."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from tests.benchmarks.solver.runs import Run

ROOT: Final = Path(__file__).parents[3]
MEASURED: Final = ("solver", "tests/benchmarks/solver")  # what a run depends on
_LINE: Final = TypeAdapter(tuple[str, Run], config=ConfigDict(ser_json_inf_nan="constants"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The runs of one file, a line each; without a file nothing is kept.

    A run counts as long as neither the solver nor what draws and measures the problems is another.
    """

    file: Path | None = None
    state: str = ""

    def runs(self) -> list[Run]:
        """Read those that still count; a line cut short by the interruption is passed over."""
        if self.file is None or not self.file.exists():
            return []
        return [run for line in self.file.read_text("utf-8").splitlines() for run in self._read(line)]

    def find(self, family: str, seed: int, asked: float) -> Run | None:
        """Tell the run of this problem that was given as many seconds, the latest of several."""
        same = (run for run in reversed(self.runs()) if (run.family, run.seed, run.asked) == (family, seed, asked))
        return next(same, None)

    def keep(self, run: Run) -> None:
        """Add a run."""
        if self.file is not None:
            with self.file.open("ab") as out:
                out.write(_LINE.dump_json((self.state, run)) + b"\n")

    def _read(self, line: str) -> list[Run]:
        try:
            state, run = _LINE.validate_json(line)
        except ValidationError:
            return []
        return [run] if state == self.state else []


def kept(file: Path | None) -> Kept:
    """Keep runs in this file, as those of the code as it stands."""
    sources = [path for room in MEASURED for path in sorted((ROOT / room).rglob("*.py"))]
    return Kept(file=file, state=sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16])
