"""What was found in a workbook: rows by sheet and column, each cell with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coanimation.errors import Problem
from coanimation.intake.workbook.cells import Cell
from coanimation.rendering.workbook import HEAD_ROW, Book


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a person finds: the title of the sheet, the row, the header of the column."""

    sheet: str
    row: int = 0
    header: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row by column key; those that hold nothing are not there."""

    spot: Spot
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet as found: its title, the headers by column key, the row of these, and the rows that hold something."""

    title: str
    headers: Mapping[str, str]
    head_row: int = HEAD_ROW
    rows: tuple[Row, ...] = ()

    def spot(self, row: Row, key: str) -> Spot:
        """Tell where the cell of a row is."""
        return Spot(self.title, row.spot.row, self.headers.get(key, ""))

    def head(self, key: str) -> Spot:
        """Tell where the header of a column is."""
        return Spot(self.title, self.head_row, self.headers.get(key, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A whole workbook as found; `ignored` are the titles of sheets that are none of ours.

    `problems` are of cells that hold nothing to read; the others are there.
    """

    tables: Mapping[str, Table]
    ignored: tuple[str, ...] = field(default=())
    problems: tuple[Problem, ...] = ()


def in_book(book: Book) -> Found:
    """Find in a book what a file made of it would hold."""
    return Found(
        tables={
            page.name: Table(
                title=page.title,
                headers={head.key: head.text for head in page.heads},
                rows=tuple(
                    Row(Spot(page.title, number), {key: value for key, value in row.items() if value not in (None, "")})
                    for number, row in enumerate(page.rows, HEAD_ROW + 1)
                ),
            )
            for page in book.pages
        }
    )
