"""`coanimation status`: how each partner is reached, since when, what waits, what is to be checked."""

from __future__ import annotations

import json
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from coanimation.domain.adjustments import Absence
from coanimation.use_cases.publish import publish
from coanimation.use_cases.serve import set_password
from coanimation.use_cases.status import Rung, status
from coanimation.workspace import add_absence
from tests.cli.running import run as typed
from tests.publishing.workspaces import DECEMBER, NOW, PARTNERS, SPACE, draft, files_of, workspace
from tests.use_cases.editing import delete, edit

OWN = PARTNERS.replace(
    "    name: CCAS de Sainville\n",
    "    name: CCAS de Sainville\n    calendar: {url: https://cloud.example.org/dav/, user: ccas}\n",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "w")
    publish(made, DECEMBER, now=NOW, environment={})
    return made


def said(folder: Path, *args: str) -> str:
    return plain(typed("-C", folder, *args))


def plain(result: Result) -> str:
    return result.output.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_when_all_is_well_it_says_since_when_and_ends_with_0(folder: Path) -> None:
    result = typed("-C", folder, "etat")

    assert plain(result).splitlines() == [
        "L'Escale · où en sont les agendas",
        "  décembre 2026 : diffusé le dimanche 22 novembre à 10 h 42",
        "",
        "CCAS de Sainville · lien d'abonnement",
        "  À jour : le dimanche 22 novembre à 10 h 42, pour décembre 2026.",
        "",
        "Maison des adolescents · lien d'abonnement",
        "  À jour : le dimanche 22 novembre à 10 h 42, pour décembre 2026.",
        "",
        "Mission Locale du Pays · lien d'abonnement",
        "  À jour : le dimanche 22 novembre à 10 h 42, pour décembre 2026.",
        "",
        "Rien n'attend dans les agendas.",
    ]
    assert result.exit_code == 0


def test_hours_are_those_of_the_space_whatever_the_clock_of_the_machine(tmp_path: Path) -> None:
    made = workspace(tmp_path / "w")
    publish(made, DECEMBER, now=NOW.astimezone(UTC), environment={})

    assert said(made, "état").count("à 10 h 42") == 4


def test_what_waits_to_be_sent_is_listed_by_the_command_that_is_named(folder: Path) -> None:
    assert typed("-C", folder, "message", "proposer", "décembre").exit_code == 0
    (line,) = (one for one in said(folder, "état").splitlines() if "messages attendent" in one)

    listed = typed("-C", folder, *line.rpartition(f"-C {folder} ")[2].split())
    assert (listed.exit_code, "projet-2026-12" in listed.output) == (0, True)


def test_each_partner_stands_on_the_rung_that_is_open_to_it(tmp_path: Path) -> None:
    made = workspace(tmp_path / "w", partners=OWN)
    set_password(made, "mission-locale", "un-secret-assez-long")
    nowhere = workspace(tmp_path / "n", space=SPACE.replace("  public-url: https://escale.example.org/\n", ""))

    rungs = {one.partner.id: one.rung for one in status(made, now=NOW, environment={}).partners}

    assert rungs == {"ccas": Rung.OWN, "mission-locale": Rung.EMBEDDED, "maison-ados": Rung.FEED}
    assert {one.rung for one in status(nowhere, now=NOW, environment={}).partners} == {Rung.NOBODY}


def test_one_that_failed_says_why_since_when_and_what_to_type(tmp_path: Path) -> None:
    made = workspace(tmp_path / "w", partners=OWN)
    publish(made, DECEMBER, now=NOW, environment={})

    offline = typed("-C", made, "état", "--offline")

    assert offline.exit_code == 1
    assert "CCAS de Sainville · son agenda (cloud.example.org)" in plain(offline)
    assert "✗ Dernier essai : le mot de passe de son agenda manque" in plain(offline)
    assert "  Aucune remise réussie n'est connue." in plain(offline)
    assert f"2 événements attendent d'être remis : coanimation -C {made} publier 2026-12" in plain(offline)
    assert "1 structure demande votre attention." in plain(offline)


