"""How failures end: a sentence on stderr, an exit code, nothing on stdout."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import click
import pytest

from coanimation.cli.french import TEMPLATES, pattern, translated
from coanimation.errors import (
    CoanimationError,
    Interrupted,
    NoRota,
    Problem,
    RotaError,
    Stopped,
    Unreachable,
    WorkspaceError,
    WrongUse,
)
from coanimation.words import Words
from tests.cli.running import probe, run

# texts of help and of prompts, which our doors never let click write
NOT_OURS = re.compile(
    r"Aborted|deprecated|Options|Positional|Commands|must be an iterable|defined twice|env var|default:|dynamic|"
    r"start character|Choose from|Choice\(|^file$|^directory$|^path$|Error: |^Try |Invalid value|^Missing (?!command)|"
    r"No such |unknown error|Could not open|Repeat|entered values|invalid input|color|Press any|Do you want|Confirm|"
    r"version|Show |Deprecat|DEPRECATED|Did you mean|did you mean|Usage|password|expected|Shell|completion|"
    r"declaration|No options defined|Boolean option|true/false|extra_message|you mean|\{length\}"  # to whoever codes
)


def raising(error: BaseException) -> click.Command:
    def door() -> None:
        raise error

    return probe(door)


def interrupted() -> click.Abort:
    abort = click.Abort()
    abort.__cause__ = KeyboardInterrupt()
    return abort


PROBLEM = Problem(path=Path("space.yaml"), line=2, column=1, code="error-why-missing")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongUse("error-unknown-month", month="x"), 2),
        (WorkspaceError([PROBLEM]), 3),
        (RotaError([PROBLEM]), 3),
        (NoRota("show-no-rota", month="décembre", name="décembre"), 4),
        (Unreachable("error-file", path="x", why="y"), 5),
        (Stopped("error-no-terminal", question="?"), 6),
        (CoanimationError("error-file", path="x", why="y"), 70),
        (RuntimeError("boom"), 70),
        (Interrupted("error-interrupted"), 130),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 6),
        (click.UsageError("Missing command."), 2),
        (OSError(errno.ENOSPC, "No space left on device", "rotas/2026-12.yaml"), 5),
        (PermissionError(errno.EACCES, "Permission denied", "space.yaml"), 5),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_every_failure_has_its_exit_code_and_a_sentence(error: BaseException, code: int) -> None:
    result = run("check", on=raising(error))
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_what_a_door_returns_is_the_exit_code() -> None:
    assert run("check", on=probe(lambda: 1)).exit_code == 1
    assert run("check", on=probe(lambda: None)).exit_code == 0


def test_a_full_disk_is_said_as_such() -> None:
    result = run("check", on=raising(OSError(errno.ENOSPC, "No space left on device", "rotas/2026-12.yaml")))
    assert "Plus de place sur le disque" in result.stderr
    assert "rotas/2026-12.yaml n'a pas été modifié" in result.stderr


def test_a_file_open_in_a_spreadsheet_is_said_as_such() -> None:
    busy = PermissionError(errno.EACCES, "sharing violation", "planning.xlsx")
    busy.winerror = 32  # type: ignore[attr-defined,unused-ignore] # what Windows says
    assert "ouvert dans un autre programme" in run("check", on=raising(busy)).stderr


def test_a_bug_is_ours_and_its_details_are_kept_in_the_state_folder(tmp_path: Path) -> None:
    (tmp_path / ".coanimation").mkdir()
    result = run("-C", tmp_path, "check", on=raising(RuntimeError("boom")))
    assert "RuntimeError: boom" in result.stderr
    assert "Ce n'est pas de votre faute" in result.stderr
    log = (tmp_path / ".coanimation" / "incidents.log").read_text("utf-8")
    assert "Traceback" in log
    assert "RuntimeError: boom" in log


def test_a_bug_elsewhere_writes_nothing(tmp_path: Path) -> None:
    result = run("-C", tmp_path, "check", on=raising(RuntimeError("boom")))
    assert "COANIMATION_DEBUG=1" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_details_of_a_bug_are_shown_when_asked_for(tmp_path: Path) -> None:
    result = run("-C", tmp_path, "check", on=raising(RuntimeError("boom")), env={"COANIMATION_DEBUG": "1"})
    assert "Traceback" in result.stderr


@pytest.mark.parametrize(
    ("args", "french"),
    [
        (["plnifier"], "Aucune commande « plnifier » — vouliez-vous dire « planifier » ?"),
        (["sho"], "Aucune commande « sho » — vouliez-vous dire « show » ?"),
        (["zzz"], "Aucune commande « zzz »"),
        (["--verion"], "Aucune option --verion — vouliez-vous dire « --version » ?"),
        (
            ["--json", "montrer"],
            "Aucune option --json avant le nom de la commande ; si c'est celle d'une commande, écrivez-la après ce nom",
        ),
        (["planifier", "--secondes"], "Aucune option --secondes — vouliez-vous dire « --seconds » ?"),
        (["planifier", "--seconds"], "L'option --seconds demande une valeur."),
        (["planifier", "--seconds", "dix"], "--seconds : « dix » n'est pas un nombre qui convient."),
        (["planifier", "--seconds", "-1"], "--seconds : -1.0 est hors des limites (x>0)."),
        (["planifier", "--json=oui"], "L'option --json ne prend pas de valeur."),
        (["montrer", "décembre", "janvier"], "De trop : janvier."),
        (["montrer", "--by", "semaine"], "« semaine » ne convient pas. Au choix : jour, structure, professionnel."),
        (["--lang", "de"], "--lang : « de » ne convient pas. Au choix : fr, en."),
        (["mot-de-passe"], "Il manque STRUCTURE."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_click_complains_in_french(args: list[str], french: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert french in result.stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert result.stdout == ""


def test_a_complaint_comes_with_the_usage_and_where_the_help_is() -> None:
    told = run("montrer", "--nope").stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert told.startswith("Utilisation : coanimation montrer [OPTIONS] [MOIS]\nPour l'aide : coanimation montrer -h\n")


def test_click_complains_in_english() -> None:
    result = run("--lang", "en", "pln")
    assert "There is no command “pln” — did you mean “plan”?" in result.stderr


def templates_of_click() -> set[str]:
    found: set[str] = set()
    for module in ("core", "parser", "types", "exceptions"):
        source = (Path(click.__file__).parent / f"{module}.py").read_text("utf-8")
        for call in re.finditer(r"\b(?:_|ngettext)\(((?:\s*\"(?:[^\"\\]|\\.)*\",?\s*)+)", source):
            found |= set(re.findall(r"\"((?:[^\"\\]|\\.)*)\"", call[1]))
    return found


def test_every_complaint_of_the_installed_click_is_known() -> None:
    templates = templates_of_click()
    assert len(templates) > 30, "click makes its sentences in another way than it did"
    assert sorted(t for t in templates if t not in TEMPLATES and not NOT_OURS.search(t)) == []


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_complaint_of_click_is_recognised_and_said(template: str, language: str) -> None:
    fields = {name: f"x{n}" for n, name in enumerate(re.findall(r"\{(\w+)", template))}
    made = template.format(**fields)
    assert pattern(template).fullmatch(made)
    assert translated(made, Words(language)) != made or language == "en"
    assert "{" not in translated(made, Words(language))


def test_a_sentence_that_is_not_of_click_stays_as_it_is() -> None:
    assert translated("Le mois 13 n'existe pas.", Words("fr")) == "Le mois 13 n'existe pas."
