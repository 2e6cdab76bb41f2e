"""Late changes: what changes within the notice period is told by mail too, for calendars follow at their own pace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from calendars.letter import Address
from coanimation.domain.messages import Kind, Message
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Channel, Partner, Professional
from coanimation.domain.slots import State
from coanimation.domain.told import Told, ToldSlot, digest
from coanimation.publishing.letters import About, Writer
from coanimation.publishing.months import Reading


class What(StrEnum):
    """What changes for someone."""

    ADDED = "added"
    REMOVED = "removed"
    CLOSED = "closed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What changes for one professional in one slot; `before` is how it was told, where it was."""

    who: Professional
    what: What
    slot: ToldSlot
    before: ToldSlot | None = None


def late(previous: Told | None, told: Told, reading: Reading, now: datetime) -> tuple[Late, ...]:
    """List what changes within the notice period for those whose slots reach them by a calendar, in order of time.

    Whoever is invited by mail learns of it by the invitation. What was never told changes for nobody.
    """
    if previous is None or previous is told:
        return ()
    before = {slot.id: slot for slot in previous.slots}
    after = {slot.id: slot for slot in told.slots}
    until = now + timedelta(days=reading.space.rules.notice_days)
    found = [
        one
        for slot in before.keys() | after.keys()
        for one in _changes(before.get(slot), after.get(slot), reading)
        if any(now < each.arrive <= until for each in (one.slot, one.before) if each is not None)
    ]
    return tuple(sorted(found, key=lambda one: (one.slot.arrive, one.slot.id, one.who.id)))


def messages(changes: Iterable[Late], told: Told, reading: Reading, now: datetime) -> tuple[Message, ...]:
    """Write one message to each person who has an address, and one to each partner for the others."""
    writer = Writer(space=reading.space, words=reading.words, now=now.astimezone(reading.zone))
    by_reader: dict[str, list[Late]] = {}
    for one in changes:
        by_reader.setdefault(one.who.id if one.who.mail else one.who.partner, []).append(one)
    return tuple(_message(reader, these, told, reading, writer) for reader, these in sorted(by_reader.items()))


def _message(reader: str, changes: list[Late], told: Told, reading: Reading, writer: Writer) -> Message:
    words = writer.words
    who = changes[0].who
    whole: Professional | Partner = who if who.mail else reading.people.partners[reader]
    to = Address(mail=whole.mail, name=whole.name) if whole.mail else None
    lines = [_line(one, reading, named=whole is not who) for one in changes]
    month = told.month
    about = About(
        kind=Kind.CHANGE,
        series=f"change/{month}/{told.revision}/{reader}",
        version=digest([lines, whole.mail]),
        ids=(str(month), reader, str(told.revision)),
    )
    facts = {"space": reading.space.name, "count": len(lines), "month": month}
    paragraphs = [words.say("message-change", **facts), "\n".join(lines), words.say("message-change-calendar")]
    return writer.write(about, to, words.say("message-change-subject", **facts), paragraphs)


def series_after(previous: Told | None, month: YearMonth) -> str:
    """Tell how the series begin of what is told after the last publication: nothing of it is known to anybody yet."""
    return f"change/{month}/{previous.revision + 1 if previous else 1}/"


def _changes(before: ToldSlot | None, after: ToldSlot | None, reading: Reading) -> Iterator[Late]:
    was = _present(before, reading)
    here = _present(after, reading)
    for who in (was | here).values():
        if after is not None and who.id not in was:
            yield Late(who=who, what=What.ADDED, slot=after)
        elif before is not None and who.id not in here:
            closed = after is not None and after.state is State.CLOSED
            yield Late(who=who, what=What.CLOSED if closed else What.REMOVED, slot=before)
        elif before is not None and after is not None and _where_and_when(before) != _where_and_when(after):
            yield Late(who=who, what=What.MOVED, slot=after, before=before)


def _present(slot: ToldSlot | None, reading: Reading) -> dict[str, Professional]:
    people = reading.people.present(slot) if slot is not None and slot.state is not State.CLOSED else ()
    return {one.id: one for one in people if one.channel is not Channel.MAIL}


def _where_and_when(slot: ToldSlot) -> tuple[float, float, str, str]:
    return slot.arrive.timestamp(), slot.leave.timestamp(), slot.site, slot.address


def _line(one: Late, reading: Reading, *, named: bool) -> str:
    words, zone = reading.words, reading.zone

    def when(slot: ToldSlot) -> str:
        start, end = slot.arrive.astimezone(zone), slot.leave.astimezone(zone)
        return words.say("publish-slot", day=words.day(start.date(), short=True), hours=words.span(start, end))

    facts = {"slot": when(one.slot), "place": one.slot.place, "who": one.who.name, "named": named}
    before = when(one.before) if one.before is not None else ""
    return words.say(f"message-change-{one.what}", **facts, before=before)
