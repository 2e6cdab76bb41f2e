"""How failures end: a sentence on stderr, an exit code, nothing on stdout."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path

import click
import pytest

from calendars import tokens
from coanimation.cli.doors import json_option
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


@pytest.mark.parametrize("option", ["--to", "--private-tree"])
def test_a_folder_without_a_name_is_refused_and_not_taken_for_this_one(option: str) -> None:
    """An unset variable of a shell names no folder: secret links are not written wherever one happens to be."""
    result = run("publish", "2026-12", option, "")
    assert result.exit_code == 2
    assert f"{option} : il manque le nom du dossier." in result.stderr.replace("\N{NO-BREAK SPACE}", " ")


def test_no_secret_link_is_told_whatever_fails_on_its_file(tmp_path: Path) -> None:
    secret = tokens.token(bytes(range(32)), "feed:ml", 0)
    (tmp_path / ".coanimation").mkdir()
    full = OSError(errno.ENOSPC, "No space left on device", f"f/{secret}.ics")
    for failure in (full, RuntimeError(f"f/{secret}.ics")):
        told = run("-C", tmp_path, "check", on=raising(failure), env={"COANIMATION_DEBUG": "1"}).stderr
        assert f"f/{secret[:6]}…" in told
        assert secret not in told
    assert secret not in (tmp_path / ".coanimation" / "incidents.log").read_text("utf-8")


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
            ["--par", "montrer"],
            "Aucune option --par avant le nom de la commande ; si c'est celle d'une commande, écrivez-la après ce nom",
        ),
        (["planifier", "--secondes"], "Aucune option --secondes — vouliez-vous dire « --seconds » ?"),
        (["planifier", "--seconds"], "L'option --seconds demande une valeur."),
        (["planifier", "--seconds", "dix"], "--seconds : « dix » n'est pas un nombre qui convient."),
        (["planifier", "--seconds", "0"], "--seconds : 0 ne convient pas : il faut un nombre plus grand que 0."),
        (["planifier", "--seconds", "-1.5"], "--seconds : -1.5 ne convient pas : il faut un nombre plus grand que 0."),
        (["planifier", "--seconds", "nan"], "--seconds : « nan » n'est pas un nombre qui convient."),
        (["planifier", "--seconds", "inf"], "--seconds : « inf » n'est pas un nombre qui convient."),
        (["servir", "--port", "70000"], "--port : 70000 ne convient pas : il faut un nombre de 0 à 65535."),
        (["planifier", "--json=oui"], "L'option --json ne prend pas de valeur."),
        (["fermer", "décembre", "mer 9", "matin"], "De trop : matin."),
        (
            ["montrer", "décembre", "janvier"],
            "« décembre janvier » ne désigne aucun mois. On attend par exemple 2026-12",
        ),
        (["montrer", "2150-01"], "L'année 2150 est hors de portée : les dates vont de 1990 à 2099."),
        (["abonnement"], "✗ Il manque le nom d'une commande."),
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


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        (click.IntRange(min=2), "1", "1 ne convient pas : il faut 2 ou plus."),
        (click.IntRange(max=5), "6", "6 ne convient pas : il faut 5 ou moins."),
        (click.FloatRange(max=1, max_open=True), "1", "1 ne convient pas : il faut un nombre plus petit que 1."),
        (click.FloatRange(min=0, min_open=True), "0", "0 ne convient pas : il faut un nombre plus grand que 0."),
        (click.IntRange(0, 9), "10", "10 ne convient pas : il faut un nombre de 0 à 9."),
    ],
)
def test_limits_are_told_in_words(kind: click.ParamType[object], typed: str, told: str) -> None:
    door = click.option("--how-many", type=kind)(lambda how_many: how_many)

    result = run("check", "--how-many", typed, on=probe(door))

    assert f"--how-many : {told}" in result.stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert not re.search(r"\bx[<>]|[<>]=?x\b", result.stderr)


def test_click_tells_limits_in_english() -> None:
    assert "--seconds: 0 will not do: a number greater than 0" in run("--lang", "en", "plan", "--seconds", "0").stderr


def test_a_complaint_comes_with_the_usage_and_where_the_help_is() -> None:
    told = run("montrer", "--nope").stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert told.startswith("Utilisation : coanimation montrer [OPTIONS] [MOIS]\nPour l'aide : coanimation montrer -h\n")


def test_a_folder_in_the_place_of_a_command_is_told_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mon espace").mkdir()
    monkeypatch.chdir(tmp_path)

    result = run("mon espace", "montrer")

    assert result.exit_code == 2
    assert 'Pour y travailler : coanimation -C "mon espace" COMMANDE' in result.stderr.replace(
        "\N{NO-BREAK SPACE}", " "
    )


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


def told_as_data(*args: str | Path, on: click.Command | None = None) -> dict[str, object]:
    """Run with `--json` and read the error, which must be alone: nothing beside it on either stream."""
    result = run(*args, "--json", on=on) if on is not None else run(*args, "--json")
    assert result.stderr.strip() == ""
    data = json.loads(result.stdout)
    assert data.keys() == {"format", "error"}
    assert data["format"] == 1
    assert data["error"]["exit"] == result.exit_code
    found: dict[str, object] = data["error"]
    return found


def test_with_json_an_error_is_data() -> None:
    error = told_as_data("montrer", "decembr3")

    assert (error["code"], error["exit"]) == ("error-unknown-month", 2)
    assert error["fields"] == {"month": "decembr3", "nearest": "décembre"}
    assert str(error["text"]).startswith("« decembr3 »".replace(" ", "\N{NO-BREAK SPACE}"))


def test_only_the_text_of_an_error_depends_on_the_language() -> None:
    french, english = told_as_data("montrer", "x"), told_as_data("--lang", "en", "montrer", "x")

    assert {**french, "text": ""} == {**english, "text": ""}
    assert french["text"] != english["text"]


def test_with_json_what_is_wrong_in_the_files_has_its_places(tmp_path: Path) -> None:
    (tmp_path / "space.yaml").write_text("format: 1\nspac: {}\n", "utf-8")
    (tmp_path / "partners.yaml").write_text("format: 1\n", "utf-8")

    error = told_as_data("-C", tmp_path, "montrer")

    assert (error["code"], error["exit"]) == ("workspace-wrong", 3)
    assert isinstance(error["problems"], list)
    assert {(p["file"], p["line"], p["code"]) for p in error["problems"]} >= {
        ("space.yaml", 2, "workspace-unknown-key")
    }


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["fermer", "décembre", "mer 9", "matin"], "usage-no-such-option"),
        (["montrer", "2150-01"], "almanac-year-out-of-range"),
        (["abonnement"], "usage-no-such-option-here"),
        (["planifier", "--seconds", "0"], "usage-more-than"),
        (["planifier", "--seconds", "nan"], "usage-bad-value"),
        (["planifier", "--secondes", "3"], "usage-no-such-option"),
        (["montrer", "--par", "semaine"], "usage-bad-value"),
        (["plnifier"], "usage-no-such-command"),
        (["fixer", "décembre"], "usage-no-such-option"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_with_json_what_was_mistyped_is_data_too(args: list[str], code: str) -> None:
    assert told_as_data(*args)["code"] == code


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (RuntimeError("boom"), "error-bug-unlogged"),
        (PermissionError(errno.EACCES, "Permission denied", "space.yaml"), "error-file"),
        (KeyboardInterrupt(), "error-interrupted"),
        (Stopped("error-no-terminal", question="?"), "error-no-terminal"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_with_json_every_failure_is_data(failure: BaseException, code: str) -> None:
    def door() -> None:
        raise failure

    assert told_as_data("check", on=probe(json_option(door)))["code"] == code
