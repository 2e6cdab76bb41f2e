"""A collection where it was found last time; looked for again where it is no more."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from calendars.collection import CollectionError, Insecure, Refused, Stored, Unreachable
from calendars.dav import DavCollection
from calendars.profile import Notes
from calendars.transport import Transport

_WRONG_PASSWORD = 401


class Remembered:
    """The collection of an account, found by `look` once; from then on a run begins with its listing.

    `name` is that of the account in `notes`; `open_at` makes a transport for the address at which it was found. Where
    no listing is to be had there any more, it is looked for again; what is down or unsafe is looked for nowhere else.
    """

    def __init__(
        self, name: str, notes: Notes, open_at: Callable[[str], Transport], look: Callable[[], DavCollection]
    ) -> None:
        self._name = f"place {name}"
        self._notes = notes
        self._look = look
        self._before = 0
        found = self._noted(open_at)
        self._again = found is not None
        self._found = found or self._looked()

    @property
    def software(self) -> str:
        """What the server last said of itself, with a listing."""
        return self._found.software

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""
        return self._before + self._found.requests

    def list(self) -> dict[str, str]:
        """Tell the ETag of every resource by its href, wherever the collection is now."""
        try:
            return self._found.list()
        except (Unreachable, Insecure):
            raise
        except CollectionError as error:
            # a wrong password is no more right elsewhere, and each is counted against us
            if not self._again or (isinstance(error, Refused) and error.status == _WRONG_PASSWORD):
                raise
        self._before += self._found.requests
        self._found = self._looked()
        return self._found.list()

    def get(self, hrefs: Iterable[str]) -> dict[str, Stored]:
        """Fetch many resources."""
        return self._found.get(hrefs)

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        """Write one resource."""
        return self._found.put(href, data, if_match=if_match)

    def delete(self, href: str, *, if_match: str) -> None:
        """Delete one resource."""
        self._found.delete(href, if_match=if_match)

    def _looked(self) -> DavCollection:
        self._again = False
        found = self._look()
        self._notes.take_note(self._name, json.dumps([found.base, found.path]))
        return found

    def _noted(self, open_at: Callable[[str], Transport]) -> DavCollection | None:
        try:
            base, path = json.loads(self._notes.note(self._name) or "[]")
        except ValueError:
            return None
        return DavCollection(open_at(str(base)), str(path))
