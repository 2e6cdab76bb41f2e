"""The workbook and the files say the same thing: there and back, and once more."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coanimation.domain.answers import Availability
from coanimation.domain.space import Season
from coanimation.errors import WorkspaceError
from coanimation.use_cases.workbook import import_workbook
from coanimation.workspace import read
from coanimation.workspace.template import KINDS, Kind
from tests.builders import NOW
from tests.intake.builders import KEY, put, setting, spoiled, workbook, workspace

EXAMPLES = Path(__file__).parents[2] / "examples"
WORKSPACES = [(kind, language) for kind in KINDS for language in ("fr", "en")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "L'Escale à Sainville")


def texts(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in ("space.yaml", "partners.yaml")}


@pytest.mark.parametrize(("template", "language"), WORKSPACES)
def test_a_template_comes_back_from_its_workbook_to_the_byte(template: Kind, language: str, tmp_path: Path) -> None:
    folder = workspace(tmp_path / "espace", template=template, language=language)
    before = texts(folder)

    done = import_workbook(folder, workbook(folder), now=NOW)

    assert (done.changed, done.ignored) == ((), ())
    assert texts(folder) == before
    assert not (folder / "journal.jsonl").exists()


@pytest.mark.parametrize(
    "example", sorted(file.parent.relative_to(EXAMPLES).as_posix() for file in EXAMPLES.rglob("space.yaml"))
)
def test_an_example_comes_back_and_makes_the_same_workspace_elsewhere(example: str, tmp_path: Path) -> None:
    folder, other = tmp_path / "espace", tmp_path / "ailleurs"
    shutil.copytree(EXAMPLES / example, folder)
    other.mkdir()
    path, before = workbook(folder), texts(folder)

    assert import_workbook(folder, path, now=NOW).changed == ()
    assert texts(folder) == before
    assert import_workbook(other, path, now=NOW).changed == ("space.yaml", "partners.yaml")
    told, made = read(folder), read(other)
    assert replace(made.space, key=told.space.key) == told.space
    assert made.partners == told.partners


def test_a_second_import_changes_nothing(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "neuf"
    other.mkdir()
    path = workbook(folder)

    assert import_workbook(other, path, now=NOW).begun
    before = texts(other)

    assert import_workbook(other, path, now=NOW).changed == ()
    assert texts(other) == before


def test_the_key_of_the_space_stays(folder: Path) -> None:
    import_workbook(folder, spoiled(workbook(folder), setting("Nom de l'espace", "La Passerelle")), now=NOW)

    assert (read(folder).space.key, read(folder).space.name) == (KEY, "La Passerelle")


def test_one_cell_changes_one_line_and_keeps_the_comments(folder: Path) -> None:
    before = (folder / "space.yaml").read_text("utf-8").splitlines()

    done = import_workbook(folder, spoiled(workbook(folder), put("Horaires", "Activité", 1, "atelier")), now=NOW)

    after = (folder / "space.yaml").read_text("utf-8").splitlines()
    assert (done.changed, done.rewritten) == (("space.yaml",), ())
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ("    activity: goûter", "    activity: atelier")
    ]


def test_a_row_more_is_added_below_the_others(folder: Path) -> None:
    fields = {"Nom": "CIDFF", "Autres noms": "Centre d'information ; CIDFF 12"}
    rows = [put("Structures", header, 6, value) for header, value in fields.items()]

    done = import_workbook(folder, spoiled(workbook(folder), *rows), now=NOW)

    assert (done.changed, done.rewritten) == (("partners.yaml",), ())
    assert (read(folder).partners[-1].id, read(folder).partners[-1].also_known_as) == (
        "cidff",
        ("Centre d'information", "CIDFF 12"),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "référent·e mineurs ; qui ouvre ; qui ferme ; qui conduit",
        "référent mineurs ; ouvre les lieux ; ferme les lieux ; conduit",
        "referent for minors ; opener ; closer ; driver",
        "referent for minors ; opens the place ; closes the place ; drives",
    ],
)
def test_roles_are_read_in_the_words_of_today_and_in_those_of_before(folder: Path, typed: str) -> None:
    path = spoiled(
        workbook(folder),
        put("Personnes", "Fonctions", 1, typed),
        put("Personnes", "Attestation jusqu'au", 1, "31/12/2030"),
    )

    import_workbook(folder, path, now=NOW)

    first = read(folder).partners[0].professionals[0]
    assert first.roles == {"referent", "opens", "closes", "driver"}


def test_a_row_taken_out_is_taken_out_and_the_lost_comments_are_told(folder: Path) -> None:
    def without_the_last(book: object) -> None:
        book["Horaires"].delete_rows(5)  # type: ignore[index]  # a workbook
        book["Disponibilités habituelles"].delete_cols(5)  # type: ignore[index]
        book["Personnes"].cell(6, 8).value = None  # type: ignore[index]

    done = import_workbook(folder, spoiled(workbook(folder), without_the_last), now=NOW)

    assert [opening.id for opening in read(folder).space.openings] == ["mercredi", "jeudi-soir"]
    assert "space.yaml" in done.rewritten


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = texts(folder)

    done = import_workbook(
        folder, spoiled(workbook(folder), setting("Nom de l'espace", "Ailleurs")), now=NOW, dry_run=True
    )

    assert done.changed == ("space.yaml",)
    assert texts(folder) == before


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (time(18, 30), "18:30"),
        ("18h30", "18:30"),
        ("18 h 30", "18:30"),
        ("18:30", "18:30"),
        (0.75, "18:00"),
        (18, "18:00"),
    ],
)
def test_an_hour_is_read_as_people_and_spreadsheets_write_it(typed: object, meant: str, folder: Path) -> None:
    import_workbook(folder, spoiled(workbook(folder), put("Horaires", "À", 1, typed)), now=NOW)

    assert read(folder).space.openings[0].ends == time.fromisoformat(meant)


@pytest.mark.parametrize(
    "typed", [date(2026, 12, 7), "07/12/2026", "7.12.26", "lundi 7 décembre 2026", "7 déc. 2026", "2026-12-07"]
)  # fmt: skip
def test_a_day_is_read_as_people_and_spreadsheets_write_it(typed: object, folder: Path) -> None:
    import_workbook(folder, spoiled(workbook(folder), put("Horaires", "Du", 1, typed)), now=NOW)

    assert read(folder).space.openings[0].first == date(2026, 12, 7)


@pytest.mark.parametrize("typed", ["Mercredi, samedi", "mer. ; sam.", "mercredi et samedi", "Wednesday\nSaturday"])
def test_days_are_read_in_either_language(typed: str, folder: Path) -> None:
    import_workbook(folder, spoiled(workbook(folder), put("Horaires", "Jours", 1, typed)), now=NOW)

    assert read(folder).space.openings[0].weekdays == {2, 5}


def test_words_of_either_language_and_spaces_around_them_are_read(folder: Path) -> None:
    changes = [
        put("Horaires", "Période", 1, "  Période scolaire "),
        put("Disponibilités habituelles", "mercredi", 1, "Si besoin"),
        put("Disponibilités habituelles", "mercredi", 2, "no"),
        put("Horaires", "Lieu", 1, "l'escale"),
    ]

    import_workbook(folder, spoiled(workbook(folder), *changes), now=NOW)

    told = read(folder)
    assert told.space.openings[0].season is Season.TERM
    people = told.partners[0].professionals
    assert [person.usual["mercredi"] for person in people] == [Availability.IF_NEED_BE, Availability.NO]


def test_composed_and_decomposed_accents_are_one_text(folder: Path) -> None:
    decomposed = put("Horaires", "Activité", 1, "gou\N{COMBINING CIRCUMFLEX ACCENT}ter")

    assert import_workbook(folder, spoiled(workbook(folder), decomposed), now=NOW).changed == ()


def test_a_name_with_a_comma_is_one_name(folder: Path) -> None:
    file = folder / "space.yaml"
    comma = file.read_text("utf-8").replace("name: L'Escale\n", 'name: "La camionnette, près du lycée"\n')
    file.write_text(comma, "utf-8")
    path = workbook(folder)

    assert load_workbook(path)["Horaires"].cell(3, 2).value == "La camionnette, près du lycée"
    assert import_workbook(folder, path, now=NOW).changed == ()


@pytest.mark.parametrize("typed", ["=1+1", "+33 1 02", "-10 %", "@ML"])
def test_a_text_that_looks_like_a_formula_is_no_formula_and_comes_back(typed: str, folder: Path) -> None:
    file = folder / "partners.yaml"
    file.write_text(file.read_text("utf-8").replace("name: Formateur", f'name: "{typed}"'), "utf-8")
    path = workbook(folder)

    cell = load_workbook(path)["Personnes"].cell(4, 1)

    assert (cell.value, cell.data_type, cell.quotePrefix) == (typed, "s", True)
    assert import_workbook(folder, path, now=NOW).changed == ()


def test_the_same_files_make_the_same_cells_comments_and_choices(folder: Path) -> None:
    book = load_workbook(workbook(folder))

    assert book.sheetnames[:4] == ["Lisez-moi", "Lieux", "Trajets", "Horaires"]
    openings = book["Horaires"]
    assert openings.freeze_panes == "B3"
    assert openings["D2"].comment is not None
    offered = {str(v.sqref): v.formula1 for v in openings.data_validations.dataValidation}
    assert offered["F3:F302"] == '"période scolaire,vacances scolaires,toute l\'année"'
    assert offered["B3:B302"] == "'Lieux'!$A$3:$A$302"


def test_a_journal_line_tells_the_import_without_any_text(folder: Path) -> None:
    import_workbook(folder, spoiled(workbook(folder), setting("Nom de l'espace", "Ailleurs")), now=NOW)

    (line,) = (folder / "journal.jsonl").read_text("utf-8").splitlines()
    assert '"command": "import"' in line
    assert "Ailleurs" not in line


FARIDS = """\
format: 1
partners:
  - id: ccas
    name: CCAS
    professionals:
      - {id: farid, name: Farid, usual: {mercredi: yes}}
  - id: mission-locale
    name: Mission Locale
    professionals:
      - {id: farid-2, name: Farid, usual: {mercredi: no}}
