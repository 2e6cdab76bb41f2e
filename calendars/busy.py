"""When somebody is busy, from the text of their calendar, and nothing else of it.

What counts: events that are not cancelled, not transparent, not declined; recurring ones with their exceptions, moved
and cancelled occurrences; VFREEBUSY. What is tentative, or « working elsewhere » in Outlook, is told apart. What counts
and cannot be read refuses the whole calendar, with a line and a cause: the good part alone would look like free time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from calendars.foreign import Component, Property, Unreadable, components
from calendars.lines import parameter
from calendars.moments import Zones, length, values
from calendars.occurrences import DAY, Near
from calendars.recurrence import Budget, Exhausted

_STEPS = 1_000_000  # a few seconds
_OF_A_COMPONENT = 10  # steps: a hundred thousand of them, near what is asked about, are nobody's
_MARGIN = timedelta(days=2)  # what a local time may be away from UTC, and a day more
_COMPONENTS = ("VEVENT", "VFREEBUSY", "VTIMEZONE")
_PROPERTIES = (
    *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS", "TRANSP"),
    *("X-MICROSOFT-CDO-BUSYSTATUS", "ORGANIZER", "ATTENDEE", "FREEBUSY", "TZID", "TZOFFSETFROM", "TZOFFSETTO"),
)
_SERIES = frozenset({"RRULE", "RDATE", "EXRULE", "RECURRENCE-ID"})
_PERHAPS = frozenset({"TENTATIVE", "WORKINGELSEWHERE"})
_NOT_THERE = frozenset({"DECLINED", "DELEGATED"})
_UNDECIDED = frozenset({"TENTATIVE", "NEEDS-ACTION"})


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `start` to `end`, in UTC. `tentative`: perhaps busy. `unnamed`: told without saying by which event."""

    start: datetime
    end: datetime
    tentative: bool = False
    unnamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a calendar: from `start` to `end`, two instants; `here` is the zone of times without one.

    Events whose UID is among `ours` do not count, nor those at exactly one of the `known` hours, which are ours under
    another name: copied by hand, or told by a calendar that hides what events are. A meeting of several people is never
    a copy of ours, for we invite one at a time, from one of the `senders`. Nor does count what one of these mail
    `addresses` declined, or sends somebody else to.
    """

    start: datetime
    end: datetime
    here: ZoneInfo
    ours: Collection[str] = frozenset()
    known: Collection[tuple[datetime, datetime]] = frozenset()
    addresses: Collection[str] = frozenset()
    senders: Collection[str] = frozenset()


def periods(texts: Iterable[bytes], asked: Asked) -> tuple[Period, ...]:
    """Tell when somebody is busy, in order, periods of one kind that touch each other joined; Unreadable if broken.

    Each text is a calendar by itself: the file of a subscription, or one of the resources of a CalDAV collection.
    """
    budget = Budget(_STEPS)
    found: list[Period] = []
    for text in texts:
        found += _Calendar(asked, budget).read(text)
    return tuple(sorted(_joined(found)))


class _Calendar:
    """One calendar while it is read. Instants are in UTC without zone."""

    def __init__(self, asked: Asked, budget: Budget) -> None:
        self._asked = asked
        self._start, self._end = (_utc(one) for one in (asked.start, asked.end))
        self._known = {(_utc(start), _utc(end)) for start, end in asked.known}
        first, last = self._start - _MARGIN, self._end + _MARGIN
        self._zones = Zones(asked.here, first.date(), last.date(), budget)
        self._near = Near(first=first, last=last, zones=self._zones, here=asked.here, budget=budget)
        self._budget = budget

    def read(self, text: bytes) -> Iterator[Period]:
        # all of it first: it may be broken at its end, zones may be defined after they are used, and what replaces an
        # occurrence may stand before the series
        found: list[Component] = []
        replaced: dict[str, list[tuple[Component, bool | None]]] = {}
        for one in components(text, _COMPONENTS, _PROPERTIES):
            if one.name == "VEVENT" and (one.value("UID") in self._asked.ours or self._is_far(one)):
                continue
            with self._within(one):
                self._budget.spend(_OF_A_COMPONENT + len(one.parts) + len(one.properties))
            if one.name == "VTIMEZONE":
                self._zones.define(one)
                continue
            found.append(one)
            if one.first("RECURRENCE-ID"):
                replaced.setdefault(one.value("UID"), []).append((one, self._load(one)))
        # what makes nobody busy need not be understood, unless it does from one of its occurrences on
        lively = {uid for uid, alone in replaced.items() if any(load is not None for _, load in alone)}
        for one in found:
            with self._within(one):
                if one.name == "VFREEBUSY":
                    yield from self._told(one)
                elif self._load(one) is not None or (one.value("UID") in lively and not one.first("RECURRENCE-ID")):
                    yield from self._event(one, replaced)

    @contextmanager
    def _within(self, one: Component) -> Iterator[None]:
        """Tell by its line which component would lead too far."""
        try:
            yield
        except Exhausted:
            raise Unreadable(one.line, "too-much") from None
        except OverflowError:
            raise Unreadable(one.line, "date") from None

    def _is_far(self, event: Component) -> bool:
        """Whether the digits of an event that is no series are enough to pass it over: most of a long life is past."""
        if any(one.name in _SERIES for one in event.properties):
            return False
        begin, end = event.value("DTSTART")[:8], event.value("DTEND")[:8]
        after = begin.isdecimal() and len(begin) == 8 and begin > f"{self._near.last:%Y%m%d}"
        return after or (end.isdecimal() and len(end) == 8 and end < f"{self._near.first:%Y%m%d}")

    def _event(self, event: Component, replaced: Mapping[str, list[tuple[Component, bool | None]]]) -> Iterator[Period]:
        if event.first("EXRULE"):  # RFC 2445, long gone
            raise Unreadable(event.line, "rule")
        once = self._near.once(event, self._load(event))
        repeats = event.first("RRULE") or event.first("RDATE")
        if repeats and not event.first("RECURRENCE-ID"):
            occurrences = self._near.series(event, once, replaced.get(event.value("UID"), ()))
        else:
            occurrences = iter((once,))
        known = () if self._is_meeting(event) else self._known
        for one in occurrences:
            if one.tentative is None or not self._near.touches(one):
                continue
            begins, ends = one.begin.instant(), one.ends()
            if (begins, ends) not in known:
                yield from self._period(begins, ends, tentative=one.tentative)

    def _period(self, begins: datetime, ends: datetime, **kind: bool) -> Iterator[Period]:
        if begins < self._end and ends > self._start and ends > begins:
            yield Period(begins.replace(tzinfo=UTC), ends.replace(tzinfo=UTC), **kind)

    def _load(self, event: Component) -> bool | None:
        """Tell whether an event makes busy: True when only perhaps, None when it does not."""
        status, outlook = event.value("STATUS").upper(), event.value("X-MICROSOFT-CDO-BUSYSTATUS").upper()
        calls = any(_mail(one) in self._asked.addresses for one in event.all("ORGANIZER"))
        answers = {
            parameter(one.params, "PARTSTAT").upper() or "NEEDS-ACTION"
            for one in event.all("ATTENDEE")
            if _mail(one) in self._asked.addresses
        }
        free = status == "CANCELLED" or event.value("TRANSP").upper() == "TRANSPARENT" or outlook == "FREE"
        if free or answers & _NOT_THERE:
            return None
        return status == "TENTATIVE" or outlook in _PERHAPS or (bool(answers & _UNDECIDED) and not calls)

    def _is_meeting(self, event: Component) -> bool:
        """Whether several people, or one and a room, are named in an event, whoever sends what we write left out."""
        named = {_mail(one) for name in ("ORGANIZER", "ATTENDEE") for one in event.all(name)}
        return len(named.difference(self._asked.senders)) > 1

    def _told(self, told: Component) -> Iterator[Period]:
        """Read what a server tells without naming events (RFC 5545 3.6.4); Unreadable where it tells too little."""
        since, until = told.first("DTSTART"), told.first("DTEND")
        if since and self._zones.moment(since).instant() > self._start:
            raise Unreadable(since.line, "not-covered")
        if until and self._zones.moment(until).instant() < self._end:
            raise Unreadable(until.line, "not-covered")
        for said, value in values(told.all("FREEBUSY"), self._budget):
            kind = parameter(said.params, "FBTYPE").upper()
            if kind == "FREE":
                continue
            begin, _, end = value.partition("/")
            begins = self._zones.moment(said, begin).instant()
            if end.strip().upper().startswith(("P", "+P")):
                days, rest = length(said, end)
                ends = begins + days * DAY + rest
            else:
                ends = self._zones.moment(said, end).instant()
            if ends < begins:
                raise Unreadable(said.line, "backwards")
            yield from self._period(begins, ends, tentative=kind == "BUSY-TENTATIVE", unnamed=True)


def _mail(said: Property) -> str:
    """Tell the address of somebody, which stands beside a name that only their server knows (RFC 7986 6.2)."""
    address = said.value.strip().casefold()
    if not address.startswith("mailto:") and (beside := parameter(said.params, "EMAIL")):
        return beside.strip().casefold()
    return address.removeprefix("mailto:")


def _utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)


def _joined(found: Iterable[Period]) -> Iterator[Period]:
    """Join the periods of one kind that touch each other: how many events there are is nobody's business."""
    last: Period | None = None
    for one in sorted(found, key=lambda one: (one.tentative, one.unnamed, one.start, one.end)):
        alike = last is not None and (one.tentative, one.unnamed) == (last.tentative, last.unnamed)
        if last is not None and alike and one.start <= last.end:
            last = Period(last.start, max(last.end, one.end), one.tentative, one.unnamed)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last
