"""`coanimation import`: a filled workbook becomes the workspace, or nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.intake.builders import put, setting, spoiled, workbook, workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "L'Escale à Sainville")


def test_a_workbook_that_changes_nothing_says_so(folder: Path) -> None:
    done = run("-C", folder, "importer", workbook(folder))

    assert (done.exit_code, done.stderr) == (0, "")
    assert "classeur.xlsx est lu" in done.stdout
    assert "Rien ne change" in done.stdout


def test_what_it_changes_is_named(folder: Path) -> None:
    done = run("-C", folder, "import", spoiled(workbook(folder), setting("Nom de l'espace", "La Passerelle")))

    assert done.exit_code == 0
    assert "space.yaml" in done.stdout
    assert "La Passerelle" in (folder / "space.yaml").read_text("utf-8")


def test_a_dry_run_says_what_it_would_change_and_writes_nothing(folder: Path) -> None:
    path, before = workbook(folder), (folder / "space.yaml").read_bytes()

    done = run("-C", folder, "importer", spoiled(path, setting("Nom de l'espace", "Ailleurs")), "--dry-run")

    assert "Rien n'est écrit" in done.stdout
    assert (folder / "space.yaml").read_bytes() == before


def add_a_meeting(folder: Path) -> None:
    with (folder / "partners.yaml").open("a", encoding="utf-8") as file:
        file.write('\nmeetings:\n  - {id: copil, date: 2026-12-17, from: "17:30", to: "19:00"}\n')


def test_a_workbook_is_written_from_files_corrected_by_hand_and_none_is_ever_replaced(folder: Path) -> None:
    first = workbook(folder)
    add_a_meeting(folder)
    before = first.read_bytes()

    kept = run("-C", folder, "classeur")
    other = run("-C", folder, "classeur", folder / "à jour.xlsx")

    assert (kept.exit_code, first.read_bytes()) == (6, before)
    assert "est déjà là" in kept.stderr
    assert (other.exit_code, "à jour.xlsx" in other.stdout) == (0, True)
    assert "Rien ne change" in run("-C", folder, "importer", folder / "à jour.xlsx").stdout


def test_what_the_files_say_and_the_workbook_does_not_is_told_when_it_is_taken_out(folder: Path) -> None:
    path = workbook(folder)
    add_a_meeting(folder)

    done = run("-C", folder, "importer", path, "--dry-run")

    assert "ôté des fichiers : copil" in done.stderr.replace("\N{NO-BREAK SPACE}", " ")


def test_as_data(folder: Path) -> None:
    told = json.loads(run("-C", folder, "import", workbook(folder), "--json").stdout)

    assert (told["format"], told["written"], told["changed"]) == (1, True, [])
    assert told["partners"] > 0 < told["professionals"]


def test_what_is_wrong_is_told_by_sheet_and_row_and_nothing_is_written(folder: Path) -> None:
    before = (folder / "space.yaml").read_bytes()

    done = run("-C", folder, "importer", spoiled(workbook(folder), put("Horaires", "De", 1, "tôt")))

    assert done.exit_code == 3
    assert "Horaires" in done.stderr
    assert (folder / "space.yaml").read_bytes() == before


def test_an_empty_folder_becomes_a_workspace_whose_secrets_no_version_control_takes(
    folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "neuf"
    other.mkdir()

    done = run("-C", other, "importer", workbook(folder))

    assert done.exit_code == 0
    assert "L'espace de travail est créé" in done.stdout
    assert (other / ".gitignore").read_bytes() == (folder / ".gitignore").read_bytes()
    assert run("-C", other, "vérifier").exit_code == 0


def test_a_gitignore_that_is_there_stays(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "neuf"
    other.mkdir()
    (other / ".gitignore").write_text("mine\n", encoding="utf-8")

    run("-C", other, "importer", workbook(folder))

    assert (other / ".gitignore").read_text("utf-8") == "mine\n"


def test_a_workbook_that_another_program_holds_is_to_be_closed_first(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(folder)
    reads = Path.read_bytes

    def held(file: Path) -> bytes:  # what Windows answers while a spreadsheet has the file open
        if file == path:
            raise PermissionError(13, "Permission denied", str(file))
        return reads(file)

    monkeypatch.setattr(Path, "read_bytes", held)

    done = run("-C", folder, "importer", path)

    assert done.exit_code == 6
    assert "classeur.xlsx" in done.stderr


def test_no_such_workbook(folder: Path) -> None:
    done = run("-C", folder, "importer", folder / "absent.xlsx")

    assert done.exit_code == 2
    assert "absent.xlsx" in done.stderr


def test_a_folder_is_no_workbook(folder: Path) -> None:
    assert run("-C", folder, "importer", folder).exit_code == 2
