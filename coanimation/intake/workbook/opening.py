"""Opening a workbook that somebody sent: only an xlsx file, within bounds, and never its formulas."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from coanimation.errors import Problem, WorkspaceError
from coanimation.intake.workbook import layout
from coanimation.intake.workbook.cells import Cell, text_in
from coanimation.intake.workbook.drafting import Problems
from coanimation.intake.workbook.filling import USUAL_PREFIX, head_text
from coanimation.intake.workbook.found import Found, Row, Spot, Table
from coanimation.words import LANGUAGES, Words, fold, nearest

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_BYTES: Final = 8_000_000
MAX_UNPACKED: Final = 64_000_000
MAX_PARTS: Final = 500
MAX_ROWS: Final = 2_000
MAX_COLUMNS: Final = 150
_EMPTY_ROWS: Final = 1_000  # after as many, nothing more is expected: a format given to whole columns reaches a million
_LAST_ROW: Final = 10_000
_SEARCHED: Final = 10  # rows in which the headers are looked for
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_ERRORS: Final = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NULL!", "#NUM!"})


def open_workbook(path: Path, data: bytes) -> Found:
    """Find what a workbook holds; WorkspaceError says what else the file is, or what lacks for reading any of it.

    A cell without a result hides nothing else: what is wrong with it comes with what was found.
    """
    _refuse_what_is_none(path, data)
    problems, cells = Problems(path), Problems(path)
    with warnings.catch_warnings():
        # openpyxl warns of what it leaves aside when writing (nothing is written here) and of dates out of bounds.
        warnings.simplefilter("ignore")
        values, formulas = _load(path, data, computed=True), _load(path, data, computed=False)
        sheets, ignored = _sheets(values, problems)
        tables = {}
        for name, title in sheets.items():
            if (table := _table(name, title, values, formulas, problems, cells)) is not None:
                tables[name] = table
    if problems.found:
        raise WorkspaceError([*problems.found, *cells.found])
    return Found(tables=tables, ignored=ignored, problems=tuple(cells.found))


def _refuse_what_is_none(path: Path, data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise _refusal(path, "workbook-too-large", most=MAX_BYTES // 1_000_000)
    if data.startswith(_OLE):
        raise _refusal(path, "workbook-is-xls")
    if not zipfile.is_zipfile(BytesIO(data)):
        text = path.suffix.lower() in {".csv", ".txt", ".tsv"} or b"\0" not in data[:4096]
        raise _refusal(path, "workbook-is-text" if text and data else "workbook-unreadable")
    parts, mimetype = _archived(path, data)
    if len(parts) > MAX_PARTS or sum(parts.values()) > MAX_UNPACKED:
        raise _refusal(path, "workbook-too-large", most=MAX_BYTES // 1_000_000)
    if mimetype.startswith(_ODS):
        raise _refusal(path, "workbook-is-ods")
    if "xl/workbook.xml" not in parts:
        raise _refusal(path, "workbook-unreadable")


def _archived(path: Path, data: bytes) -> tuple[dict[str, int], bytes]:
    """Tell the sizes of the parts of an archive, unpacked, and how the type that it gives itself begins."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {part.filename: part.file_size for part in archive.infolist()}
            if "mimetype" not in parts:
                return parts, b""
            with archive.open("mimetype") as mimetype:
                return parts, mimetype.read(100)
    except Exception as error:  # damaged, or locked by a password
        raise _refusal(path, "workbook-unreadable") from error


def _refusal(path: Path, code: str, **fields: object) -> WorkspaceError:
    return WorkspaceError([Problem(path=path, code=code, fields=fields)])


def _load(path: Path, data: bytes, *, computed: bool) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 - a heavy import, for workbooks only

    try:
        return load_workbook(BytesIO(data), read_only=True, data_only=computed, keep_links=False)
    except Exception as error:  # a damaged file breaks anywhere: zip, XML, styles, numbers
        raise _refusal(path, "workbook-unreadable") from error


def _sheets(book: Workbook, problems: Problems) -> tuple[dict[str, str], tuple[str, ...]]:
    """Tell the title of each of our sheets, by its name in either language, and the titles of the others."""
    ours = (*(sheet.name for sheet in layout.SHEETS), layout.SETTINGS)
    known = {fold(Words(la).say(f"workbook-sheet-{name}")): name for la in LANGUAGES for name in (*ours, "readme")}
    found = {known[fold(title)]: title for title in book.sheetnames if fold(title) in known}
    others = tuple(title for title in book.sheetnames if fold(title) not in known)
    language = next((la for la in LANGUAGES if Words(la).say("workbook-sheet-partners") in book.sheetnames), "fr")
    for name in ours:
        if name not in found:
            title = Words(language).say(f"workbook-sheet-{name}")
            problems.add(Spot(""), "workbook-no-sheet", sheet=title, nearest=nearest(title, others) or "")
    found.pop("readme", None)
    return found, others


