"""From the rows of a workbook to the trees of the files, each value remembering its cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coanimation.domain.ids import is_id
from coanimation.intake.workbook import layout
from coanimation.intake.workbook.cells import Cell, Speech, Tree, Unreadable, read, text_in
from coanimation.intake.workbook.drafting import Draft, Problems, Spots
from coanimation.intake.workbook.filling import ANSWERS, USUAL_PREFIX, head_text
from coanimation.intake.workbook.found import Found, Row, Spot, Table
from coanimation.intake.workbook.layout import SETTING, SETTINGS, Column, Sheet
from coanimation.intake.workbook.names import Names
from coanimation.intake.workbook.trees import speech
from coanimation.words import LANGUAGES, Words, fold, nearest
from coanimation.workspace.shapes.format import FORMAT
from coanimation.workspace.shapes.scalars import as_id

_IDENTIFIED = (
    layout.SITES,
    layout.OPENINGS,
    layout.EXCEPTIONAL,
    layout.PARTNERS,
    layout.PEOPLE,
    layout.MEETINGS,
    layout.TERMS,
)
# Where the things that a cell may name are described.
_NAMED_IN = {
    "site": ("sites",),
    "opening": ("openings", "exceptional"),
    "partner": ("partners",),
    "person": ("people",),
    "who": ("partners", "people"),
    "topic": ("vocabulary",),
    "role": ("vocabulary",),
}
_OF_PATHS = re.compile(r'[/\\:<>|?*"]')  # what no system, or not each, takes in the name of a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The trees of `space.yaml` and `partners.yaml`, and what could not be read."""

    space: Draft
    partners: Draft
    spots: Spots
    problems: Problems


def assemble(found: Found, words: Words, *, path: Path, key: str) -> Assembled:
    """Make the trees of the two files from a workbook; `key` is that of the space, which no workbook holds."""
    spots = Spots()
    made = Assembled(space=Draft(spots), partners=Draft(spots), spots=spots, problems=Problems(path, [*found.problems]))
    _Assembly(found, words, made).run(key)
    return made


