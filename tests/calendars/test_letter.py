from __future__ import annotations

import base64
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars import Event
from calendars.check import faults
from calendars.imip import invitation
from calendars.letter import Address, Letter, Method, draft, sendable

PARIS = ZoneInfo("Europe/Paris")
SPACE = Address(mail="bonjour@escale.example.org", name="L'Escale")
CAMILLE = Address(mail="camille@missionlocale.example.net", name="Camille Renard")
EVENT = Event(
    uid="0123456789abcdef@coanimation",
    start=datetime(2026, 12, 2, 13, 45, tzinfo=PARIS),
    end=datetime(2026, 12, 2, 18, tzinfo=PARIS),
    summary="L'Escale : présence",
    location="L'Escale, 3 place du Marché, 12345 Sainville",
    description="Avec : CCAS.\nOuvert au public : 14 h \N{EN DASH} 18 h.",
    changed=datetime(2026, 11, 22, 9, 42, tzinfo=UTC),
    sequence=2,
)
LETTER = Letter(
    id="0123456789abcdef",
    subject="Votre présence à L'Escale, mercredi 2 décembre",
    text="Bonjour,\n\nvous êtes attendu·e mercredi 2 décembre.\n.\nÀ bientôt !",
    date=datetime(2026, 11, 22, 10, 42, tzinfo=PARIS),
    sender=SPACE,
    to=CAMILLE,
)


def invited(method: Method = "REQUEST") -> Letter:
    told = invitation(EVENT, method=method, organizer=SPACE, attendee=CAMILLE)
    return replace(LETTER, invitation=told, method=method)


def opened(letter: Letter) -> EmailMessage:
    """Read it as a mail program does, and refuse what one of them would stumble over."""
    data = draft(letter)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", data)
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    message = message_from_bytes(data, policy=SMTP)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert not part.defects
    assert all(not header.defects for _, header in message.items())
    return message


def test_a_draft_opens_as_one_in_a_mail_program() -> None:
    message = opened(LETTER)

    assert message["X-Unsent"] == "1"
    assert message["Subject"] == LETTER.subject
    assert message["From"] == "L'Escale <bonjour@escale.example.org>"
    assert message["To"] == "Camille Renard <camille@missionlocale.example.net>"
    assert message["Message-ID"] == "<0123456789abcdef@escale.example.org>"
    assert message["Date"].datetime == LETTER.date
    assert message.get_content().replace("\r\n", "\n") == LETTER.text + "\n"


def test_what_is_sent_is_the_draft_without_the_line_that_says_it_is_one() -> None:
    data = draft(LETTER)

    assert sendable(data) == data.removeprefix(b"X-Unsent: 1\r\n")
    assert sendable(sendable(data)) == sendable(data)


def test_the_same_letter_is_always_the_same_bytes() -> None:
    assert draft(invited()) == draft(invited())


@pytest.mark.parametrize(("method", "status"), [("REQUEST", "CONFIRMED"), ("CANCEL", "CANCELLED")])
def test_an_invitation_stands_beside_the_text_as_mail_programs_want_it(method: Method, status: str) -> None:
    message = opened(invited(method))

    assert message.get_content_type() == "multipart/alternative"
    text, calendar = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert calendar.get_content_type() == "text/calendar"
    # RFC 6047 2.4: the method of the part is the method of the calendar, or clients show a file
    assert calendar["Content-Type"].params == {"charset": "utf-8", "method": method}
    data = calendar.get_payload(decode=True)
    assert isinstance(data, bytes)
    assert faults(data, invitation=True) == ()
    read = icalendar.Calendar.from_ical(data)
    (event,) = read.walk("VEVENT")
    assert read["METHOD"] == method
    assert event["STATUS"] == status
    assert event["SEQUENCE"] == 2
    assert event["ORGANIZER"] == "mailto:bonjour@escale.example.org"
    assert event["ATTENDEE"] == "mailto:camille@missionlocale.example.net"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    assert event["ATTENDEE"].params["CN"] == "Camille Renard"
    assert event.decoded("DTSTART") == EVENT.start
    assert event.decoded("DTEND") == EVENT.end


