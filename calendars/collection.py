"""The small contract of a place that holds events, which memory and every CalDAV server keep alike.

CollectionError
├── PreconditionFailed   the resource is not (any more) what was expected: nothing was written
├── Gone                 the resource or the collection does not exist
├── Refused              the server said no, for good: `status` tells how
│   ├── UidTaken         another resource of the collection has this UID
│   └── Insecure         the password would have gone to another host, or in the clear; nothing was sent
│       └── Untrusted    the server could not prove who it is; nothing was sent
└── Unreachable          no answer that says what became of it: whether a write happened is unknown
    ├── Busy             the server says that it cannot answer now: `status` tells how
    ├── Garbled          what it answered is cut off, or no answer to what was asked
    └── OutOfTime        the time for this server, or for the run, is over: nothing more was sent
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


class CollectionError(Exception):
    """A collection did not do what it was asked; `href` names the resource, empty for the collection itself."""

    def __init__(self, message: str = "", *, href: str = "") -> None:
        super().__init__(message)
        self.href = href


class PreconditionFailed(CollectionError):
    """The resource is not what was expected; nothing was written."""


class Gone(CollectionError):
    """There is no such resource or collection."""


class Refused(CollectionError):
    """The server refused; asking again does not help. `status` is the HTTP status, 0 when there was none."""

    def __init__(self, message: str = "", *, href: str = "", status: int = 0) -> None:
        super().__init__(message, href=href)
        self.status = status


class UidTaken(Refused):
    """Another resource of the collection, perhaps a deleted one that the server keeps, has this UID."""


class Insecure(Refused):
    """The password would have gone to another host, or in the clear: it was not sent, nor anything else.

    `elsewhere` names the other host, where it was that.
    """

    def __init__(self, message: str = "", *, href: str = "", elsewhere: str = "") -> None:
        super().__init__(message, href=href)
        self.elsewhere = elsewhere


class Untrusted(Insecure):
    """The certificate of the server has expired, is for another name, or from nobody known: nothing was sent."""


class Unreachable(CollectionError):
    """No answer that could be read; a write may or may not have happened."""


class Busy(Unreachable):
    """The server says that it cannot answer now, again and again or for long; `status` is the HTTP status."""

    def __init__(self, message: str = "", *, href: str = "", status: int = 0) -> None:
        super().__init__(message, href=href)
        self.status = status


class Garbled(Unreachable):
    """An answer came that is cut off, or none to what was asked."""


class OutOfTime(Unreachable):
    """The time for this server, or for the whole run, is over; nothing more was sent."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A resource as the collection holds it."""

    etag: str
    data: bytes


class Collection(Protocol):
    """Resources by href, each with the ETag of its present bytes. `requests` counts what was asked so far."""

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""

    def list(self) -> dict[str, str]:
        """Tell the ETag of every resource by its href, in one request; Gone when there is no such collection."""

    def get(self, hrefs: Iterable[str]) -> dict[str, Stored]:
        """Fetch many resources in one request; those that do not exist are left out."""

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        """Write one resource: create it, or, with `if_match`, replace exactly that one.

        Return the new ETag, or None when the server keeps it to itself because it rewrote the bytes. PreconditionFailed
        when the resource exists already, or is no longer the one expected.
        """

    def delete(self, href: str, *, if_match: str) -> None:
        """Delete exactly that resource; Gone when it does not exist."""


class Careful:
    """A collection whose server ignores preconditions: each is checked by a GET just before the write.

    The window between the two requests remains; a person's write inside it is lost, and seen by nobody.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""
        return self._collection.requests

    def list(self) -> dict[str, str]:
        """Tell the ETag of every resource by its href."""
        return self._collection.list()

    def get(self, hrefs: Iterable[str]) -> dict[str, Stored]:
        """Fetch many resources."""
        return self._collection.get(hrefs)

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        """Write one resource after looking at it."""
        self._expect(href, if_match)
        return self._collection.put(href, data, if_match=if_match)

    def delete(self, href: str, *, if_match: str) -> None:
        """Delete one resource after looking at it."""
        self._expect(href, if_match)
        self._collection.delete(href, if_match=if_match)

    def _expect(self, href: str, etag: str | None) -> None:
        found = self._collection.get([href]).get(href)
        if (found.etag if found else None) != etag:
            raise PreconditionFailed(f"{href} is not as expected", href=href)
