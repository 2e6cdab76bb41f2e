from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest

from coanimation.domain.public import PublicOpening
from coanimation.rendering.page import Page, render
from coanimation.words import Words
from tests import builders as make

VOID = {"meta", "link", "br", "path", "col"}


def opening(day: str, starts: str = "14:00", ends: str = "18:00") -> PublicOpening:
    return PublicOpening(
        id=f"mercredi-{day}",
        start=make.instant(f"{day}T{starts}"),
        end=make.instant(f"{day}T{ends}"),
        place="L'Escale",
        address="3 place du Marché, 12345 Sainville",
    )


MONTH = (
    replace(opening("2026-12-02"), activity="goûter"),
    replace(opening("2026-12-04", "18:00", "21:00"), evening=True),
    replace(opening("2026-12-08"), minors=False, place="La camionnette"),
    replace(opening("2026-12-09"), closed=True, reason="travaux"),
    opening("2026-12-11"),
    replace(opening("2026-12-23"), closed=True, reason="vacances"),
    replace(opening("2026-12-30"), closed=True, reason="vacances"),
)


def page(
    openings: Iterable[PublicOpening] = MONTH, *, language: str = "fr", address: str = "https://e.example.org/"
) -> Page:
    return Page(
        name="L'Escale",
        language=language,
        openings=tuple(openings),
        updated=make.NOW,
        contact="bonjour@escale.example.org",
        address=address,
    )


def html(
    openings: Iterable[PublicOpening] = MONTH, *, language: str = "fr", address: str = "https://e.example.org/"
) -> str:
    text = render(page(openings, language=language, address=address), Words(language))
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


class Reader(HTMLParser):
    """The elements in order with their attributes, the text of each, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.within: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
            self.within.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.within[tag][-1] += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.elements if name == tag]

    def texts(self, tag: str) -> list[str]:
        return [" ".join(text.split()) for text in self.within.get(tag, [])]


def test_the_page_says_its_language_and_its_title() -> None:
    page = Reader(html())

    assert page.open == []
    assert page.all("html") == [{"lang": "fr"}]
    assert page.texts("title") == ["L'Escale : quand est-ce ouvert ?"]
    assert Reader(html(language="en")).all("html") == [{"lang": "en"}]


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Reader(html()).elements if re.fullmatch(r"h[1-6]", tag)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_table_has_a_caption_and_headed_rows_and_columns() -> None:
    page = Reader(html())

    assert page.texts("caption") == ["Horaires de décembre 2026"]
    assert {head["scope"] for head in page.all("th")} == {"col", "row", "rowgroup"}
    assert len(page.all("th")) - 3 == 7 + 4  # seven openings in four weeks, below three columns


def test_every_hour_is_written_for_programs_too() -> None:
    times = [attrs["datetime"] for attrs in Reader(html()).all("time")]

    assert "2026-12-02T14:00+01:00" in times
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?", one) for one in times)


def test_nothing_is_fetched_and_nothing_runs() -> None:
    text = html()
    page = Reader(text)

    assert not {"script", "img", "iframe", "form", "object"} & {tag for tag, _ in page.elements}
    links = [attrs["href"] for tag in ("a", "link") for attrs in page.all(tag)]
    assert set(links) == {
        "data:,",
        "opening-hours.ics",
        "webcal://e.example.org/opening-hours.ics",
        "mailto:bonjour@escale.example.org",
    }
    assert "url(" not in text
    assert "@import" not in text


def test_the_next_openings_come_first_and_none_of_them_is_closed() -> None:
    page = Reader(html(replace(one, closed=n == 0) for n, one in enumerate(MONTH)))

    assert page.texts("ol")[0].startswith("vendredi 4 décembre 18 h")
    assert page.texts("h2")[0] == "Prochaines ouvertures"
    assert page.texts("ol")[0].count("→") == 3


def test_closures_of_one_reason_that_follow_each_other_are_told_at_once() -> None:
    (told, *_) = Reader(html()).texts("ul")

    once, several = "mercredi 9 décembre, 14 h \N{EN DASH} 18 h", "du mercredi 23 décembre au mercredi 30 décembre"
    assert told == f"{once} : travaux {several} : vacances"


def test_an_evening_and_an_opening_for_adults_are_told_in_words() -> None:
    rows = Reader(html()).texts("tr")

    assert next(row for row in rows if "en soirée" in row).startswith("ven. 4 déc.")
    assert next(row for row in rows if "majeurs seulement" in row).startswith("mar. 8 déc.")


def test_without_an_address_that_others_can_reach_no_subscription_is_offered() -> None:
    page = Reader(html(address=""))

    assert [link["href"] for link in page.all("a")] == ["opening-hours.ics", "mailto:bonjour@escale.example.org"]
    assert "details" not in {tag for tag, _ in page.elements}


def test_a_space_with_nothing_to_announce_says_so() -> None:
    assert "Aucune ouverture" in html([])


def test_text_of_the_workspace_is_text_and_nothing_else() -> None:
    wicked = replace(MONTH[0], activity="<script>alert(1)</script>")

    assert "<script" not in html([wicked])


def test_weeks_that_are_over_are_left_out() -> None:
    assert "18 nov." not in html([opening("2026-11-10"), *MONTH])
    assert "10 nov." not in html([opening("2026-11-10"), *MONTH])


# WCAG 2.1, 1.4.3: text stands out from its ground at least 4.5 to 1.

_PAIRS = [
    ("ink", "ground"),
    ("ink", "paper"),
    ("soft", "ground"),
    ("soft", "paper"),
    ("sun-ink", "sun"),
    ("night-ink", "night"),
    ("link", "ground"),
    ("link", "paper"),
    ("shut", "shut-ground"),
    ("ink", "shut-ground"),
    ("ink", "mint"),
    ("ground", "ink"),
    ("ground", "link"),
]


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_every_text_stands_out_from_its_ground(theme: int, text: str, ground: str) -> None:
    css = (files("coanimation.rendering") / "templates" / "page.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{([^}]*)\}", css)[theme]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))

    lighter, darker = sorted((_luminance(colours[text]), _luminance(colours[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
