"""Fetch over HTTP with the standard library alone: one request, one answer, bounded in time and size."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from coanimation.readback.ical import Seen, Unreadable, parse

_LONGEST = 32 * 1024 * 1024  # a year of events of a large partner stays far below


class Unread(Exception):
    """Nothing could be read back: a code of the catalogue, the address, and what it said."""

    def __init__(self, code: str, url: str, cause: str) -> None:
        self.code = code
        self.url = url
        self.cause = cause
        super().__init__(f"{code}: {url}: {cause}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def basic(user: str, password: str) -> dict[str, str]:
    """Make the header of Basic authentication (RFC 7617)."""
    return {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode('ascii')}"}


def fetch(
    url: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    timeout: float = 10.0,
) -> Reply:
    """Send one request; Unread when nothing answers. Header names of the reply are in small letters."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=timeout)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, target, body, {"Accept-Encoding": "identity", **(headers or {})})
        response = connection.getresponse()
        data = response.read(_LONGEST + 1)
        answered = {name.lower(): value for name, value in response.getheaders()}
    except (OSError, HTTPException) as error:
        raise Unread("readback-no-answer", url, type(error).__name__) from error
    finally:
        connection.close()
    if len(data) > _LONGEST:
        raise Unread("readback-too-long", url, str(_LONGEST))
    return Reply(status=response.status, headers=answered, body=data)


def read_feed(url: str, *, timeout: float = 10.0) -> tuple[Seen, ...]:
    """Read the events that a subscriber of this address sees."""
    reply = fetch(url, headers={"Accept": "text/calendar"}, timeout=timeout)
    if reply.status != 200:
        raise Unread("readback-refused", url, str(reply.status))
    if not reply.headers.get("content-type", "").startswith("text/calendar"):
        raise Unread("readback-not-a-calendar", url, reply.headers.get("content-type", ""))
    return events(url, reply.body)


def events(url: str, data: bytes) -> tuple[Seen, ...]:
    """Read the events of an answer; Unread names the address and the line that is not clear."""
    try:
        return parse(data)
    except Unreadable as error:
        raise Unread("readback-unreadable", url, str(error)) from error
