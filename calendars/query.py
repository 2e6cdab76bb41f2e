"""What a CalDAV calendar (RFC 4791) holds between two instants, as texts, in two requests that change nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from calendars.fetch import Unfetched, Web
from calendars.multistatus import CALDAV, DAV, Malformed, Resource, resources
from calendars.transport import Answer

_XML = {"Content-Type": "application/xml; charset=utf-8"}
_NAMES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
_MARGIN = timedelta(days=2)  # a server may take times without a zone for UTC
_MOST_TAGS = 400_000  # ten thousand events
_KIND = b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'


class NotACalendar(Exception):
    """What is at the address answers, but is no calendar; or it tells a part of what it holds."""

    def __init__(self, why: Literal["not-a-calendar", "incomplete", "no-dav"]) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A calendar collection and who reads it."""

    url: str
    user: str
    password: str = field(repr=False)


def texts(web: Web, account: Account, start: datetime, end: datetime) -> tuple[bytes, ...]:
    """Fetch every event that may touch the time from `start` to `end`; Unfetched or NotACalendar when it cannot be.

    Where only busy times may be seen, these are asked for (free-busy-query).
    """
    _check_kind(_asked(web, account, "PROPFIND", _KIND, depth="0"))
    first, last = (f"{one.astimezone(UTC):%Y%m%dT%H%M%SZ}" for one in (start - _MARGIN, end + _MARGIN))
    span = f'<C:time-range start="{first}" end="{last}"/>'
    answer = _asked(
        web,
        account,
        "REPORT",
        f"<C:calendar-query {_NAMES}><D:prop><C:calendar-data/></D:prop><C:filter>"
        f'<C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">{span}</C:comp-filter></C:comp-filter>'
        "</C:filter></C:calendar-query>".encode(),
        depth="1",
    )
    if answer.status == 403:
        busy = _asked(web, account, "REPORT", f"<C:free-busy-query {_NAMES}>{span}</C:free-busy-query>".encode(), "0")
        if busy.status != 200:
            raise Unfetched("status", status=answer.status)
        return (busy.body,)
    return _data(answer)


def _asked(web: Web, account: Account, method: str, body: bytes, depth: str) -> Answer:
    headers = {**_XML, "Depth": depth}
    return web.request(method, account.url, headers=headers, body=body, user=account.user, password=account.password)


def _check_kind(answer: Answer) -> None:
    """Refuse what is no calendar: a query of another collection would find nothing in it, and that is no free time."""
    if answer.status in {400, 405, 501} or (answer.status < 300 and answer.status != 207):
        raise NotACalendar("no-dav")
    if answer.status != 207:
        raise Unfetched("status", status=answer.status)
    kinds = [one.properties.get(f"{DAV}resourcetype") for one in _resources(answer)]
    if not any(kind is not None and kind.find(f"{CALDAV}calendar") is not None for kind in kinds):
        raise NotACalendar("not-a-calendar")


def _data(answer: Answer) -> tuple[bytes, ...]:
    if answer.status != 207:
        raise Unfetched("status", status=answer.status)
    found = _resources(answer)
    # a server that tells only a part says so with a status of its own (507), or sends an event without its text
    if any(one.status != 200 or not one.text(f"{CALDAV}calendar-data").strip() for one in found):
        raise NotACalendar("incomplete")
    return tuple(one.text(f"{CALDAV}calendar-data").encode() for one in found)


def _resources(answer: Answer) -> list[Resource]:
    if answer.body.count(b"<") > _MOST_TAGS:
        raise Unfetched("too-large")  # a tag takes thirty times the memory that its text does
    try:
        return list(resources(answer.body))
    except Malformed:
        raise NotACalendar("no-dav") from None
