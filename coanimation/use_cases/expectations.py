"""What a publication should show, told from the rota alone: nothing here is shared with what publishes.

A slot that misses the charter is told nowhere. A partner's calendar holds the slots in which its people are present,
from arrival to departure, its own people by name and the others by organisation. The public sees hours and places, one
opening where relays follow each other, and what is closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from coanimation.domain.month import Month
from coanimation.domain.people import Professional
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Closed, Slot, State, state
from coanimation.readback import Expected, Vocabulary


def of_partner(month: Month, rota: Rota, partner: str) -> tuple[Expected, ...]:
    """Tell the events that the calendar of a partner should hold."""
    names = {one.id: one.name for one in month.partners}
    return tuple(
        Expected(
            start=slot.arrive,
            end=slot.leave,
            place=month.space.site(slot.site).address,
            people=frozenset(one.name for one in present if one.partner == partner),
            organisations=frozenset(names[one.partner] for one in present if one.partner != partner),
        )
        for slot, stands, present in _told(month, rota)
        if stands is State.HELD and any(one.partner == partner for one in present)
    )


def of_public(month: Month, rota: Rota, closed: str) -> tuple[Expected, ...]:
    """Tell the events that anybody should see; `closed` is the word that an event says when the place is closed."""
    told = [(slot, stands) for slot, stands, _ in _told(month, rota)]
    openings: list[Expected] = []
    for _, relays in groupby(sorted(told, key=_by_opening), key=lambda one: _by_opening(one)[:3]):
        openings += _joined(relays, month, closed)
    return tuple(sorted(openings, key=lambda one: one.start.timestamp()))


def vocabulary(month: Month, closed: str) -> Vocabulary:
    """Gather every name that could wrongly be told, and the names of places, which are nobody's."""
    sites = month.space.sites
    return Vocabulary(
        people=frozenset(one.name for one in month.professionals),
        organisations=frozenset(name for one in month.partners for name in (one.name, *one.also_known_as)),
        words=frozenset({closed}),
        others=frozenset(name for site in sites for name in (site.name, site.address, site.landmark) if name),
    )


def _told(month: Month, rota: Rota) -> Iterator[tuple[Slot, State, tuple[Professional, ...]]]:
    people: Mapping[str, Professional] = {one.id: one for one in month.professionals}
    for slot in month.slots:
        present = tuple(people[one] for one in rota.present(slot.id))
        stands = state(slot, present, month.space.rules)
        if stands is not State.SHORT and slot.closed is not Closed.MOVED and slot.leave > month.now:
            yield slot, stands, present


def _by_opening(told: tuple[Slot, State]) -> tuple[str, str, int, float]:
    slot, _ = told
    return slot.site, slot.opening, slot.day.toordinal(), slot.start.timestamp()


def _joined(relays: Iterable[tuple[Slot, State]], month: Month, closed: str) -> Iterator[Expected]:
    """Join relays that follow each other and of which the same is said."""
    current: tuple[Expected, object] | None = None
    for slot, stands in relays:
        words = frozenset({closed}) if stands is State.CLOSED else frozenset()
        same = (stands, slot.terms.minors, slot.terms.activity, slot.reason)
        this = Expected(start=slot.start, end=slot.end, place=month.space.site(slot.site).address, words=words)
        if current and current[1] == same and current[0].end == this.start:
            current = (replace(current[0], end=this.end), same)
            continue
        if current:
            yield current[0]
        current = (this, same)
    if current:
        yield current[0]
