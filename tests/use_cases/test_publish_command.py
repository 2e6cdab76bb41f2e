from __future__ import annotations

import gc
import json
import re
import shutil
import socket
from pathlib import Path

import pytest
from click.testing import Result

from coanimation.words import LANGUAGES, Words
from tests.cli.running import run as typed
from tests.publishing.workspaces import (
    EVERYWHERE,
    PARTNERS,
    SPACE,
    WEDNESDAYS,
    draft,
    files_of,
    workspace,
)

SHORT = {**EVERYWHERE, WEDNESDAYS[1]: ("ccas-referent",)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


def run(folder: Path, *args: str, lang: str = "fr") -> Result:
    return typed("-C", folder, "--lang", lang, *args)


def said(result: Result) -> str:
    return result.output.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_what_was_published_is_told_briefly(folder: Path) -> None:
    result = run(folder, "publier", "décembre")

    assert result.exit_code == 0
    assert said(result).splitlines() == [
        "À diffuser pour décembre 2026 : 3 créneaux.",
        "  Agendas        3 structures à jour (6 événements ajoutés)",
        "  Abonnements    6 liens (6 mis à jour)",
        "  Page publique  mise à jour, https://escale.example.org/",
        "Contrôle public : aucun nom de structure ni de personne.",
        # the rota of these tests is written by hand, and names no inputs
        (
            "Les données ont changé depuis que ce planning a été calculé. Il respecte les règles et les réponses "
            f"d'aujourd'hui ; pour en chercher un meilleur : coanimation -C {folder} planifier 2026-12"
        ),
    ]


def test_a_second_time_there_is_nothing_to_publish(folder: Path) -> None:
    run(folder, "publier", "décembre")

    assert said(run(folder, "publier", "décembre")).startswith("Rien à diffuser : tout est déjà à jour.")


def test_a_rehearsal_says_so_and_writes_nothing(folder: Path) -> None:
    before = files_of(folder)

    result = run(folder, "publish", "2026-12", "--dry-run")

    assert "Simulation : rien n'est diffusé" in said(result)
    assert "3 structures (6 événements à ajouter)" in said(result)
    assert "6 liens (6 à mettre à jour)" in said(result)
    planned = "Agenda de CCAS de Sainville, à ajouter (2) : mer. 2 déc., 14 h \N{EN DASH} 18 h · mer. 9 déc., 14 h"
    assert planned in " ".join(said(result).split())
    assert files_of(folder) == before


def test_without_a_terminal_a_short_slot_stops_with_what_to_type(folder: Path) -> None:
    draft(folder, SHORT)

    result = run(folder, "publier", "décembre")

    assert result.exit_code == 6
    assert "mer. 9 déc., 14 h \N{EN DASH} 18 h : il manque 1 personne." in said(result)
    assert f"coanimation -C {folder} publier 2026-12 --wait" in said(result)
    assert " fermer 2026-12 mercredi-2026-12-09" in said(result)


def test_scripts_may_let_short_slots_wait_or_close_them(folder: Path, tmp_path: Path) -> None:
    draft(folder, SHORT)
    other = workspace(tmp_path / "other", present=SHORT)

    waits, closes = run(folder, "publier", "décembre", "--wait"), run(other, "publier", "décembre", "--close-short")

    assert "1 créneau incomplet n'est annoncé nulle part : mer. 9 déc." in said(waits)
    assert "2 créneaux, 1 fermeture (mer. 9 déc., 14 h \N{EN DASH} 18 h)" in said(closes)
    assert (waits.exit_code, closes.exit_code) == (0, 0)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--close-short", "2 créneaux, 1 fermeture (mer. 9 déc., 14 h \N{EN DASH} 18 h)"),
        ("--wait", "1 créneau incomplet n'est annoncé nulle part : mer. 9 déc."),
    ],
)
def test_a_rehearsal_shows_what_becomes_of_short_slots_as_it_is_decided(folder: Path, option: str, told: str) -> None:
    run(folder, "publier", "décembre")
    draft(folder, SHORT)
    before = files_of(folder)

    result = run(folder, "publier", "décembre", "--dry-run", option)

    assert result.exit_code == 0
    assert told in said(result)
    assert "attend une décision" not in said(result)
    assert files_of(folder) == before


def test_what_is_no_longer_told_is_named_by_its_day_too(folder: Path) -> None:
    run(folder, "publier", "décembre")
    draft(folder, SHORT)

    result = said(run(folder, "publier", "décembre", "--dry-run", "--wait"))

    assert "Agenda de CCAS de Sainville, à retirer (1) : mer. 9 déc., 14 h" in result
    assert "mercredi-2026" not in result


