"""Apply each breakage to a copy of the packages, run the tests that hold the promise there, and tell who noticed."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from tests.calendars.mutants.breakages import BREAKAGES, PROMISES, Breakage

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "explanation" / "promises.md"
COPIED = ("calendars", "coanimation", "solver", "tests", "examples", "pyproject.toml")
LONG = 300.0  # seconds after which the tests do not end


def main(arguments: Sequence[str]) -> int:
    """Try every breakage; 1 when the tests fail without any, or when nobody notices one."""
    began = monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder))
        failing = [suite for suite in sorted({one.suite for one in BREAKAGES}) if fails(copy, suite, tests_of(suite))]
        if failing:
            print("Without any breakage these tests fail:", *failing)
            return 1
        noticed = {one: notices(copy, one) for one in BREAKAGES}
    page = "\n".join(_page(noticed, monotonic() - began)) + "\n"
    print(page)
    if "--write" in arguments:
        PAGE.write_text(page, "utf-8", newline="\n")
    return int(not all(noticed.values()))


def copied(folder: Path) -> Path:
    """Copy what the tests need, to be broken."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    return folder


def tests_of(suite: str) -> str:
    """Choose every test of a suite that is named for a breakage."""
    return " or ".join(dict.fromkeys(one.tests for one in BREAKAGES if one.suite == suite))


def notices(copy: Path, one: Breakage) -> bool:
    """Break it, run its tests, mend it again."""
    file = copy / one.file
    whole = file.read_text("utf-8")
    file.write_text(broken(whole, one), "utf-8", newline="\n")
    try:
        return fails(copy, one.suite, one.tests)
    finally:
        file.write_text(whole, "utf-8", newline="\n")


def broken(text: str, one: Breakage) -> str:
    """Apply a breakage to the text of its file."""
    if text.count(one.old) != 1:
        raise ValueError(f"{one} does not fit {one.file} any more")
    return text.replace(one.old, one.new)


def fails(copy: Path, suite: str, tests: str) -> bool:
    """Whether the tests fail there; that none was run is an error."""
    command = [sys.executable, "-B", "-m", "pytest", "-n", "0", "-x", "-q", "-p", "no:cacheprovider"]
    environment = {name: value for name, value in os.environ.items() if name != "COANIMATION_PROVE"}
    try:
        ran = subprocess.run(
            [*command, f"tests/{suite}", "-k", tests],
            cwd=copy,
            env=environment | {"PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
            timeout=LONG,
        )
    except subprocess.TimeoutExpired:
        return True
    if ran.returncode not in {0, 1}:
        raise RuntimeError(f"tests/{suite} -k '{tests}': {ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    return ran.returncode == 1


def _page(noticed: Mapping[Breakage, bool], seconds: float) -> Iterator[str]:
    yield "# The promises of the calendars, broken one by one"
    yield ""
    yield (
        f"`python -m tests.calendars.mutants --write`, {datetime.now(UTC):%Y-%m-%d}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores, {seconds / 60:.1f} minutes. Each line is a breakage of the "
        "code that keeps a promise of [calendars.md](calendars.md), made by hand in a copy, and the tests that then "
        f"failed: {sum(noticed.values())} of {len(noticed)}. Without any breakage all of them pass."
    )
    yield ""
    yield "| promise | broken | in | noticed by |"
    yield "| --- | --- | --- | --- |"
    for one, seen in noticed.items():
        who = f"`{one.suite}` -k `{one.tests}`" if seen else "**nobody**"
        yield f"| {one.promise}. {PROMISES[one.promise]} | {one.what} | `{one.file}` | {who} |"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
