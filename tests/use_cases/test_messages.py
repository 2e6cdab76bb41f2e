"""Messages that a person asks for: reminders, draft rotas, and what waits."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import Result

from coanimation.domain.messages import Fate
from coanimation.errors import NoRota, RotaError, WrongUse
from coanimation.use_cases.messages import propose, remind, send, waiting
from coanimation.workspace import paths
from tests.calendars.post_office import PostOffice, post_office
from tests.cli.running import run as typed
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, NOW, PARTNERS, WEDNESDAYS, draft, files_of, workspace
from tests.use_cases.mail import drafts, sending, told

SAID = "format: 1\nmonth: 2026-12\nanswers:\n  ccas-referent: {sheet: {mercredi-2026-12-02: yes}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


def answer(folder: Path) -> None:
    (folder / "availability").mkdir()
    (folder / "availability" / "2026-12.yaml").write_text(SAID, encoding="utf-8")


def test_each_partner_that_has_not_answered_is_reminded_once(folder: Path) -> None:
    answer(folder)

    written = remind(folder, DECEMBER, now=NOW)
    before = files_of(paths.messages(folder))
    remind(folder, DECEMBER, now=NOW + timedelta(hours=3))

    assert [one.name for one in written.messages] == ["rappel-2026-12-mission-locale", "rappel-2026-12-maison-ados"]
    assert [message["To"] for message in drafts(folder)] == [
        None,
        "Mission Locale du Pays <contact@missionlocale.example.net>",
    ]
    assert "- mer. 9 déc., 13 h 45 \N{EN DASH} 18 h\n" in told(drafts(folder)[1])
    assert files_of(paths.messages(folder)) == before


def test_a_reminder_says_what_we_do_without_an_answer(folder: Path) -> None:
    """Whoever answered once for all, `usual`, is placed; nobody else is."""
    remind(folder, DECEMBER, now=NOW)
    with_usual = told(drafts(folder)[0])
    partners = (folder / "partners.yaml").read_text(encoding="utf-8")
    (folder / "partners.yaml").write_text(re.sub(r"(, |\n +)usual: {mercredi: yes}", "", partners), encoding="utf-8")
    remind(folder, DECEMBER, now=NOW)

    assert "Sans réponse, nous nous en tenons à ce que vous avez dit de vos habitudes." in with_usual
    assert "nous ne plaçons personne" not in with_usual
    assert "Tant que nous ne les avons pas, nous ne plaçons personne de chez vous." in told(drafts(folder)[0])


def test_whoever_has_answered_since_is_not_reminded(folder: Path) -> None:
    remind(folder, DECEMBER, now=NOW)
    answer(folder)

    remind(folder, DECEMBER, now=NOW)

    assert [one.path.stem for one in waiting(folder)] == ["rappel-2026-12-maison-ados", "rappel-2026-12-mission-locale"]


def test_a_reminder_names_nobody_of_another_partner(folder: Path) -> None:
    remind(folder, DECEMBER, now=NOW)

    for message in drafts(folder):
        assert not any(name in told(message) for name in ("CCAS", "Mission", "Maison", "Renard", "Martel", "Verdier"))


def test_each_partner_reads_its_own_part_of_the_draft(folder: Path) -> None:
    propose(folder, DECEMBER, now=NOW)

    by_name = {one.path.stem: message for one, message in zip(waiting(folder), drafts(folder), strict=True)}
    text = told(by_name["projet-2026-12-mission-locale"])
    assert "- mer. 2 déc., 13 h 45 \N{EN DASH} 18 h (L'Escale) : Camille Renard, avec CCAS de Sainville\n" in text
    assert "- mer. 16 déc., 13 h 45 \N{EN DASH} 18 h (L'Escale) : Camille Renard, avec Maison des adolescents\n" in text
    assert "9 déc." not in text
    assert not any(name in text for name in ("Martel", "Verdier"))
    assert "Rien n'est diffusé encore" in text


def test_a_draft_that_has_nobody_of_a_partner_says_so(folder: Path) -> None:
    draft(folder, dict.fromkeys(WEDNESDAYS, ("ccas-referent", "mda-infirmier")))

    propose(folder, DECEMBER, now=NOW)

    (mine,) = [message for message in drafts(folder) if message["To"]]
    assert "ne prévoit personne de chez vous" in told(mine)


def test_a_new_draft_takes_the_place_of_the_one_before(folder: Path) -> None:
    propose(folder, DECEMBER, now=NOW)
    draft(folder, {**EVERYWHERE, WEDNESDAYS[0]: ("ccas-referent", "mda-infirmier")})

    propose(folder, DECEMBER, now=NOW)

    assert len(drafts(folder)) == 3
    assert not any("2 déc." in told(message) for message in drafts(folder) if message["To"])


def test_without_a_rota_there_is_nothing_to_propose(folder: Path) -> None:
    (folder / "rotas" / "2026-12.yaml").unlink()

    with pytest.raises(NoRota):
        propose(folder, DECEMBER, now=NOW)


def test_a_rota_that_is_false_is_proposed_to_nobody(folder: Path) -> None:
    away = "format: 1\nabsences: [{who: ml-conseillere, from: 2026-12-02}]\n"
    (folder / "absences.yaml").write_text(away, encoding="utf-8")

    with pytest.raises(RotaError):
        propose(folder, DECEMBER, now=NOW)


def test_what_waits_is_sent_when_asked_and_what_is_refused_is_tried_again(tmp_path: Path) -> None:
    everyone = PARTNERS.replace("name: CCAS de Sainville", "name: CCAS de Sainville\n    mail: ccas@example.net")
    everyone = everyone.replace("des adolescents", "des adolescents\n    mail: mda@example.net")
    office = PostOffice(refused={"ccas@example.net"})
    with post_office(office):
        folder = workspace(tmp_path, partners=everyone, space=sending(office.port))
        remind(folder, DECEMBER, now=NOW)
        first = send(folder, now=NOW, environment={})
        office.refused.clear()
        second = send(folder, now=NOW, environment={})

    assert [one.fate for one in first.handed] == [Fate.REFUSED, Fate.SENT, Fate.SENT]
    assert [(one.to, one.fate) for one in second.handed] == [("ccas@example.net", Fate.SENT)]
    assert waiting(folder) == ()


def test_without_a_server_sending_says_what_to_do(folder: Path) -> None:
    with pytest.raises(WrongUse, match="message-no-server"):
        send(folder, now=NOW)


# the command


def run(folder: Path, *args: str) -> Result:
    return typed("-C", folder, *args)


def said(result: Result) -> str:
    return result.output.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_command_says_for_whom_there_is_a_message_and_where(folder: Path) -> None:
    result = run(folder, "disponibilités", "relancer", "décembre")

    assert said(result).splitlines()[:4] == [
        "3 structures n'ont pas répondu pour décembre 2026. Leurs rappels sont prêts :",
        "  rappel-2026-12-mission-locale.eml → Mission Locale du Pays (contact@missionlocale.example.net)",
        "  rappel-2026-12-ccas.eml : adresse à compléter",
        "  rappel-2026-12-maison-ados.eml : adresse à compléter",
    ]
    assert "3 messages attendent dans le dossier messages." in said(result)


def test_the_command_lists_what_waits(folder: Path) -> None:
    assert "Aucun message n'attend." in said(run(folder, "message", "lister"))
    run(folder, "message", "proposer", "décembre")

    assert "  projet-2026-12-ccas.eml\n" in said(run(folder, "message", "list"))
    listed = json.loads(run(folder, "message", "list", "--json").stdout)
    assert [one["kind"] for one in listed["waiting"]] == ["proposal"] * 3


def test_the_command_sends_what_waits(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, space=sending(office.port))
        shown = said(run(folder, "message", "proposer", "décembre"))
        sent = run(folder, "message", "envoyer")

    assert "message envoyer" in shown
    assert "1 message envoyé." in said(sent)
    assert (
        "2 messages n'ont pas d'adresse : projet-2026-12-ccas.eml et projet-2026-12-maison-ados.eml. Envoyez-les "
        "vous-même, ou écrivez « mail » dans partners.yaml et refaites la commande qui prépare ces messages."
    ) in said(sent)
    assert sent.exit_code == 1
    assert len(office.received) == 1


def test_where_no_mail_server_is_nothing_could_be_reached(tmp_path: Path) -> None:
    with post_office() as office:
        port = office.port
    folder = workspace(tmp_path, space=sending(port))
    run(folder, "message", "proposer", "décembre")

    assert run(folder, "message", "envoyer").exit_code == 5