"""


@pytest.fixture
def farids(folder: Path) -> Path:
    (folder / "partners.yaml").write_text(FARIDS, "utf-8")
    return folder


def usual(folder: Path) -> dict[str, Availability | None]:
    people = (person for partner in read(folder).partners for person in partner.professionals)
    return {person.id: person.usual.get("mercredi") for person in people}


def test_two_people_of_one_name_are_told_apart_by_their_organisation(farids: Path) -> None:
    path = workbook(farids)

    rows = load_workbook(path)["Disponibilités habituelles"].iter_rows(
        min_row=3, max_row=4, max_col=2, values_only=True
    )

    assert list(rows) == [("Farid (CCAS)", "CCAS"), ("Farid (Mission Locale)", "Mission Locale")]
    assert import_workbook(farids, path, now=NOW).changed == ()


def test_a_name_that_two_people_have_means_the_one_of_the_organisation_beside_it(farids: Path) -> None:
    changes = [
        *(put("Disponibilités habituelles", "Personne", row, "Farid") for row in (1, 2)),
        put("Disponibilités habituelles", "mercredi", 2, "si besoin"),
    ]

    import_workbook(farids, spoiled(workbook(farids), *changes), now=NOW)

    assert usual(farids) == {"farid": Availability.YES, "farid-2": Availability.IF_NEED_BE}


@pytest.mark.parametrize("typed", ["Farid", "farid", "FARID"])
def test_a_name_that_two_people_have_is_refused_when_nothing_tells_them_apart(typed: str, farids: Path) -> None:
    before = texts(farids)
    changes = [
        put("Disponibilités habituelles", "Personne", 2, typed),
        put("Disponibilités habituelles", "Structure", 2, None),
    ]

    with pytest.raises(WorkspaceError) as error:
        import_workbook(farids, spoiled(workbook(farids), *changes), now=NOW)

    (problem,) = error.value.problems
    assert (problem.sheet, problem.line, problem.code) == ("Disponibilités habituelles", 4, "workbook-shared-name")
    assert problem.fields["choices"] == "Farid (CCAS) · Farid (Mission Locale)"
    assert texts(farids) == before
