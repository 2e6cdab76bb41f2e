"""Boring events, and what other people write into the same collections."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from calendars import Collection, Event, Ledger, Policy, Report, Stored
from calendars.compare import content_of, read
from calendars.event import Status
from calendars.sync import sync

PARIS = ZoneInfo("Europe/Paris")
TARGET = "calendar:someone"
CHANGED = datetime(2026, 11, 1, 9, tzinfo=UTC)


def event(
    n: int = 1,
    *,
    start: datetime | None = None,
    hours: float = 3,
    uid: str = "",
    summary: str = "",
    location: str = "L'Escale",
    description: str = "",
    status: Status = "CONFIRMED",
    sequence: int = 0,
    changed: datetime = CHANGED,
) -> Event:
    start = start or datetime(2026, 12, 1, 14, tzinfo=PARIS) + timedelta(days=n)
    return Event(
        uid=uid or f"event-{n}@coanimation",
        start=start,
        end=(start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo),
        summary=summary or f"Présence {n}",
        location=location,
        description=description,
        status=status,
        sequence=sequence,
        changed=changed,
    )


def events(count: int) -> list[Event]:
    return [event(n) for n in range(1, count + 1)]


def later(one: Event, hours: int = 1) -> Event:
    """The same event, moved by its owner: a new revision."""
    shift = timedelta(hours=hours)
    return replace(
        one, start=one.start + shift, end=one.end + shift, sequence=one.sequence + 1, changed=one.changed + shift
    )


def text(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()


def foreign(uid: str, summary: str = "Dentiste") -> bytes:
    return text(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//someone else//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20261001T080000Z",
        "DTSTART:20261203T080000Z",
        "DTEND:20261203T090000Z",
        f"SUMMARY:{summary}",
        "END:VEVENT",
        "END:VCALENDAR",
    )


def series_with_an_override(uid: str) -> bytes:
    return text(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//someone else//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20261001T080000Z",
        "DTSTART:20261203T080000Z",
        "DTEND:20261203T090000Z",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "SUMMARY:Yoga",
        "END:VEVENT",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "RECURRENCE-ID:20261210T080000Z",
        "DTSTAMP:20261001T080000Z",
        "DTSTART:20261210T100000Z",
        "DTEND:20261210T110000Z",
        "SUMMARY:Yoga plus tard",
        "END:VEVENT",
        "END:VCALENDAR",
    )


def task(uid: str) -> bytes:
    return text(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//someone else//EN",
        "BEGIN:VTODO",
        f"UID:{uid}",
        "DTSTAMP:20261001T080000Z",
        "SUMMARY:Acheter du pain",
        "END:VTODO",
        "END:VCALENDAR",
    )


ALARM = ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Partir", "TRIGGER:-PT30M", "END:VALARM")


def with_alarm(data: bytes) -> bytes:
    """As a person's client adds a reminder, a colour and a note of its own."""
    return inserted(data, "COLOR:turquoise", "X-MY-NOTE:prendre les clés", *ALARM)


def inserted(data: bytes, *lines: str) -> bytes:
    head, tail = data.replace(b"\r\n", b"\n").rsplit(b"END:VEVENT", 1)
    return (head + "".join(f"{line}\n" for line in lines).encode() + b"END:VEVENT" + tail).replace(b"\n", b"\r\n")


def edited(data: bytes, old: str, new: str) -> bytes:
    """As a person's client saves another text or time."""
    assert old.encode() in data
    return data.replace(old.encode(), new.encode())


def stored(collection: Collection, href: str) -> Stored:
    return collection.get([href])[href]


def person_writes(collection: Collection, href: str, change: Callable[[bytes], bytes]) -> None:
    before = stored(collection, href)
    collection.put(href, change(before.data), if_match=before.etag)


def person_deletes(collection: Collection, href: str) -> None:
    collection.delete(href, if_match=stored(collection, href).etag)


def whole(collection: Collection) -> dict[str, bytes]:
    """Everything that is there, to the byte."""
    return {href: one.data for href, one in collection.get(sorted(collection.list())).items()}


class Killed(BaseException):
    """The process ends here."""


class Dying:
    """A collection whose process is killed at one request, before it is sent or after it was answered.

    The ledger's file is copied at that instant: what a killed process would still write does not count.
    """

    def __init__(self, inner: Collection, ledger: Path, at: int, *, answered: bool) -> None:
        self._inner = inner
        self._ledger = ledger
        self._at = at
        self._answered = answered
        self.requests = 0
        self.dead = False

    @property
    def snapshot(self) -> Path:
        return self._ledger.with_name("at-the-kill.sqlite")

    def _boundary(self, *, answered: bool) -> None:
        if self.requests == self._at and answered is self._answered:
            self.dead = True
            shutil.copy(self._ledger, self.snapshot)
            raise Killed

    def list(self) -> dict[str, str]:
        self.requests += 1
        self._boundary(answered=False)
        found = self._inner.list()
        self._boundary(answered=True)
        return found

    def get(self, hrefs: Iterable[str]) -> dict[str, Stored]:
        self.requests += 1
        self._boundary(answered=False)
        found = self._inner.get(hrefs)
        self._boundary(answered=True)
        return found

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        self.requests += 1
        self._boundary(answered=False)
        etag = self._inner.put(href, data, if_match=if_match)
        self._boundary(answered=True)
        return etag

    def delete(self, href: str, *, if_match: str) -> None:
        self.requests += 1
        self._boundary(answered=False)
        self._inner.delete(href, if_match=if_match)
        self._boundary(answered=True)


def publish(collection: Collection, wanted: list[Event], ledger: Ledger, policy: Policy = Policy.REPORT) -> Report:
    """Bring a collection in step, as one target of the ledger."""
    return sync(collection, wanted, ledger, target=TARGET, policy=policy)


def holds(collection: Collection, one: Event) -> bool:
    """Whether the collection has the event as we would write it."""
    found = read(stored(collection, one.href).data)
    return found is not None and found.content == content_of(one)


def codes(report: Report) -> list[str]:
    """Name what a report observed."""
    return [action.code for action in report.observed]


def two_publications() -> tuple[list[Event], list[Event]]:
    first = events(4)
    second = [later(first[0]), later(first[1]), first[2], event(5), event(6)]
    return first, second


def assert_converged(collection: Collection, wanted: list[Event], path: Path) -> None:
    """From this ledger, the collection ends up with exactly the wanted events, and stays so."""
    with Ledger(path) as ledger:
        report = sync(collection, wanted, ledger, target=TARGET)
        assert report.complete
        assert report.observed == ()
        again = sync(collection, wanted, ledger, target=TARGET)
        assert (again.requests, again.writes) == (1, 0)
    readings = {href: read(data) for href, data in whole(collection).items()}
    assert {href: one.content for href, one in readings.items() if one} == {one.href: content_of(one) for one in wanted}
