"""`coanimation slots`: the month as the pattern gives it, before anybody is placed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.use_cases.workspaces import SPACE, workspace

CLOSED = SPACE + "closures: [{from: 2026-12-24, to: 2027-01-03, reason: fermeture de fin d'année}]\n"


@pytest.mark.parametrize("typed", [("créneaux", "décembre"), ("creneaux", "2026-12"), ("slots",)])
def test_the_slots_of_a_month_are_listed_week_by_week(tmp_path: Path, typed: tuple[str, ...]) -> None:
    done = run("-C", workspace(tmp_path), *typed)

    text = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert (done.exit_code, done.stderr) == (0, "")
    assert text.startswith("L'Escale : créneaux de décembre 2026")
    assert text.count("Semaine du") == 5
    assert "6 créneaux ouverts, 22 h d'ouverture" in text


def test_what_is_closed_says_why(tmp_path: Path) -> None:
    done = run("-C", workspace(tmp_path, space=CLOSED), "créneaux", "décembre")

    assert "fermeture de fin d'année" in done.stdout
    assert "1 créneau fermé." in done.stdout.replace("\N{NO-BREAK SPACE}", " ")


def test_as_data(tmp_path: Path) -> None:
    told = json.loads(run("-C", workspace(tmp_path, space=CLOSED), "slots", "2026-12", "--json").stdout)

    assert (told["format"], told["month"], told["timezone"]) == (1, "2026-12", "Europe/Paris")
    assert told["open_minutes"] == 18 * 60
    assert len(told["slots"]) == 6


def test_a_month_in_which_nothing_falls_says_so(tmp_path: Path) -> None:
    ended = SPACE.replace('to: "18:00", when: always', 'to: "18:00", when: always, ends: 2026-12-31')

    done = run("-C", workspace(tmp_path, space=ended), "créneaux", "2027-02")

    assert done.exit_code == 0
    assert done.stdout.startswith("Aucun créneau en")


def test_a_space_that_cannot_be_laid_out_is_told_by_its_line(tmp_path: Path) -> None:
    done = run("-C", workspace(tmp_path, space=SPACE.replace("school-zone: A", "school-zone: Z")), "créneaux")

    assert done.exit_code == 3
    assert "space.yaml:2:" in done.stderr


def test_no_workspace_here(tmp_path: Path) -> None:
    assert run("-C", tmp_path, "créneaux").exit_code == 3
