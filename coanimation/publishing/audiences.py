"""Who sees whom: one table. Whatever is published to an audience is built from the facts that its row allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from coanimation.domain.people import Partner, Professional
from coanimation.domain.told import ToldSlot


class Audience(StrEnum):
    """Those for whom something is published."""

    PUBLIC = "public"
    ORGANISATION = "organisation"
    PROFESSIONAL = "professional"


class Names(StrEnum):
    """Whose names are told: nobody's, those of the own organisation, or those who share theirs."""

    NOBODY = "nobody"
    OWN = "own"
    SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What an audience sees of a slot, beyond its hours, place and activity.

    `organisations`: which ones are present, in an order that turns. `presence`: the time from arrival to departure,
    set-up and tidy included, instead of the public hours. `closures`: slots that do not open, with their reason.
    `busy`: the event takes the reader's time (iCalendar TRANSP:OPAQUE).
    """

    names: Names
    organisations: bool
    presence: bool
    closures: bool
    busy: bool


SIGHTS: Mapping[Audience, Sight] = {
    Audience.PUBLIC: Sight(
        names=Names.NOBODY,
        organisations=False,
        presence=False,
        closures=True,
        busy=False,
    ),
    Audience.ORGANISATION: Sight(
        names=Names.OWN,
        organisations=True,
        presence=True,
        closures=False,
        busy=False,
    ),
    Audience.PROFESSIONAL: Sight(
        names=Names.SHARED,
        organisations=True,
        presence=True,
        closures=False,
        busy=True,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where something is published, and for whom: `public`, `calendar:<partner>`, `feed:<partner or professional>`."""

    id: str
    audience: Audience
    partner: str = ""
    professional: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Someone present, as an audience may know them: a name, an organisation, or both."""

    name: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Who is present in a slot for one reader: their own people, then the others."""

    own: tuple[Face, ...] = ()
    others: tuple[Face, ...] = ()


class People:
    """Finds the people of a workspace by id; those who have left it are nobody's to see."""

    def __init__(self, partners: Iterable[Partner]) -> None:
        self.partners: Mapping[str, Partner] = {p.id: p for p in partners}
        self.professionals: Mapping[str, Professional] = {
            one.id: one for partner in self.partners.values() for one in partner.professionals
        }

    def present(self, slot: ToldSlot) -> tuple[Professional, ...]:
        """Find those present in a slot, in the order of the slot."""
        return tuple(self.professionals[one] for one in slot.present if one in self.professionals)


def concerns(slot: ToldSlot, target: Target, people: People) -> bool:
    """Whether a target shows this slot: the public all of them, others those where their people are present."""
    if target.audience is Audience.PUBLIC:
        return True
    if target.audience is Audience.PROFESSIONAL:
        return target.professional in slot.present
    return any(one.partner == target.partner for one in people.present(slot))


def seen(slot: ToldSlot, target: Target, people: People) -> Seen:
    """Tell who is present in a slot, as the row of the target's audience allows."""
    sight = SIGHTS[target.audience]
    present = people.present(slot)
    own = [one for one in present if sight.names is Names.OWN and one.partner == target.partner]
    others = [one for one in present if one not in own and one.id != target.professional]
    faces: dict[Face, None] = {}
    if sight.organisations:
        for partner in in_turn({one.partner for one in others}, slot):
            for one in sorted((o for o in others if o.partner == partner), key=lambda o: o.id):
                shares = sight.names is Names.SHARED and one.shares_name
                faces[Face(name=one.name if shares else "", organisation=people.partners[partner].name)] = None
    named = tuple(Face(name=one.name) for one in sorted(own, key=lambda o: o.id))
    return Seen(own=named, others=tuple(faces))


def in_turn(partners: Iterable[str], slot: ToldSlot) -> tuple[str, ...]:
    """Put organisations in an order that turns by one from week to week, and from day to day: none is always first."""
    ordered = sorted(partners)
    if not ordered:
        return ()
    day = slot.start.date()
    turn = (day.toordinal() // 7 + day.weekday() + slot.start.hour) % len(ordered)
    return tuple(ordered[turn:] + ordered[:turn])


def hours(slot: ToldSlot, target: Target) -> tuple[datetime, datetime]:
    """Tell the instants between which the event of a slot lasts for a target."""
    return (slot.arrive, slot.leave) if SIGHTS[target.audience].presence else (slot.start, slot.end)
