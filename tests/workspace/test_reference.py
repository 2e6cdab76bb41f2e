"""The reference page tells every file and every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coanimation.workspace import schemas

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "workspace.md"


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    for shape in (schema, *schema.get("$defs", {}).values()):
        yield from shape["properties"]


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_of_a_file_is_told_in_its_section(name: str) -> None:
    heading = f"## {name}.yaml" if name in {"space", "partners", "absences"} else f"## {name}/MONTH.yaml"
    section = PAGE.read_text("utf-8").split(f"\n{heading}\n")[1].split("\n## ")[0]
    told = set(re.findall(r"[a-z-]+", " ".join(re.findall(r"`([^`]+)`", section))))

    assert sorted(set(_keys(json.loads(schemas()[name]))) - told) == []


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schema_in_the_documentation_is_up_to_date(name: str) -> None:
    assert (PAGE.parent / "schema" / f"{name}.json").read_text("utf-8") == schemas()[name]
