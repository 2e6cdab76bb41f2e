"""`python -m tests.benchmarks.calendars`: publishing and serving, measured beside others on this machine.

    python -m tests.benchmarks.calendars [--part NAME …] [--events 300] [--runs 3] [--calendars 300] [--write]

`--write` keeps each part that was measured in docs/explanation/measured-calendars.md. Nothing else should run
meanwhile.
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

from tests.benchmarks.calendars import publishing, serving, trees
from tests.benchmarks.solver.page import with_part

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "measured-calendars.md"
MARK = "<!-- below: written by `python -m tests.benchmarks.calendars --write`; do not edit -->"
PARTS = ("publishing", "far away", "many calendars", "serving", "feeds")


def main() -> int:
    """Measure, print, and keep when asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.calendars", description="Publishing and serving.")
    parser.add_argument("--part", nargs="*", choices=PARTS, default=PARTS, help="what to measure")
    parser.add_argument("--events", type=int, default=300, help="events of a calendar")
    parser.add_argument("--runs", type=int, default=3, help="runs of which medians are taken")
    parser.add_argument("--calendars", type=int, default=300, help="calendars in which nothing changed")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in docs/explanation/{PAGE.name}")
    asked = parser.parse_args()
    measures: dict[str, Callable[[], str]] = {
        "publishing": partial(publishing.beside, asked.events, asked.runs),
        "far away": partial(publishing.far_away, asked.events),
        "many calendars": partial(publishing.many, asked.calendars),
        "serving": partial(serving.serving, 50, 5.0),
        "feeds": partial(trees.trees, runs=asked.runs),
    }
    for name in asked.part:
        text = f"## {name.capitalize()}\n\n{_machine()}\n\n{measures[name]()}"
        print(f"{text}\n", flush=True)
        if asked.write:
            page = with_part(PAGE.read_text("utf-8"), name, text, PARTS, MARK)
            PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def _machine() -> str:
    names = ("radicale", "cheroot", "caldav", "vdirsyncer")
    packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    busy = f"; load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, {packages}{busy}."
    )


if __name__ == "__main__":
    raise SystemExit(main())
