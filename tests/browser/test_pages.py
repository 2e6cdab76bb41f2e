"""The public page and the printed rota, as a telephone shows them and a printer prints them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coanimation.rendering.page import render
from coanimation.rendering.page_rota import to_html
from coanimation.words import Words
from tests.browser.chromium import FOUND, printed, width_of
from tests.publishing.test_page import page
from tests.rendering.samples import shown

pytestmark = [
    pytest.mark.skipif(FOUND is None, reason="there is no Chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]

PAGES = {
    "public": lambda language: render(page(language=language), Words(language)),
    "rota": lambda language: to_html(shown(), Words(language)),
}


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_out_of_a_narrow_screen(tmp_path: Path, name: str, language: str, width: int) -> None:
    wide, out = width_of(PAGES[name](language), width, tmp_path)

    assert (wide <= width, out) == (True, "")


@pytest.mark.parametrize(("name", "most"), [("public", 2), ("rota", 4)])
def test_a_month_is_printed_on_few_pages(tmp_path: Path, name: str, most: int) -> None:
    pages = len(re.findall(rb"/Type\s*/Page\b", printed(PAGES[name]("fr"), tmp_path)))

    assert 1 <= pages <= most
