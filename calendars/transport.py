"""How requests travel: the same few words for a network, an application in this process, and tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from calendars.collection import Busy, CollectionError, Gone, PreconditionFailed, Refused

# a month of a partner is far below; what is above is not an answer to a question of ours
MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP answer; names of headers are in small letters. `url` is where it came from, after redirects."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    url: str = ""


class Transport(Protocol):
    """Sends requests for one account. `url` is the place it was made for; a path is taken from its host."""

    @property
    def url(self) -> str:
        """The address it was made for."""

    @property
    def requests(self) -> int:
        """How many requests were sent so far, repeated ones included."""

    def request(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        """Send one request; Unreachable when there was no answer."""


def refused(answer: Answer, href: str = "") -> CollectionError:
    """Tell what a status means to a collection (RFC 9110, RFC 4791 5.3.2.1); never a header or a secret in it."""
    message = f"HTTP {answer.status}"
    if answer.status in {404, 410}:
        return Gone(message, href=href)
    if answer.status == 412:
        return PreconditionFailed(message, href=href)
    if answer.status in {408, 425, 429, 502, 503, 504}:
        return Busy(message, href=href, status=answer.status)
    return Refused(message, href=href, status=answer.status)
