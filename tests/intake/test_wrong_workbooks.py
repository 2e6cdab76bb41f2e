"""What is wrong in a workbook is named by sheet, row and column, all at once, and nothing is written."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from coanimation.errors import Problem, WorkspaceError, WrongUse
from coanimation.use_cases.workbook import import_workbook
from coanimation.words import LANGUAGES, Words
from tests.builders import NOW
from tests.intake.builders import Spoil, put, repacked, setting, spoiled, workbook, workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "espace")


def refused(folder: Path, path: Path) -> tuple[Problem, ...]:
    before = {file: file.read_bytes() for file in folder.iterdir() if file.suffix == ".yaml"}
    with pytest.raises(WorkspaceError) as error:
        import_workbook(folder, path, now=NOW)
    assert {file: file.read_bytes() for file in folder.iterdir() if file.suffix == ".yaml"} == before
    return error.value.problems


OPENS = Words("fr").say("role-opens")
# sheet, header, row below the headers, what was typed, code, what was probably meant
WRONG = [
    ("Horaires", "Lieu", 1, "L'Escalle", "workbook-unknown-site", "L'Escale"),
    ("Horaires", "Lieu", 1, None, "workbook-empty-cell", ""),
    ("Horaires", "Jours", 1, "mercerdi", "workbook-bad-day", "mercredi"),
    ("Horaires", "De", 1, "quatorze heures", "workbook-bad-hour", ""),
    ("Horaires", "À", 1, "25:00", "workbook-bad-hour", ""),
    ("Horaires", "Période", 1, "periode scolair", "workbook-not-a-choice", "période scolaire"),
    ("Horaires", "Du", 1, "31/02/2027", "workbook-bad-date", ""),
    ("Horaires", "Du", 1, 46357, "workbook-bad-date", ""),
    ("Horaires", "Postes au moins", 1, "deux", "workbook-bad-number", ""),
    ("Horaires", "Postes au moins", 1, 0, "workspace-out-of-bounds", ""),
    ("Horaires", "Mineurs", 1, "peut-être", "workbook-bad-flag", ""),
    ("Horaires", "Fonctions nécessaires", 1, f"{OPENS}s : 1", "workbook-unknown-role", OPENS),
    ("Horaires", "Relais", 1, "19:00", "workspace-relay-outside", ""),
    ("Horaires", "Nom de l'horaire", 1, "con", "workspace-device-id", ""),
    ("Structures", "Thématiques", 1, "emploie et formation", "workbook-unknown-topic", "Emploi et formation"),
    ("Structures", "Limites", 1, "soirees par semaines : 2", "workbook-unknown-limit", "soirées par semaine"),
    ("Structures", "Adresse électronique", 1, "pas une adresse", "workspace-bad-mail", ""),
    ("Conventions", "Structure", 1, "Mission Local", "workbook-unknown-partner", "Mission Locale"),
    ("Conventions", "Heures", 1, "=A1", "workbook-formula", ""),
    ("Personnes", "Attestation jusqu'au", 1, "bientôt", "workbook-bad-date", ""),
    ("Personnes", "Préfère", 1, "mercredis", "workbook-unknown-opening", "mercredi"),
    ("Personnes", "Structure", 1, "C.C.A.S", "workbook-unknown-partner", "CCAS"),
    ("Disponibilités habituelles", "mercredi", 1, "sans doute", "workbook-not-a-choice", ""),
    ("Disponibilités habituelles", "Personne", 1, "Conseiller emploi", "workbook-unknown-person", "Conseillère emploi"),
    ("Listes", "Sorte", 1, "thématiqe", "workbook-not-a-choice", "thématique"),
]


@pytest.mark.parametrize(("sheet", "header", "row", "typed", "code", "meant"), WRONG)
def test_a_wrong_cell_is_named_by_its_place(  # noqa: PLR0917 - one line of the table
    sheet: str, header: str, row: int, typed: object, code: str, meant: str, folder: Path
) -> None:
    found = refused(folder, spoiled(workbook(folder), put(sheet, header, row, typed)))

    problem = next(p for p in found if p.code == code)
    assert (problem.sheet, problem.line, problem.header) == (sheet, 2 + row, header)
    assert problem.fields.get("nearest", "") == meant
    for language in LANGUAGES:
        assert code not in Words(language).problem(problem)


def test_all_problems_are_told_at_once(folder: Path) -> None:
    changes = [put(sheet, header, row, typed) for sheet, header, row, typed, *_ in (WRONG[2], WRONG[5], WRONG[14])]

    assert len(refused(folder, spoiled(workbook(folder), *changes))) == 3


@pytest.mark.parametrize(
    ("cell", "typed", "code"),
    [
        (("Conventions", "Heures"), "=A1", "workbook-formula"),
        (("Horaires", "Lieu"), "#REF!", "workbook-error-cell"),
        (("Structures", "Nom"), "=A1", "workbook-formula"),
        (("Personnes", "Nom"), "#N/A", "workbook-error-cell"),
        (("Lieux", "Nom"), "=A1", "workbook-formula"),
        (("Lieux", "Identifiant"), "=A1", "workbook-formula"),
        (("Règles", "Réglage"), "=A1", "workbook-formula"),
        (("Règles", "Valeur"), "=A1", "workbook-formula"),
    ],
)
def test_a_cell_without_a_result_hides_no_other_problem_and_is_told_once(
    cell: tuple[str, str], typed: str, code: str, folder: Path
) -> None:
    sheet, header = cell
    changes = put(sheet, header, 1, typed), put("Horaires", "Jours", 2, "jeudy")

    found = refused(folder, spoiled(workbook(folder), *changes))

    assert sorted((p.sheet, p.line, p.header, p.code) for p in found) == sorted(
        [(sheet, 3, header, code), ("Horaires", 4, "Jours", "workbook-bad-day")]
    )


def test_what_follows_from_a_cell_that_cannot_be_read_is_no_problem_of_its_own(folder: Path) -> None:
    found = refused(folder, spoiled(workbook(folder), put("Personnes", "Attestation jusqu'au", 1, "bientôt")))

    assert [(p.header, p.code) for p in found] == [("Attestation jusqu'au", "workbook-bad-date")]


def test_a_path_is_no_id_and_is_told_once_with_all_the_rest(folder: Path) -> None:
    changes = put("Lieux", "Identifiant", 1, "../x"), put("Horaires", "Jours", 2, "jeudy")

    bad_id, _ = sorted(refused(folder, spoiled(workbook(folder), *changes)), key=lambda p: p.code, reverse=True)

    assert (bad_id.header, bad_id.code, bad_id.fields) == (
        "Identifiant",
        "workspace-bad-id",
        {"value": "../x", "nearest": "x"},
    )


def test_all_that_does_not_fit_together_in_a_row_is_told(folder: Path) -> None:
    changes = (
        put("Personnes", "Attestation jusqu'au", 1, None),
        put("Personnes", "Du", 1, date(2027, 1, 1)),
        put("Personnes", "Au", 1, date(2026, 1, 1)),
    )

    found = refused(folder, spoiled(workbook(folder), *changes))

    assert {p.code for p in found} == {"workspace-ends-before", "workspace-referent-without-attestation"}


def test_a_place_is_said_as_a_person_finds_it(folder: Path) -> None:
    (problem,) = refused(folder, spoiled(workbook(folder), put("Horaires", "Jours", 2, "jeudy")))

    assert Words("fr").problem(problem).replace("\N{NO-BREAK SPACE}", " ").replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    ) == (
        "classeur.xlsx, feuille « Horaires », ligne 4, colonne « Jours » : "
        "« jeudy » n'est pas un jour de la semaine — vouliez-vous dire « jeudi » ?"
    )


def test_what_the_almanac_cannot_follow_is_named_by_its_setting(folder: Path) -> None:
    (problem,) = refused(folder, spoiled(workbook(folder), setting("Zone des vacances scolaires", "corse")))

    assert (problem.sheet, problem.code) == ("Règles", "almanac-zone-without-data")


def test_a_name_that_two_people_have_means_neither(folder: Path) -> None:
    changes = [
        put("Personnes", "Nom", 2, "Conseillère emploi"),
        put("Disponibilités habituelles", "Personne", 2, "Conseillère emploi"),
    ]

    found = refused(folder, spoiled(workbook(folder), *changes))

    assert [(p.sheet, p.line, p.code, p.fields["choices"]) for p in found] == [
        ("Disponibilités habituelles", line, "workbook-shared-name", "ml-conseillere · ml-formateur") for line in (3, 4)
    ]


def drop(sheet: str) -> Spoil:
    def change(book: Workbook) -> None:
        del book[sheet]

    return change


def rename(sheet: str, title: str) -> Spoil:
    def change(book: Workbook) -> None:
        book[sheet].title = title

    return change


def head(sheet: str, column: int, text: str | None) -> Spoil:
    def change(book: Workbook) -> None:
        book[sheet].cell(2, column).value = text

    return change


@pytest.mark.parametrize(
    ("change", "code", "meant"),
    [
        (drop("Fermetures"), "workbook-no-sheet", ""),
        (rename("Fermetures", "Fermeture"), "workbook-no-sheet", "Fermeture"),
        (head("Horaires", 3, None), "workbook-no-column", ""),
        (head("Horaires", 3, "Jour"), "workbook-no-column", "Jour"),
        (head("Disponibilités habituelles", 3, "mercredis"), "workbook-unknown-opening", "mercredi"),
    ],
)
def test_a_sheet_or_a_column_that_lacks_is_named(change: Spoil, code: str, meant: str, folder: Path) -> None:
    found = refused(folder, spoiled(workbook(folder), change))

    assert {(p.code, p.fields.get("nearest", "")) for p in found} >= {(code, meant)}


def test_a_sheet_of_their_own_is_left_aside_and_told(folder: Path) -> None:
    def notes(book: Workbook) -> None:
        book.create_sheet("Mes notes")["A1"] = "rappeler le CCAS"

    assert import_workbook(folder, spoiled(workbook(folder), notes), now=NOW).ignored == ("Mes notes",)


def packed(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "workbook-is-xls"),
        ("a.csv", "Lieu;Jours\n".encode("cp1252"), "workbook-is-text"),
        ("a.ods", packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "workbook-is-ods"),
        (
            "a.ods",
            packed(mimetype=b"application/vnd.oasis" * 9).replace(b"mimetypeK", b"mimetype\xff"),
            "workbook-unreadable",
        ),
        ("a.docx", packed(word__document=b"<x/>"), "workbook-unreadable"),
        ("a.xlsx", b"", "workbook-unreadable"),
        ("a.xlsx", b"PK\x03\x04" + bytes(200), "workbook-unreadable"),
        ("a.xlsx", packed(**{"xl__workbook.xml": b"<not"}), "workbook-unreadable"),
        ("a.xlsx", packed(**{"xl__workbook.xml": b"0" * 70_000_000}), "workbook-too-large"),
        ("a.xlsx", b"PK" + bytes(9_000_000), "workbook-too-large"),
    ],
)
def test_what_is_no_workbook_is_refused_with_what_to_do(name: str, data: bytes, code: str, folder: Path) -> None:
    (folder / name).write_bytes(data)

    (problem,) = refused(folder, folder / name)

    assert problem.code == code


def test_a_sheet_of_too_many_rows_is_refused(folder: Path) -> None:
    def fill(book: Workbook) -> None:
        for row in range(3, 2010):
            book["Fermetures"].cell(row, 3).value = "travaux"

    found = refused(folder, spoiled(workbook(folder), fill))

    assert [p.code for p in found] == ["workbook-too-many-rows"]


SHEET = "xl/worksheets/sheet2.xml"


def test_a_sheet_that_is_cut_off_is_refused_though_the_others_are_whole(folder: Path) -> None:
    path = repacked(workbook(folder), SHEET, lambda data: data[: len(data) // 2])

    assert [p.code for p in refused(folder, path)] == ["workbook-unreadable"]


def test_a_row_that_is_far_too_far_down_is_no_reason_to_count_to_it(folder: Path) -> None:
    def far(data: bytes) -> bytes:
        without_size = re.sub(rb"<dimension[^>]*/>", b"", data)
        return without_size.replace(b"</sheetData>", b'<row r="99999999999"><c><v>1</v></c></row></sheetData>')

    assert import_workbook(folder, repacked(workbook(folder), SHEET, far), now=NOW).changed == ()


def test_what_a_sheet_says_of_its_size_is_not_believed(folder: Path) -> None:
    def small(data: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', data)

    path = repacked(spoiled(workbook(folder), put("Horaires", "Jours", 2, "jeudy")), SHEET, small)

    assert [p.code for p in refused(folder, path)] == ["workbook-bad-day"]


def test_rows_are_read_below_a_gap_and_looked_for_no_further_than_a_format_goes(folder: Path) -> None:
    def type_far(row: int) -> Spoil:
        return put("Fermetures", "Raison", row, "travaux")

    assert refused(folder, spoiled(workbook(folder), type_far(900)))
    assert import_workbook(folder, spoiled(workbook(folder), type_far(1_048_000)), now=NOW).changed == ()


def test_a_file_that_is_not_there_and_a_folder_are_told_apart(folder: Path) -> None:
    with pytest.raises(WrongUse, match="workbook-no-file"):
        import_workbook(folder, folder / "absent.xlsx", now=NOW)
    with pytest.raises(WrongUse, match="workbook-is-folder"):
        import_workbook(folder, folder, now=NOW)
