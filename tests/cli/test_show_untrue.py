"""A rota that a hand made false, or that is of other inputs: it is shown as it is, and guarantees what it can."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coanimation.domain.months import YearMonth
from coanimation.use_cases.begin import init
from coanimation.use_cases.plan import make_draft
from tests.builders import NOW
from tests.cli.running import run

GUARANTEES = ("impossible de faire mieux", "Garantie : aucun", "peut-être", "Tous les postes sont pourvus")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with a rota."""
    folder = tmp_path_factory.mktemp("w") / "w"
    init(folder, template="simple", language="fr", today=NOW.date())
    make_draft(folder, YearMonth(2026, 12), now=NOW, seconds=2, reproducible=True)
    return folder


@pytest.fixture(scope="module")
def edited(planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace whose rota has lost, by hand, everyone who was present in its first slot."""
    folder = Path(shutil.copytree(planned, tmp_path_factory.mktemp("w") / "w"))
    file = folder / "rotas" / "2026-12.yaml"
    text, times = re.subn(r"present:\n(?: {6}- .+\n)+", "present: []\n", file.read_text("utf-8"), count=1)
    assert times == 1
    file.write_text(text, "utf-8")
    return folder


def plain(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def test_nothing_is_guaranteed_and_what_lacks_is_told_as_it_is(edited: Path) -> None:
    result = run("-C", edited, "montrer", "décembre")

    said = plain(result.stdout)
    assert result.exit_code == 1
    assert not [word for word in GUARANTEES if word in said]
    assert "Les garanties du calcul ne valent plus" in said
    assert "2 postes" in said
    assert "Ce planning n'est pas juste" in plain(result.stderr)


@pytest.mark.parametrize("ending", ["html", "csv", "xlsx"])
def test_nor_in_the_files_that_are_given_to_others(edited: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"planning.{ending}"

    result = run("-C", edited, "montrer", "décembre", "-o", file)

    assert result.exit_code == 1
    if ending == "html":
        said = plain(file.read_text("utf-8"))
        assert not [word for word in GUARANTEES if word in said]
        assert "Les garanties du calcul ne valent plus" in said


def test_programs_read_that_the_certificate_is_void(edited: Path) -> None:
    data = json.loads(run("-C", edited, "show", "--json").stdout)

    assert data["problems"]
    assert data["status"] == "void"
    assert {tier["status"] for tier in data["tiers"]} == {"void"}


def other_fingerprint(folder: Path) -> None:
    file = folder / "rotas" / "2026-12.yaml"
    text, times = re.subn("sha256:[0-9a-f]{8}", "sha256:00000000", file.read_text("utf-8"))
    assert times == 1
    file.write_text(text, "utf-8")


def other_hours_agreed(folder: Path) -> None:
    file = folder / "partners.yaml"
    text, times = re.subn(r"hours: \d+", "hours: 11", file.read_text("utf-8"), count=1)
    assert times == 1
    file.write_text(text, "utf-8")


@pytest.mark.parametrize("change", [other_fingerprint, other_hours_agreed])
def test_a_rota_of_other_inputs_guarantees_what_it_did_that_day(
    planned: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    folder = Path(shutil.copytree(planned, tmp_path / "w"))
    assert "Garantie : aucun" in plain(run("-C", folder, "montrer", "décembre").stdout)
    assert "autres données" not in plain(run("-C", folder, "vérifier").stdout)
    change(folder)

    checked, shown = run("-C", folder, "vérifier"), run("-C", folder, "montrer", "décembre")
    data = json.loads(run("-C", folder, "show", "--json").stdout)

    assert (checked.exit_code, shown.exit_code) == (0, 0)
    assert "planning de décembre 2026 a été calculé à partir d'autres données" in plain(checked.stdout)
    assert "Garantie : aucun" not in plain(shown.stdout)
    assert "ces garanties sont celles du jour du calcul" in plain(shown.stdout)
    assert data["outdated"] is True


def test_a_choice_made_since_is_told_as_a_choice(planned: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(planned, tmp_path / "w"))
    placed = json.loads(run("-C", folder, "show", "--json").stdout)["assignments"][-1]
    assert run("-C", folder, "écarter", "décembre", placed["slot"], placed["professional"]).exit_code == 0

    shown, checked = run("-C", folder, "montrer", "décembre"), run("-C", folder, "vérifier")

    for said in (plain(shown.stderr), plain(checked.stderr)):
        assert f"vous avez écarté {placed['professional']} de {placed['slot']}" in said
        assert "relancez" in said
        assert "retouché à la main" not in said
        assert "planifier 2026-12" in said
    assert (shown.exit_code, checked.exit_code) == (1, 3)