def test_partners_are_listed_as_a_dictionary_lists_them(tmp_path: Path) -> None:
    named = PARTNERS.replace("Maison des adolescents", "Éducation nationale").replace("CCAS de Sainville", "Été jeunes")
    made = workspace(tmp_path / "w", partners=named)

    names = [one.partner.name for one in status(made, now=NOW, environment={}).partners]

    assert names == ["Éducation nationale", "Été jeunes", "Mission Locale du Pays"]


def test_what_the_next_publication_will_restore_is_not_told_as_restored(tmp_path: Path) -> None:
    restored = PARTNERS.replace(
        "    name: CCAS de Sainville\n", "    name: CCAS de Sainville\n    when-edited: restore\n"
    )
    made = workspace(tmp_path / "w", partners=restored)
    publish(made, DECEMBER, now=NOW, environment={})
    edit(made, "SUMMARY:.*", "SUMMARY:À nous")

    looked, rehearsed = said(made, "état"), said(made, "publier", "décembre", "--dry-run")
    done = said(made, "publier", "décembre")

    assert "Quelqu'un a changé : titre. La prochaine diffusion le remettra comme annoncé." in looked
    assert "1 événement attend d'être remis" in looked
    assert "La prochaine diffusion le remettra" in rehearsed
    assert "Quelqu'un avait changé : titre. C'est remis comme annoncé." in done


def test_an_emptied_calendar_needs_someone(folder: Path) -> None:
    (folder / ".coanimation" / "calendars").rename(folder / "elsewhere")

    found = status(folder, now=NOW, environment={})

    assert {seen.code for one in found.partners for seen in one.found.observed} == {"publish-seen-emptied"}
    assert found.exit_code == 1
    assert said(folder, "état").count("  Dernière fois à jour le dimanche 22 novembre") == 3


def test_every_point_to_check_is_told_each_time_and_the_bare_command_counts_it(folder: Path) -> None:
    delete(folder)
    edit(folder, "SUMMARY:.*", "SUMMARY:À nous", partner="maison-ados")
    typed("-C", folder, "publier", "décembre")

    first, second, bare = (said(folder, *args) for args in (("état",), ("état",), ()))

    assert first == second
    assert "absence ccas-referent 2026-12-09" in first
    assert "Rien à faire : mer. 9 déc." in first
    assert f"✗ Agendas    1 point à vérifier : coanimation -C {folder} état" in bare
    assert "Tout est à jour" not in bare


def test_a_recorded_absence_closes_the_matter(folder: Path) -> None:
    delete(folder)
    typed("-C", folder, "publier", "décembre")
    day = NOW.date().replace(month=12, day=9)
    add_absence(folder, Absence(who="ccas-referent", first=day, last=day))

    assert "À vérifier" not in said(folder, "état")
    assert "✗ Agendas" not in said(folder)


def test_slots_that_have_ended_are_checked_no_more(folder: Path) -> None:
    delete(folder)

    later = status(folder, now=NOW + timedelta(days=20), environment={})

    assert [one.found.observed for one in later.partners] == [(), (), ()]


def test_it_writes_nothing_and_lists_each_calendar_once(folder: Path) -> None:
    before = files_of(folder)

    found = status(folder, now=NOW, environment={})

    assert files_of(folder) == before
    assert [one.found.requests for one in found.partners] == [1, 1, 1]


def test_without_a_ledger_the_last_time_is_unknown_until_the_next_publication(folder: Path) -> None:
    (folder / ".coanimation" / "ledger.sqlite").unlink()

    lost = said(folder, "état")
    typed("-C", folder, "publier", "décembre")

    assert lost.count("Dernière remise inconnue") == 3
    assert said(folder, "état").count("À jour : le dimanche 22 novembre") == 3


def test_a_draft_that_changed_since_is_said_of_its_month(folder: Path) -> None:
    draft(folder, {"mercredi-2026-12-09": ("ccas-referent", "mda-infirmier")})

    assert "le projet a changé depuis" in said(folder, "état")


def test_programs_read_the_same_in_every_language(folder: Path) -> None:
    delete(folder)

    french, english = (
        json.loads(typed("-C", folder, "--lang", lang, "status", "--json").stdout) for lang in ("fr", "en")
    )

    assert french == english
    (seen,) = french["partners"][0]["observed"]
    assert (seen["code"], seen["people"], seen["to_check"]) == ("publish-seen-gone-remotely", ["ccas-referent"], True)
