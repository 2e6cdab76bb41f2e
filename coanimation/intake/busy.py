"""Busy times of the calendars that people supplied, reduced to yes, if need be or no for each slot; nothing else stays.

What a calendar holds is read in memory and forgotten: neither a time nor a word of it is kept, shown or written down.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, TypeAlias
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from calendars.addresses import NoAddress, parts_of
from calendars.busy import Asked, Period, periods
from calendars.fetch import Unfetched, Web, is_public, is_public_or_inside
from calendars.foreign import Unreadable
from calendars.query import Account, NotACalendar, texts
from coanimation.domain.answers import Answer, Availability, Source
from coanimation.domain.people import BusyCalendar, Professional, password_variable
from coanimation.domain.slots import Slot

AT_ONCE: Final = 4
Span: TypeAlias = tuple[datetime, datetime]
_REFUSED: Final = {401: "password", 403: "rights", 404: "gone", 410: "gone", 429: "later", 503: "later"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """Someone who supplied calendars, and the hours at which they were announced to be present.

    Those of a slot may be among them with its set-up and tidy minutes, and without.
    """

    person: Professional
    announced: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why the calendars of someone could not be read: a code of the catalogue and the facts, a host at most."""

    code: str
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of everybody's calendars: between two instants, in the zone of the space, without our events.

    Ours are known by their UID, and an invitation by who sends it: one of the `senders`, mail addresses.
    """

    start: datetime
    end: datetime
    zone: ZoneInfo
    ours: frozenset[str] = frozenset()
    senders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How calendars are reached: over which web, with which passwords and secret addresses, for how many seconds."""

    web: Web
    environment: Mapping[str, str]
    seconds: float = 180.0


Busy: TypeAlias = tuple[Period, ...] | Failure


def web(*, local_network: bool) -> Web:
    """Give the web on which calendars are read: the public one, or that of one's own network too."""
    return Web(permitted=is_public_or_inside if local_network else is_public)


def read_all(suppliers: Sequence[Supplier], question: Question, reach: Reach) -> Mapping[str, Busy]:
    """Read the calendars of each, several at a time; what fails for one stops no other.

    Whoever is not read when the time is over has a Failure, and is waited for no longer.
    """
    waiting: SimpleQueue[Supplier] = SimpleQueue()
    done: SimpleQueue[tuple[str, Busy]] = SimpleQueue()
    for one in suppliers:
        waiting.put(one)

    def work() -> None:
        while True:
            try:
                one = waiting.get_nowait()
            except Empty:
                return
            done.put((one.person.id, _read(one, question, reach)))

    for _ in range(min(AT_ONCE, len(suppliers))):
        Thread(target=work, daemon=True).start()
    found: dict[str, Busy] = {}
    deadline = time.monotonic() + reach.seconds
    while len(found) < len(suppliers):
        try:
            who, busy = done.get(timeout=max(deadline - time.monotonic(), 0))
        except Empty:
            break
        found[who] = busy
    return {one.person.id: found.get(one.person.id, Failure(code="busy-out-of-time")) for one in suppliers}


def answers(person: Professional, slots: Iterable[Slot], busy: Iterable[Period]) -> Iterator[Answer]:
    """Answer for each slot, set-up and tidy minutes included: no when busy, if need be when only perhaps, else yes."""
    told = tuple(busy)
    for slot in slots:
        met = [one for one in told if one.start < slot.leave and one.end > slot.arrive]
        availability = Availability.YES
        if met:
            availability = Availability.IF_NEED_BE if all(one.tentative for one in met) else Availability.NO
        yield Answer(professional=person.id, slot=slot.id, availability=availability, source=Source.BUSY)


def without(busy: Iterable[Period], announced: Iterable[Span]) -> Iterator[Period]:
    """Take out of busy times without names the hours at which someone was announced: these are, as likely, our own.

    Where events are named, ours were left out by their UID already.
    """
    spans = sorted(announced)
    for one in busy:
        left = [one]
        for start, end in spans if one.unnamed else ():
            left = [piece for whole in left for piece in _minus(whole, start, end)]
        yield from left


