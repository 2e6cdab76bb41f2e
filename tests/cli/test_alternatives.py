"""`coanimation plan --alternatives` and `coanimation keep`, as they are typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from coanimation.workspace import read_rota
from tests.builders import DECEMBER
from tests.cli.running import run
from tests.use_cases.test_alternatives import ONLY_WEDNESDAYS, TWO
from tests.use_cases.workspaces import workspace

PLAN = ("planifier", "2026-12", "--alternatives", "2")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = workspace(tmp_path_factory.mktemp("asked"), space=ONLY_WEDNESDAYS)
    done = run("-C", folder, *PLAN)
    assert done.exit_code == 0
    return folder, plain(done.stdout)


@pytest.fixture
def folder(asked: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copytree(asked[0], tmp_path / "copy"))


def test_each_is_told_by_what_it_puts_first_and_how_many_seats_change(asked: tuple[Path, str]) -> None:
    said = asked[1]

    assert "plannings au choix, tous aussi complets :\n1. Le projet n° 1\n" in said
    assert "\n2. « Binômes de structures » d'abord : " in said
    assert "garder 2026-12 2\n" in said


def test_the_chosen_one_becomes_the_draft(folder: Path) -> None:
    done, again = run("-C", folder, "garder", "décembre", "2"), run("-C", folder, "keep", "2026-12", "2")

    file = read_rota(folder, DECEMBER)
    assert file is not None
    assert (done.exit_code, file.rota.version, file.rota.chosen) == (0, 2, True)
    assert "Planning 2 gardé : projet n° 2 pour décembre 2026. Rien n'est diffusé." in plain(done.stdout)
    assert "C'est déjà le projet n° 2" in plain(again.stdout)


def test_as_data(folder: Path) -> None:
    told = json.loads(run("-C", folder, *PLAN, "--json").stdout)
    kept = json.loads(run("-C", folder, "keep", "2026-12", "2", "--json").stdout)

    (first, *_) = told["alternatives"]
    assert (first["number"], first["first"]) == (2, "encounters")
    assert first["rota"]["assignments"] != told["assignments"]
    assert (kept["number"], kept["version"], kept["changed"]) == (2, 2, True)


def test_that_there_is_no_other_is_said_to_be_proven(tmp_path: Path) -> None:
    done = run("-C", workspace(tmp_path, space=ONLY_WEDNESDAYS, partners=TWO), *PLAN)

    assert (
        "Pas d'autre choix, c'est prouvé : tout planning aussi complet a moins de 2 postes différents sur 10."
        in plain(done.stdout)
    )
    assert "Aucun poste ne peut y changer." in done.stdout


@pytest.mark.parametrize(
    ("typed", "exit_code", "said"),
    [
        (("planifier", "2026-12", "--alternatives", "0"), 2, "de 1 à 4"),
        (("planifier", "2026-12", "--alternatives", "beaucoup"), 2, "n'est pas un nombre"),
        (("garder",), 2, "Il manque MOIS"),
        (("garder", "2026-12"), 2, "Il manque NUMÉRO"),
        (("garder", "2026-12", "zéro"), 2, "n'est pas un nombre"),
        (("garder", "2026-12", "0"), 2, "il faut 1 ou plus"),
        (("garder", "2026-12", "9"), 2, "Il n'y a pas de planning 9 à garder pour décembre 2026"),
        (("garder", "mars", "2"), 2, "Pour en proposer : coanimation"),
        (("garder", "brumaire", "2"), 2, "ne désigne aucun mois"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, typed: tuple[str, ...], exit_code: int, said: str) -> None:
    done = run("-C", folder, *typed)

    assert done.exit_code == exit_code
    assert said in plain(done.stderr)


def test_answers_that_changed_since_make_it_stale(folder: Path) -> None:
    run("-C", folder, "fermer", "2026-12", "mercredi-2026-12-09")

    done = run("-C", folder, "garder", "2026-12", "2")

    assert done.exit_code == 2
    assert "il ne vaut plus" in done.stderr
