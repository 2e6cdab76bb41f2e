"""Messages as files: one way to sign, to name and to date them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from calendars.event import Event
from calendars.imip import invitation
from calendars.letter import MOST, Address, Letter, Method, draft
from coanimation.domain.messages import Kind, Message
from coanimation.domain.space import Space
from coanimation.domain.told import digest
from coanimation.words import Words, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a message is about: its `series` for ever, its `version`, and the ids that name its files."""

    kind: Kind
    series: str
    version: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes the messages of a space, at one instant."""

    space: Space
    words: Words
    now: datetime

    @property
    def sender(self) -> Address | None:
        """From whom: the address of the messages, else the public contact, else whoever sends them."""
        mail = self.space.mail.sender if self.space.mail else self.space.contact
        return Address(mail=mail, name=self.space.name) if mail else None

    def write(
        self, about: About, to: Address | None, subject: str, paragraphs: Sequence[str], event: Event | None = None
    ) -> Message:
        """Write a message; with an event it is an invitation, or takes one back when the event is cancelled."""
        text = "\n\n".join(filter(None, (self.words.say("message-hello"), *paragraphs, self._signature())))
        method: Method = "CANCEL" if event is not None and event.status == "CANCELLED" else "REQUEST"
        told = b""
        if event is not None and to is not None and self.sender is not None:
            told = invitation(event, method=method, organizer=self.sender, attendee=to)
        letter = Letter(
            id=digest([self.space.key, about.series, about.version])[:40],
            subject=subject if len(subject) <= MOST else f"{subject[: MOST - 1]}…",
            text=text,
            date=self.now,
            sender=self.sender,
            to=to,
            invitation=told,
            method=method,
        )
        return Message(
            kind=about.kind,
            series=about.series,
            version=about.version,
            name=self._name(about),
            eml=draft(letter),
            text=self._to_paste(letter),
            sender=self.sender.mail if self.sender else "",
            to=to.mail if to else "",
            ics=told,
        )

    def _signature(self) -> str:
        return self.words.say("message-signature", space=self.space.name)

    def _to_paste(self, letter: Letter) -> str:
        to = letter.to.mail if letter.to else self.words.say("message-paste-nobody")
        head = self.words.say("message-paste", to=to, subject=letter.subject)
        return f"{head}\n\n{letter.text}\n"

    def _name(self, about: About) -> str:
        kind = fold(self.words.say(f"message-file-{about.kind}"))
        return "-".join((kind, *about.ids))[:150].rstrip("-")
