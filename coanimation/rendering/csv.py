"""Tables as CSV that a French spreadsheet opens with a double click."""

from __future__ import annotations

import csv
import io
from datetime import date, time

from coanimation.rendering.table import Cell, Table

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_csv(table: Table, language: str) -> bytes:
    """Write a table: semicolons, CRLF, UTF-8 with a mark; days and decimals as the language writes them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(heading) for heading in table.headings])
    writer.writerows([_written(cell, language) for cell in row] for row in table.rows)
    return (BOM + text.getvalue()).encode("utf-8")


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _written(cell: Cell, language: str) -> str:
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case date():
            return f"{cell:%d/%m/%Y}" if language == "fr" else cell.isoformat()
        case time():
            return f"{cell:%H:%M}"
        case float():
            return f"{cell:.2f}".replace(".", "," if language == "fr" else ".")
        case _:
            return str(cell)
