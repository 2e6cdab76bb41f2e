"""Invitations: to each professional reached by mail, one for each slot, in step with what was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from calendars.event import Event
from calendars.letter import Address
from coanimation.domain.messages import Kind, Message, Noted
from coanimation.domain.people import Professional
from coanimation.domain.told import Entry, Notice, Told, digest
from coanimation.publishing.audiences import Audience, Target
from coanimation.publishing.events import event
from coanimation.publishing.letters import About, Writer
from coanimation.publishing.months import Reading
from coanimation.publishing.targets import invited


def invitations(told: Told, reading: Reading, noted: Mapping[str, Noted], now: datetime) -> tuple[Message, ...]:
    """Write every invitation, change of one and cancellation that is not written yet, of slots still to come.

    Only what somebody may have received is changed in words, or taken back.

    SEQUENCE counts twice as fast as what was told: a cancellation stands between what it takes back and what may come
    after it.
    """
    writer = Writer(space=reading.space, words=reading.words, now=now.astimezone(reading.zone))
    found = list(_told(told, now))
    return tuple(
        message
        for slot, target, entry, notice in sorted(found, key=lambda one: (one[2].start, one[1].id))
        if (message := _message(slot, target, entry, notice, reading, noted, writer)) is not None
    )


def unread(told: Told, noted: Mapping[str, Noted], now: datetime) -> frozenset[str]:
    """List the series of the invitations that are taken back before anybody received them: not a word is needed."""
    series = (_series(slot, target) for slot, target, _, notice in _told(told, now) if notice.withdrawn)
    return frozenset(one for one in series if one in noted and not noted[one].reached)


def _series(slot: str, target: Target) -> str:
    return f"invitation/{slot}/{target.id}"


def _told(told: Told, now: datetime) -> Iterator[tuple[str, Target, Entry, Notice]]:
    for (slot, where), notice in told.notices.items():
        entry = notice.content.entry
        if (who := invited(where)) and entry is not None and entry.end > now:
            yield slot, Target(id=where, audience=Audience.PROFESSIONAL, professional=who), entry, notice


def _message(  # noqa: PLR0913, PLR0917 - one event for one person, and what it is written with
    slot: str,
    target: Target,
    entry: Entry,
    notice: Notice,
    reading: Reading,
    noted: Mapping[str, Noted],
    writer: Writer,
) -> Message | None:
    person = reading.people.professionals.get(target.professional)
    series = _series(slot, target)
    before, version = noted.get(series), _version(notice, person, signed=writer.sender is not None)
    received = before is not None and before.reached
    sender = writer.sender.mail if writer.sender else ""
    if (notice.withdrawn and not received) or (before is not None and before.says(version, sender)):
        return None
    about = About(kind=Kind.INVITATION, series=series, version=version, ids=(slot, target.professional))
    to = Address(mail=person.mail, name=person.name) if person is not None and person.mail else None
    state = "cancelled" if notice.withdrawn else "changed" if received and not _cancelled(before) else "new"
    words = writer.words
    start, end = entry.start.astimezone(reading.zone), entry.end.astimezone(reading.zone)
    facts = {"space": reading.space.name, "day": words.day(start.date()), "hours": words.span(start, end)}
    paragraphs = [words.say(f"message-invitation-{state}", **facts)]
    if not notice.withdrawn:
        paragraphs += ["\n".join(filter(None, (entry.location, entry.description)))]
        paragraphs += [words.say("message-invitation-hindered")]
    subject = words.say(f"message-invitation-{state}-subject", **facts)
    return writer.write(about, to, subject, paragraphs, _event(entry, notice, reading.uid(slot, target, notice)))


def _version(notice: Notice, person: Professional | None, *, signed: bool) -> str:
    """Tell versions apart: what was told and when, in which mailbox, and whether anybody signed for it."""
    told = f"{notice.generation}.{notice.sequence}.{notice.changed.isoformat()}"
    mailbox = digest([person.mail if person else "", signed])[:8]
    return f"{told}.cancelled" if notice.withdrawn else f"{told}.{mailbox}"


def _cancelled(before: Noted | None) -> bool:
    return before is not None and before.version.endswith(".cancelled")


def _event(entry: Entry, notice: Notice, uid: str) -> Event:
    made = event(entry, notice, uid)
    made = replace(made, sequence=2 * notice.sequence + notice.withdrawn)
    return replace(made, status="CANCELLED") if notice.withdrawn else made
