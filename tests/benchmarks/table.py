"""Aligned tables, in the terminal and in Markdown alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A titled table; the first column is text, the others are aligned to the right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    level: int = 2

    def __str__(self) -> str:
        widths = [max(len(row[n]) for row in (self.columns, *self.rows)) for n in range(len(self.columns))]
        rule = tuple("-" * width if n == 0 else "-" * (width - 1) + ":" for n, width in enumerate(widths))
        lines = [_line(self.columns, widths), _line(rule, widths), *(_line(row, widths) for row in self.rows)]
        return "\n".join([f"{'#' * self.level} {self.title}", "", *lines])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if n == 0 else cell.rjust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "| " + " | ".join([first, *others]) + " |"
