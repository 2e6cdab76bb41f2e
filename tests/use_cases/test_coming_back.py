"""What people did in their calendars, read by the next publication: to be checked, never an absence by itself."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from click.testing import Result

from coanimation.use_cases.publish import publish
from coanimation.workspace import paths
from tests.cli.running import run as typed
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, NOW, WEDNESDAYS, draft, files_of, workspace
from tests.use_cases.editing import delete, edit

NINTH = "mer. 9 déc., 14 h \N{EN DASH} 18 h"
AWAY = "absence ccas-referent 2026-12-09"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w")
    publish(made, DECEMBER, now=NOW, environment={})
    return made


def published(folder: Path, *args: str) -> Result:
    return typed("-C", folder, "publier", "décembre", *args)


def said(result: Result) -> str:
    return result.output.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_deleted_event_is_to_be_checked_with_the_command_that_records_the_absence(folder: Path) -> None:
    delete(folder)

    result = said(published(folder))

    assert "Dans l'agenda de CCAS de Sainville :" in result
    assert f"  À vérifier : {NINTH}. L'événement n'y est plus." in result
    assert f"    Si Dominique Martel est absent·e : coanimation -C {folder} {AWAY}" in result
    assert f"Pour le remettre : coanimation -C {folder} publier 2026-12 --put-back" in result
    assert "absences.yaml" not in files_of(folder)


def test_the_command_told_records_the_absence_as_it_stands_and_the_matter_is_closed(folder: Path) -> None:
    delete(folder)
    line = next(line for line in said(published(folder)).splitlines() if AWAY in line)

    recorded = typed(*shlex.split(line.partition(" : coanimation ")[2]), "--yes")
    after = published(folder, "--wait", "--json")

    assert recorded.exit_code == 0
    assert "who: ccas-referent, from: 2026-12-09" in (folder / "absences.yaml").read_text("utf-8")
    assert [one["observed"] for one in json.loads(after.stdout)["calendars"]] == [[], [], []]


def test_it_is_told_once_and_then_only_counted_until_it_is_put_back(folder: Path) -> None:
    delete(folder)

    rehearsed, first, second = (said(published(folder, *args)) for args in (("--dry-run",), (), ()))
    back, after = said(published(folder, "--put-back")), said(published(folder))

    assert "À vérifier" in rehearsed
    assert "À vérifier" in first
    assert "À vérifier" not in second
    assert f"1 point déjà signalé dans les agendas : coanimation -C {folder} état" in second
    assert "1 événement ajouté" in back
    assert "signalé" not in after


def test_what_was_put_back_and_deleted_again_is_told_again(folder: Path) -> None:
    delete(folder)
    published(folder)
    published(folder, "--put-back")
    delete(folder)

    assert "À vérifier" in said(published(folder))


def test_a_moved_event_tells_from_when_to_when(folder: Path) -> None:
    edit(folder, ":20261209T", ":20261210T")

    result = said(published(folder))

    hours = "13 h 45 \N{EN DASH} 18 h"
    assert f"  À vérifier : mer. 9 déc., {hours}. Déplacé : jeu. 10 déc., {hours}." in result
    assert AWAY in result


def test_an_event_marked_cancelled_is_to_be_checked(folder: Path) -> None:
    edit(folder, "STATUS:CONFIRMED", "STATUS:CANCELLED")

    assert f"À vérifier : {NINTH}. Quelqu'un l'a marqué annulé." in said(published(folder))


@pytest.mark.parametrize(
    ("what", "other", "field"),
    [(":20261209T", ":20261210T", "horaire"), ("STATUS:CONFIRMED", "STATUS:CANCELLED", "état")],
    ids=["moved", "cancelled"],
)
def test_what_was_moved_or_cancelled_is_put_back_by_the_command_that_is_told(
    folder: Path, what: str, other: str, field: str
) -> None:
    edit(folder, what, other)
    line = next(line for line in said(published(folder)).splitlines() if "--put-back" in line)

    back = said(typed(*shlex.split(line.partition(" : coanimation ")[2])))
    after = said(published(folder))

    assert "(1 événement modifié)" in back
    assert f"Rien à faire : {NINTH}. Quelqu'un avait changé : {field}. C'est remis comme annoncé." in back
    assert "signalé" not in after
    assert "Dans l'agenda" not in after


def test_another_title_is_said_gently(folder: Path) -> None:
    edit(folder, "SUMMARY:.*", "SUMMARY:À nous")

    result = said(published(folder))

    assert f"  Rien à faire : {NINTH}. Quelqu'un a changé : titre." in result
    assert "À vérifier" not in result


@pytest.mark.parametrize(
    ("what", "other"),
    [
        ("END:VEVENT", "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT1H\r\nDESCRIPTION:x\r\nEND:VALARM\r\nEND:VEVENT"),
        ("DESCRIPTION:", "DESCRIPTION:prendre les clés\\\\n"),
        ("END:VEVENT", "COLOR:red\r\nEND:VEVENT"),
    ],
)
def test_what_people_add_is_nobodys_business(folder: Path, what: str, other: str) -> None:
    edit(folder, what, other)

    result = published(folder, "--json")

    assert [one["observed"] for one in json.loads(result.stdout)["calendars"]] == [[], [], []]


def test_what_a_lost_ledger_leaves_over_is_told_and_goes_with_the_next_publication(folder: Path) -> None:
    paths.ledger(folder).unlink()
    draft(folder, {**EVERYWHERE, WEDNESDAYS[1]: ("ml-conseillere", "mda-infirmier")})

    first, second, third = (said(published(folder)) for _ in range(3))

    assert f"{NINTH} : l'événement n'a plus lieu d'être" in first
    assert "Relancez la commande pour le retirer." in first
    assert "(1 événement retiré)" in second
    assert "Rien à diffuser" in third


def test_of_an_organisation_only_those_who_hold_the_slot_are_named(tmp_path: Path) -> None:
    made = workspace(tmp_path / "w")
    partners = made / "partners.yaml"
    text = partners.read_text("utf-8")
    other = "      - {id: ccas-autre, name: Alix Autre, roles: [referent], attestation: 2030-01-01}\n"
    partners.write_text(text.replace("  - id: maison-ados\n", other + "  - id: maison-ados\n"), encoding="utf-8")
    publish(made, DECEMBER, now=NOW, environment={})
    delete(made)

    result = said(published(made))

    assert AWAY in result
    assert "ccas-autre" not in result
