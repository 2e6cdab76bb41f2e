"""From the files of a workspace to the workbook that shows them, row for row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from coanimation.domain.answers import Availability
from coanimation.intake.workbook import layout
from coanimation.intake.workbook.cells import Speech, Tree, choice_labels, show
from coanimation.intake.workbook.layout import Column, Kind, Sheet
from coanimation.intake.workbook.trees import at, items, speech_of, texts
from coanimation.rendering.workbook import Book, Head, Page, Value
from coanimation.words import Words

USUAL_PREFIX = "usual:"
ANSWERS = Column(
    key="answer", kind=Kind.ANSWER, words="availability", choices=tuple(answer.value for answer in Availability)
)
_NAMED_IN = {
    "site": ("sites", "name"),
    "partner": ("partners", "name"),
    "person": ("people", "name"),
}
_README = ("what", "how", "example", "ids", "several", "import", "again", "secret")


def fill(space: Tree, partners: Tree, words: Words) -> Book:
    """Show everything that the two files hold, but the key of the space."""
    speech = speech_of(space, partners, words)
    pages = [
        _page(sheet, tuple(_shown(sheet, item, speech) for item in _items(sheet, space, partners)), words)
        for sheet in layout.SHEETS
        if sheet is not layout.USUAL
    ]
    pages.insert(layout.SHEETS.index(layout.USUAL), _usual(space, partners, speech))
    return Book(
        title=words.say("workbook-title", name=str(at(space, "space/name") or "")),
        readme_title=words.say("workbook-sheet-readme"),
        readme=tuple(words.say(f"workbook-readme-{part}") for part in _README),
        pages=(*pages, _settings(space, speech)),
    )


def head_text(sheet: str, key: str, words: Words) -> str:
    """Tell the header of a column."""
    own = f"workbook-{sheet}-{_code(key)}"
    return words.say(own if words.has(own) else f"workbook-column-{_code(key)}")


def _head_told(sheet: str, key: str, words: Words) -> str:
    for code in (f"workbook-{sheet}-{_code(key)}-told", f"workbook-column-{_code(key)}-told"):
        if words.has(code):
            return words.say(code)
    return ""


def _code(key: str) -> str:
    return key.replace("/", "-")


def _page(sheet: Sheet, rows: tuple[Mapping[str, Value], ...], words: Words) -> Page:
    return Page(
        name=sheet.name,
        title=words.say(f"workbook-sheet-{sheet.name}"),
        told=words.say(f"workbook-sheet-{sheet.name}-told"),
        heads=tuple(_head(sheet, column, words) for column in sheet.columns),
        rows=rows,
    )


def _head(sheet: Sheet, column: Column, words: Words) -> Head:
    return Head(
        key=column.key,
        text=head_text(sheet.name, column.key, words),
        told=_head_told(sheet.name, column.key, words),
        width=column.width,
        choices=choice_labels(column, words) if column.kind in {Kind.CHOICE, Kind.FLAG} else (),
        listed=_NAMED_IN.get(column.of) if column.kind is Kind.NAME else None,
        required=column.required,
        quiet=column.kind is Kind.ID and not column.required,
    )


def _shown(sheet: Sheet, item: Mapping[str, Tree], speech: Speech) -> dict[str, Value]:
    return {column.key: show(column, _value(item, column.key), speech) for column in sheet.columns}


def _value(item: Mapping[str, Tree], key: str) -> Tree:
    seats = item.get("seats")
    if key.startswith("seats/") and isinstance(seats, str):
        return seats
    return at(dict(item), key)


def _items(sheet: Sheet, space: Tree, partners: Tree) -> Iterator[Mapping[str, Tree]]:
    """Give what each row of a sheet shows."""
    known = list(items(partners, "partners"))
    match sheet.name:
        case "partners":
            return iter(known)
        case "agreements":
            return ({"partner": one["id"], **terms} for one in known if isinstance(terms := one.get("agreement"), dict))
        case "people":
            return chain.from_iterable(
                ({"partner": one["id"], **person} for person in items(one, "professionals")) for one in known
            )
        case "meetings":
            return items(partners, "meetings")
        case "vocabulary":
            return (
                {"sort": sort, "id": name, "name": told}
                for sort in ("topics", "roles")
                for name, told in texts(space, sort).items()
            )
        case name:
            return items(space, name)


def _usual(space: Tree, partners: Tree, speech: Speech) -> Page:
    """Show who usually comes when: people down, openings across."""
    sheet, words = layout.USUAL, speech.words
    people = list(_items(layout.PEOPLE, space, partners))
    openings = [str(item["id"]) for item in items(space, "openings")]
    openings += sorted({name for person in people for name in texts(dict(person), "usual")} - set(openings))
    rows = tuple(
        {
            "person": speech.names["person"].show(str(person["id"])),
            "of": speech.names["partner"].show(str(person["partner"])),
            **{
                USUAL_PREFIX + opening: show(ANSWERS, texts(dict(person), "usual").get(opening), speech)
                for opening in openings
            },
        }
        for person in people
    )
    answers = choice_labels(ANSWERS, words)
    page = _page(sheet, rows, words)
    heads = [Head(key=USUAL_PREFIX + name, text=name, width=13, choices=answers) for name in openings]
    return Page(
        name=page.name,
        title=page.title,
        told=page.told,
        heads=(*page.heads, *heads),
        rows=rows,
        kept=frozenset({"of"}),
    )


def _settings(space: Tree, speech: Speech) -> Page:
    words = speech.words
    rows, choices = [], {}
    for number, setting in enumerate(layout.SETTING):
        found = at(space, setting.key)
        if setting.key == "search/seconds" and found is None and isinstance(short := at(space, "search"), str):
            found = short
        told = f"workbook-setting-{_code(setting.key)}-told"
        rows.append(
            {
                "setting": words.say(f"workbook-setting-{_code(setting.key)}"),
                "value": show(setting, found, speech),
                "told": words.say(told) if words.has(told) else "",
            }
        )
        if offered := _offered(setting, words):
            choices[number, "value"] = offered
    widths = {"setting": 38, "value": 40, "told": 90}
    return Page(
        name=layout.SETTINGS,
        title=words.say(f"workbook-sheet-{layout.SETTINGS}"),
        told=words.say(f"workbook-sheet-{layout.SETTINGS}-told"),
        heads=tuple(
            Head(key=key, text=words.say(f"workbook-settings-{key}"), width=widths[key], quiet=key == "told")
            for key in layout.SETTING_COLUMNS
        ),
        rows=tuple(rows),
        row_choices=choices,
    )


def _offered(setting: Column, words: Words) -> tuple[str, ...]:
    match setting.key:
        case "space/school-zone":
            return layout.ZONES
        case "space/public-holidays":
            return layout.TERRITORIES
        case _ if setting.kind in {Kind.CHOICE, Kind.FLAG}:
            return choice_labels(setting, words)
        case _:
            return ()
