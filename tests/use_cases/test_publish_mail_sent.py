"""Messages on their way: servers that put off, refuse, lose their answers; crashes; rewritten and deleted drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import trustme

from calendars.letter import sendable
from coanimation.domain.messages import Fate
from coanimation.publishing.published import Published
from coanimation.use_cases.publish import publish
from coanimation.workspace import outbox, paths
from tests.calendars.post_office import PASSWORD, PostOffice, post_office
from tests.publishing.workspaces import DECEMBER, EVERYWHERE, NOW, again, draft, files_of, workspace
from tests.use_cases.mail import BY_MAIL, FIRST, LATER, SACHA, SECOND, THIRD, drafts, sending


@pytest.fixture
def grey() -> Iterator[PostOffice]:
    with post_office(PostOffice(greylisted={SACHA})) as office:
        yield office


def fates(result: Published) -> list[tuple[Fate, int]]:
    return [(one.fate, one.status) for one in result.mailed.handed]


def test_what_a_server_puts_off_is_sent_the_next_time_as_it_was(tmp_path: Path, grey: PostOffice) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL, space=sending(grey.port))

    first = again(folder)
    waits = (paths.messages(folder) / f"invitation-{SECOND}-mda-infirmier.eml").read_bytes()
    second = again(folder, now=LATER)

    assert fates(first) == [(Fate.LATER, 451), (Fate.SENT, 250)]
    assert (first.exit_code, first.mailed.waiting) == (1, 1)
    assert fates(second) == [(Fate.SENT, 250)]
    assert grey.received[1] == (SACHA, sendable(waits))


def test_a_lost_answer_is_repeated_to_the_byte(tmp_path: Path) -> None:
    with post_office(PostOffice(drops=1)) as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        first = again(folder)
        again(folder, now=LATER)

    assert fates(first) == [(Fate.UNKNOWN, 0), (Fate.SENT, 250)]
    lost, _, repeated = office.received
    assert lost == repeated


def test_what_was_written_before_a_crash_is_sent_as_it_was_written(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        publish(folder, DECEMBER, now=NOW, environment={}, send=False)  # killed before anything was sent
        written = [one.read_bytes() for one in sorted(paths.messages(folder).glob("*.eml"))]
        again(folder, now=NOW + timedelta(days=1))

    assert [data for _, data in office.received] == [sendable(one) for one in written]


def test_what_was_taken_just_before_a_crash_is_repeated_and_then_put_away(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        again(folder)
        journal = paths.letters(folder)
        lines = journal.read_bytes().splitlines(keepends=True)
        # killed after the answer and before it was noted: the note of the last message is torn, its draft still there
        journal.write_bytes(b"".join(lines[:-1]) + lines[-1][:20])
        sent = paths.sent(folder) / f"invitation-{THIRD}-mda-infirmier.eml"
        sent.rename(paths.messages(folder) / sent.name)
        again(folder, now=LATER)

    assert office.received[1] == office.received[2]
    assert outbox.waiting(folder) == ()


def test_one_address_that_is_refused_stops_nobody_and_waits_for_a_person(tmp_path: Path) -> None:
    with post_office(PostOffice(refused={SACHA})) as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        again(folder)
        draft(folder, {**EVERYWHERE, FIRST: ("mda-infirmier", "ml-conseillere")})
        second = again(folder, now=LATER)
        third = again(folder, now=LATER + timedelta(hours=1))

    assert [to for to, _ in office.received] == []
    assert fates(second) == [(Fate.REFUSED, 550)]
    assert second.mailed.unaddressed == ("changement-2026-12-ccas-2",)
    assert fates(third) == []


def test_over_tls_with_a_password_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    known = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(known)
    monkeypatch.setenv("SSL_CERT_FILE", str(known))
    with post_office(authority=authority) as office:
        space = sending(office.port, security="starttls", host="localhost")
        folder = workspace(tmp_path / "w", partners=BY_MAIL, space=space)
        configuration = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "APPDATA": str(tmp_path / "config")}
        missing = again(folder, environment=configuration)
        wrong = again(folder, environment={"COANIMATION_MAIL_PASSWORD": "faux"})
        right = again(folder, environment={"COANIMATION_MAIL_PASSWORD": PASSWORD})

    assert (missing.mailed.failure, missing.mailed.waiting) == ("message-no-password", 2)
    assert (wrong.mailed.failure, wrong.mailed.waiting, wrong.exit_code) == ("message-failed-password", 2, 1)
    assert [one.fate for one in right.mailed.handed] == [Fate.SENT] * 2
    assert PASSWORD not in "".join(map(str, files_of(folder).values()))


def test_a_draft_that_a_person_rewrote_goes_as_they_left_it(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        publish(folder, DECEMBER, now=NOW, environment={}, send=False)
        file = paths.messages(folder) / f"invitation-{SECOND}-mda-infirmier.eml"
        file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"Bonjour,", b"Cher collegue,"))
        other = paths.messages(folder) / f"invitation-{THIRD}-mda-infirmier.eml"
        other.write_bytes(other.read_bytes().replace(b"To:", b"Bcc: else@example.net\r\nTo:"))
        result = again(folder, now=LATER)

    ((_, data),) = office.received
    assert b"Cher collegue,\r\n" in data
    assert result.mailed.odd == (other.stem,)


def test_a_draft_that_a_person_deleted_is_not_written_again(tmp_path: Path) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL)
    again(folder)
    for one in paths.messages(folder).glob("invitation-*"):
        one.unlink()

    again(folder, now=LATER)

    assert drafts(folder) == []


def test_a_sender_that_is_put_right_signs_what_has_not_left(tmp_path: Path) -> None:
    """The address of the space was mistyped at first: nobody has to write anew what waits; what left is left alone."""
    with post_office() as office:
        right = sending(office.port)
        wrong = right.replace("from: bonjour@", "from: bnjour@")
        folder = workspace(tmp_path, partners=BY_MAIL, space=wrong)
        first = publish(folder, DECEMBER, now=NOW, environment={}, send=False)
        (folder / "space.yaml").write_text(right, encoding="utf-8")
        second, third = again(folder, now=LATER), again(folder, now=LATER)
        (folder / "space.yaml").write_text(wrong, encoding="utf-8")
        fourth = again(folder, now=LATER)

    assert len(first.mailed.written) == len(second.mailed.handed) == len(office.received) == 2
    assert second.mailed.odd == ()
    assert all(b"From: L'Escale <bonjour@" in data for _, data in office.received)
    assert third.mailed.written == fourth.mailed.written == ()


def test_a_rehearsal_writes_nothing_and_says_what_would_be(tmp_path: Path) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL)

    result = again(folder, dry_run=True)

    assert (len(result.mailed.written), result.mailed.waiting) == (2, 2)
    assert not paths.messages(folder).exists()
