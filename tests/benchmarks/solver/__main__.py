"""Generated problems of every size, solved with the clock running; then somebody is away, and the rota is repaired.

    python -m tests.benchmarks.solver [--family month …] [--seeds 30] [--seconds 60] [--resume RECORD] [--write]
    python -m tests.benchmarks.solver --growth [--slots 10 20 …] [--seeds 3] [--seconds 170] [--resume RECORD] [--write]

The long run (half a day) is `--family month quarter district territory region --seeds 30 --write`, then `--growth
--write`. `--write` keeps the tables of each family in docs/explanation/measured-solver.md as soon as it is done, the
others as they were; with `--growth` also docs/pictures/growth.svg. Nothing else should run on the machine meanwhile.
With `--resume` a run that was interrupted goes on from what the file holds of the same solver.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.benchmarks.solver import growth
from tests.benchmarks.solver.families import FAMILIES
from tests.benchmarks.solver.goals import SECONDS
from tests.benchmarks.solver.kept import kept
from tests.benchmarks.solver.measure import LONG, grew, grow, measured
from tests.benchmarks.solver.page import with_part

DOCS = Path(__file__).parents[3] / "docs"
PAGE, PICTURE = DOCS / "explanation" / "measured-solver.md", DOCS / "pictures" / "growth.svg"
GROWTH = "growth"


def main() -> int:
    """Measure, print, and keep when asked."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.solver",
        description="Solve generated problems.",
        epilog=f"The long run: {LONG}",
    )
    parser.add_argument("--family", nargs="*", choices=list(FAMILIES), default=["month"], help="the sizes to solve")
    parser.add_argument("--growth", action="store_true", help="from 10 to 2 000 slots instead of families")
    parser.add_argument("--slots", nargs="*", type=int, default=growth.SIZES, help="the sizes of --growth")
    parser.add_argument("--seeds", type=int, help="problems of each size (30; with --growth 3)")
    parser.add_argument("--seconds", type=float, help="longest search of a problem (as long as its goals say)")
    parser.add_argument("--resume", type=Path, metavar="RECORD", help="keep each run in this file, and go on from it")
    parser.add_argument("--write", action="store_true", help="keep tables and picture in docs/")
    asked = parser.parse_args()
    record = kept(asked.resume)
    if asked.growth:
        done = grow(asked.slots, asked.seeds or 3, asked.seconds or max(SECONDS.values()), record)
        _keep(GROWTH, grew(done), write=asked.write)
        if asked.write:
            PICTURE.write_text(growth.plot(done), "utf-8", newline="\n")
        return 0
    for name in asked.family:
        _keep(name, measured(FAMILIES[name], asked.seeds or 30, asked.seconds, record), write=asked.write)
    return 0


def _keep(name: str, told: str, *, write: bool) -> None:
    print(f"\n{told}", flush=True)
    if write:
        page = with_part(PAGE.read_text("utf-8"), name, told, [*FAMILIES, GROWTH])
        PAGE.write_text(page, "utf-8", newline="\n")


if __name__ == "__main__":
    raise SystemExit(main())
