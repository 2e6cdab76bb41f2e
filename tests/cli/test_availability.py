"""What the coordinator sees of people's calendars: how many slots, why one could not be read, and nothing of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from tests.calendars.test_busy import calendar
from tests.cli.running import run
from tests.use_cases.agendas import ON_THE_FIRST, Agendas, opened, supplying
from tests.use_cases.workspaces import workspace


@pytest.fixture
def agendas() -> Iterator[Agendas]:
    with opened() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path, agendas: Agendas) -> Path:
    agendas.texts["ml-1"] = calendar(ON_THE_FIRST)
    agendas.texts["mda-1"] = b"<html>Connexion</html>"
    return workspace(tmp_path, partners=supplying(agendas, "ml-1", "mda-1", "ccas-1"))


def fetch(folder: Path, *options: str, lang: str = "fr") -> Result:
    return run("-C", folder, "--lang", lang, "availability", "fetch", "2026-12", *options)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_each_person_is_told_by_how_many_slots_and_each_failure_by_what_to_do(folder: Path) -> None:
    result = fetch(folder, "--local-network")

    assert result.exit_code == 1
    assert plain(result.stdout) == (
        "Ce que disent les agendas pour décembre 2026 : Conseillère emploi (Mission Locale) : prise sur 1 créneau sur 6"
    )
    said = plain(result.stderr)
    assert "✗ Référente sociale (CCAS) : cet agenda n'existe plus à cette adresse chez 127.0.0.1 (404)." in said
    assert "✗ Éducatrice (Maison des adolescents) : à cette adresse, 127.0.0.1 ne donne pas un agenda" in said
    assert "Ce qu'une personne a répondu elle-même passe avant." in said


def test_neither_what_a_calendar_says_nor_its_address_is_shown(folder: Path, agendas: Agendas) -> None:
    shown = [fetch(folder, "--local-network", *options) for options in ((), ("--json",), ("--dry-run",))]

    for result in shown:
        assert not [one for one in ("secret", "16:00", "16 h", agendas.url, "Connexion") if one in result.output]


def test_programs_are_told_the_same(folder: Path) -> None:
    result = fetch(folder, "--local-network", "--json")

    told = json.loads(result.stdout)
    assert result.stderr == ""
    assert (told["format"], told["month"], told["written"], told["withdrawn"]) == (1, "2026-12", True, [])
    people = {one["professional"]: one for one in told["people"]}
    assert people["ml-1"] == {
        "professional": "ml-1",
        "partner": "ml",
        "slots": 6,
        "status": "read",
        "busy": 1,
        "perhaps": 0,
    }
    assert (people["ccas-1"]["status"], people["ccas-1"]["code"]) == ("failed", "busy-refused-gone")


def test_the_network_inside_is_read_only_when_asked(folder: Path) -> None:
    result = fetch(folder)

    assert result.exit_code == 5  # nothing could be reached
    assert "--local-network" in result.stderr
    assert not (folder / "availability").exists()


def test_a_rehearsal_says_that_it_is_one(folder: Path) -> None:
    result = fetch(folder, "--local-network", "--dry-run", lang="en")

    assert "busy on 1 slot of 6" in plain(result.stdout)
    assert "Rehearsal: nothing is written." in result.stderr
    assert not (folder / "availability").exists()


def test_where_nobody_supplied_a_calendar_it_is_told_how(tmp_path: Path) -> None:
    result = run("-C", workspace(tmp_path), "disponibilites", "recuperer", "décembre")

    assert result.exit_code == 0
    assert 'busy: [{ics: "https://…"}]' in plain(result.stdout)


def test_a_calendar_that_was_taken_back_is_told_by_name(folder: Path) -> None:
    fetch(folder, "--local-network")
    workspace(folder)

    result = fetch(folder, "--local-network")

    assert plain(result.stdout) == ("Conseillère emploi : plus d'agenda indiqué ; ce que l'agenda disait est effacé.")
