"""Rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
SOURCES = sorted(p for room in ("coanimation", "solver", "calendars", "tests") for p in (ROOT / room).rglob("*.py"))
PAGES = sorted(p for p in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])


def test_no_file_is_longer_than_350_lines() -> None:
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text("utf-8").splitlines())) > 350}

    assert long == {}


def test_every_test_folder_is_a_package() -> None:
    folders = {p.parent for p in SOURCES if p.is_relative_to(ROOT / "tests")}

    assert [str(f.relative_to(ROOT)) for f in folders if not (f / "__init__.py").exists()] == []


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["serve"]]
    reasons = (ROOT / "docs/explanation/dependencies.md").read_text("utf-8").casefold().replace("or-tools", "ortools")

    names = [re.split(r"[>=<\[]", one)[0].casefold() for one in wanted]
    assert [name for name in names if name not in reasons] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in PAGES
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8"))
        if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists()
    ]

    assert dead == []


def test_the_locks_name_no_host() -> None:
    for lock in (ROOT / "locks").glob("*.txt"):
        assert (
            re.findall(
                r"^\s*(?:--index|--extra-index|--find-links|.*https?://).*", lock.read_text("utf-8"), re.MULTILINE
            )
            == []
        )


def test_the_locks_name_every_package_with_the_extras_asked_of_it() -> None:
    """Without them pip 23 looks for the newest release of `coverage[toml]`, and a new one breaks every fresh set-up."""
    locked = set(
        re.findall(r"^([a-z0-9-]+(?:\[[a-z0-9,-]+\])?)==", (ROOT / "locks/dev.txt").read_text("utf-8"), re.MULTILINE)
    )
    names = {name.partition("[")[0] for name in locked}
    asked = {
        f"{wanted.name}[{','.join(sorted(wanted.extras))}]"
        for name in names
        for line in (requires(name) if any(True for _ in distributions(name=name)) else None) or ()
        if (wanted := Requirement(line)).extras and (wanted.marker is None or wanted.marker.evaluate({"extra": ""}))
    }

    assert asked - locked == set()


@pytest.mark.parametrize(
    "module", ["coanimation", "solver", "calendars", "solver.audit", "solver.problem", "coanimation.domain.month"]
)
def test_importing_this_loads_nothing_heavy(module: str) -> None:
    heavy = ("ortools", "pandas", "numpy", "caldav", "icalendar", "openpyxl", "radicale", "pydantic", "rich")
    code = f"import sys, {module}; print([m for m in {heavy!r} if m in sys.modules])"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert loaded.stdout.strip() == "[]"


def test_every_exception_to_a_rule_of_the_linters_has_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] == "coanimation"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"# noqa(?!: [A-Z0-9, ]+ - \w)|# type: ignore(?!\[[a-z, -]+\] +# \w)", line)
    ]

    assert bare == []
