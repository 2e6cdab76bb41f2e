"""Told slots as the events of one target: what its audience may read, in words, with permanent names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from calendars.event import Event
from coanimation.domain.public import PublicOpening, placed, public_openings
from coanimation.domain.slots import State
from coanimation.domain.space import Space
from coanimation.domain.told import Entry, Notice, ToldSlot, digest
from coanimation.publishing.audiences import SIGHTS, Audience, Face, People, Seen, Target, concerns, hours, seen
from coanimation.words import Words


def entries(
    slots: Iterable[ToldSlot], target: Target, space: Space, people: People, words: Words
) -> Mapping[str, Entry]:
    """Write what a target reads of what was told, by slot id, in order of time."""
    if target.audience is Audience.PUBLIC:
        return {opening.id: _public(opening, space, words) for opening in public_openings(slots, space)}
    shown = (slot for slot in slots if slot.state is not State.CLOSED or SIGHTS[target.audience].closures)
    return {slot.id: _private(slot, target, space, people, words) for slot in shown if concerns(slot, target, people)}


def event(entry: Entry, notice: Notice, uid: str) -> Event:
    """Stamp an entry with its permanent name, its revision and the instant of its last change."""
    return Event(
        uid=uid,
        start=entry.start,
        end=entry.end,
        summary=entry.summary,
        location=entry.location,
        description=entry.description,
        transparent=not entry.busy,
        sequence=notice.sequence,
        changed=notice.changed,
    )


def uid(key: str, slot: str, target: str, generation: int = 0) -> str:
    """Name an event for ever: the hash of the space, the slot, the target and the generation; nothing that changes."""
    return f"{digest([key, slot, target, generation])[:40]}@coanimation"


def _public(opening: PublicOpening, space: Space, words: Words) -> Entry:
    place = opening.place
    if opening.closed:
        summary = words.say("publish-event-closed", place=place)
    elif opening.activity:
        summary = words.say("publish-event-open-for", place=place, activity=opening.activity)
    else:
        summary = words.say("publish-event-open", place=place)
    lines = [opening.reason] if opening.closed else list(_what_for(minors=opening.minors, words=words))
    lines.append(opening.landmark)
    if space.contact:
        lines.append(words.say("publish-event-contact", contact=space.contact))
    return Entry(
        slot=opening.id,
        start=opening.start,
        end=opening.end,
        summary=summary,
        location=_location(opening.place, opening.address),
        description=_text(lines),
        busy=SIGHTS[Audience.PUBLIC].busy,
        closed=opening.closed,
    )


def _private(slot: ToldSlot, target: Target, space: Space, people: People, words: Words) -> Entry:
    slot, zone = placed(slot, space), ZoneInfo(space.timezone)
    faces = seen(slot, target, people)
    start, end = (instant.astimezone(zone) for instant in hours(slot, target))
    if faces.own:
        names = words.listing([face.name for face in faces.own])
        summary = words.say("publish-event-own", place=slot.place, names=names)
    elif slot.activity:
        summary = words.say("publish-event-open-for", place=slot.place, activity=slot.activity)
    else:
        summary = words.say("publish-event-shift", place=slot.place)
    return Entry(
        slot=slot.id,
        start=start,
        end=end,
        summary=summary,
        location=_location(slot.place, slot.address),
        description=_text(_facts(slot, faces, words, zone)),
        busy=SIGHTS[target.audience].busy,
    )


def _facts(slot: ToldSlot, faces: Seen, words: Words, zone: ZoneInfo) -> Iterator[str]:
    if names := [_named(face, words) for face in faces.others]:
        yield words.say("publish-event-with", names=words.listing(names))
    if slot.activity and faces.own:  # else the title tells it
        yield words.say("publish-event-activity", activity=slot.activity)
    if (slot.arrive, slot.leave) != (slot.start, slot.end):
        open_hours = words.span(slot.start.astimezone(zone), slot.end.astimezone(zone))
        yield words.say("publish-event-hours", hours=open_hours)
    yield from _what_for(minors=slot.minors, words=words)
    yield slot.landmark


def _what_for(*, minors: bool, words: Words) -> Iterator[str]:
    if not minors:
        yield words.say("publish-event-adults")


def _named(face: Face, words: Words) -> str:
    if face.name:
        return words.say("publish-event-colleague", name=face.name, organisation=face.organisation)
    return face.organisation


def _location(place: str, address: str) -> str:
    return ", ".join(part for part in (place, address) if part)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)
