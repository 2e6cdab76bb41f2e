"""The page that explains the solver is true: its example runs, and no rule or tier is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from solver.catalogue import RULES, TIERS, Entry

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "solver.md").read_text("utf-8")


def test_its_example_runs() -> None:
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
        exec(block, {})


@pytest.mark.parametrize("entry", [*RULES, *TIERS], ids=lambda entry: entry.name)
def test_it_tells_every_rule_and_tier(entry: Entry) -> None:
    assert f"| `{entry.name}` |" in PAGE


@pytest.mark.parametrize("entry", [*RULES, *TIERS], ids=lambda entry: entry.name)
def test_it_tells_how_every_rule_and_tier_is_written_and_where_that_comes_from(entry: Entry) -> None:
    rows = PAGE.partition("## How each is written")[2].partition("\n## ")[0].splitlines()
    told = [row.split("|") for row in rows if f"`{entry.name}`" in row]

    assert len(told) == 1
    assert all(cell.strip() for cell in told[0][1:4])
