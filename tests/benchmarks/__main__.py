"""`make bench`: what planning and publishing the example month take on this machine, and a few generated problems.

    python -m tests.benchmarks [--runs 3] [--copies 5] [--seconds 60] [--family month …] [--seeds 3] [--search 20]
        [--write]

`--write` keeps the tables in docs/explanation/measured.md. The long run over generated problems of every size, with the
growth, is `python -m tests.benchmarks.solver` (its `--help` tells how).
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tests.benchmarks import planning, publishing
from tests.benchmarks.solver.families import FAMILIES
from tests.benchmarks.solver.measure import LONG, measured

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "measured.md"


def main() -> int:
    """Measure, print, and keep when asked."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description="Measure the example month, and a few generated problems.",
        epilog=f"The long run over generated problems: {LONG}",
    )
    parser.add_argument("--runs", type=int, default=3, help="runs of which medians are taken")
    parser.add_argument("--copies", type=int, default=5, help="perturbed copies to plan")
    parser.add_argument("--seconds", type=float, default=60.0, help="longest search of a run")
    parser.add_argument("--family", nargs="*", choices=list(FAMILIES), default=["month"], help="generated problems")
    parser.add_argument("--seeds", type=int, default=3, help="generated problems of each family (0: none)")
    parser.add_argument("--search", type=float, default=20.0, help="longest search of a generated problem")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/explanation/measured.md")
    asked = parser.parse_args()
    sections = [_machine(asked.runs)]
    print(sections[0])
    measures: tuple[Callable[[], object], ...] = (
        partial(planning.tiers, asked.runs, asked.seconds),
        partial(planning.copies, asked.copies, asked.seconds),
        partial(publishing.times, asked.runs, 10.0),
        *(partial(measured, FAMILIES[name], asked.seeds, asked.search) for name in asked.family if asked.seeds),
    )
    for measure in measures:
        sections.append(str(measure()))
        print(f"\n{sections[-1]}", flush=True)
    if asked.write:
        page = "\n\n".join(["# Measured", "Written by `make bench`; do not edit.", *sections])
        PAGE.write_text(page + "\n", "utf-8", newline="\n")
    return 0


def _machine(runs: int) -> str:
    packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("ortools", "radicale", "icalendar"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {packages}; medians over {runs} runs."
    )


if __name__ == "__main__":
    raise SystemExit(main())
