"""A workbook to spoil: written from a template, one cell or one part of the file changed, read back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from coanimation.use_cases.workbook import write_workbook
from coanimation.workspace.template import Kind, make

KEY = "3q7cnm4h2v5xk8d1"
Spoil = Callable[[Workbook], None]


def workspace(folder: Path, *, template: Kind = "simple", language: str = "fr") -> Path:
    """Make a workspace of the template."""
    make(folder, template=template, language=language, key=KEY, today=date(2026, 11, 22))
    return folder


_drawn: dict[tuple[bytes, bytes], tuple[str, bytes]] = {}


def workbook(folder: Path) -> Path:
    """Write the workbook of a workspace; the same files make the same one, which is drawn once."""
    files = (folder / "space.yaml").read_bytes(), (folder / "partners.yaml").read_bytes()
    if files not in _drawn:
        path = write_workbook(folder)
        _drawn[files] = path.name, path.read_bytes()
    name, data = _drawn[files]
    (folder / name).write_bytes(data)
    return folder / name


def spoiled(path: Path, *changes: Spoil) -> Path:
    """Change a workbook as a person would, and save it."""
    book = load_workbook(path)
    for change in changes:
        change(book)
    out = BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())
    return path


def repacked(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change the bytes of a part of the file, as no spreadsheet would."""
    out = BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            after.writestr(name, change(data) if name == part else data)
    path.write_bytes(out.getvalue())
    return path


def put(sheet: str, header: str, row: int, value: object) -> Spoil:
    """Type a value under a header; rows count from the first below the headers."""

    def change(book: Workbook) -> None:
        found = book[sheet]
        assert isinstance(found, Worksheet)
        column = next(n for n, cell in enumerate(found[2], 1) if cell.value == header)
        cell = found.cell(2 + row, column)
        assert not isinstance(cell, MergedCell)
        cell.value = value  # type: ignore[assignment]  # whatever a person types
        if isinstance(value, str) and not value.startswith("="):
            cell.data_type = "s"

    return change


def setting(label: str, value: object) -> Spoil:
    """Type the value of a setting."""

    def change(book: Workbook) -> None:
        found = book["Règles"]
        row = next(n for n in range(3, 40) if found.cell(n, 1).value == label)
        put("Règles", "Valeur", row - 2, value)(book)

    return change
