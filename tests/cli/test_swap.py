"""`coanimation swap`: what a person sees, and what a script is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.cli.terminal import typing
from tests.use_cases.chain import planned
from tests.use_cases.test_swap import CENTRE, EITHER, PARK, stored

SWAP = ("échanger", "2026-12", CENTRE, "dijon-1", PARK, "brest-1")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_person_sees_the_price_and_agrees(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)

    with typing("-C", folder, *SWAP) as terminal:
        terminal.see("Échange possible, aucune règle ne s'y oppose :\n")
        terminal.see("+ Personne de Brest (Brest), - Personne de Dijon (Dijon)\n")
        terminal.see("Aux dépens de : Déjà annoncé")
        terminal.see("Faire cet échange ? [O/n]")
        assert stored(folder).version == 1
        terminal.type("o\r")
        terminal.see("Échange fait : projet de planning n° 2 pour décembre 2026.")
        assert terminal.leave() == 0

    assert "brest-1" in stored(folder).present(CENTRE)


def test_a_person_may_refuse(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)

    with typing("-C", folder, *SWAP) as terminal:
        terminal.see("[O/n]")
        terminal.type("n\r")
        assert terminal.leave() == 6

    assert stored(folder).version == 1


def test_without_a_terminal_the_price_is_told_and_nothing_changes(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)

    done = run("-C", folder, *SWAP)

    assert done.exit_code == 6
    assert "Échange possible" in done.stdout
    assert "Rien n'a été modifié" in done.stderr
    assert stored(folder).version == 1


def test_an_exchange_that_is_not_allowed_says_which_rule_and_of_whom(tmp_path: Path) -> None:
    done = run("-C", planned(tmp_path), "swap", "2026-12", CENTRE, "amiens-1", PARK, "evry-1", "--yes")

    said = plain(done.stderr)
    assert done.exit_code == 2
    assert "Échange impossible, rien n'a été modifié :" in said
    assert "  Personne de Amiens (Amiens) n'est pas disponible sur le créneau du mer. 9 déc., 14 h" in said


def test_as_data(tmp_path: Path) -> None:
    folder = planned(tmp_path, partners=EITHER)

    asked, made = run("-C", folder, *SWAP, "--json"), run("-C", folder, *SWAP, "--json", "--yes")
    refused = run("-C", folder, *SWAP, "--json", "--yes")

    told, done = json.loads(asked.stdout), json.loads(made.stdout)
    assert (asked.exit_code, told["recorded"], told["version"]) == (6, False, 1)
    assert (made.exit_code, done["recorded"], done["version"]) == (0, True, 2)
    assert {cost["tier"] for cost in done["costs"]} >= {"displaced", "called"}
    assert json.loads(refused.stdout)["error"]["code"] == "substitutes-not-there"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("2026-12", CENTRE, "dijon-1", PARK), "Il manque PROFESSIONNEL"),
        (("décembr", CENTRE, "dijon-1", PARK, "brest"), "Personne"),
        (("brumaire", CENTRE, "dijon-1", PARK, "brest-1"), "ne désigne aucun mois"),
        (("2026-12", "lundi", "dijon-1", PARK, "brest-1"), "ne désigne aucun créneau"),
        (("2027-03", CENTRE, "dijon-1", PARK, "brest-1"), "Pas encore de planning pour mars 2027"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, typed: tuple[str, ...], said: str) -> None:
    folder = planned(tmp_path, partners=EITHER)

    done = run("-C", folder, "échanger", *typed)

    assert said in plain(done.stderr) + plain(done.stdout)
    assert stored(folder).version == 1
