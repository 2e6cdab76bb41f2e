"""Counts that a test made, told to `make prove`: a table for docs/explanation/proof.md."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

Record = Callable[[str, object], None]  # pytest's `record_property`
NAME = "counted"
PROMISED = "The counts that were promised"


def tell(record: Record, title: str, columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Record a table under its title; the first column names what was counted."""
    record(NAME, json.dumps({"title": title, "columns": list(columns), "rows": [list(row) for row in rows]}))


def pages(told: Iterable[str]) -> list[str]:
    """Write the recorded tables, by title; tables of one title are one, with the rows of all."""
    tables: dict[str, tuple[list[str], list[list[str | int]]]] = {}
    for text in told:
        table = json.loads(text)
        tables.setdefault(table["title"], (table["columns"], []))[1].extend(table["rows"])
    lines: list[str] = []
    for title in sorted(tables):
        columns, rows = tables[title]
        lines += [f"## {title}", "", f"| {' | '.join(columns)} |", f"|---|{'---:|' * (len(columns) - 1)}"]
        lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
        lines.append("")
    return lines
