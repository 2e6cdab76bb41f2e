"""Tables as a workbook: one sheet each, ready to filter and to print."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, time

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from coanimation.rendering.table import Cell, Table

_HEADING = PatternFill("solid", start_color="FF1F4E5F")
_FILLS = {
    "short": PatternFill("solid", start_color="FFFBE3DF"),
    "closed": PatternFill("solid", start_color="FFEDEDED"),
}
_LINE = Border(bottom=Side(style="hair", color="FFBBBBBB"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # characters that no workbook may hold (ECMA-376, ST_Xstring)
_WIDEST = 60


def to_xlsx(tables: Sequence[Table], title: str) -> bytes:
    """Write the tables as a workbook."""
    book = Workbook()
    book.properties.title = title
    book.properties.creator = "coanimation"
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(table.name[:31]), table, title)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _fill(sheet: Worksheet, table: Table, title: str) -> None:
    for column, heading in enumerate(table.headings, 1):
        cell = sheet.cell(row=1, column=column)
        _put(cell, heading)
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = _HEADING
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for number, row in enumerate(table.rows, 2):
        fill = _FILLS.get(table.states[number - 2]) if table.states else None
        for column, value in enumerate(row, 1):
            cell = sheet.cell(row=number, column=column)
            _put(cell, value)
            cell.border = _LINE
            if fill is not None:
                cell.fill = fill
    _lay_out(sheet, table, title)


def _put(cell: SheetCell | MergedCell, value: Cell) -> None:
    if isinstance(value, str):
        cell.value = _CONTROL.sub("", value)
        cell.data_type = "s"  # a text that begins with = is a text
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        return
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, time):
        cell.number_format = "hh:mm"
    elif isinstance(value, float):
        cell.number_format = "0.00"


def _lay_out(sheet: Worksheet, table: Table, title: str) -> None:
    for column in range(1, len(table.headings) + 1):
        texts = [table.headings[column - 1], *(row[column - 1] for row in table.rows)]
        longest = max(
            10 if isinstance(text, date) else 5 if isinstance(text, time) else len(str(text)) for text in texts
        )
        sheet.column_dimensions[get_column_letter(column)].width = min(longest + 3, _WIDEST)
    sheet.freeze_panes = "A2"
    if table.rows:
        sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.HeaderFooter.oddHeader = HeaderFooterItem(left=_HeaderFooterPart(text=title.replace("&", "&&")))
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(text="&P / &N"))
