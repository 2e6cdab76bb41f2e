"""Killed at any moment, a publication that sends messages is gone on with: each person reads each message once."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from coanimation.workspace import outbox
from tests.calendars.post_office import PostOffice, post_office
from tests.counts import count
from tests.publishing.workspaces import EVERYWHERE, WEDNESDAYS, again, draft, workspace
from tests.use_cases.mail import BY_MAIL, SACHA, Client, sending
from tests.use_cases.test_publish_killed import DIES, command

NOW_ATTENDED = {(date(2026, 12, 2), "13:45"), (date(2026, 12, 16), "13:45")}
EVERYBODY_BY_MAIL = BY_MAIL.replace(
    "name: CCAS de Sainville\n", "name: CCAS de Sainville\n    mail: ccas@example.net\n"
)


def changed(folder: Path) -> None:
    """Add a slot for whoever is invited, and take one from them; others change within the notice period."""
    first, second, _ = WEDNESDAYS
    draft(
        folder, {**EVERYWHERE, first: ("ccas-referent", "mda-infirmier"), second: ("ccas-referent", "ml-conseillere")}
    )


def attended(office: PostOffice) -> set[tuple[date, str]]:
    client = Client()
    for to, data in office.received:
        if to == SACHA:
            client.read(data)
    return client.attends


@pytest.mark.parametrize("at", range(2, 40, count(12, 1)))
def test_killed_before_any_file_takes_its_place_nobody_misses_a_message(tmp_path: Path, at: int) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=EVERYBODY_BY_MAIL, space=sending(office.port))
        again(folder)
        changed(folder)
        command("-c", DIES, str(at), folder=folder).communicate()
        command("-m", "coanimation", folder=folder).communicate()

    assert attended(office) == NOW_ATTENDED
    assert outbox.waiting(folder) == ()
    others = {data for to, data in office.received if to != SACHA}
    assert len({to for to, _ in office.received} - {SACHA}) == len(others)


def test_killed_when_the_server_has_taken_a_message_it_sends_the_same_again(tmp_path: Path) -> None:
    office = PostOffice()
    with post_office(office):
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        running: list[subprocess.Popen[bytes]] = []

        def kill() -> None:
            with suppress(IndexError):
                running.pop().kill()

        office.then = kill
        publication = command("-m", "coanimation", folder=folder)
        running.append(publication)
        publication.communicate()
        again(folder)

    first, repeated, _ = office.received
    assert first == repeated
    assert attended(office) == {(date(2026, 12, 9), "13:45"), (date(2026, 12, 16), "13:45")}
