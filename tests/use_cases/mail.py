"""Workspaces whose people are reached by mail, and their messages read as a mail program reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import icalendar

from calendars.check import faults
from coanimation.workspace import paths
from tests.publishing.workspaces import NOW, PARTNERS, SPACE, WEDNESDAYS

FIRST, SECOND, THIRD = WEDNESDAYS
SACHA = "sacha@verdier.example.net"
BY_MAIL = PARTNERS.replace("name: Sacha Verdier,", f"name: Sacha Verdier, channel: mail, mail: {SACHA},")
LATER = NOW + timedelta(hours=1)


def sending(port: int, *, security: str = "none", host: str = "127.0.0.1") -> str:
    account = "" if security == "none" else ", user: bonjour"
    server = f"host: {host}, port: {port}, security: {security}{account}"
    return f"{SPACE}mail: {{from: bonjour@escale.example.org, {server}}}\n"


def drafts(folder: Path) -> list[EmailMessage]:
    found = []
    for one in sorted(paths.messages(folder).glob("*.eml")):
        message = message_from_bytes(one.read_bytes(), policy=SMTP)
        assert isinstance(message, EmailMessage)
        found.append(message)
    return found


def told(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return (
        str(body.get_content())
        .replace("\r\n", "\n")
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("\N{NARROW NO-BREAK SPACE}", " ")
    )


def invitation(data: bytes) -> tuple[str, int, str, str]:
    """Read an invitation as a client does: method, revision, what it is about, and where."""
    message = message_from_bytes(data, policy=SMTP)
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    calendar = part.get_payload(decode=True)
    assert isinstance(calendar, bytes)
    assert faults(calendar, invitation=True) == ()
    read = icalendar.Calendar.from_ical(calendar)
    (event,) = read.walk("VEVENT")
    assert part["Content-Type"].params["method"] == read["METHOD"]
    assert event["ATTENDEE"] == f"mailto:{message['To'].addresses[0].addr_spec}"
    return str(read["METHOD"]), int(str(event["SEQUENCE"])), str(event["UID"]), str(event.decoded("DTSTART").date())


@dataclass
class Client:
    """Keeps of each event the last that was said of it (RFC 5546 2.1.5), and each message once, by its Message-ID."""

    seen: dict[str, bytes] = field(default_factory=dict)
    events: dict[str, tuple[int, datetime, str, date, str]] = field(default_factory=dict)

    def read(self, data: bytes) -> None:
        message = message_from_bytes(data, policy=SMTP)
        known = self.seen.setdefault(message["Message-ID"], data)
        assert known == data, "a repeat is the same to the byte"
        (part,) = [one for one in message.walk() if one.get_content_type() == "text/calendar"]
        calendar = part.get_payload(decode=True)
        assert isinstance(calendar, bytes)
        (event,) = icalendar.Calendar.from_ical(calendar).walk("VEVENT")
        stamp, start = event.decoded("DTSTAMP"), event.decoded("DTSTART")
        told = (int(str(event["SEQUENCE"])), stamp, str(event["STATUS"]), start.date(), f"{start:%H:%M}")
        before = self.events.get(str(event["UID"]))
        if before is None or told[:2] >= before[:2]:
            self.events[str(event["UID"])] = told

    @property
    def attends(self) -> set[tuple[date, str]]:
        return {(day, hour) for *_, status, day, hour in self.events.values() if status == "CONFIRMED"}
