"""What the calendar of a partner is to hold of a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from calendars.addresses import origin
from calendars.event import Event, href_of
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner
from coanimation.domain.told import Told
from coanimation.publishing.audiences import Target
from coanimation.publishing.months import Reading
from coanimation.publishing.targets import calendar_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one calendar is to hold of a month.

    `events` by slot id. `slots` are the slots about which this publication decides, by href, those that have ended left
    out; `before` those announced by an earlier one, `previous` its events as they were announced, by slot id. `now` is
    the instant of this publication; `moved`, that all of it stands in another place already.
    """

    partner: Partner
    target: Target
    events: Mapping[str, Event]
    month: YearMonth
    slots: Mapping[str, str]
    before: frozenset[str]
    previous: Mapping[str, Event]
    now: datetime
    moved: bool = False

    @property
    def scope(self) -> frozenset[str]:
        """The hrefs about which this publication decides."""
        return frozenset(self.slots)

    @property
    def place(self) -> str:
        """Name the collection in the ledger: a calendar that moves to another server begins again there."""
        own = self.partner.calendar
        return f"{self.target.id} {own.url}" if own else self.target.id

    @property
    def server(self) -> str:
        """Name the server that holds the collection; empty for the embedded one, which is asked from within."""
        own = self.partner.calendar
        return origin(own.url) if own else ""


def order(partner: Partner, told: Told, previous: Told | None, reading: Reading, now: datetime) -> Order:
    """Say what the calendar of a partner is to hold of a told month."""
    target = calendar_of(partner)
    ended = {slot.id for slot in told.slots if slot.leave <= now}
    return Order(
        partner=partner,
        target=target,
        events={slot: one for slot, one in reading.events(told, target).items() if slot not in ended},
        month=told.month,
        slots=dict(_hrefs(told, target, reading, ended)),
        before=frozenset(dict(_hrefs(previous, target, reading, ended, standing=True))) if previous else frozenset(),
        previous=reading.events(previous, target) if previous else {},
        now=now,
    )


def together(orders: Iterable[Order]) -> Order:
    """Make one order of those of several months for one calendar, so that it is listed once."""
    first, *others = orders
    return replace(
        first,
        events={slot: event for one in (first, *others) for slot, event in one.events.items()},
        slots={href: slot for one in (first, *others) for href, slot in one.slots.items()},
        before=frozenset().union(*(one.before for one in (first, *others))),
        previous={slot: event for one in (first, *others) for slot, event in one.previous.items()},
    )


def _hrefs(
    told: Told, target: Target, reading: Reading, ended: set[str], *, standing: bool = False
) -> Iterator[tuple[str, str]]:
    for (slot, where), notice in told.notices.items():
        if where == target.id and slot not in ended and not (standing and notice.withdrawn):
            yield href_of(reading.uid(slot, target, notice)), slot
