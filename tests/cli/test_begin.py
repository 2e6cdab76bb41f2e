"""The doors `init`, `check` and `schema`, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coanimation.cli.begin import TEMPLATES
from coanimation.cli.main import main
from coanimation.workspace import KINDS, schemas
from tests.workspace.make import PARTNERS, workspace


def _run(*args: str, language: str = "fr") -> int:
    with pytest.raises(SystemExit) as left:
        main.main(["--lang", language, *args])
    return int(left.value.code or 0)


def test_the_templates_are_those_of_the_workspace() -> None:
    assert TEMPLATES == KINDS


@pytest.mark.parametrize("init", ["init", "initialiser"])
def test_a_workspace_is_begun_and_the_next_steps_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], init: str
) -> None:
    folder = tmp_path / "mon espace"

    assert _run(init, str(folder)) == 0

    said = capsys.readouterr().out
    assert "planifier" in said
    assert f'-C "{folder}"' in said
    assert _run("-C", str(folder), "check") == 0


def test_a_workspace_is_begun_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("init", str(tmp_path / "space"), "--template", "evenings", language="en") == 0

    assert "The workspace is ready" in capsys.readouterr().out
    assert "language: en" in (tmp_path / "space" / "space.yaml").read_text("utf-8")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "budget.xlsx").write_bytes(b"x")

    assert _run("init", str(tmp_path)) == 2
    assert "budget.xlsx" in capsys.readouterr().err


def test_what_is_right_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("-C", str(workspace(tmp_path)), "vérifier") == 0

    assert "Tout est en ordre" in capsys.readouterr().out


def test_what_is_wrong_is_told_by_file_line_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = workspace(tmp_path, {"partners.yaml": PARTNERS.replace("{mercredi: yes}", "{mecredi: yes}")})

    assert _run("-C", str(folder), "check") == 3
    told = capsys.readouterr().err
    assert "partners.yaml:12:17" in told
    assert "mercredi" in told.rpartition("vouliez-vous dire")[2]


def test_what_is_wrong_is_data_with_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = workspace(tmp_path, {"partners.yaml": PARTNERS.replace("{mercredi: yes}", "{mecredi: yes}")})

    assert _run("-C", str(folder), "check", "--json") == 3

    data = json.loads(capsys.readouterr().out)
    assert (data["format"], data["status"]) == (1, "wrong")
    (problem,) = data["problems"]
    assert (problem["file"], problem["line"], problem["column"]) == ("partners.yaml", 12, 17)
    assert problem["fields"]["nearest"] == "mercredi"


def test_what_is_right_is_data_with_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("-C", str(workspace(tmp_path)), "check", "--json") == 0

    assert json.loads(capsys.readouterr().out)["status"] == "right"


def test_a_schema_is_shown_by_the_name_of_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("schema", "partners.yaml") == 0

    assert json.loads(capsys.readouterr().out) == json.loads(schemas()["partners"])


def test_schemas_are_written_to_a_folder(tmp_path: Path) -> None:
    assert _run("schema", "--write", str(tmp_path / "schema")) == 0

    assert {path.stem for path in (tmp_path / "schema").iterdir()} == set(schemas())


def test_an_unknown_schema_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("schema", "partner") == 2
    assert "partners" in capsys.readouterr().err
