"""`make prove`: the properties of the tests again, on many more examples; the figures go to docs/explanation/proof.md.

    python -m tests.prove [ROOM …]      some rooms only: the page says which

Nothing is proven here that `make test` does not also try: `tests/counts.py` alone says how many examples each gets.
"""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.counted import NAME, pages

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "explanation" / "proof.md"
ROOMS = ("domain", "almanac", "solver", "planning", "calendars", "publishing", "workspace", "intake", "examples")


def main(rooms: Sequence[str]) -> int:
    """Run the long counts of these rooms, write the page, tell whether all passed."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                *(f"tests/{room}" for room in rooms),
                "--hypothesis-show-statistics",
                "--override-ini=junit_family=xunit1",  # the later family has no properties of a test
                f"--junitxml={report}",
            ],
            cwd=ROOT,
            env=os.environ | {"COANIMATION_PROVE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        cases = list(ET.parse(report).getroot().iter("testcase"))
    page = _page(rooms, cases, _examples(ran.stdout), time.monotonic() - started)
    print(page)
    if ran.returncode:
        print("\n\n".join(_failures(cases)) or ran.stdout[-6000:], file=sys.stderr)
        return 1
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def _failures(cases: Sequence[ET.Element]) -> list[str]:
    """Tell what failed, each with the end of what was said: there stands the example that hypothesis found."""
    return [
        f"{case.get('classname')}::{case.get('name')}\n{(failure.text or '')[-6000:]}"
        for case in cases
        for failure in (*case.iter("failure"), *case.iter("error"))
    ]


def _examples(output: str) -> dict[str, int]:
    """Count the passing examples of each property, as hypothesis reports them."""
    counts: dict[str, int] = defaultdict(int)
    test = ""
    for line in output.splitlines():
        if found := re.match(r"(tests/\S+\.py::\S+):$", line):
            test = found[1]
        elif found := re.search(r"- (\d+) passing, \d+ failing", line):
            counts[test] += int(found[1])
    return counts


def _page(rooms: Sequence[str], cases: list[ET.Element], examples: dict[str, int], seconds: float) -> str:
    rows: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0])
    for case in cases:
        room = case.get("classname", "").split(".")[1]
        rows[room][0] += 1
        rows[room][1] += len(case.findall("failure")) + len(case.findall("error"))
        rows[room][3] += float(case.get("time", "0"))
    for test, count in examples.items():
        rows[test.split("/")[1]][2] += count
    table = [
        f"| {room} | {n:.0f} | {bad:.0f} | {tried:.0f} | {spent:.0f} |"
        for room, (n, bad, tried, spent) in sorted(rows.items())
    ]
    properties = [
        f"| `{test.removeprefix('tests/')}` | {count} |"
        for test, count in sorted(examples.items(), key=lambda e: (-e[1], e[0]))
    ]
    packages = ", ".join(
        f"{name} {importlib.metadata.version(name)}"
        for name in ("ortools", "icalendar", "radicale", "xandikos", "hypothesis")
    )
    return "\n".join(
        [
            "# The long counts",
            "",
            f"Written by `make prove`; do not edit. Rooms run: {', '.join(rooms)}.",
            "",
            (
                f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
                f"Python {platform.python_version()}, {packages}; {seconds / 60:.0f} minutes."
            ),
            "",
            "| room | tests | failed | examples tried | seconds |",
            "|---|---:|---:|---:|---:|",
            *table,
            "",
            "Examples per property:",
            "",
            "| property | passing examples |",
            "|---|---:|",
            *properties,
            "",
            *pages(
                kept.get("value", "") for case in cases for kept in case.iter("property") if kept.get("name") == NAME
            ),
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ROOMS))