def _table(  # noqa: PLR0913, PLR0917 - a sheet read twice, and what is wrong with it and with its cells
    name: str, title: str, values: Workbook, formulas: Workbook, problems: Problems, unread: Problems
) -> Table | None:
    """Find the headers of a sheet, and the rows below them that hold something."""
    keys: dict[int, str] = {}
    headers: dict[str, str] = {}
    head_row, last_row, rows = 0, 0, list[Row]()
    computed, written = _rows(problems.path, values, title), _rows(problems.path, formulas, title)
    for number, (cells, sources) in enumerate(zip(computed, written, strict=False), 1):
        if not keys:
            keys, headers = _heads(name, cells)
            head_row = number
            if keys or number < _SEARCHED:
                continue
            break
        spots = {key: Spot(title, number, header) for key, header in headers.items()}
        row = dict(_cells(dict(enumerate(zip(cells, sources, strict=False))), keys, spots, unread))
        if row:
            rows.append(Row(Spot(title, number), row))
            last_row = number
        if number - max(last_row, head_row) > _EMPTY_ROWS:
            break
        if len(rows) > MAX_ROWS or number == _LAST_ROW:
            problems.add(Spot(title, number), "workbook-too-many-rows", most=MAX_ROWS)
            return None
    if not keys:
        problems.add(Spot(title, 1), "workbook-no-headers")
        return None
    table = Table(title=title, headers=headers, head_row=head_row, rows=tuple(rows))
    _check_headers(name, table, problems, unread)
    return table


def _rows(path: Path, book: Workbook, title: str) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a sheet, which is read only now; bounds of ours, for what a sheet says of its size may be wrong.

    Any: the cells of a sheet that is read once have no type of their own in openpyxl.
    """
    try:
        yield from book[title].iter_rows(max_col=MAX_COLUMNS, max_row=_LAST_ROW)
    except Exception as error:  # as above
        raise _refusal(path, "workbook-unreadable") from error


def _heads(name: str, cells: Iterable[Any]) -> tuple[dict[int, str], dict[str, str]]:
    """Tell which key each column holds, when this row is that of the headers: at least two are known."""
    known = _known_headers(name)
    texts = [(n, text) for n, cell in enumerate(cells) if (text := text_in(_plain(cell.value)))]
    if sum(fold(text) in known for _, text in texts) < 2:
        return {}, {}
    keys: dict[int, str] = {}
    for n, text in texts:
        unknown = f"{USUAL_PREFIX}{text}" if name == layout.USUAL.name else f"?{text}"
        key = known.get(fold(text), unknown)
        keys[n] = key if key not in keys.values() else f"?{text}"
    return keys, {key: text for n, key in keys.items() if (text := dict(texts)[n])}


def _known_headers(name: str) -> dict[str, str]:
    keys: tuple[str, ...] = layout.SETTING_COLUMNS
    if name != layout.SETTINGS:
        keys = tuple(c.key for sheet in layout.SHEETS if sheet.name == name for c in sheet.columns)
    return {fold(head_text(name, key, Words(language))): key for language in LANGUAGES for key in keys}


def _check_headers(name: str, table: Table, problems: Problems, unread: Problems) -> None:
    """Name the columns that lack, and those that are none of ours and hold something."""
    wanted: tuple[str, ...] = layout.SETTING_COLUMNS[:2]
    if name != layout.SETTINGS:
        wanted = tuple(c.key for sheet in layout.SHEETS if sheet.name == name for c in sheet.columns if c.key != "of")
    strange = {key: text for key, text in table.headers.items() if key.startswith("?")}
    language = _language_of(name, table)
    for key in wanted:
        if key not in table.headers:
            header = head_text(name, key, Words(language))
            near = nearest(header, strange.values()) or ""
            problems.add(Spot(table.title, table.head_row), "workbook-no-column", column=header, nearest=near)
    for key, text in strange.items():
        if any(key in row.cells for row in table.rows):
            unread.add(table.head(key), "workbook-unknown-column", value=text[:60])


def _language_of(name: str, table: Table) -> str:
    return next((la for la in LANGUAGES if Words(la).say(f"workbook-sheet-{name}") == table.title), "fr")


def _cells(
    pairs: Mapping[int, tuple[Any, Any]], keys: Mapping[int, str], at: Mapping[str, Spot], problems: Problems
) -> Iterator[tuple[str, Cell]]:
    """Give what the cells of a row hold; `pairs` are each cell as computed and as written, by column."""
    for n, key in keys.items():
        if n not in pairs:
            continue
        value = _plain(pairs[n][0].value)
        if isinstance(value, str) and value.strip() in _ERRORS:
            problems.add(at[key], "workbook-error-cell", value=value.strip())
        elif value is None and getattr(pairs[n][1], "data_type", "") == "f":
            problems.add(at[key], "workbook-formula")
        elif value is not None and text_in(value):
            yield key, value


def _plain(value: Any) -> Cell:  # noqa: ANN401 - whatever a cell holds
    """Take what a cell holds as a plain value; text with several fonts is text."""
    return value if isinstance(value, str | int | float | date | time | timedelta) or value is None else str(value)