class _Assembly:
    """One reading of a workbook: ids and names first, then every sheet."""

    def __init__(self, found: Found, words: Words, made: Assembled) -> None:
        self.found = found
        self.made = made
        self.problems = made.problems
        self.ids = {sheet.name: self._ids(sheet) for sheet in _IDENTIFIED}
        self.speech = self._speech(words)
        self.partner_numbers = {one: n for n, one in reversed(list(enumerate(self.ids["partners"].values())))}
        self.people: dict[str, tuple[str | int, ...]] = {}

    def run(self, key: str) -> None:
        """Read everything."""
        settings = Spot(self.found.tables[SETTINGS].title, 1)
        self.made.space.put(("format",), str(FORMAT), settings)
        self.made.space.put(("space", "key"), key, settings)
        self._settings()
        for sheet in (layout.SITES, layout.TRAVEL, layout.OPENINGS, layout.EXCEPTIONAL, layout.CLOSURES):
            self._list(sheet, self.made.space, sheet.name)
        self._list(layout.DESTINATIONS, self.made.space, "destinations")
        self._vocabulary()
        partners = Spot(self.found.tables["partners"].title, 1)
        self.made.partners.put(("format",), str(FORMAT), partners)
        self._list(layout.PARTNERS, self.made.partners, "partners")
        self._people()
        self._list(layout.MEETINGS, self.made.partners, "meetings")
        self._agreements()
        self._usual()

    def _ids(self, sheet: Sheet) -> dict[int, str]:
        """Tell the id of each row: the one that is written, else one made of the name, numbered when it is taken."""
        table = self.found.tables[sheet.name]
        written = {row.spot.row: _as_id(text_in(row.cells.get("id"))) for row in table.rows}
        taken = Counter(written.values())
        for row in table.rows:
            if not written[row.spot.row] and (base := as_id(text_in(row.cells.get("name")))):
                tried = (base if n == 1 else f"{base[:36]}-{n}" for n in range(1, len(table.rows) + 2))
                made = next(name for name in tried if not taken[name])
                written[row.spot.row] = made
                taken[made] += 1
        return written

    def _speech(self, words: Words) -> Speech:
        def named(name: str, sort: str = "") -> dict[str, str]:
            table = self.found.tables[name]
            rows = [row for row in table.rows if not sort or self._sort(row) == sort]
            known = {self.ids[name][row.spot.row]: text_in(row.cells.get("name")) for row in rows}
            return {one: told or one for one, told in known.items() if one}

        return speech(
            {
                "site": named("sites"),
                "opening": named("openings") | named("exceptional"),
                "partner": named("partners"),
                "person": named("people"),
                "topic": named("vocabulary", "topics"),
                "role": named("vocabulary", "roles"),
            },
            words,
            partners=self._partners(Names.of(named("partners"))),
        )

    def _partners(self, names: Names) -> dict[str, str]:
        """Tell the partner of each person, as far as it is known."""
        return {
            self.ids["people"][row.spot.row]: names.read(text_in(row.cells.get("partner"))) or ""
            for row in self.found.tables["people"].rows
        }

    def _sort(self, row: Row) -> Tree:
        try:
            return read(layout.TERMS.column("sort"), row.cells.get("sort"), Speech(Words(), {}))
        except Unreadable:
            return None

    def _unreadable(self, spot: Spot, error: Unreadable) -> None:
        """Note a cell that could not be read; whom a name means is not known while a name like it is not."""
        sheets = _NAMED_IN.get(error.code.removeprefix("workbook-unknown-"), ())
        if not any(self._nameless(name) for name in sheets):
            self.problems.unreadable(spot, error)

    def _nameless(self, name: str) -> bool:
        """Whether something in a sheet has a name that could not be found."""
        table = self.found.tables[name]
        heads = {table.headers.get("name"), table.headers.get("id")}
        return any(p.sheet == table.title and p.header in heads for p in self.found.problems)

    def _cell(self, table: Table, row: Row, column: Column, *, whose: str = "") -> Tree:
        """Read one cell; a problem is noted, and an empty cell that must not be is one."""
        spot = table.spot(row, column.key)
        try:
            value = read(column, row.cells.get(column.key), self.speech, whose=whose)
        except Unreadable as error:
            self._unreadable(spot, error)
            return None
        if value is None and column.required:
            self.problems.empty(spot)
        return value

    def _fill(self, draft: Draft, keys: tuple[str | int, ...], sheet: Sheet, row: Row, *skipped: str) -> None:
        table = self.found.tables[sheet.name]
        draft.put(keys, {}, row.spot)
        for column in sheet.columns:
            if column.key in skipped:
                continue
            if column.key == "id":
                if named := self._id(sheet, row):
                    draft.put((*keys, "id"), named, table.spot(row, "id"))
                elif column.required:
                    self.problems.empty(table.spot(row, "id"))
            elif (value := self._cell(table, row, column)) is not None:
                draft.put((*keys, *_steps(column.key)), value, table.spot(row, column.key))

    def _id(self, sheet: Sheet, row: Row) -> str:
        """Tell the id of a row; what is no words at all is read on as the nearest one, and refused."""
        named = self.ids[sheet.name][row.spot.row]
        if _OF_PATHS.search(typed := text_in(row.cells.get("id"))):
            spot = self.found.tables[sheet.name].spot(row, "id")
            self.problems.add(spot, "workspace-bad-id", value=typed[:60], nearest=named)
        return named

    def _list(self, sheet: Sheet, draft: Draft, key: str) -> None:
        table = self.found.tables[sheet.name]
        draft.put((key,), [], Spot(table.title, table.head_row))
        for number, row in enumerate(table.rows):
            self._fill(draft, (key, number), sheet, row)

    def _vocabulary(self) -> None:
        sheet, table = layout.TERMS, self.found.tables[layout.TERMS.name]
        for row in table.rows:
            sort, name = self._cell(table, row, sheet.column("sort")), self._cell(table, row, sheet.column("name"))
            one = self._id(sheet, row)
            if not isinstance(sort, str) or name is None:
                continue
            taken = self.made.space.tree.get(sort)
            if isinstance(taken, dict) and one in taken:
                self.problems.add(table.spot(row, "id"), "workbook-twice", value=one)
            self.made.space.put((sort, one), name, table.spot(row, "name"))

    def _people(self) -> None:
        sheet = layout.PEOPLE
        counted: Counter[int] = Counter()
        for row, number in self._of_partners(sheet):
            keys = ("partners", number, "professionals", counted[number])
            counted[number] += 1
            self._fill(self.made.partners, keys, sheet, row, "partner")
            self.people.setdefault(self.ids[sheet.name][row.spot.row], keys)

    def _of_partners(self, sheet: Sheet) -> Iterator[tuple[Row, int]]:
        """Give each row with the place of its partner; a row that names no partner is only read."""
        table = self.found.tables[sheet.name]
        for row in table.rows:
            partner = self._cell(table, row, sheet.column("partner"))
            number = self.partner_numbers.get(partner) if isinstance(partner, str) else None
            if number is None:
                self._only_read(sheet, row)
            else:
                yield row, number

    def _only_read(self, sheet: Sheet, row: Row) -> None:
        """Find what is wrong in a row that has no place."""
        self._fill(Draft(Spots()), ("nowhere",), sheet, row, "partner")

    def _agreements(self) -> None:
        sheet, table = layout.AGREEMENTS, self.found.tables[layout.AGREEMENTS.name]
        told: set[int] = set()
        for row, number in self._of_partners(sheet):
            if number in told:
                self.problems.add(table.spot(row, "partner"), "workbook-twice", value=text_in(row.cells.get("partner")))
            told.add(number)
            self._fill(self.made.partners, ("partners", number, "agreement"), sheet, row, "partner")

    def _usual(self) -> None:
        table = self.found.tables[layout.USUAL.name]
        openings = dict(self._usual_columns(table))
        person_column = layout.USUAL.column("person")
        told: set[str] = set()
        for row in table.rows:
            answers = {key: row.cells[key] for key in openings if key in row.cells}
            if not answers and "person" not in row.cells:
                continue
            person = self._cell(table, row, person_column, whose=text_in(row.cells.get("of")))
            if not isinstance(person, str):
                continue
            if person in told:
                self.problems.add(table.spot(row, "person"), "workbook-twice", value=text_in(row.cells["person"]))
            told.add(person)
            for key, value in answers.items():
                self._answer(table.spot(row, key), person, openings[key], value)

    def _answer(self, spot: Spot, person: str, opening: str, value: Cell) -> None:
        try:
            answer = read(ANSWERS, value, self.speech)
        except Unreadable as error:
            self._unreadable(spot, error)
            return
        if (keys := self.people.get(person)) and answer is not None:
            self.made.partners.put((*keys, "usual", opening), answer, spot)

    def _usual_columns(self, table: Table) -> Iterator[tuple[str, str]]:
        """Tell which opening each column is about; one that nobody fills in may be about nothing."""
        names = self.speech.names["opening"]
        for key, header in table.headers.items():
            if not key.startswith(USUAL_PREFIX):
                continue
            if (opening := names.read(header)) is not None:
                yield key, opening
            elif any(key in row.cells for row in table.rows):
                near = names.nearest(header)
                self._unreadable(
                    table.head(key), Unreadable("workbook-unknown-opening", value=header[:60], nearest=near)
                )

    def _settings(self) -> None:
        table = self.found.tables[SETTINGS]
        known = {
            fold(head_text("setting", setting.key, Words(language))): setting
            for language in LANGUAGES
            for setting in SETTING
        }
        told: set[str] = set()
        for row in table.rows:
            label = text_in(row.cells.get("setting"))
            setting = known.get(fold(label))
            if setting is None:
                if (label or "value" in row.cells) and not self.problems.on(table.spot(row, "setting")):
                    near = nearest(label, [head_text("setting", s.key, self.speech.words) for s in SETTING]) or ""
                    self.problems.add(table.spot(row, "setting"), "workbook-unknown-setting", value=label, nearest=near)
                continue
            if setting.key in told:
                self.problems.add(table.spot(row, "setting"), "workbook-twice", value=label)
            told.add(setting.key)
            self._setting(table, row, setting)
        nameless = any(p.sheet == table.title and p.header == table.headers["setting"] for p in self.found.problems)
        for setting in SETTING:
            if setting.key not in told and not nameless:
                label = head_text("setting", setting.key, self.speech.words)
                self.problems.add(Spot(table.title, table.head_row), "workbook-no-setting", setting=label)

    def _setting(self, table: Table, row: Row, setting: Column) -> None:
        spot = table.spot(row, "value")
        try:
            value = read(setting, row.cells.get("value"), self.speech)
        except Unreadable as error:
            self._unreadable(spot, error)
            return
        if value is not None:
            self.made.space.put(_steps(setting.key), value, spot)
        elif setting.required:
            self.problems.empty(spot)


def _steps(key: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdigit() else step for step in key.split("/"))


def _as_id(text: str) -> str:
    return text if is_id(text) else as_id(text) or text
