"""Messages to people: what each is about, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Security(StrEnum):
    """How a mail server is spoken to; in clear only within this machine."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"

    @property
    def port(self) -> int:
        """The usual port (RFC 8314)."""
        return {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """From whom messages come, and by which mail server they leave; without a `host` a person sends them."""

    sender: str
    host: str = ""
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""


class Kind(StrEnum):
    """What a message is about."""

    INVITATION = "invitation"
    CHANGE = "change"
    REMINDER = "reminder"
    PROPOSAL = "proposal"
    REQUEST = "request"


class Fate(StrEnum):
    """What became of a message: handed over, or still waiting, and why."""

    DRAFTED = "drafted"
    SENT = "sent"
    REFUSED = "refused"
    LATER = "later"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it is written out for a person: files of the name `name`, told apart by what they are.

    `series` is what it is about for ever (such as one slot for one person) and `version` what it says of it: of one
    series only the last is worth sending, and none is written twice. `sender` and `to` are the addresses, empty where
    none is known.
    """

    kind: Kind
    series: str
    version: str
    name: str
    eml: bytes
    text: str
    sender: str = ""
    to: str = ""
    ics: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """The last that is known of a series; `reached`: its reader may have received some version of it.

    `sender` is the address that signed it, empty where none did.
    """

    series: str
    version: str
    name: str
    kind: Kind
    fate: Fate
    when: datetime
    status: int = 0
    reached: bool = False
    sender: str = ""

    def says(self, version: str, sender: str) -> bool:
        """Whether it says this already; what nobody received, and another address signed, is to be written anew."""
        signed = self.reached or not self.sender or self.sender == sender
        return self.version == version and signed
