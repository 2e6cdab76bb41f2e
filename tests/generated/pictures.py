"""`python -m tests.generated.pictures` draws the pictures of the README again: the example, planned, as it is seen.

They depend on a search and on a clock, so they are not compared; the month and the instant are fixed here.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from coanimation.domain.months import YearMonth
from coanimation.use_cases.example import lay

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
NOW = "2026-11-22T10:42:00+01:00"
WIDTH = 118


def main() -> None:
    """Plan the example and draw what `show` says of it."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "escale"
        lay(folder, YearMonth(2026, 12))
        _run(folder, "plan", "--seconds", "60")
        _draw("planning", "coanimation montrer décembre", _run(folder, "show"))


def _run(folder: Path, *arguments: str) -> str:
    environment = os.environ | {
        "COANIMATION_NOW": NOW,
        "COLUMNS": str(WIDTH),
        "FORCE_COLOR": "1",
        "PYTHONUTF8": "1",
        "LANG": "fr_FR.UTF-8",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "coanimation", "-C", str(folder), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ran.returncode not in {0, 1}:
        raise SystemExit(ran.stderr)
    return ran.stdout


def _draw(name: str, title: str, output: str) -> None:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi(output))
    # the default format fetches its font from the network; a reader's machine has a monospace one
    svg = console.export_svg(title=title, unique_id=name)
    lines = [line for line in svg.splitlines() if "@font-face" not in line]
    (PICTURES / f"{name}.svg").write_text(_without_fonts("\n".join(lines)) + "\n", "utf-8", newline="\n")
    print(f"wrote docs/pictures/{name}.svg")


def _without_fonts(svg: str) -> str:
    start, end = svg.index("<style>"), svg.index("</style>")
    rules = svg[start:end]
    kept = rules[rules.index(f".{_first_class(rules)}") :]
    return svg[:start] + "<style>\n    " + kept.replace("Fira Code", "DejaVu Sans Mono, Consolas") + svg[end:]


def _first_class(rules: str) -> str:
    after = rules.rindex("font-style: bold") if "font-style: bold" in rules else 0
    dot = rules.index("\n    .", after) + 6
    return rules[dot : rules.index(" ", dot)]


if __name__ == "__main__":
    main()
