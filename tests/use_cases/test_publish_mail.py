"""What a publication writes to people: invitations, and late changes."""

from __future__ import annotations

import re
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from calendars.check import faults
from calendars.letter import sendable
from coanimation.domain.adjustments import Decision
from coanimation.domain.messages import Fate
from coanimation.workspace import paths
from tests.calendars.post_office import PostOffice, post_office
from tests.publishing.workspaces import (
    EVERYWHERE,
    NOW,
    PARTNERS,
    SPACE,
    again,
    draft,
    files_of,
    private,
    public,
    workspace,
)
from tests.use_cases.mail import BY_MAIL, FIRST, LATER, SACHA, SECOND, THIRD, drafts, invitation, sending, told


def test_whoever_chose_mail_is_invited_to_each_slot_from_the_first_publication_on(tmp_path: Path) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL)

    result = again(folder)

    assert [message["To"] for message in drafts(folder)] == [f"Sacha Verdier <{SACHA}>"] * 2
    assert {message["X-Unsent"] for message in drafts(folder)} == {"1"}
    files = sorted(paths.messages(folder).glob("*.eml"))
    assert [file.stem for file in files] == [f"invitation-{slot}-mda-infirmier" for slot in (SECOND, THIRD)]
    read = [invitation(file.read_bytes()) for file in files]
    assert [(method, sequence, day) for method, sequence, _, day in read] == [
        ("REQUEST", 0, "2026-12-09"),
        ("REQUEST", 0, "2026-12-16"),
    ]
    assert (result.mailed.waiting, result.exit_code) == (2, 0)


@pytest.mark.parametrize("channel", ["caldav", "feed"])
def test_whoever_has_an_address_and_another_channel_is_invited_to_nothing(tmp_path: Path, channel: str) -> None:
    again(folder := workspace(tmp_path, partners=BY_MAIL.replace("channel: mail", f"channel: {channel}")))

    assert drafts(folder) == []


def test_beside_each_draft_stand_a_text_to_paste_and_the_invitation_to_attach(tmp_path: Path) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL)

    again(folder)

    place = paths.messages(folder) / f"invitation-{SECOND}-mda-infirmier"
    text = place.with_suffix(".txt").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert text.startswith(f"À : {SACHA}\nObjet : L'Escale : votre présence mercredi 9 décembre, 13 h 45")
    assert "Vous êtes attendu·e à L'Escale mercredi 9 décembre" in text
    assert "Bien à vous,\nL'Escale" in text
    assert faults(place.with_suffix(".ics").read_bytes(), invitation=True) == ()


