"""Where the calendars of the partners are: in this workspace, or on a server of their own."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from calendars.collection import Collection
from calendars.extra import ServeExtraMissing
from calendars.memory import MemoryCollection
from coanimation.domain.people import Partner
from coanimation.errors import WrongUse
from coanimation.workspace import paths

COLLECTION: Final = "coanimation"


class Places:
    """Opens the calendar of a partner: the embedded one within this process, its own over the network.

    Passwords come from the environment, never from the workspace. In a rehearsal nothing is made: an embedded calendar
    that does not exist yet is an empty one in memory. A context manager that keeps connections open meanwhile.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], *, name: str, dry_run: bool) -> None:
        self._storage = paths.calendars(folder)
        self._environment = environment
        self._name = name
        self._dry_run = dry_run
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def open(self, partner: Partner) -> Collection:
        """Open the calendar of a partner; CollectionError or CoanimationError when it cannot be."""
        return self._embedded(partner) if partner.calendar is None else self._own(partner)

    def _embedded(self, partner: Partner) -> Collection:
        from calendars.server.local import Collections  # noqa: PLC0415 - Radicale is heavy, and an extra

        if self._dry_run and not self._storage.is_dir():
            return MemoryCollection()
        try:
            collections = Collections(self._storage)
        except ServeExtraMissing as missing:
            raise WrongUse("publish-calendar-no-server") from missing
        if self._dry_run and not collections.exists(partner.id, COLLECTION):
            return MemoryCollection()
        return collections.open(partner.id, COLLECTION, name=self._name)

    def _own(self, partner: Partner) -> Collection:
        from calendars.discovery import NoCalendar, find  # noqa: PLC0415 - only where a partner has its own server
        from calendars.http import NetTransport  # noqa: PLC0415

        assert partner.calendar is not None
        variable = password_variable(partner.id)
        password = self._environment.get(variable)
        if not password:
            raise WrongUse("publish-calendar-no-password", variable=variable)
        transport = NetTransport(partner.calendar.url, partner.calendar.user, password)
        self._opened.callback(transport.close)
        try:
            return find(transport, COLLECTION, name=self._name, create=not self._dry_run)
        except NoCalendar:
            if not self._dry_run:
                raise
            return MemoryCollection()


def password_variable(partner: str) -> str:
    """Name the environment variable that holds the password of a partner's own calendar."""
    return f"COANIMATION_PASSWORD_{partner.upper().replace('-', '_')}"
