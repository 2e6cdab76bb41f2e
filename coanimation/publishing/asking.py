"""What is written before anything is published: reminders, draft rotas, requests to a possible substitute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calendars.letter import Address
from coanimation.domain.messages import Kind, Message
from coanimation.domain.month import Month
from coanimation.domain.people import Partner, Professional
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Slot
from coanimation.domain.told import ToldSlot, digest
from coanimation.publishing.audiences import Face, People, concerns, seen
from coanimation.publishing.letters import About, Writer
from coanimation.publishing.months import Reading
from coanimation.publishing.targets import calendar_of
from coanimation.publishing.telling import proposed


def reminders(month: Month, silent: Iterable[Partner], writer: Writer) -> tuple[Message, ...]:
    """Remind each partner that has not answered, once a day at most: the slots to answer about stand in the message."""
    words = writer.words
    slots = [slot for slot in month.slots if slot.closed is None and slot.arrive > month.now]
    lines = [f"- {_when(slot, month, writer)}" for slot in slots]
    facts = {"space": month.space.name, "month": month.month}
    subject = words.say("message-reminder-subject", **facts)

    def remind(partner: Partner) -> Message:
        usual = any(one.usual for one in partner.professionals)
        paragraphs = [words.say("message-reminder", **facts, usual=usual), words.say("message-reminder-slots")]
        paragraphs += ["\n".join(lines), words.say("message-reminder-thanks")]
        about = About(
            kind=Kind.REMINDER,
            series=f"reminder/{month.month}/{partner.id}",
            version=f"{writer.now.date()}.{digest([paragraphs, partner.mail])[:8]}",
            ids=(str(month.month), partner.id),
        )
        return writer.write(about, address_of(partner), subject, paragraphs)

    return tuple(remind(partner) for partner in silent if partner.professionals and slots)


def proposals(month: Month, rota: Rota, writer: Writer) -> tuple[Message, ...]:
    """Write to each partner its part of a draft rota: its own people by name, the others by organisation."""
    reading = Reading(space=month.space, people=People(month.partners), words=writer.words)
    slots = proposed(month, rota)
    return tuple(
        _proposal(month, partner, slots, reading, writer) for partner in month.partners if partner.professionals
    )


def _proposal(month: Month, partner: Partner, slots: Sequence[ToldSlot], reading: Reading, writer: Writer) -> Message:
    words, target = writer.words, calendar_of(partner)
    lines = []
    for slot in slots:
        if not concerns(slot, target, reading.people):
            continue
        faces = seen(slot, target, reading.people)
        who = {"names": _names(faces.own), "others": _names(faces.others), "count": len(faces.others)}
        lines.append(words.say("message-proposal-line", slot=_told_when(slot, reading), place=slot.place, **who))
    facts = {"space": month.space.name, "month": month.month}
    paragraphs = [words.say("message-proposal" if lines else "message-proposal-none", **facts), "\n".join(lines)]
    paragraphs += [words.say("message-proposal-check")]
    about = About(
        kind=Kind.PROPOSAL,
        series=f"proposal/{month.month}/{partner.id}",
        version=digest([paragraphs, partner.mail]),
        ids=(str(month.month), partner.id),
    )
    return writer.write(about, address_of(partner), words.say("message-proposal-subject", **facts), paragraphs)


def request(month: Month, slot: Slot, person: Professional, writer: Writer) -> Message:
    """Ask somebody whether they could come to a slot; whoever they would stand in for is not told, nor why.

    As long as they have not answered it is the same request; after an answer it is another.
    """
    words = writer.words
    partner = next(one for one in month.partners if one.id == person.partner)
    to = address_of(person) or address_of(partner)
    site = month.space.site(slot.site)
    start, end = words.day(slot.start.date()), words.span(slot.arrive, slot.leave)
    facts = {"space": month.space.name, "day": start, "hours": end}
    paragraphs = [
        words.say("message-request", **facts, who=person.name, named=not person.mail),
        ", ".join(part for part in (site.name, site.address) if part),
        words.say("message-request-free"),
    ]
    before = month.adjustments.asked.get((slot.id, person.id))
    asked = before.on if before is not None and before.yes is None else month.now.date()
    about = About(
        kind=Kind.REQUEST,
        series=f"request/{slot.id}/{person.id}",
        version=digest([paragraphs, to.mail if to else "", asked.isoformat()]),
        ids=(slot.id, person.id),
    )
    return writer.write(about, to, words.say("message-request-subject", **facts), paragraphs)


def address_of(whole: Professional | Partner) -> Address | None:
    """Find the address of a professional or a partner."""
    return Address(mail=whole.mail, name=whole.name) if whole.mail else None


def _names(faces: Iterable[Face]) -> list[str]:
    return [face.name or face.organisation for face in faces]


def _when(slot: Slot, month: Month, writer: Writer) -> str:
    day = writer.words.day(slot.start.date(), short=True)
    when = writer.words.say("publish-slot", day=day, hours=writer.words.span(slot.arrive, slot.leave))
    several = len(month.space.sites) > 1
    return writer.words.say("message-slot", slot=when, place=month.space.site(slot.site).name) if several else when


def _told_when(slot: ToldSlot, reading: Reading) -> str:
    words, start, end = reading.words, slot.arrive.astimezone(reading.zone), slot.leave.astimezone(reading.zone)
    return words.say("publish-slot", day=words.day(start.date(), short=True), hours=words.span(start, end))