def test_a_second_publication_writes_and_sends_nothing(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        first = again(folder)
        before = files_of(paths.messages(folder))
        second = again(folder, now=LATER)

    assert [one.fate for one in first.mailed.handed] == [Fate.SENT] * 2
    assert (second.mailed.written, second.mailed.handed, second.mailed.waiting) == ((), (), 0)
    assert files_of(paths.messages(folder)) == before
    assert len(office.received) == 2


def test_what_is_sent_is_the_draft_and_goes_to_one_person(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        again(folder)

    sent = sorted(paths.sent(folder).glob("*.eml"))
    assert [data for _, data in office.received] == [sendable(one.read_bytes()) for one in sent]
    assert {to for to, _ in office.received} == {SACHA}
    assert all(b"X-Unsent" not in data for _, data in office.received)
    assert drafts(folder) == []


def test_each_change_comes_after_the_last_and_bears_the_same_name(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        again(folder)
        for n, present in enumerate((("ccas-referent", "ml-conseillere"), EVERYWHERE[SECOND]), 1):
            draft(folder, {**EVERYWHERE, SECOND: present})
            again(folder, now=NOW + timedelta(hours=n))

    about = [invitation(data) for to, data in office.received if to == SACHA]
    second = [(method, sequence, uid) for method, sequence, uid, day in about if day == "2026-12-09"]
    assert [(method, sequence) for method, sequence, _ in second] == [("REQUEST", 0), ("CANCEL", 1), ("REQUEST", 2)]
    assert len({uid for *_, uid in second}) == 1


def test_another_colleague_is_told_with_the_same_revision(tmp_path: Path) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL)
    again(folder)

    draft(folder, {**EVERYWHERE, SECOND: ("ml-conseillere", "mda-infirmier")})
    again(folder, now=LATER)

    message, *_ = [one for one in drafts(folder) if one["To"].addresses[0].addr_spec == SACHA]
    assert "Mission Locale du Pays" in told(message)
    file = paths.messages(folder) / f"invitation-{SECOND}-mda-infirmier.eml"
    assert invitation(file.read_bytes())[:2] == ("REQUEST", 0)


def sent_by_hand(folder: Path) -> None:
    """Do what a person does who sent the drafts: delete them."""
    for draft_file in paths.messages(folder).glob("invitation-*.eml"):
        draft_file.unlink()


def second(folder: Path) -> tuple[str, int, bool] | None:
    """Read the invitation to the second slot that waits: its method, its revision, whether it speaks of a change."""
    file = paths.messages(folder) / f"invitation-{SECOND}-mda-infirmier.eml"
    if not file.exists():
        return None
    method, sequence, *_ = invitation(file.read_bytes())
    return method, sequence, "changement" in message_from_bytes(file.read_bytes(), policy=SMTP)["Subject"]


def test_an_invitation_that_nobody_received_is_neither_taken_back_nor_changed_in_words(tmp_path: Path) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL)
    found = []
    away, otherwise = ("ccas-referent", "ml-conseillere"), ("ml-conseillere", "mda-infirmier")
    for n, present in enumerate((EVERYWHERE[SECOND], otherwise, away, EVERYWHERE[SECOND])):
        draft(folder, {**EVERYWHERE, SECOND: present})
        again(folder, now=NOW + timedelta(hours=n))
        found.append(second(folder))

    assert found == [("REQUEST", 0, False), ("REQUEST", 0, False), None, ("REQUEST", 2, False)]


@pytest.mark.parametrize("changed_first", [False, True])
def test_an_invitation_that_a_person_sent_is_taken_back(tmp_path: Path, changed_first: bool) -> None:
    """Its draft is gone: they sent it, or did not want it; whether the later one was sent too makes no difference."""
    folder = workspace(tmp_path, partners=BY_MAIL)
    again(folder)
    sent_by_hand(folder)
    if changed_first:
        draft(folder, {**EVERYWHERE, SECOND: ("ml-conseillere", "mda-infirmier")})
        again(folder, now=LATER)

    draft(folder, {**EVERYWHERE, SECOND: ("ccas-referent", "ml-conseillere")})
    again(folder, now=LATER + timedelta(hours=1))

    assert second(folder) == ("CANCEL", 1, False)


def test_an_invitation_to_an_address_that_is_refused_is_not_taken_back(tmp_path: Path) -> None:
    with post_office(PostOffice(refused={SACHA})) as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        again(folder)
        draft(folder, {**EVERYWHERE, SECOND: ("ccas-referent", "ml-conseillere")})
        again(folder, now=LATER)

    assert second(folder) is None


def test_whoever_leaves_the_channel_is_taken_off_the_list(tmp_path: Path) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL)
    again(folder)
    sent_by_hand(folder)

    (folder / "partners.yaml").write_text(BY_MAIL.replace("channel: mail", "channel: feed"), encoding="utf-8")
    again(folder, now=LATER)

    files = sorted(paths.messages(folder).glob("invitation-*.eml"))
    assert [invitation(file.read_bytes())[:2] for file in files] == [("CANCEL", 1)] * 2


def test_a_new_address_is_invited_to_what_is_still_to_come(tmp_path: Path) -> None:
    with post_office() as office:
        folder = workspace(tmp_path, partners=BY_MAIL, space=sending(office.port))
        again(folder)
        (folder / "partners.yaml").write_text(BY_MAIL.replace(SACHA, "s.verdier@example.net"), encoding="utf-8")
        again(folder, now=NOW + timedelta(days=20))

    assert [to for to, _ in office.received] == [SACHA, SACHA, "s.verdier@example.net"]


def test_nobody_is_named_as_invited_or_inviting_anywhere_else(tmp_path: Path) -> None:
    folder = workspace(tmp_path, partners=BY_MAIL)

    again(folder)

    assert not re.search("ATTENDEE|ORGANIZER", private(folder) + public(folder))


# late changes, for everybody else


