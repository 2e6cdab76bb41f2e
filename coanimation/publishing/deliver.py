"""Bring the calendars of the partners in step with what was told; one that fails stops no other."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Final

from calendars.actions import Bound, Policy
from calendars.collection import Collection, CollectionError
from calendars.lanes import each
from calendars.ledger import Ledger
from calendars.profile import Notes
from calendars.sync import sync
from coanimation.domain.people import Partner
from coanimation.errors import CoanimationError, Stopped, WrongUse
from coanimation.publishing import attempts, incidents
from coanimation.publishing.attempts import Attempts
from coanimation.publishing.orders import Order
from coanimation.publishing.outcome import Delivery, LedgerWas, delivery, failed, failure, recalled
from coanimation.publishing.progress import Progress, Stage, Watched, unwatched
from coanimation.workspace import paths

Open = Callable[[Partner, Notes], Collection]
LANES: Final = 4  # requests to one server at once
_SERVERS_AT_ONCE: Final = 16


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
        holds: Callable[[Partner], bool],
    ) -> None:
        self._incidents = incidents_log
        self.dry_run = dry_run
        self._ledger = ledger
        self._open = open_calendar
        self._bound = None if delete_many else Bound()
        self._put_back = put_back
        self._take_over = take_over
        self._holds = holds
        self._is_new = not ledger.targets()

    def ledger_was(self, orders: Iterable[Order]) -> LedgerWas:
        """Tell how the ledger was found: what was announced to, it should know."""
        if self._ledger.recovered:
            return "damaged"
        return "missing" if self._is_new and any(one.before for one in orders) else "whole"

    def begin(self, orders: Iterable[Order]) -> None:
        """Tell the ledger which calendars will be written, before anything is announced.

        A calendar that was announced to, and of which the ledger knows nothing, is left out: the ledger was lost, and
        what is missing there was deleted by a person.
        """
        known = {place.split()[0] for place in self._ledger.targets()}
        for one in orders:
            if one.target.id in known or not one.before:
                self._ledger.begin(one.place)

    def deliver_all(self, orders: Iterable[Order], progress: Progress = unwatched) -> tuple[Delivery, ...]:
        """Bring calendars in step: several servers at the same time, those of one server one after the other."""
        orders = tuple(orders)
        servers: dict[str, list[Order]] = {}
        for one in orders:
            servers.setdefault(one.server, []).append(one)
        done: dict[str, Delivery] = {}
        watched = Watched(Stage.CALENDARS, len(orders), progress)

        def serve(server: str) -> bool:
            for one in servers[server]:
                watched.begin(one.partner.name)
                done[one.target.id] = self.deliver(one)
                watched.end(one.partner.name)
            return True

        each(servers, serve, _SERVERS_AT_ONCE)
        return tuple(done[one.target.id] for one in orders)

    def deliver(self, one: Order) -> Delivery:
        """Bring one calendar in step; whatever stops it is in the answer, so that it stops no other."""
        before = self.attempts(one)
        done = attempts.marked(self._attempt(one), before)
        if not self.dry_run:
            attempts.remember(self._ledger, one, done, before)
        return done

    def recall(self, one: Order) -> Delivery:
        """Tell of a calendar what the ledger alone knows; nobody is asked."""
        return attempts.marked(recalled(one, self._ledger), self.attempts(one))

    def attempts(self, one: Order) -> Attempts:
        """Tell what became of a calendar the last times."""
        return attempts.attempts(self._ledger, one.place)

    def _attempt(self, one: Order) -> Delivery:
        try:
            return self._carry(one)
        except CoanimationError as error:
            return failed(one, error.code, error.fields)
        except CollectionError as error:
            return failed(one, *failure(error))
        except sqlite3.OperationalError:
            raise  # the disk is full, or the ledger held by another: nobody else could be served, and it is told so
        except OSError as error:
            if error.filename is None or one.partner.calendar is not None:
                return self._bug(one, error)
            return failed(one, "publish-calendar-unwritable", {})
        except Exception as error:  # noqa: BLE001 - a mistake of ours, met by one calendar, is no reason to leave others out
            return self._bug(one, error)

    def _bug(self, one: Order, error: Exception) -> Delivery:
        incidents.remember(self._incidents, one.now, one.target.id, error)
        return failed(one, "publish-calendar-bug", {"log": self._incidents.name})

    def take_back(self, one: Order) -> tuple[Delivery, ...]:
        """Take what is to come out of the calendar of a partner who is no longer here; nothing where nothing is known.

        Only the embedded one can still be reached. What stands on a server of their own is told, with its address if
        it is still known.
        """
        known = self._left_at(one)
        if one.before and not known and not self._holds(one.partner):
            left = {"count": len(one.before & one.scope)}
            return (replace(failed(one, "publish-departed-unknown", left), own_server=True),)
        done = [self.deliver(one)] if known.get("") or (one.before and not known) else []
        return (*done, *_out_of_reach(one, "publish-departed-out-of-reach", known))

    def take_along(self, one: Order) -> tuple[Delivery, ...]:
        """Take what is to come out of the places that a partner's calendar left, once all of it is in the new one.

        Nothing is lost by it, so nobody is asked how much. Only the embedded place can still be reached.
        """
        known = self._left_at(one)
        known.pop(one.partner.calendar.url if one.partner.calendar else "", None)
        embedded = replace(
            one, partner=replace(one.partner, calendar=None), events={}, before=frozenset(), previous={}, moved=True
        )
        done = [self.deliver(embedded)] if known.get("") else []
        return (*done, *_out_of_reach(one, "publish-moved-out-of-reach", known))

    def _left_at(self, one: Order) -> dict[str, int]:
        """Count what is known and still to be decided about in each place of a calendar; the embedded one is empty."""
        return {
            place.partition(" ")[2]: sum(href in one.scope for href in self._ledger.known(place))
            for place in self._ledger.targets()
            if place.split()[0] == one.target.id
        }

    def _carry(self, one: Order) -> Delivery:
        report = sync(
            self._open(one.partner, self._ledger),
            one.events.values(),
            self._ledger,
            target=one.place,
            scope=one.scope,
            told=one.before,
            policy=Policy(one.partner.when_edited.value),
            previous=one.previous.values(),
            bound=None if one.moved else self._bound,
            put_back=self._put_back,
            take_over=self._take_over,
            dry_run=self.dry_run,
            lanes=LANES if one.server else 1,
        )
        return delivery(one, report)


def _out_of_reach(one: Order, code: str, left: Mapping[str, int]) -> Iterator[Delivery]:
    for url, count in left.items():
        if url and count:
            yield replace(failed(one, code, {"count": count, "url": url}), own_server=True)


def _everywhere(_partner: Partner) -> bool:
    return True


@contextmanager
def courier(  # noqa: PLR0913 - what it carries with, and what was agreed to
    folder: Path,
    open_calendar: Open,
    *,
    dry_run: bool,
    delete_many: bool,
    put_back: bool = False,
    take_over: bool = False,
    holds: Callable[[Partner], bool] = _everywhere,
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
            yield Courier(ledger, open_calendar, incidents.log(folder), holds=holds, **agreed)


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