def _minus(whole: Period, start: datetime, end: datetime) -> Iterator[Period]:
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    if end <= whole.start or whole.end <= start:
        yield whole
        return
    if whole.start < start:
        yield Period(whole.start, start, whole.tentative, whole.unnamed)
    if end < whole.end:
        yield Period(end, whole.end, whole.tentative, whole.unnamed)


def _read(one: Supplier, question: Question, reach: Reach) -> Busy:
    """Read all the calendars of someone; one that fails is enough to know nothing."""
    person = one.person
    asked = Asked(
        start=question.start,
        end=question.end,
        here=question.zone,
        ours=question.ours,
        known=frozenset(one.announced),
        addresses=frozenset({person.mail.casefold()}) - {""},
        senders=question.senders,
    )
    found: list[Period] = []
    for number, calendar in enumerate(person.busy):
        host = ""
        try:
            url = _address(calendar, reach.environment)
            host = _host(url)
            found += periods(_texts(person, number, url, question, reach), asked)
        except _Lacks as lacks:
            return Failure(code=lacks.code, fields={"variable": lacks.variable})
        except Unfetched as error:
            return _unfetched(error, host)
        except NotACalendar as error:
            return Failure(code=f"busy-{error.why}", fields={"host": host})
        except Unreadable as error:
            return Failure(code=f"busy-text-{error.why}", fields={"host": host, "line": error.line})
        except Exception as error:  # noqa: BLE001 - a mistake of ours with one calendar is no reason to leave others out
            # only its kind: its text may hold what the calendar says
            return Failure(code="busy-bug", fields={"host": host, "kind": type(error).__name__})
    return tuple(without(found, one.announced))


def _texts(person: Professional, number: int, url: str, question: Question, reach: Reach) -> Iterable[bytes]:
    calendar = person.busy[number]
    if not calendar.user:
        answer = reach.web.request("GET", url, headers={"Accept": "text/calendar, text/plain;q=0.5, */*;q=0.1"})
        if answer.status != 200:
            raise Unfetched("status", status=answer.status)
        return (answer.body,)
    variable = password_variable(person.id, _account_number(person, number))
    password = reach.environment.get(variable)
    if not password:
        raise _Lacks("busy-no-password", variable)
    account = Account(url=url, user=calendar.user, password=password)
    return texts(reach.web, account, question.start, question.end)


def _host(url: str) -> str:
    """Name the server of an address, which may come from the environment and be none."""
    try:
        return parts_of(url).hostname or ""
    except NoAddress:
        raise Unfetched("not-web") from None


def _account_number(person: Professional, number: int) -> int:
    """Tell which account of someone it is: calendars on one server that one user reads have one password."""
    accounts = [(urlsplit(one.url)[:2], one.user) for one in person.busy if one.user]
    mine = (urlsplit(person.busy[number].url)[:2], person.busy[number].user)
    return list(dict.fromkeys(accounts)).index(mine) + 1


def _address(calendar: BusyCalendar, environment: Mapping[str, str]) -> str:
    if not calendar.variable:
        return calendar.url
    url = environment.get(calendar.variable, "").strip()
    if not url:
        raise _Lacks("busy-no-address", calendar.variable)
    scheme, colon, rest = url.partition(":")
    return f"https:{rest}" if colon and scheme.casefold() in {"webcal", "webcals"} else url


def _unfetched(error: Unfetched, host: str) -> Failure:
    if error.why == "status":
        how = _REFUSED.get(error.status, "server")
        return Failure(code=f"busy-refused-{how}", fields={"host": host, "status": error.status})
    return Failure(code=f"busy-{error.why}", fields={"host": host})


class _Lacks(Exception):
    """Something is not in the environment."""

    def __init__(self, code: str, variable: str) -> None:
        super().__init__(code)
        self.code = code
        self.variable = variable