def test_an_invitation_names_one_person_whatever_is_in_the_name() -> None:
    odd = Address(mail="o'neil+a&b@example.net", name='Camille "Cam" ; Renard:x, ATTENDEE=^n')

    data = invitation(EVENT, method="REQUEST", organizer=SPACE, attendee=odd)

    assert faults(data, invitation=True) == ()
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["ATTENDEE"] == "mailto:o'neil+a&b@example.net"
    assert event["ATTENDEE"].params["CN"] == "Camille 'Cam' ; Renard:x, ATTENDEE=^n"


def test_what_goes_to_a_server_names_nobody_and_the_check_says_so() -> None:
    data = invitation(EVENT, method="REQUEST", organizer=SPACE, attendee=CAMILLE)

    assert [fault.code for fault in faults(data)] == ["method", "sends-mail", "sends-mail"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("METHOD:REQUEST", "METHOD:CANCEL", "status"),
        ("RSVP=FALSE", "RSVP=TRUE", "asks-for-an-answer"),
        ("ORGANIZER", "X-NOBODY", "one-address"),
        ("METHOD:REQUEST", "METHOD:PUBLISH", "method"),
    ],
)
def test_the_check_of_invitations_notices(old: str, new: str, code: str) -> None:
    data = invitation(EVENT, method="REQUEST", organizer=SPACE, attendee=CAMILLE)

    wrong = data.replace(b"\r\n ", b"").replace(old.encode(), new.encode())
    assert code in {fault.code for fault in faults(wrong, invitation=True)}


TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=500)


@given(name=TEXT, subject=TEXT)
def test_no_name_and_no_subject_forges_a_header(name: str, subject: str) -> None:
    letter = replace(LETTER, subject=subject, to=replace(CAMILLE, name=name))

    head = draft(letter).partition(b"\r\n\r\n")[0]

    unfolded = head.replace(b"\r\n ", b" ").split(b"\r\n")
    names = [line.partition(b":")[0].decode() for line in unfolded]
    assert names == [
        "X-Unsent", "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
    ]  # fmt: skip
    assert all(len(line) <= 998 for line in head.split(b"\r\n"))
    assert head.isascii()
    message = message_from_bytes(draft(letter), policy=SMTP)
    assert [one.addr_spec for one in message["To"].addresses] == [CAMILLE.mail]


@given(subject=TEXT)
def test_every_subject_is_read_as_it_was_written(subject: str) -> None:
    raw = draft(replace(LETTER, subject=subject)).partition(b"Subject: ")[2].partition(b"\r\nDate:")[0].decode()

    words = raw.split("\r\n ")
    if raw.startswith("=?utf-8?B?"):
        # one by one: each is whole characters (RFC 2047 5)
        raw = "".join(base64.b64decode(word.removeprefix("=?utf-8?B?").removesuffix("?=")).decode() for word in words)
        assert all(len(word) <= 75 for word in words)
    assert raw == subject


@pytest.mark.parametrize(
    "mail",
    [
        "camille", "a@b", "a b@x.net", "a@example.net\nBcc: b@example.net", "a@exa\x00mple.net", "a,b@example.net",
        "<a@example.net>", "a@example.net>", '"a b"@example.net', "a\\b@example.net", "a..b@example.net",
        "a@-example.net", "\u202ea@example.net", "a" * 65 + "@example.net", "a@" + "b." * 130 + "net", "a@[127.0.0.1]",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(mail: str) -> None:
    with pytest.raises(ValueError, match="no mail address"):
        Address(mail=mail)


@pytest.mark.parametrize("name", ["Camille\r\nBcc: x@example.net", "Camille\x00", "a" * 501, "Camille\u2028x"])
def test_a_name_of_several_lines_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Address(mail=CAMILLE.mail, name=name)


def test_an_address_in_other_letters_is_written_for_servers() -> None:
    assert Address(mail="camille@médiathèque.example.net").wire == "camille@xn--mdiathque-53af.example.net"
    # RFC 6532: the header as it is, in UTF-8, for a server that knows SMTPUTF8
    assert "\r\nTo: zoé@example.net\r\n".encode() in draft(replace(LETTER, to=Address(mail="zoé@example.net")))


def test_a_draft_that_nobody_is_named_in_is_addressed_by_a_person() -> None:
    message = opened(replace(LETTER, sender=None, to=None))

    assert message["To"] is None
    assert message["From"] is None
