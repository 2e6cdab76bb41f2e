"""What a sentence tells people to type works as it stands, in the folder that they named."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from coanimation.cli.main import COMMANDS, main
from coanimation.cli.typed import command_in, quoted
from coanimation.domain.months import YearMonth
from coanimation.use_cases.begin import init
from coanimation.use_cases.plan import make_draft
from coanimation.words import Words
from coanimation.words.catalogue import Catalogue, entries, sources
from tests.builders import NOW
from tests.cli.running import run

# these need no workspace, and the workbook travels with its own folder
ANYWHERE = {"demo", "init", "schema"}
WRITTEN_ELSEWHERE = {"workbook-readme-import"}


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with a draft for December; its path has accents, spaces and an apostrophe."""
    folder = tmp_path_factory.mktemp("espace") / "été à l'Escale"
    init(folder, template="simple", language="fr", today=NOW.date())
    make_draft(folder, YearMonth(2026, 12), now=NOW, seconds=2, reproducible=True)
    return folder


@pytest.mark.parametrize(
    ("folder", "windows", "typed"),
    [
        ("", False, "coanimation"),
        ("escale", False, "coanimation -C escale"),
        ("été", False, "coanimation -C été"),
        ("été à l'Escale", False, 'coanimation -C "été à l\'Escale"'),
        ("a$HOME b", False, "coanimation -C 'a$HOME b'"),
        ("Mes documents", True, 'coanimation -C "Mes documents"'),
        (r"C:\Users\cs\Escale", True, r"coanimation -C C:\Users\cs\Escale"),
        ("a&b", True, 'coanimation -C "a&b"'),
    ],
)
def test_the_folder_is_typed_again_unless_it_is_the_current_one(folder: str, windows: bool, typed: str) -> None:
    assert command_in(Path(folder), windows=windows).replace("/", "\\" if windows else "/") == typed


@pytest.mark.parametrize(
    "text", ["a", "a b", "l'été", 'un "lieu"', "a$b", "a`b", "a\\b", "a!b", "a;b", "(a)", "*", "~a"]
)
def test_a_posix_shell_reads_back_what_was_quoted(text: str) -> None:
    assert shlex.split(quoted(text, windows=False)) == [text]


def test_the_next_step_works_as_it_is_typed(planned: Path) -> None:
    (step,) = re.findall(r"Prochaine étape\s: (.*)", run("-C", planned).stdout)

    done = run(*shlex.split(step)[1:])

    assert step.startswith("coanimation -C ")
    assert "Simulation" in done.stderr


def test_without_a_folder_the_next_step_names_none(planned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(planned)

    assert "Prochaine étape\N{NO-BREAK SPACE}: coanimation publier décembre --dry-run" in run().stdout


def test_the_next_step_names_the_year_that_a_bare_name_would_not_mean(planned: Path) -> None:
    make_draft(planned, YearMonth(2028, 1), now=NOW, seconds=2, reproducible=True)
    try:
        assert " 2028-01" in run("-C", planned).stdout
    finally:
        (planned / "rotas" / "2028-01.yaml").unlink()


def test_an_error_tells_what_to_type_in_that_folder(planned: Path) -> None:
    told = run("-C", planned, "montrer", "janvier").stderr

    assert f'coanimation -C "{planned}" planifier 2027-01' in told


def test_a_folder_that_does_not_exist_is_begun_as_it_is_told(tmp_path: Path) -> None:
    told = run("-C", tmp_path / "mon espace", "planifier").stderr
    (begin,) = re.findall(r"coanimation .*", told)

    assert run(*shlex.split(begin)[1:]).exit_code == 0
    assert (tmp_path / "mon espace" / "space.yaml").exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_that_tells_a_command_leaves_the_folder_to_one_place(language: str) -> None:
    """A literal command in a sentence would leave the folder out; helps show examples, which name none."""
    names = {n for name in COMMANDS if name not in ANYWHERE for n in (name, main.typed(name, Words(language)))}
    literal = re.compile(rf"coanimation (?:{'|'.join(map(re.escape, names))})\b")
    texts = {code: text for file in sources(language) for code, text in entries(file.read_text("utf-8")).items()}

    assert texts.keys() == set(Catalogue(language))
    assert [
        code
        for code, text in texts.items()
        if literal.search(text) and not code.endswith("-help") and code not in WRITTEN_ELSEWHERE
    ] == []


@pytest.mark.parametrize(
    "args",
    [
        ["planifier", "décembre"],
        ["fixer", "décembre", "mer 9", "ml-1"],
        ["fermer", "décembre", "mer 9"],
        ["publier", "décembre"],
        ["mot-de-passe", "ccas", "--generate"],
        ["vérifier"],
        ["montrer"],
    ],
    ids=lambda args: args[0],
)
def test_a_folder_that_was_mistyped_is_named_and_not_made(tmp_path: Path, args: list[str]) -> None:
    result = run("-C", tmp_path / "ecsale", *args)

    assert result.exit_code == 3
    assert result.stderr.startswith(f"✗ Le dossier {tmp_path / 'ecsale'} n'existe pas")
    assert "space.yaml" not in result.stderr
    assert list(tmp_path.iterdir()) == []
