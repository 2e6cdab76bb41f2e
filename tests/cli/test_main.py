"""The command line: languages, names, help, and what starting costs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from coanimation.cli.doors import Command, Group, key_of, options
from coanimation.cli.main import COMMANDS, context_of, main
from coanimation.cli.reference import reference
from coanimation.words import LANGUAGES, Words
from tests.cli.running import run

HEAVY = ("ortools", "caldav", "icalendar", "openpyxl", "radicale", "pydantic", "pandas", "numpy", "jinja2", "rich")


def context(command: click.Command) -> click.Context:
    return click.Context(command, help_option_names=["-h", "--help"])


def every(group: Group = main) -> list[Command | Group]:
    found: list[Command | Group] = []
    for name in group.names():
        command = group.find(context(group), name)
        assert isinstance(command, Command | Group)
        found += [command, *(every(command) if isinstance(command, Group) else [])]
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_has_its_door(name: str) -> None:
    door = main.find(context(main), name)
    assert isinstance(door, Command | Group)
    assert door.code == f"command-{name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_option_and_argument_is_told(language: str) -> None:
    words = Words(language)
    assert [command.code for command in every() if not words.has(f"{command.code}-summary")] == []
    params = [(command, param) for command in every() for param in (*command.params, *options(context(command)))]
    assert [f"{c.code}: {key_of(p)}" for c, p in params if not c.tell(p, words)] == []


def test_names_are_unlike_one_another() -> None:
    typed = [main.typed(name, Words("fr")) for name in COMMANDS]
    assert len({*typed, *COMMANDS}) == len(typed) + len(set(COMMANDS) - set(typed))


@pytest.mark.parametrize("typed", ["vérifier", "verifier", "VÉRIFIER", "check"])
def test_a_command_is_found_by_any_of_its_names(typed: str) -> None:
    result = run(typed, "-h")
    assert result.exit_code == 0
    assert result.stdout.startswith("Utilisation\N{NO-BREAK SPACE}: coanimation vérifier")


def test_english_speaks_english() -> None:
    assert run("--lang", "en", "-h").stdout.startswith("Usage: coanimation [OPTIONS] COMMAND …")
    assert run("--lang", "en", "vérifier", "-h").stdout.startswith("Usage: coanimation check")


def test_help_comes_in_the_language_asked_for_wherever_the_option_stands() -> None:
    assert run("-h", "--lang=en").stdout.startswith("Usage:")


@pytest.mark.parametrize(
    ("args", "workspace", "system", "spoken"),
    [
        ([], "", {}, "fr"),
        ([], "", {"LANG": "en_GB.UTF-8"}, "en"),
        ([], "", {"LANG": "de_DE.UTF-8"}, "fr"),
        ([], "", {"LC_ALL": "fr_FR", "LANG": "en_GB"}, "fr"),
        ([], "en", {"LANG": "fr_FR"}, "en"),
        (["--lang", "fr"], "en", {"LANG": "en_GB"}, "fr"),
        (["--lang=en", "plan"], "fr", {}, "en"),
        (["--lang", "de"], "en", {}, "en"),
    ],
)
def test_the_language_is_asked_for_else_of_the_workspace_else_of_the_system(
    tmp_path: Path, args: list[str], workspace: str, system: dict[str, str], spoken: str
) -> None:
    if workspace:
        (tmp_path / "space.yaml").write_text(f"format: 1\nspace:\n  name: é\n  language: {workspace}\n", "utf-8")
    found = context_of(["-C", str(tmp_path), *args], {"LANG": "C", **system})
    assert found.words.language == spoken
    assert found.folder == tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names its language by no variable")
def test_where_the_system_names_no_language_it_is_french() -> None:
    """Python takes the plain locale of a bare machine for American English."""
    bare = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH", "HOME"}}

    told = subprocess.run([sys.executable, "-m", "coanimation", "-h"], env=bare, capture_output=True, check=True)

    assert "Utilisation" in told.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "told",
    ["foo", "2026-12-01", "2026-12-01T09:00", "2026-02-30T09:00+01:00", "0001-01-01T00:00Z", "9998-12-31T00:00Z"],
)
@pytest.mark.parametrize("args", [(), ("vérifier",), ("planifier", "--json"), ("-h",)])
def test_an_instant_that_is_none_is_refused_before_anything_is_done(told: str, args: tuple[str, ...]) -> None:
    result = run(*args, env={"COANIMATION_NOW": told})

    assert result.exit_code == 2
    said = result.stdout if "--json" in args else result.stderr
    assert "COANIMATION_NOW" in said
    assert told in said


@pytest.mark.parametrize(
    "env", [{}, {"COMP_WORDS": "coanimation"}, {"COMP_CWORD": "1"}, {"COMP_WORDS": "x", "COMP_CWORD": "a"}]
)
def test_a_completion_that_no_shell_asked_for_is_refused(env: dict[str, str]) -> None:
    assert run(env={"_COANIMATION_COMPLETE": "bash_complete", **env}).exit_code == 2


def test_completion_goes_on_while_a_quote_is_open() -> None:
    typed = {"COMP_WORDS": "coanimation 'pla", "COMP_CWORD": "1"}

    assert "planifier" in run(env={"_COANIMATION_COMPLETE": "bash_complete", **typed}).stdout


def test_version() -> None:
    assert run("--version").stdout == "coanimation 0.1.0\n"


def loaded_by(*args: str) -> set[str]:
    code = (
        "import sys, contextlib, io\n"
        "from coanimation.cli.main import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        f"    main({list(args)!r})\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_help_says_that_a_month_may_be_left_out_only_where_it_may() -> None:
    helps = (run(command, "-h").stdout.replace("\N{NO-BREAK SPACE}", " ") for command in ("montrer", "fixer"))
    left_out, needed = (" ".join(text.split()) for text in helps)
    assert "MOIS Le mois : 2026-12, décembre ; sans rien, le mois en préparation." in left_out
    assert "MOIS Le mois : 2026-12 ou décembre." in needed


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("-h") & set(HEAVY) == set()


def test_the_version_loads_no_catalogue() -> None:
    assert loaded_by("--version") & {*HEAVY, "fluent"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_tells_every_command(language: str) -> None:
    text = reference(language)
    for command in every():
        assert command.name is not None
        assert f"`{command.name}`" in text or f"coanimation {command.name}" in text or f" {command.name}\n" in text
    assert "`--seconds" in text
    assert "- `130` " in text
    assert "_COANIMATION_COMPLETE=bash_source" in text


def test_completion_knows_the_french_names() -> None:
    result = run(env={"_COANIMATION_COMPLETE": "bash_complete", "COMP_WORDS": "coanimation pla", "COMP_CWORD": "1"})
    assert "planifier" in result.stdout