def test_waiting_and_closing_exclude_each_other(folder: Path) -> None:
    assert run(folder, "publier", "décembre", "--wait", "--close-short").exit_code == 2


def test_a_calendar_that_fails_is_named_with_its_remedy(tmp_path: Path) -> None:
    own = "    name: CCAS de Sainville\n    calendar: {url: https://cloud.example.org/dav/, user: ccas}\n"
    folder = workspace(tmp_path / "w", partners=PARTNERS.replace("    name: CCAS de Sainville\n", own))

    result = run(folder, "publier", "décembre")

    assert result.exit_code == 1
    assert "✗ CCAS de Sainville : le mot de passe de son agenda manque" in said(result)
    assert "COANIMATION_PASSWORD_CCAS" in said(result)
    assert "Les 2 autres sont à jour. Corrigez, puis relancez la commande." in said(result)


def test_an_embedded_calendar_that_is_broken_is_told_in_one_line_and_no_log_is_shown(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    run(folder, "publier", "décembre")
    for stored in (folder / ".coanimation" / "calendars").rglob("ccas/coanimation/.Radicale.props"):
        stored.write_text("{", encoding="utf-8")

    result = run(folder, "publier", "décembre")

    assert result.exit_code == 1
    assert "✗ CCAS de Sainville : son serveur est en panne" in said(result)
    assert not caplog.records


def test_an_embedded_calendar_that_cannot_be_written_is_no_mistake_of_ours(folder: Path) -> None:
    (folder / ".coanimation").mkdir()
    (folder / ".coanimation" / "calendars").write_text("in the way", encoding="utf-8")

    stopped = run(folder, "publier", "décembre")
    (folder / ".coanimation" / "calendars").unlink()
    after = run(folder, "publier", "décembre")

    assert (stopped.exit_code, after.exit_code) == (1, 0)
    assert said(stopped).count("l'agenda intégré (.coanimation/calendars) ne peut pas être écrit") == 3
    assert "notre erreur" not in said(stopped)
    assert "6 événements ajoutés" in said(after)


def test_a_folder_that_cannot_be_used_is_told_by_its_name_and_not_as_a_server(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "tree" / ".coanimation.json").mkdir(parents=True)

    result = run(folder, "publier", "décembre", "--private-tree", str(tmp_path / "tree"))

    assert result.exit_code == 1
    assert f"{tmp_path / 'tree' / '.coanimation.json'} ne peut pas être lu ou écrit" in said(result)
    assert "serveur" not in said(result)


def test_a_name_in_public_stops_with_what_to_write(tmp_path: Path) -> None:
    space = SPACE.replace("activity: goûter", "activity: goûter du CCAS de Sainville")
    folder = workspace(tmp_path / "w", space=space)

    result = run(folder, "publier", "décembre")

    assert result.exit_code == 6
    assert "ccas" in said(result)
    assert "allowed-words" in said(result)
    assert not (folder / "site").exists()


def test_programs_read_the_same_in_every_language(folder: Path) -> None:
    french = json.loads(run(folder, "publier", "décembre", "--dry-run", "--json").stdout)
    english = json.loads(run(folder, "publish", "december", "--dry-run", "--json", lang="en").stdout)

    assert french == english
    assert (french["format"], french["month"], len(french["calendars"])) == (1, "2026-12", 3)


def test_links_stay_hidden_until_asked_for(folder: Path) -> None:
    run(folder, "publier", "décembre")

    hidden, shown = said(run(folder, "abonnement", "liste")), said(run(folder, "feed", "list", "--reveal"))

    assert "https://" not in hidden
    assert len(re.findall(r"https://escale\.example\.org/f/[\w-]{43}\.ics", shown)) == 6


def test_a_loopback_address_is_never_offered(tmp_path: Path) -> None:
    space = SPACE.replace("https://escale.example.org/", "http://localhost:5232/")
    folder = workspace(tmp_path / "w", space=space)
    run(folder, "publier", "décembre")

    shown = said(run(folder, "abonnement", "liste", "--reveal"))

    assert ".ics" not in shown
    assert "Personne ne peut encore s'abonner" in shown


def test_a_space_without_an_address_is_told_to_have_one(tmp_path: Path) -> None:
    space = SPACE.replace("  public-url: https://escale.example.org/\n", "")

    shown = said(run(workspace(tmp_path / "w", space=space), "abonnement", "liste"))

    assert "l'espace n'a pas d'adresse publique" in " ".join(shown.split())


# the server of cheroot forgets, unclosed, the socket that it could not bind
@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
def test_a_port_that_is_taken_is_named_as_it_is_typed(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])

        taken = run(folder, "servir", "--port", port)
        gc.collect()

    assert taken.exit_code == 5
    assert f"port {port} :" in said(taken)


@pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("host", ["192.0.2.1", "nulle-part.invalid"])
def test_an_address_that_is_not_of_this_computer_is_told_as_such(folder: Path, host: str) -> None:
    result = run(folder, "servir", "--host", host, "--behind-proxy")
    gc.collect()

    assert result.exit_code == 2
    assert f"{host} n'est pas une adresse de cet ordinateur" in said(result)


def test_a_calendar_that_was_emptied_needs_someone_and_is_filled_again_when_asked(folder: Path) -> None:
    run(folder, "publier", "décembre")
    shutil.rmtree(folder / ".coanimation")  # as in a copy that version control made on another computer

    lost, emptied = (run(folder, "publier", "décembre") for _ in range(2))
    refilled = run(folder, "publier", "décembre", "--put-back")
    after = run(folder, "publier", "décembre")

    assert (lost.exit_code, emptied.exit_code) == (1, 1)
    assert "Rien de nouveau à diffuser, mais ce qui l'était a disparu" in said(emptied)
    assert said(emptied).count("Tous les événements ont disparu") == 3
    assert said(emptied).count("--put-back") == 1
    assert "les liens sont nouveaux, et ceux que vous aviez donnés ne montrent plus le planning" in said(lost)
    assert "les liens sont nouveaux" not in said(emptied)
    assert f"coanimation -C {folder} publier 2026-12 --put-back" in said(emptied)
    assert (refilled.exit_code, after.exit_code) == (0, 0)
    assert "6 événements ajoutés" in said(refilled)
    assert "Rien à diffuser : tout est déjà à jour." in said(after)


@pytest.mark.parametrize(("found", "line"), [(None, "a disparu"), (b"garbage" * 900, "était abîmé")])
def test_a_ledger_that_is_lost_or_damaged_is_told_once_and_nothing_is_doubled(
    folder: Path, found: bytes | None, line: str
) -> None:
    run(folder, "publier", "décembre")
    ledger = folder / ".coanimation" / "ledger.sqlite"
    before = files_of(folder / ".coanimation" / "calendars" / "collection-root")
    ledger.unlink() if found is None else ledger.write_bytes(found)

    rehearsed = run(folder, "publier", "décembre", "--dry-run")
    lost, again = (run(folder, "publier", "décembre") for _ in range(2))

    told = f"Le registre des agendas (.coanimation/ledger.sqlite) {line} : il est refait d'après les agendas"
    assert [told in " ".join(said(one).split()) for one in (rehearsed, lost, again)] == [True, True, False]
    assert [one.exit_code for one in (rehearsed, lost, again)] == [0, 0, 0]
    after = files_of(folder / ".coanimation" / "calendars" / "collection-root")
    assert {name: data for name, data in after.items() if name.endswith(".ics")} == {
        name: data for name, data in before.items() if name.endswith(".ics")
    }


def test_a_made_password_is_shown_once_and_an_unknown_partner_refused(folder: Path) -> None:
    made, unknown = (
        run(folder, "mot-de-passe", "ccas", "--generate"),
        run(folder, "mot-de-passe", "ccass", "--generate"),
    )

    assert re.search(r"^\w{4}-\w{4}-\w{4}-\w{4}$", made.output, re.MULTILINE)
    assert unknown.exit_code == 2
    assert "« ccas »" in said(unknown)


def test_serving_in_the_clear_to_others_is_refused(folder: Path) -> None:
    result = run(folder, "servir", "--host", "0.0.0.0", "--port", "0")

    assert result.exit_code == 6
    assert "--tls-cert" in said(result)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_delivery_reports_has_its_words(language: str) -> None:
    failures = (
        "no-password",
        "password-refused",
        "refused",
        "gone",
        "unreachable",
        "insecure",
        "no-server",
        "conflict",
    )
    seen = ("gone-remotely", "emptied", "moved", "retouched", "foreign", "conflict-has-attendees", "conflict-uid-taken")
    fields = ("when", "summary", "location", "description", "status", "transparency")
    codes = [f"publish-calendar-{code}" for code in (*failures, "mass-delete")]
    codes += [f"publish-seen-{code}" for code in (*seen, "conflict-changed-meanwhile")]
    codes += [f"publish-field-{name}" for name in fields]

    assert [code for code in codes if not Words(language).has(code)] == []
