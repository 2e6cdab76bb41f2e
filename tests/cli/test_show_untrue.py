"""A rota that a hand made false: it is shown as it is, and guarantees nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from coanimation.domain.months import YearMonth
from coanimation.use_cases.begin import init
from coanimation.use_cases.plan import make_draft
from tests.builders import NOW
from tests.cli.running import run

GUARANTEES = ("impossible de faire mieux", "Garantie : aucun", "peut-être", "Tous les postes sont pourvus")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace whose rota has lost, by hand, everyone who was present in its first slot."""
    folder = tmp_path_factory.mktemp("w") / "w"
    init(folder, template="simple", language="fr", today=NOW.date())
    make_draft(folder, YearMonth(2026, 12), now=NOW, seconds=2, reproducible=True)
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
