"""What the command says of messages, in French."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import Result

from tests.calendars.post_office import PostOffice, post_office
from tests.cli.running import run as typed
from tests.publishing.workspaces import SPACE, workspace
from tests.use_cases.mail import BY_MAIL, SACHA, sending


def run(folder: Path, *args: str) -> Result:
    return typed("-C", folder, "publier", "décembre", *args)


def said(result: Result) -> list[str]:
    return [
        line.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
        for line in result.output.splitlines()
        if "essage" in line or "invitation" in line
    ]


def test_without_a_server_what_waits_is_told_with_what_to_do(tmp_path: Path) -> None:
    result = run(workspace(tmp_path, partners=BY_MAIL))

    assert result.exit_code == 0
    row, advice = said(result)
    assert row == "  Messages       2 en attente dans messages/"
    assert advice == (
        "2 messages attendent dans le dossier messages. Ouvrez-les (.eml) pour les envoyer, ou copiez leur texte "
        "(.txt) ; une fois partis, effacez-les."
    )


def test_what_was_sent_is_counted_and_a_second_time_nothing_is_said(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        rehearsed, first, second = run(folder, "--dry-run"), run(folder), run(folder)

    assert said(rehearsed) == ["  Messages       2 à envoyer"]
    assert said(first) == ["  Messages       2 envoyés"]
    assert said(second) == []
    assert [result.exit_code for result in (rehearsed, first, second)] == [0, 0, 0]


def test_no_mail_writes_and_sends_nothing(tmp_path: Path) -> None:
    with post_office() as office:
        result = run(workspace(tmp_path, partners=BY_MAIL, space=sending(office.port)), "--no-mail")

    assert "  Messages       2 en attente dans messages/" in said(result)
    assert office.received == []


def test_what_is_refused_or_put_off_is_told_by_name(tmp_path: Path) -> None:
    with post_office(PostOffice(refused={SACHA})) as office:
        refused = run(workspace(tmp_path / "a", partners=BY_MAIL, space=sending(office.port)))
    with post_office(PostOffice(greylisted={SACHA})) as office:
        later = run(workspace(tmp_path / "b", partners=BY_MAIL, space=sending(office.port)))

    assert (
        f"✗ Sacha Verdier ({SACHA}) : le serveur de messages refuse cette adresse (réponse 550). Corrigez-la dans "
        "partners.yaml ; ses 2 messages attendent dans le dossier messages."
    ) in said(refused)
    (again,) = (line for line in said(later) if line.startswith("Un message n'est pas encore parti"))
    assert f"parti : Sacha Verdier ({SACHA})." in again
    assert "Pour l'envoyer tel quel, un peu plus tard : coanimation" in again
    for result in (refused, later):
        assert result.output.count(SACHA) == 1  # once, however many messages they were to receive
    assert not any("Ouvrez" in line for line in said(later))
    assert (refused.exit_code, later.exit_code) == (1, 1)


def test_a_server_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    with post_office() as office:
        port = office.port

    result = run(workspace(tmp_path, partners=BY_MAIL, space=sending(port)))

    (failed,) = (line for line in said(result) if line.startswith("✗"))
    assert failed.startswith(
        "✗ Le serveur de messages 127.0.0.1 ne répond pas, ou pas comme un serveur de messages. Vérifiez la connexion, "
        "et « mail » dans space.yaml (host, port, security). Les messages attendent. Pour les envoyer : coanimation"
    )
    assert result.exit_code == 1


def test_an_invitation_that_nobody_signs_is_told_with_what_to_write(tmp_path: Path) -> None:
    anonymous = SPACE.replace("  contact: bonjour@escale.example.org\n", "")

    result = run(workspace(tmp_path, partners=BY_MAIL, space=anonymous))

    assert any("Personne ne signe les invitations" in line and "mail: {from: …}" in line for line in said(result))


def test_programs_read_what_became_of_each_message(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        told = json.loads(run(folder, "--json").stdout)["messages"]

    assert [one["kind"] for one in told["written"]] == ["invitation"] * 2
    assert [(one["to"], one["fate"], one["status"]) for one in told["handed"]] == [(SACHA, "sent", 250)] * 2
    assert (told["waiting"], told["failure"], told["odd"]) == (0, None, [])
