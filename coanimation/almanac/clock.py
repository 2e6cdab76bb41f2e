"""Local times of an opening, as instants.

Instants follow RFC 5545 (3.3.5): an hour that the change of the clocks skips is read with the offset before the change
(02:30 becomes 03:30), an hour that comes twice is the first one. Lengths are elapsed, so a night across the change is
really an hour shorter or longer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pendulum

from coanimation.almanac.refusal import AlmanacError
from coanimation.domain.slots import elapsed
from coanimation.domain.space import ExceptionalOpening, Opening


@dataclass(frozen=True, slots=True)
class Span:
    """One relay of an opening: its number, what the public sees, and when professionals are there."""

    relay: int
    start: datetime
    end: datetime
    arrive: datetime
    leave: datetime


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """Find a time zone by its IANA name; AlmanacError when there is none."""
    try:
        return ZoneInfo(name)
    except (
        ZoneInfoNotFoundError,
        ValueError,
        OSError,
    ) as wrong:  # OSError: a directory of the database, such as Europe
        raise AlmanacError("almanac-unknown-timezone", given=name) from wrong


def instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """Tell when the clocks of the zone show that time on that day."""
    # fold=0 is the rule of RFC 5545; the way by UTC gives a skipped hour the name it really has.
    return datetime.combine(day, wall, zone).astimezone(UTC).astimezone(zone)


def later(at: datetime, minutes: int) -> datetime:
    """Move an instant by elapsed minutes, not by what the clocks show."""
    zone = at.tzinfo
    assert isinstance(zone, ZoneInfo)
    moved = pendulum.instance(at.astimezone(UTC)).add(minutes=minutes)
    return datetime.fromtimestamp(moved.int_timestamp, zone)


def moments(starts: time, ends: time, relays: tuple[time, ...]) -> tuple[tuple[int, time], ...]:
    """Order start, relays and end as (days after the opening's, time); AlmanacError when a relay is not inside.

    An end not after the start is on the next day, and so is a relay.
    """
    begin, finish = (0, starts), (int(ends <= starts), ends)
    inside = sorted((int(relay <= starts), relay) for relay in relays)
    marks = (begin, *inside, finish)
    for here, then in pairwise(marks):
        if here >= then:
            relay = next(mark for mark in (then, here) if mark in inside)
            raise AlmanacError("almanac-relay-outside", relay=relay[1], starts=starts, ends=ends)
    return marks


def spans(opening: Opening | ExceptionalOpening, day: date, zone: ZoneInfo) -> Iterator[Span]:
    """Give the relays of an opening on a day: set-up before the first one only, tidy after the last one only.

    A relay that the change of the clocks leaves without any length does not take place.
    """
    terms = opening.terms
    marks = moments(opening.starts, opening.ends, terms.relays)
    instants = [instant(day + timedelta(days=after), wall, zone) for after, wall in marks]
    for relay, (start, end) in enumerate(pairwise(instants), start=1):
        if elapsed(start, end) > 0:
            arrive = later(start, -terms.setup) if relay == 1 else start
            leave = later(end, terms.tidy) if relay == len(instants) - 1 else end
            yield Span(relay, start, end, arrive, leave)
