"""A workbook for people to fill in: sheets with explained columns, choices to pick from, and rows to replace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = "str | int | float | bool | date | time | timedelta | None"

HEAD_ROW: Final = 2  # the first row tells what the sheet is for
SPARE_ROWS: Final = 300  # as far as choices and formats are laid below the head
_INK, _PAPER, _BAND, _LINE, _QUIET = "1F3A4D", "FFFFFF", "EAF1F5", "C9D6DE", "6B7C88"
_FONT: Final = "Calibri"
_INLINE_LIMIT: Final = 255  # of the text of a list of choices, by the file format


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One column: its header, the comment that explains it, and what its cells may hold.

    `choices` are offered in each cell; `listed` is (sheet, column key) whose values are offered instead.
    """

    key: str
    text: str
    told: str = ""
    width: int = 14
    choices: tuple[str, ...] = ()
    listed: tuple[str, str] | None = None
    required: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet: what it is for, its columns, its rows by column key; `row_choices` are those of single cells."""

    name: str
    title: str
    told: str
    heads: tuple[Head, ...]
    rows: tuple[Mapping[str, Value], ...]
    row_choices: Mapping[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole workbook: a page to read, then the pages to fill in."""

    title: str
    readme_title: str
    readme: tuple[str, ...]
    pages: tuple[Page, ...]


def draw(book: Book, *, created: datetime) -> bytes:
    """Make the xlsx file of a book."""
    from openpyxl import Workbook  # noqa: PLC0415 - a heavy import, for workbooks only

    made = Workbook()
    made.properties.title = book.title
    made.properties.creator = ""
    made.properties.created = made.properties.modified = created.replace(tzinfo=None, microsecond=0)
    first = made.active
    assert first is not None
    _draw_readme(first, book)
    titles = {page.name: page for page in book.pages}
    for page in book.pages:
        _draw_page(made.create_sheet(page.title), page, titles)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _draw_readme(sheet: Worksheet, book: Book) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - spreadsheets are heavy

    sheet.title = book.readme_title
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 3
    sheet.column_dimensions["B"].width = 100
    _write(sheet.cell(2, 2), book.title)
    sheet.cell(2, 2).font = Font(name=_FONT, size=20, bold=True, color=_INK)
    sheet.row_dimensions[2].height = 32
    for row, line in enumerate(book.readme, 4):
        cell = sheet.cell(row, 2)
        _write(cell, line)
        cell.font = Font(name=_FONT, size=12)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = 17 * max(1, -(-len(line) // 95)) + 5
    _print_setup(sheet)


def _draw_page(sheet: Worksheet, page: Page, pages: Mapping[str, Page]) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415 - spreadsheets are heavy
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415 - spreadsheets are heavy
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - spreadsheets are heavy

    line = Side(style="thin", color=_LINE)
    _write(sheet.cell(1, 1), page.told)
    sheet.cell(1, 1).font = Font(name=_FONT, size=11, italic=True, color=_QUIET)
    sheet.row_dimensions[1].height = 24
    sheet.cell(1, 1).alignment = Alignment(vertical="center")
    for column, head in enumerate(page.heads, 1):
        cell = sheet.cell(HEAD_ROW, column)
        _write(cell, head.text)
        cell.font = Font(name=_FONT, size=11, bold=head.required, color=_PAPER if not head.quiet else _INK)
        cell.fill = PatternFill("solid", fgColor=_INK if not head.quiet else _BAND)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if head.told:
            cell.comment = Comment(head.told, "", width=320, height=30 + 18 * (1 + len(head.told) // 42))
        sheet.column_dimensions[get_column_letter(column)].width = head.width
    sheet.row_dimensions[HEAD_ROW].height = 34
    for number, row in enumerate(page.rows, HEAD_ROW + 1):
        lines = max(-(-len(str(row.get(head.key) or "")) // max(head.width - 2, 1)) for head in page.heads)
        sheet.row_dimensions[number].height = 15.5 * max(lines, 1)
        for column, head in enumerate(page.heads, 1):
            cell = sheet.cell(number, column)
            _write(cell, row.get(head.key))
            cell.font = Font(name=_FONT, size=11, color=_QUIET if head.quiet or head.key in page.kept else "000000")
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            cell.border = Border(bottom=line)
            if number % 2:
                cell.fill = PatternFill("solid", fgColor=_BAND)
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
    last = get_column_letter(len(page.heads))
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{max(HEAD_ROW + len(page.rows), HEAD_ROW + 1)}"
    sheet.sheet_properties.tabColor = _INK
    _offer_choices(sheet, page, pages)
    _print_setup(sheet)


def _offer_choices(sheet: Worksheet, page: Page, pages: Mapping[str, Page]) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - spreadsheets are heavy

    for column, head in enumerate(page.heads, 1):
        letter = get_column_letter(column)
        if formula := _formula(head, pages):
            _offer(sheet, formula, f"{letter}{HEAD_ROW + 1}:{letter}{HEAD_ROW + SPARE_ROWS}")
    columns = {head.key: get_column_letter(n) for n, head in enumerate(page.heads, 1)}
    for (row, key), choices in page.row_choices.items():
        _offer(sheet, _inline(choices), f"{columns[key]}{HEAD_ROW + 1 + row}")


def _offer(sheet: Worksheet, formula: str, cells: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - spreadsheets are heavy

    # A warning, not a refusal: what is typed otherwise is read too, or named when the workbook is imported.
    offered = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    offered.add(cells)
    sheet.add_data_validation(offered)


def _formula(head: Head, pages: Mapping[str, Page]) -> str:
    from openpyxl.utils import get_column_letter, quote_sheetname  # noqa: PLC0415 - spreadsheets are heavy

    if head.listed is None:
        return _inline(head.choices)
    page = pages[head.listed[0]]
    column = next(n for n, other in enumerate(page.heads, 1) if other.key == head.listed[1])
    letter = get_column_letter(column)
    return f"{quote_sheetname(page.title)}!${letter}${HEAD_ROW + 1}:${letter}${HEAD_ROW + SPARE_ROWS}"


def _inline(choices: Sequence[str]) -> str:
    text = ",".join(choices)
    return f'"{text}"' if choices and len(text) <= _INLINE_LIMIT and not any("," in c for c in choices) else ""


def _write(cell: Cell | MergedCell, value: Value) -> None:
    """Put a value in a cell; a text stays a text, whatever it begins with (= + - @ would make it a formula)."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@", "\t", "\r"))
        cell.number_format = "@"
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, time):
        cell.number_format = "hh:mm"


def _print_setup(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{HEAD_ROW}"
