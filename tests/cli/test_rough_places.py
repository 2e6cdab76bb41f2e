"""Where people really work: odd folders, old consoles, files of Windows, two commands at once; nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coanimation.workspace import read
from tests.cli.running import FRENCH, run
from tests.intake.builders import put, setting, spoiled, workbook, workspace

ROOT = Path(__file__).parents[2]
YAML = ("space.yaml", "partners.yaml", "absences.yaml")


COMMANDS = (
    *("check", "slots", "show", "plan", "explain", "status", "status --offline", "workbook"),
    *("publish --dry-run", "publish", "feed list", "feed rotate ml", "serve --port 0", "password ml --generate"),
    *("availability fetch", "availability remind", "message list", "message propose", "close 2026-12 a"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a workspace in a folder with accents and spaces, its files as an editor of Windows saves them."""
    made = workspace(tmp_path / "L'été à « Saïnville » 2026")
    for name in YAML:
        text = (made / name).read_text("utf-8")
        (made / name).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    return made


def start(folder: Path, *args: str, encoding: str = "utf-8") -> subprocess.Popen[bytes]:
    environment = {**os.environ, **FRENCH, "PYTHONIOENCODING": encoding, "COLUMNS": "80"}
    return subprocess.Popen(
        [sys.executable, "-m", "coanimation", "-C", str(folder), *args],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=ROOT,
    )


def test_a_change_keeps_the_line_ends_of_windows(folder: Path) -> None:
    changes = [setting("Nom de l'espace", "La Passerelle"), put("Structures", "Autres noms", 1, "ML ; la Mission")]
    path = spoiled(workbook(folder), *changes)

    assert run("-C", folder, "importer", path).exit_code == 0
    assert run("-C", folder, "fixer", "décembre", "mercredi-2026-12-09", "ml-conseillere").exit_code == 0

    assert read(folder).space.name == "La Passerelle"
    for name in YAML:
        data = (folder / name).read_bytes()
        assert data.count(b"\n") == data.count(b"\r\n") > 1


def test_an_old_console_of_windows_is_written_what_it_can_show(folder: Path) -> None:
    process = start(folder, "créneaux", "décembre", encoding="cp1252")
    out, err = process.communicate()

    assert (process.returncode, err) == (0, b"")
    assert "mer. 9 déc." in out.decode("cp1252").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("one", "why"), [("../x", "bad-id"), ("con", "device-id"), ("nul", "device-id"), ("a\\b", "bad-id")]
)
def test_an_id_that_would_leave_the_folder_or_is_a_device_is_refused_at_its_place(
    one: str, why: str, folder: Path
) -> None:
    file = folder / "partners.yaml"
    file.write_bytes(file.read_bytes().replace(b"id: mission-locale", f"id: {one}".encode()))

    done = run("-C", folder, "vérifier", "--json")

    assert done.exit_code == 3
    assert f'"workspace-{why}"' in done.stdout
    assert '"line": 7' in done.stdout


@pytest.mark.parametrize("mark", ["\N{RIGHT-TO-LEFT OVERRIDE}", "\x85", "\x9b"])
def test_a_character_that_nobody_sees_is_refused_by_its_row(mark: str, folder: Path) -> None:
    before = (folder / "partners.yaml").read_bytes()

    done = run("-C", folder, "importer", spoiled(workbook(folder), put("Structures", "Nom", 2, f"Centre{mark}social")))

    assert done.exit_code == 3
    assert "Structures" in done.stderr
    assert "ligne 4" in done.stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert (folder / "partners.yaml").read_bytes() == before


def test_two_commands_at_once_both_have_their_way(folder: Path) -> None:
    people = ("ml-conseillere", "cs-animatrice", "mda-infirmiere")
    started = [start(folder, "fixer", "décembre", "mercredi-2026-12-09", one) for one in people]
    ended = [(process.communicate(), process.returncode) for process in started]

    assert [code for _, code in ended] == [0, 0, 0]
    told = (folder / "adjustments" / "2026-12.yaml").read_text("utf-8")
    assert all(one in told for one in people)
    assert len((folder / "journal.jsonl").read_text("utf-8").splitlines()) == 3


@pytest.mark.parametrize("command", ["import", *COMMANDS])
def test_a_file_in_the_place_of_the_folder_of_what_is_ours_is_told_by_each_command(folder: Path, command: str) -> None:
    (folder / ".coanimation").write_bytes(b"")
    words = command.split()
    if command == "import":
        words.append(str(spoiled(workbook(folder))))

    refused = run("-C", folder, *words)

    assert refused.exit_code == 3
    assert ".coanimation" in refused.stderr
    assert "un fichier porte le nom de ce dossier" in refused.stderr
