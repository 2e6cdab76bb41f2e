"""`coanimation absence`: what a person sees and answers, and what a script is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coanimation.use_cases.adjust import pin
from coanimation.workspace import read, read_rota
from tests.builders import DECEMBER
from tests.cli.running import run
from tests.cli.terminal import END, typing
from tests.use_cases.chain import PARTNERS, planned, seats
from tests.use_cases.workspaces import NOW

ABSENT = ("absence", "amiens-1", "mercredi", "9", "décembre")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def present(folder: Path, slot: str) -> set[str]:
    file = read_rota(folder, DECEMBER)
    assert file is not None
    return {who for where, who in seats(file.rota) if where == slot}


def test_a_person_sees_what_each_way_costs_and_chooses(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    with typing("-C", folder, *ABSENT) as terminal:
        terminal.see("En décembre 2026 (diffusé), 1 présence est à remplacer :\n")
        terminal.see("  mer. 9 déc., 14 h")
        terminal.see(", L'Escale : Personne de Amiens (Amiens)\n")
        terminal.see("1. Personne d'autre n'est déplacé : 1 poste reste vide, 1 créneau devient incomplet.\n")
        terminal.see("2. 1 autre présence change : tout est repris.\n")
        terminal.see(", L'Escale : + Personne de Brest (Brest)\n")
        terminal.see("+ Personne de Caen (Caen), - Personne de Brest (Brest)\n")
        terminal.see("3. aucune : ne rien noter")
        terminal.see("[1-3] ")
        assert not (folder / "absences.yaml").exists()
        terminal.type("2\r")
        terminal.see("Absence notée : Personne de Amiens (Amiens), le mercredi 9 décembre 2026.\n")
        terminal.see("Rien n'est diffusé.\n")
        terminal.see("publier 2026-12\n")
        assert terminal.leave() == 0

    assert present(folder, "mercredi-2026-12-09") == {"brest-1", "dijon-1"}
    assert [one.who for one in read(folder).absences] == ["amiens-1"]


@pytest.mark.parametrize("answer", ["3\r", END])
def test_a_person_may_choose_none(tmp_path: Path, answer: str) -> None:
    folder = planned(tmp_path)

    with typing("-C", folder, *ABSENT) as terminal:
        terminal.see("[1-3] ")
        terminal.type(answer)
        terminal.see("Abandon : rien n'a été fait.")
        assert terminal.leave() == 6

    assert not (folder / "absences.yaml").exists()


def test_one_way_alone_is_a_question_of_yes_or_no(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    with typing("-C", folder, "absence", "amiens", "2/12") as terminal:
        terminal.see("Noter l'absence et garder ce planning ? [O/n]")
        terminal.type("\r")
        terminal.see("Absence notée : Amiens, le mercredi 2 décembre 2026.\n")
        assert terminal.leave() == 1  # a slot is short

    assert present(folder, "mercredi-2026-12-02") == {"dijon-1"}


def test_without_a_terminal_the_ways_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    done = run("-C", folder, *ABSENT)

    assert done.exit_code == 6
    assert "2. 1 autre présence change : tout est repris." in plain(done.stdout)
    assert "Rien n'a été noté" in plain(done.stderr)
    assert not (folder / "absences.yaml").exists()


def test_yes_displaces_nobody(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    done = run("-C", folder, *ABSENT, "--yes")

    assert done.exit_code == 1
    assert "expliquer 2026-12" in done.stdout
    assert present(folder, "parc-2026-12-09") == {"brest-1", "evry-1"}


def test_an_option_is_kept_by_its_number(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    assert run("-C", folder, *ABSENT, "--option", "2").exit_code == 0
    assert present(folder, "parc-2026-12-09") == {"caen-1", "evry-1"}


def test_as_data_nothing_is_written_until_it_is_asked_for(tmp_path: Path) -> None:
    folder = planned(tmp_path)

    asked = run("-C", folder, *ABSENT, "--json")
    kept = run("-C", folder, *ABSENT, "--json", "--option", "2")

    told, done = json.loads(asked.stdout), json.loads(kept.stdout)
    assert (asked.exit_code, told["recorded"], told["months"][0]["chosen"]) == (6, False, None)
    assert [one["displaced"] for one in told["months"][0]["options"]] == [0, 1]
    assert told["months"][0]["fallen"] == [{"slot": "mercredi-2026-12-09", "professional": "amiens-1"}]
    assert (kept.exit_code, done["recorded"], done["months"][0]["chosen"]) == (0, True, 2)
    assert (done["who"], done["from"], done["to"]) == ("amiens-1", "2026-12-09", "2026-12-09")


def test_in_english_too(tmp_path: Path) -> None:
    done = run("-C", planned(tmp_path), "--lang", "en", *ABSENT, "--yes")

    assert "Nobody else is displaced: 1 seat stays empty, 1 slot becomes short." in done.stdout


def test_pins_that_leave_no_way_are_named_in_words(tmp_path: Path) -> None:
    led = PARTNERS.replace("id: dijon-1, ", "id: dijon-1, accompanied-by: [amiens-1], ")
    folder = planned(tmp_path, partners=led)
    pin(folder, DECEMBER, "mercredi-2026-12-09", "dijon-1", now=NOW)

    done = run("-C", folder, *ABSENT, "--yes")

    assert done.exit_code == 4
    assert "Personne de Dijon (Dijon) est fixé·e sur le créneau du mercredi 9 décembre" in plain(done.stderr)
    assert "Personne de Dijon (Dijon) doit être accompagné·e" in plain(done.stderr)
    assert not (folder / "absences.yaml").exists()


@pytest.mark.parametrize(
    ("typed", "exit_code", "said"),
    [
        ((), 2, "Il manque QUI"),
        (("amiens-1",), 2, "Il manque JOUR"),
        (("amiens-2", "9/12"), 2, "vouliez-vous dire « amiens-1 »"),
        (("zoe", "9/12"), 2, "ne désigne personne, ni aucune structure. Il y a :"),
        (("personne", "9/12"), 2, "désigne 5 personnes"),
        (("amiens-1", "demain"), 2, "« demain » n'est pas un jour"),
        (("amiens-1", "mardi", "9", "décembre"), 2, "ce jour-là est un mercredi 9 décembre 2026"),
        (("amiens-1", "14/12", "9/12"), 2, "Le dernier jour (mercredi 9 décembre 2026) est avant le premier"),
        (("amiens-1", "2/11"), 2, "C'est passé"),
        (("amiens-1", "9/12", "--option", "5"), 2, "Il n'y a pas de solution 5 : elles vont de 1 à 2"),
        (("amiens-1", "9/12", "--yes", "--option", "1"), 2, "choisissez entre --yes et --option"),
        (("amiens-1", "9/12", "--option", "zéro"), 2, "n'est pas un nombre"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    tmp_path: Path, typed: tuple[str, ...], exit_code: int, said: str
) -> None:
    folder = planned(tmp_path)

    done = run("-C", folder, "absence", *typed)

    assert done.exit_code == exit_code
    assert said in plain(done.stderr)
    assert not (folder / "absences.yaml").exists()
