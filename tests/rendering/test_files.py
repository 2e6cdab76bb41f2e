"""A rota as files: CSV, workbook, page, JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date, datetime, time
from html.parser import HTMLParser

import openpyxl
import pytest

from coanimation.domain.neutrality import measure
from coanimation.rendering.csv import harmless, to_csv
from coanimation.rendering.data import as_json
from coanimation.rendering.page_rota import to_html
from coanimation.rendering.sheet import to_xlsx
from coanimation.rendering.shown import Shown
from coanimation.rendering.table import Table, rota_table, tables
from coanimation.words import Words
from tests.rendering.samples import december, filled, shown

FR, EN = Words("fr"), Words("en")


def named(name: str) -> Shown:
    """Give the month with its first partner under another name."""
    month = december()
    month = replace(month, partners=(replace(month.partners[0], name=name), *month.partners[1:]))
    rota = filled(month)
    return Shown(month=month, rota=rota, neutrality=measure(month, rota))


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_opens_in_a_french_spreadsheet() -> None:
    data = to_csv(rota_table(shown(), FR), "fr")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    rows = rows_of(data)
    assert rows[0][:5] == ["Date", "Jour", "Début", "Fin", "Heures comptées"]
    assert rows[3][:6] == ["04/12/2026", "vendredi", "18:00", "20:30", "2,50", "La camionnette"]


def test_csv_in_english_has_iso_days_and_decimal_points() -> None:
    assert rows_of(to_csv(rota_table(shown(), EN), "en"))[3][:5] == ["2026-12-04", "Friday", "18:00", "20:30", "2.50"]


def test_there_is_one_row_for_each_seat_and_one_for_each_closed_slot() -> None:
    rows = rows_of(to_csv(rota_table(shown(), FR), "fr"))[1:]
    assert len(rows) == 19 + 1 + 3
    assert [row[-1] for row in rows if row[-1]] == ["1 poste à pourvoir", *["fermeture de fin d'année"] * 3]


@pytest.mark.parametrize("text", ["=1+1", "+33 1", "-2", "@x", "\tx", "\rx"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    data = to_csv(Table(name="x", headings=("a",), rows=((text,),)), "fr")
    assert rows_of(data)[1][0] == f"'{text}"


def test_a_workbook_holds_every_table_with_typed_cells() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(tables(shown(), FR), "Planning")))
    assert book.sheetnames == ["Planning", "Structures", "Professionnels", "Garanties"]
    row = [cell.value for cell in book["Planning"][4]]
    assert row[:6] == [datetime(2026, 12, 4), "vendredi", time(18), time(20, 30), 2.5, "La camionnette"]  # noqa: DTZ001
    assert book["Planning"].freeze_panes == "A2"
    assert book["Planning"].auto_filter.ref == "A1:M24"


def test_a_workbook_takes_no_text_for_a_formula_and_no_control_character() -> None:
    table = Table(name="x", headings=("a", "b"), rows=(("=HYPERLINK(1)", "a\x0bb"),))
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([table], "t"))).worksheets[0]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == "=HYPERLINK(1)"
    assert sheet["B2"].value == "ab"


class Tags(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_stands_alone_and_says_its_language() -> None:
    page = to_html(shown(), FR)
    tags = Tags(page).found
    assert ("html", {"lang": "fr"}) in tags
    assert not [tag for tag, _ in tags if tag in {"script", "link", "img", "iframe"}]
    assert not re.search(r"url\(|@import|https?://", page)
    assert 'lang="en"' in to_html(shown(), EN)


def test_the_page_can_be_read_without_seeing_it() -> None:
    tags = Tags(to_html(shown(), FR)).found
    assert [tag for tag, _ in tags].count("h1") == 1
    assert all(attrs.get("scope") in {"col", "row"} for tag, attrs in tags if tag == "th")
    assert [tag for tag, _ in tags].count("caption") == [tag for tag, _ in tags].count("table")


def test_the_page_escapes_names() -> None:
    page = to_html(named("<script>alert(1)</script> & Cie"), FR)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Cie" in page


def test_the_page_prints_on_a4() -> None:
    assert "size: A4" in to_html(shown(), FR)


def test_json_has_the_members_that_programs_count_on() -> None:
    data = json.loads(json.dumps(as_json(shown(), FR)))
    assert [data[key] for key in ("format", "month", "version", "status", "seconds")] == [
        1,
        "2026-12",
        1,
        "feasible",
        4.2,
    ]
    assert data["tiers"][1] == {"name": "coverage", "value": 1, "bound": 1, "status": "optimal", "seconds": 0.4}
    first = data["assignments"][0]
    assert set(first) == {"slot", "start", "end", "site", "seat", "role", "partner", "professional", "pinned"}
    assert first["start"] == "2026-12-02T14:00:00+01:00"
    gap = data["missing"][0]
    assert (gap["slot"], gap["what"], gap["remedies"]) == ("vendredi-2026-12-11", "seat", [])
    assert gap["reasons"][0]["code"] == "reason-unavailable"


def without_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: without_text(item) for key, item in value.items() if key != "text"}
    return [without_text(item) for item in value] if isinstance(value, list) else value


def test_only_texts_depend_on_the_language() -> None:
    french, english = as_json(shown(), FR), as_json(shown(), EN)
    assert french != english
    assert without_text(french) == without_text(english)


def test_the_days_of_a_table_are_days() -> None:
    assert all(isinstance(row[0], date) for row in rota_table(shown(), FR).rows)
