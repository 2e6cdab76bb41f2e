"""Our solver beside its peers: the same problems, aims, seconds, cores and warm-up, scored by the auditor.

    python -m tests.benchmarks.solver.peers [--family month …] [--seeds 2] [--seconds 5] [--write]

Timefold takes part where it is installed (`pip install timefold==1.24.0b0`, Java 17 or newer on the PATH). `--write`
keeps the tables in docs/explanation/peers.md and the picture in docs/pictures/peers.svg. Nothing else should run
meanwhile.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.solver.families import FAMILIES
from tests.benchmarks.solver.peers.contest import KNOWN, Contest, Entry, generated, with_known_optima
from tests.benchmarks.solver.peers.page import scores, tables
from tests.benchmarks.solver.peers.peer import PEERS, missing
from tests.benchmarks.solver.peers.plot import plot

DOCS = Path(__file__).parents[4] / "docs"
PAGE, PICTURE = DOCS / "explanation" / "peers.md", DOCS / "pictures" / "peers.svg"
MARK = "<!-- below: written by `python -m tests.benchmarks.solver.peers --write`; do not edit -->\n"


def main() -> int:
    """Compare, print, and keep when asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.solver.peers", description="Compare with peers.")
    names = [*FAMILIES, KNOWN]
    parser.add_argument("--family", nargs="*", choices=names, default=["month", KNOWN], help="what to solve")
    parser.add_argument("--seeds", type=int, default=2, help="problems of each family")
    parser.add_argument("--seconds", type=float, default=5.0, help="longest search of a problem")
    parser.add_argument("--write", action="store_true", help="keep the tables and the picture in docs/")
    asked = parser.parse_args()
    lacking = missing()
    entries: list[Entry] = []
    with closing(Contest([name for name in PEERS if name not in lacking])) as contest:
        started = ", ".join(f"{peer} {seconds:.1f} s" for peer, seconds in contest.started.items())
        for name in asked.family:
            known = name == KNOWN
            for task in with_known_optima(asked.seeds) if known else generated(FAMILIES[name], asked.seeds):
                entries += contest.entries(task, asked.seconds)
                print(_line(entries[-len(contest.started) :]), file=sys.stderr, flush=True)
    absent = "".join(f" {name} is left out: it needs {needs}." for name, needs in lacking.items())
    length = f"{asked.seeds} problems of each family, {asked.seconds:g} s at most for each peer and problem"
    differ = sum(not entry.agrees for entry in entries)
    sections = [
        f"{_machine(lacking)}; {length}. Start-up and warm-up, apart: {started}.{absent}",
        f"Tiers that a peer itself counts otherwise than the auditor: in {differ} of {len(entries)} rotas.",
        *map(str, tables(entries)),
    ]
    text = "\n\n".join(sections)
    print(f"\n{text}")
    if asked.write:
        kept = PAGE.read_text("utf-8").partition(MARK)[0]
        PAGE.write_text(f"{kept}{MARK}\n{text}\n", "utf-8", newline="\n")
        PICTURE.write_text(plot(scores(entries), "Our solver and its peers"), "utf-8", newline="\n")
    return 0


def _line(entries: Sequence[Entry]) -> str:
    """Tell of one problem what everyone left: nothing, or the tiers that are not 0."""
    told = (", ".join(f"{tier} {n}" for tier, n in one.scores.items() if n) or "0" for one in entries)
    return f"{entries[0].name}: " + " | ".join(
        f"{one.peer}: {what} ({one.said})" for one, what in zip(entries, told, strict=True)
    )


def _machine(lacking: dict[str, str]) -> str:
    told = f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    versions = [f"Python {platform.python_version()}", f"ortools {importlib.metadata.version('ortools')}"]
    if "Timefold" not in lacking:
        versions.append(f"timefold {importlib.metadata.version('timefold')}")
    return ", ".join([told, *versions])


if __name__ == "__main__":
    raise SystemExit(main())
