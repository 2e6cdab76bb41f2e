"""A mail as bytes: always the same for the same letter, and nothing in it that a name or a subject could forge.

The headers are written here, not by `email`: what a mail program folds and how has changed from one Python to the next,
and a letter that is repeated has to be the same to the byte.
"""

from __future__ import annotations

import base64
import quopri
import re
import textwrap
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Final, Literal

from calendars.event import check_text

Method = Literal["REQUEST", "CANCEL"]

UNSENT: Final = b"X-Unsent: 1\r\n"
MOST: Final = 500  # characters of a name or a subject
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
_LABEL: Final = r"[A-Za-z0-9\u0080-\U0010ffff](?:[A-Za-z0-9\u0080-\U0010ffff-]*[A-Za-z0-9\u0080-\U0010ffff])?"
_MAIL: Final = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
_ID: Final = re.compile(r"[A-Za-z0-9.-]{1,80}")
_PLAIN: Final = re.compile(r"[A-Za-z0-9 !#$%&'*+/^_`{|}~-]+")
_OCTETS: Final = 39  # of an encoded word: with the longest name before it the line stays within 76 (RFC 2047 2)
_SHORT: Final = 60
_WIDTH: Final = 76


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a letter goes or comes from; ValueError for what is no address, or a name that is more than one line."""

    mail: str
    name: str = ""

    def __post_init__(self) -> None:
        local, _, _ = self.mail.partition("@")
        odd = any(unicodedata.category(one)[0] in "CZ" for one in self.mail)
        if odd or _MAIL.fullmatch(self.mail) is None or len(self.mail) > 254 or len(local.encode()) > 64:
            raise ValueError(f"no mail address: {self.mail[:60]!r}")
        check_text("name", self.name, lines=False)
        if len(self.name) > MOST:
            raise ValueError(f"a name of {len(self.name)} characters, {MOST} at most")

    @property
    def wire(self) -> str:
        """The address as servers read it: the domain in ASCII; the part before it may need SMTPUTF8 (RFC 6531)."""
        local, _, domain = self.mail.partition("@")
        try:
            return f"{local}@{domain.encode('idna').decode()}"
        except UnicodeError:
            return self.mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A text to somebody, with an invitation (one VCALENDAR, see `imip`) where there is one.

    `id` names it for ever: receivers keep one of several with the same. Without `sender` or `to`, it is a draft that a
    person addresses.
    """

    id: str
    subject: str
    text: str
    date: datetime
    sender: Address | None = None
    to: Address | None = None
    invitation: bytes = b""
    method: Method = "REQUEST"

    def __post_init__(self) -> None:
        if _ID.fullmatch(self.id) is None:
            raise ValueError(f"letter {self.id[:60]!r}: an id is letters, digits, dots and dashes, at most 80")
        if self.date.utcoffset() is None:
            raise ValueError(f"letter {self.id}: its date has no time zone")
        check_text(f"letter {self.id}: subject", self.subject, lines=False)
        check_text(f"letter {self.id}: text", self.text, lines=True)
        if len(self.subject) > MOST:
            raise ValueError(f"letter {self.id}: a subject of {len(self.subject)} characters, {MOST} at most")

    @property
    def message_id(self) -> str:
        """Its Message-ID, in the domain of the sender."""
        domain = self.sender.wire.partition("@")[2] if self.sender else "coanimation.invalid"
        return f"<{self.id}@{domain}>"


def draft(letter: Letter) -> bytes:
    """Write a letter as a file that mail programs open as a draft, still to be sent."""
    return UNSENT + _head(letter) + _body(letter)


def sendable(data: bytes) -> bytes:
    """Take from a draft the line that says it is one: the rest is sent byte for byte."""
    head, blank, body = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"x-unsent:")]
    return b"\r\n".join(lines) + blank + body


def _head(letter: Letter) -> bytes:
    lines = [f"From: {_address(letter.sender)}"] if letter.sender else []
    lines += [f"To: {_address(letter.to)}"] if letter.to else []
    lines += [
        f"Subject: {_words(letter.subject)}",
        f"Date: {format_datetime(letter.date)}",
        f"Message-ID: {letter.message_id}",
        "MIME-Version: 1.0",
    ]
    return "\r\n".join([*lines, ""]).encode()


def _body(letter: Letter) -> bytes:
    """Write the text and, beside it, the invitation: two ways to read one thing, the richer last (RFC 2046 5.1.4)."""
    text = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + _quoted(
        letter.text
    )
    if not letter.invitation:
        return text
    boundary = f"=_{letter.id}"[:60]  # quoted-printable and base64 never write `=_`
    calendar = (
        f"Content-Type: text/calendar; charset=utf-8; method={letter.method}\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    ).encode() + _in_base64(letter.invitation)
    head = f'Content-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'.encode()
    parts = b"".join(f"--{boundary}\r\n".encode() + part + b"\r\n" for part in (text, calendar))
    return head + parts + f"--{boundary}--\r\n".encode()


def _quoted(text: str) -> bytes:
    body = text if text.endswith("\n") else f"{text}\n"
    return quopri.encodestring(body.encode()).replace(b"\n", b"\r\n")


def _in_base64(data: bytes) -> bytes:
    return "\r\n".join([*textwrap.wrap(base64.b64encode(data).decode(), _WIDTH), ""]).encode()


def _address(address: Address) -> str:
    if not address.name:
        return address.wire
    name = address.name
    if _encoded(name):
        shown = _words(name)
    elif _PLAIN.fullmatch(name):
        shown = name
    else:
        shown = '"' + name.replace("\\", r"\\").replace('"', r"\"") + '"'
    break_ = "\r\n " if len(shown) + len(address.wire) > _SHORT else " "
    return f"{shown}{break_}<{address.wire}>"


def _encoded(text: str) -> bool:
    """Whether a text is not written as it is: other letters, too long for one line, or like an encoded word."""
    return not text.isascii() or len(text) > _SHORT or "=?" in text or text != text.strip()


def _words(text: str) -> str:
    """Write a text in a header, in encoded words where it has to be (RFC 2047), never cut inside a character."""
    if not _encoded(text):
        return text
    chunks, chunk = [], b""
    for character in text:
        octets = character.encode()
        if len(chunk) + len(octets) > _OCTETS:
            chunks.append(chunk)
            chunk = b""
        chunk += octets
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(one).decode()}?=" for one in [*chunks, chunk])