def test_a_change_within_the_notice_period_is_told_by_mail_without_an_invitation(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    again(folder)

    draft(folder, {**EVERYWHERE, FIRST: ("mda-infirmier", "ccas-referent")})
    again(folder, now=LATER)

    by_file = {
        one.stem: message_from_bytes(one.read_bytes(), policy=SMTP) for one in paths.messages(folder).glob("*.eml")
    }
    assert by_file.keys() == {"changement-2026-12-mission-locale-2", "changement-2026-12-maison-ados-2"}
    removed = by_file["changement-2026-12-mission-locale-2"]
    assert removed["To"] == "Mission Locale du Pays <contact@missionlocale.example.net>"
    assert isinstance(removed, EmailMessage)
    assert "mer. 2 déc., 13 h 45 \N{EN DASH} 18 h (L'Escale) : Camille Renard n'est plus attendu·e." in told(removed)
    assert by_file["changement-2026-12-maison-ados-2"]["To"] is None
    assert {part.get_content_type() for one in by_file.values() for part in one.walk()} == {"text/plain"}


def test_a_person_with_an_address_is_told_directly(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path, partners=PARTNERS.replace("name: Sacha Verdier,", f"name: Sacha Verdier, mail: {SACHA},")
    )
    again(folder)

    draft(folder, {**EVERYWHERE, FIRST: ("mda-infirmier", "ccas-referent")})
    again(folder, now=LATER)

    (mine,) = [one for one in drafts(folder) if one["To"] and SACHA in one["To"]]
    assert "vous êtes attendu·e." in told(mine)


def test_what_changes_later_than_the_notice_period_is_left_to_the_calendars(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    again(folder)

    draft(folder, {**EVERYWHERE, THIRD: ("ml-conseillere", "ccas-referent")})
    again(folder, now=LATER)

    assert drafts(folder) == []


def test_a_slot_that_closes_soon_is_told_to_those_who_would_have_come(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    again(folder)

    draft(folder, {**EVERYWHERE, FIRST: ("ccas-referent",)})
    again(folder, now=LATER, decide=lambda _slot, _lacks: Decision.CLOSE)

    assert all("ce créneau n'ouvre pas" in told(message) for message in drafts(folder))
    assert len(drafts(folder)) == 2


def test_a_publication_that_was_killed_before_it_told_anything_leaves_no_message_of_it(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    again(folder)
    told_then = (folder / "published" / "2026-12.yaml").read_bytes()
    draft(folder, {**EVERYWHERE, FIRST: ("mda-infirmier", "ccas-referent")})
    again(folder, now=LATER)
    assert len(drafts(folder)) == 2

    # killed between the drafts and what is told; then the change is taken back
    (folder / "published" / "2026-12.yaml").write_bytes(told_then)
    draft(folder, EVERYWHERE)
    again(folder, now=LATER)

    assert drafts(folder) == []


# what people may write


def test_long_and_strange_names_are_written_whole_or_cut_and_forge_nothing(tmp_path: Path) -> None:
    strange = BY_MAIL.replace(
        "name: Sacha Verdier,", f'name: "{"Zoé 🌻 " * 70}, <x@zz.invalid>: \\\\ =?utf-8?B?QQ==?=",'
    )
    folder = workspace(
        tmp_path,
        partners=strange,
        space=SPACE.replace("name: L'Escale\n  lang", f"name: {'Médiathèque ' * 40}\n  lang"),
    )

    again(folder)

    for message in drafts(folder):
        assert [one.addr_spec for one in message["To"].addresses] == [SACHA]
        assert message["Bcc"] is None
    for file in paths.messages(folder).glob("*.eml"):
        assert invitation(file.read_bytes())[0] == "REQUEST"


def test_an_invitation_that_nobody_signs_is_a_plain_mail_until_somebody_does(tmp_path: Path) -> None:
    anonymous = SPACE.replace("  contact: bonjour@escale.example.org\n", "")
    folder = workspace(tmp_path, partners=BY_MAIL, space=anonymous)

    again(folder)
    plain = [part.get_content_type() for message in drafts(folder) for part in message.walk()]
    (folder / "space.yaml").write_text(f"{anonymous}mail: {{from: bonjour@escale.example.org}}\n", encoding="utf-8")
    again(folder, now=LATER)

    assert plain == ["text/plain"] * 2
    assert [message.get_content_type() for message in drafts(folder)] == ["multipart/alternative"] * 2


def test_a_tab_in_a_name_is_a_space(tmp_path: Path) -> None:
    tabbed = BY_MAIL.replace("name: Sacha Verdier,", 'name: "Sacha\\tVerdier",')
    folder = workspace(tmp_path, partners=tabbed)

    again(folder)

    assert {message["To"] for message in drafts(folder)} == {f"Sacha Verdier <{SACHA}>"}
