"""Where the calendars of the partners are: in this workspace, or on a server of their own."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from calendars.addresses import origin
from calendars.collection import Collection
from calendars.extra import ServeExtraMissing
from calendars.memory import MemoryCollection
from coanimation.domain.people import Partner, password_variable
from coanimation.errors import WrongUse
from coanimation.workspace import paths

if TYPE_CHECKING:
    from calendars.dav import DavCollection
    from calendars.host import Host
    from calendars.profile import Notes
    from calendars.server.local import Collections

COLLECTION: Final = "coanimation"
COLOR: Final = "#1f6f5c"
# a slow server of thousands of events is served in several runs rather than keeping someone waiting for ever
SECONDS_FOR_ONE: Final = 300.0
SECONDS_FOR_ALL: Final = 900.0


class Places:
    """Opens the calendar of a partner: the embedded one within this process, its own over the network.

    Passwords come from the environment, never from the workspace. In a rehearsal nothing is made anywhere: a calendar
    that does not exist yet is an empty one. A context manager that keeps connections open meanwhile.
    """

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str],
        *,
        name: str,
        dry_run: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._environment = environment
        self._name = name
        self._dry_run = dry_run
        self._opened = ExitStack()
        self._clock = clock
        self._until = clock() + SECONDS_FOR_ALL
        self._hosts: dict[str, Host] = {}
        self._lock = Lock()
        self._collections: Collections | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def open(self, partner: Partner, notes: Notes) -> Collection:
        """Open the calendar of a partner; CollectionError or CoanimationError when it cannot be.

        What is learned of a server of its own is kept in `notes`.
        """
        return self._embedded(partner) if partner.calendar is None else self._own(partner, notes)

    def holds(self, partner: Partner) -> bool:
        """Whether the embedded server has a calendar of that partner."""
        return self._embedded_ones().exists(partner.id, COLLECTION)

    def _embedded(self, partner: Partner) -> Collection:
        return self._embedded_ones().open(partner.id, COLLECTION, name=self._name)

    def _embedded_ones(self) -> Collections:
        from calendars.server.local import Collections  # noqa: PLC0415 - Radicale is heavy, and an extra

        try:
            self._collections = self._collections or Collections(self._storage())
        except ServeExtraMissing as missing:
            raise WrongUse("publish-calendar-no-server") from missing
        return self._collections

    def _storage(self) -> Path:
        """Find the stored calendars; a rehearsal looks at a copy, for even reading leaves traces among them."""
        stored = paths.calendars(self._folder)
        if not self._dry_run:
            return stored
        copy = Path(self._opened.enter_context(tempfile.TemporaryDirectory())) / stored.name
        if stored.is_dir():
            shutil.copytree(stored, copy, ignore=shutil.ignore_patterns(".Radicale.*cache", ".Radicale.lock", "*.tmp"))
        return copy

    def _own(self, partner: Partner, notes: Notes) -> Collection:
        from calendars.discovery import NoCalendar  # noqa: PLC0415 - only where a partner has its own server
        from calendars.http import NetTransport  # noqa: PLC0415 - as above
        from calendars.profile import Adapting  # noqa: PLC0415 - as above
        from calendars.remembered import Remembered  # noqa: PLC0415 - as above
        from calendars.srv import locate  # noqa: PLC0415 - as above

        assert partner.calendar is not None
        variable = password_variable(partner.id)
        password = self._environment.get(variable)
        if not password:
            raise WrongUse("publish-calendar-no-password", variable=variable)
        calendar = partner.calendar

        def open_at(url: str) -> NetTransport:
            host = self._host(origin(url))
            transport = NetTransport(url, calendar.user, password, host=host, trusted=calendar.trust)
            self._opened.callback(transport.close)
            return transport

        def look() -> DavCollection:
            return locate(
                calendar.url,
                open_at,
                COLLECTION,
                name=self._name,
                create=not self._dry_run,
                color=COLOR,
                trusted=calendar.trust,
            )

        try:
            found = Remembered(f"{calendar.user} {calendar.url}", notes, open_at, look)
        except NoCalendar:
            if not self._dry_run:
                raise
            return MemoryCollection()
        return Adapting(found, notes, server=origin(calendar.url), software=lambda: found.software)

    def _host(self, where: str) -> Host:
        """Find what the calendars on one server share; each server, and the whole run, has its time."""
        from calendars.host import Host  # noqa: PLC0415 - only where a partner has its own server

        with self._lock:
            if where not in self._hosts:
                self._hosts[where] = Host(seconds=SECONDS_FOR_ONE, until=self._until, clock=self._clock)
                # first of all at the end: whatever an interruption left behind is asked nothing more
                self._opened.callback(self._hosts[where].give_up)
            return self._hosts[where]
