"""`coanimation show` and the bare command, on a workspace as `init` makes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coanimation.domain.months import YearMonth
from coanimation.use_cases.begin import init
from coanimation.use_cases.plan import make_draft
from tests.builders import NOW
from tests.cli.running import run


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with a draft for December; its path has accents and spaces."""
    folder = tmp_path_factory.mktemp("espace") / "été à l'Escale"
    init(folder, template="simple", language="fr", today=NOW.date())
    make_draft(folder, YearMonth(2026, 12), now=NOW, seconds=2, reproducible=True)
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Make a workspace without a draft."""
    init(tmp_path / "e", template="simple", language="fr", today=NOW.date())
    return tmp_path / "e"


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_month_in_preparation_is_shown_when_none_is_named(planned: Path) -> None:
    result = run("-C", planned, "montrer")
    assert result.exit_code == 0
    assert plain(result.stdout).startswith("Projet de planning n° 1 · décembre 2026 · ")
    assert result.stderr == ""


@pytest.mark.parametrize("by", ["jour", "structure", "professionnel", "day", "partner"])
def test_lists_are_asked_for_in_either_language(planned: Path, by: str) -> None:
    result = run("-C", planned, "montrer", "décembre", "--par", by)
    assert result.exit_code == 0
    assert "┌" not in result.stdout


def test_json_is_json(planned: Path) -> None:
    data = json.loads(run("-C", planned, "show", "--json").stdout)
    assert (data["format"], data["month"]) == (1, "2026-12")


@pytest.mark.parametrize(("ending", "begins"), [("csv", b"\xef\xbb\xbfDate;"), ("xlsx", b"PK"), ("html", b"<!doctype")])
def test_the_ending_of_the_file_tells_its_format(planned: Path, tmp_path: Path, ending: str, begins: bytes) -> None:
    result = run("-C", planned, "montrer", "-o", tmp_path / f"planning.{ending}")
    assert result.exit_code == 0
    assert (tmp_path / f"planning.{ending}").read_bytes().startswith(begins)
    assert f"planning.{ending}" in result.stderr


def test_a_file_can_go_through_a_pipe(planned: Path) -> None:
    assert run("-C", planned, "montrer", "--format", "csv").stdout_bytes.startswith(b"\xef\xbb\xbfDate;")


def test_a_month_and_its_year_need_no_quotes(planned: Path) -> None:
    assert run("-C", planned, "montrer", "décembre", "2026").stdout == run("-C", planned, "montrer", "2026-12").stdout


def test_an_unknown_ending_is_refused(planned: Path) -> None:
    result = run("-C", planned, "montrer", "-o", "planning.pdf")
    assert result.exit_code == 2
    assert "planning.pdf" in result.stderr


def test_a_month_without_a_rota_says_how_to_get_one(planned: Path) -> None:
    result = run("-C", planned, "montrer", "janvier")
    assert result.exit_code == 4
    assert " planifier 2027-01" in result.stderr


def test_an_unknown_month_is_refused_with_the_nearest(planned: Path) -> None:
    result = run("-C", planned, "montrer", "decembr3")
    assert result.exit_code == 2
    assert "« décembre »" in plain(result.stderr)


def test_an_empty_folder_says_how_to_begin(tmp_path: Path) -> None:
    result = run("-C", tmp_path)
    assert result.exit_code == 0
    assert "coanimation initialiser DOSSIER" in result.stdout


def test_a_workspace_says_where_things_stand_and_the_next_step(planned: Path) -> None:
    text = plain(run("-C", planned).stdout)
    assert "en préparation : décembre 2026" in text
    assert "projet n° 1" in text
    assert "rien n'est diffusé" in text
    assert "publier décembre --dry-run" in text


def test_a_workspace_without_a_draft_is_told_to_plan(empty: Path) -> None:
    text = plain(run("-C", empty).stdout)
    assert "pas encore" in text
    assert "planifier décembre" in text


def test_a_broken_workspace_is_said_with_its_lines(empty: Path) -> None:
    space = empty / "space.yaml"
    space.write_text(space.read_text("utf-8").replace("timezone:", "timezon:"), "utf-8")
    result = run("-C", empty)
    assert result.exit_code == 3
    assert "space.yaml:" in result.stderr


def test_the_clock_can_be_rehearsed(empty: Path) -> None:
    assert "mars 2027" in run("-C", empty, env={"COANIMATION_NOW": "2027-02-03T09:00:00+01:00"}).stdout


def test_a_folder_that_lacks_is_named_and_not_made(planned: Path, tmp_path: Path) -> None:
    result = run("-C", planned, "montrer", "-o", tmp_path / "plannings" / "decembre.html")

    assert result.exit_code == 2
    assert f"Le dossier {tmp_path / 'plannings'} n'existe pas" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_named(planned: Path, tmp_path: Path) -> None:
    (tmp_path / "plannings").write_text("")

    result = run("-C", planned, "montrer", "-o", tmp_path / "plannings" / "decembre.html")

    assert result.exit_code == 2
    assert "est un fichier, pas un dossier" in result.stderr
