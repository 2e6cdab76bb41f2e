"""The embedded collections, reached from inside this process, whether a server runs on them or not.

Radicale's lock on the storage folder decides between the two; both see each other's writes at once.
"""

from __future__ import annotations

import logging
from pathlib import Path

from calendars.dav import DavCollection
from calendars.discovery import make
from calendars.server.embedded import SOURCES, make_radicale
from calendars.wsgi import AppTransport


def _not_of_radicale(record: logging.LogRecord) -> bool:
    return not Path(record.pathname).is_relative_to(SOURCES)


class Collections:
    """The collections under a storage folder, each that of a user, such as /ml/coanimation/."""

    def __init__(self, storage: Path) -> None:
        storage.mkdir(parents=True, exist_ok=True)
        # Radicale tells its failures to the root logger, with a traceback; within this process they are in our reports
        logging.getLogger().addFilter(_not_of_radicale)
        self._app = make_radicale(storage, None)

    def open(self, user: str, collection: str, *, name: str = "", create: bool = True) -> DavCollection:
        """Reach a user's collection, made first when it does not exist, with its display name."""
        transport = AppTransport(self._app, user)
        path = f"/{user}/{collection}/"
        if create and not self.exists(user, collection):
            make(transport, path, name or collection)
        transport.requests = 0
        return DavCollection(transport, path)

    def exists(self, user: str, collection: str) -> bool:
        """Whether the user has this collection."""
        answer = AppTransport(self._app, user).request("PROPFIND", f"/{user}/{collection}/", headers={"Depth": "0"})
        return answer.status == 207
