"""Bring the calendars of the partners in step with what was told; one that fails stops no other."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from calendars.actions import (
    Action,
    Bound,
    Conflict,
    Create,
    Delete,
    EditedRemotely,
    Emptied,
    Overtaken,
    Unchanged,
    Update,
)
from calendars.addresses import origin
from calendars.collection import Collection, CollectionError, Gone, Insecure, OutOfTime, Refused, Unreachable, Untrusted
from calendars.event import Event, href_of
from calendars.lanes import each
from calendars.ledger import Ledger
from calendars.profile import Notes
from calendars.sync import Report, sync
from coanimation.domain.people import Partner
from coanimation.domain.told import Told
from coanimation.errors import CoanimationError, Stopped, WrongUse
from coanimation.publishing import incidents
from coanimation.publishing.audiences import Target
from coanimation.publishing.months import Reading
from coanimation.publishing.targets import calendar_of
from coanimation.workspace import paths

Open = Callable[[Partner, Notes], Collection]
EMPTIED: Final = "publish-seen-emptied"
LANES: Final = 4  # requests to one server at once
_SERVERS_AT_ONCE: Final = 16
# the first that fits
_FAILURES: Final[Mapping[type[CollectionError], str]] = {
    Untrusted: "publish-calendar-certificate",
    Insecure: "publish-calendar-insecure",
    OutOfTime: "publish-calendar-out-of-time",
    Unreachable: "publish-calendar-unreachable",
}
_STATUSES: Final[Mapping[int, str]] = {
    401: "publish-calendar-password-refused",
    403: "publish-calendar-password-refused",
    404: "publish-calendar-gone",
    507: "publish-calendar-full",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one calendar is to hold of a month.

    `events` by slot id. `scope` are the hrefs about which this publication decides, those of slots that have ended left
    out; `before` those announced by an earlier one, `previous` its events as they were announced, by slot id. `now` is
    the instant of this publication.
    """

    partner: Partner
    target: Target
    events: Mapping[str, Event]
    scope: frozenset[str]
    before: frozenset[str]
    previous: Mapping[str, Event]
    now: datetime

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """Something found in a calendar that a person should look at: a code of the catalogue, the slots, the facts."""

    code: str
    slots: tuple[str, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of the calendar of one partner; in a rehearsal, what would.

    `failure` is a code of the catalogue, empty when all went well; `stopped` tells that too much would be deleted, or
    that another copy of the workspace published since.
    """

    partner: str
    own_server: bool
    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    observed: tuple[Observed, ...] = ()
    requests: int = 0
    failure: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    stopped: bool = False
    taken: tuple[str, ...] = ()

    @property
    def writes(self) -> int:
        """How many events were written or deleted."""
        return self.created + self.updated + self.deleted


def order(partner: Partner, told: Told, previous: Told | None, reading: Reading, now: datetime) -> Order:
    """Say what the calendar of a partner is to hold of a told month."""
    target = calendar_of(partner)
    ended = {slot.id for slot in told.slots if slot.leave <= now}
    return Order(
        partner=partner,
        target=target,
        events={slot: one for slot, one in reading.events(told, target).items() if slot not in ended},
        scope=frozenset(_hrefs(told, target, reading, ended)),
        before=frozenset(_hrefs(previous, target, reading, ended, standing=True)) if previous else frozenset(),
        previous=reading.events(previous, target) if previous else {},
        now=now,
    )


class Courier:
    """Carries orders to calendars; a rehearsal carries nothing and tells what it would."""

    def __init__(  # noqa: PLR0913 - what it carries with, and what was agreed to
        self,
        ledger: Ledger,
        open_calendar: Open,
        incidents_log: Path,
        *,
        dry_run: bool = False,
        delete_many: bool = False,
        put_back: bool = False,
        take_over: bool = False,
    ) -> None:
        self._incidents = incidents_log
        self.dry_run = dry_run
        self._ledger = ledger
        self._open = open_calendar
        self._bound = None if delete_many else Bound()
        self._put_back = put_back
        self._take_over = take_over

    def begin(self, orders: Iterable[Order]) -> None:
        """Tell the ledger which calendars will be written, before anything is announced.

        A calendar that was announced to, and of which the ledger knows nothing, is left out: the ledger was lost, and
        what is missing there was deleted by a person.
        """
        known = {place.split()[0] for place in self._ledger.targets()}
        for one in orders:
            if one.target.id in known or not one.before:
                self._ledger.begin(one.place)

    def deliver_all(self, orders: Iterable[Order]) -> tuple[Delivery, ...]:
        """Bring calendars in step: several servers at the same time, those of one server one after the other."""
        orders = tuple(orders)
        servers: dict[str, list[Order]] = {}
        for one in orders:
            servers.setdefault(one.server, []).append(one)
        done: dict[str, Delivery] = {}

        def serve(server: str) -> bool:
            for one in servers[server]:
                done[one.target.id] = self.deliver(one)
            return True

        each(servers, serve, _SERVERS_AT_ONCE)
        return tuple(done[one.target.id] for one in orders)

    def deliver(self, one: Order) -> Delivery:
        """Bring one calendar in step; whatever stops it is in the answer, so that it stops no other."""
        try:
            return self._carry(one)
        except CoanimationError as error:
            return _failed(one, error.code, error.fields)
        except CollectionError as error:
            return _failed(one, *_failure(error))
        except Exception as error:  # noqa: BLE001 - a mistake of ours, met by one calendar, is no reason to leave others out
            incidents.remember(self._incidents, one.now, one.target.id, error)
            return _failed(one, "publish-calendar-bug", {"log": self._incidents.name})

    def take_back(self, one: Order) -> tuple[Delivery, ...]:
        """Take what is to come out of the calendar of a partner who is no longer here; nothing where nothing is known.

        Only the embedded one can still be reached. What stands on a server of their own is told, with its address.
        """
        known = {
            place.partition(" ")[2]: sum(href in one.scope for href in self._ledger.known(place))
            for place in self._ledger.targets()
            if place.split()[0] == one.target.id
        }
        done = [self.deliver(one)] if known.get("") or (one.before and not known) else []
        return (
            *done,
            *(
                replace(_failed(one, "publish-departed-out-of-reach", {"count": left, "url": url}), own_server=True)
                for url, left in known.items()
                if url and left
            ),
        )

    def _carry(self, one: Order) -> Delivery:
        report = sync(
            self._open(one.partner, self._ledger),
            one.events.values(),
            self._ledger,
            target=one.place,
            scope=one.scope,
            told=one.before,
            previous=one.previous.values(),
            bound=self._bound,
            put_back=self._put_back,
            take_over=self._take_over,
            dry_run=self.dry_run,
            lanes=LANES if one.server else 1,
        )
        return _delivery(one, report)


def _failed(one: Order, code: str, fields: Mapping[str, object]) -> Delivery:
    return Delivery(partner=one.partner.id, own_server=one.partner.calendar is not None, failure=code, fields=fields)


@contextmanager
def courier(  # noqa: PLR0913 - what it carries with, and what was agreed to
    folder: Path,
    open_calendar: Open,
    *,
    dry_run: bool,
    delete_many: bool,
    put_back: bool = False,
    take_over: bool = False,
) -> Iterator[Courier]:
    """Open the ledger of a workspace; a rehearsal reads a copy, so that even an interrupted one is not touched."""
    path = paths.ledger(folder)
    with tempfile.TemporaryDirectory() if dry_run else nullcontext() as place:
        if place is not None:
            for file in (path, path.with_name(f"{path.name}-journal")):
                if file.exists():
                    shutil.copy(file, place)
            path = Path(place) / path.name
        with _told_of_the_disk(path), Ledger(path) as ledger:
            agreed = {"dry_run": dry_run, "delete_many": delete_many, "put_back": put_back, "take_over": take_over}
            yield Courier(ledger, open_calendar, incidents.log(folder), **agreed)


@contextmanager
def _told_of_the_disk(path: Path) -> Iterator[None]:
    """Say it as for any other file when the ledger cannot be opened or written; what was in it is whole."""
    try:
        yield
    except sqlite3.OperationalError as error:
        match error.sqlite_errorcode & 0xFF:  # the rest says in which call
            case sqlite3.SQLITE_FULL:
                raise Stopped("workspace-disk-full", file=path.name) from error
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise Stopped("workspace-file-open", file=path.name) from error
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
                raise WrongUse("workspace-cannot-write", file=path.name, folder=str(path.parent)) from error
            case _:
                raise


def _delivery(one: Order, report: Report) -> Delivery:
    slots = {event.href: slot for slot, event in (*one.previous.items(), *one.events.items())}
    made = Counter(type(action) for action in (report.actions if report.dry_run else report.done))
    code, fields = _trouble(report)
    return Delivery(
        partner=one.partner.id,
        own_server=one.partner.calendar is not None,
        created=made[Create],
        updated=made[Update],
        deleted=made[Delete],
        unchanged=sum(isinstance(action, Unchanged) for action in report.actions),
        observed=tuple(_observed(action, slots) for action in report.observed),
        requests=report.requests,
        failure=code,
        fields=fields,
        stopped=report.stopped is not None,
        taken=tuple(slots[c.href] for c in report.conflicts if c.why == "uid-taken" and c.href in slots),
    )


def _trouble(report: Report) -> tuple[str, Mapping[str, object]]:
    if isinstance(report.stopped, Overtaken):
        return "publish-calendar-overtaken", {"count": len(report.stopped.hrefs)}
    if report.stopped:
        return "publish-calendar-mass-delete", {"count": report.stopped.count, "known": report.stopped.known}
    if report.failure:
        return _failure(report.failure)
    if report.failed:
        return _failure_of_a_write(report.failed[0].error)
    if report.conflicts:
        return "publish-calendar-conflict", {"count": len(report.conflicts)}
    return "", {}


def _failure_of_a_write(error: CollectionError) -> tuple[str, Mapping[str, object]]:
    """Say why one event was refused where the calendar itself was open to us: no password is at fault then."""
    if isinstance(error, Refused) and error.status == 403:
        return "publish-calendar-refused", {"status": error.status}
    return _failure(error)


def _failure(error: CollectionError) -> tuple[str, Mapping[str, object]]:
    if isinstance(error, Gone):
        return "publish-calendar-gone", {}
    for kind, code in _FAILURES.items():
        if isinstance(error, kind):
            return code, {}
    if not isinstance(error, Refused):
        return "publish-calendar-conflict", {"count": 1}
    if error.status < 400:
        return "publish-calendar-strange", {}
    code = _STATUSES.get(error.status, "publish-calendar-refused")
    return code, {} if error.status in _STATUSES else {"status": error.status}


def _observed(action: Action, slots: Mapping[str, str]) -> Observed:
    code = f"publish-seen-{action.code}"
    if isinstance(action, Emptied):
        return Observed(code=code, slots=tuple(slots[href] for href in action.hrefs if href in slots))
    where = (slots[action.href],) if action.href in slots else ()
    match action:
        case EditedRemotely(fields=edited):
            return Observed(code=code, slots=where, fields={"fields": tuple(sorted(edited))})
        case Conflict(why=why):
            return Observed(code=f"{code}-{why}", slots=where)
        case _:
            return Observed(code=code, slots=where)


def _hrefs(told: Told, target: Target, reading: Reading, ended: set[str], *, standing: bool = False) -> Iterator[str]:
    for (slot, where), notice in told.notices.items():
        if where == target.id and slot not in ended and not (standing and notice.withdrawn):
            yield href_of(reading.uid(slot, target, notice))
