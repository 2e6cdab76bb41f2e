"""What the public may know of the openings: a projection built field by field, never a filtered private one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from coanimation.domain.slots import State
from coanimation.domain.space import Space
from coanimation.domain.told import ToldSlot, family


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicOpening:
    """An opening as anybody reads it: hours, neutral place, activity; no organisation and no person can enter it.

    `id` is the slot's, or the first relay's. Instants are in the time zone of the space.
    """

    id: str
    start: datetime
    end: datetime
    place: str
    address: str = ""
    landmark: str = ""
    activity: str = ""
    minors: bool = True
    evening: bool = False
    closed: bool = False
    reason: str = ""


def public_openings(slots: Iterable[ToldSlot], space: Space) -> tuple[PublicOpening, ...]:
    """Tell what the public sees of what was told: relays that follow each other make one opening, in order of time."""
    by_opening = sorted(slots, key=lambda s: (family(s.id), s.start.timestamp()))
    merged = (
        opening for _, relays in groupby(by_opening, key=lambda s: family(s.id)) for opening in _merged(relays, space)
    )
    return tuple(sorted(merged, key=lambda o: (o.start.timestamp(), o.place, o.id)))


def placed(slot: ToldSlot, space: Space) -> ToldSlot:
    """Give the slot with a place: as it was told, else its site's of today, else the id of a site that is gone."""
    if slot.place:
        return slot
    site = next((site for site in space.sites if site.id == slot.site), None)
    if site is None:
        return replace(slot, place=slot.site)
    return replace(slot, place=site.name, address=site.address, landmark=site.landmark)


def _merged(relays: Iterable[ToldSlot], space: Space) -> Iterator[PublicOpening]:
    current: PublicOpening | None = None
    for relay in relays:
        this = _projected(relay, space)
        if (
            current is not None
            and this.start == current.end
            and replace(this, id=current.id, start=current.start, evening=current.evening)
            == replace(current, end=this.end)
        ):
            current = replace(current, end=this.end)
            continue
        if current is not None:
            yield current
        current = this
    if current is not None:
        yield current


def _projected(slot: ToldSlot, space: Space) -> PublicOpening:
    zone = ZoneInfo(space.timezone)
    slot = placed(slot, space)
    start = slot.start.astimezone(zone)
    return PublicOpening(
        id=slot.id,
        start=start,
        end=slot.end.astimezone(zone),
        place=slot.place,
        address=slot.address,
        landmark=slot.landmark,
        activity=slot.activity,
        minors=slot.minors,
        evening=start.time() >= space.rules.evening_from,
        closed=slot.state is State.CLOSED,
        reason=slot.reason if slot.state is State.CLOSED else "",
    )
