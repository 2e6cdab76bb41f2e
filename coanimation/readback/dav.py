"""Read a partner's calendar over CalDAV (RFC 4791) as a calendar program does: principal, home, calendars, events."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from coanimation.readback.ical import Seen
from coanimation.readback.web import Unread, basic, events, fetch

_D, _C = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_PRINCIPAL = b'<propfind xmlns="DAV:"><prop><current-user-principal/></prop></propfind>'
_HOME = b'<propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><C:calendar-home-set/></prop></propfind>'
_KIND = b'<propfind xmlns="DAV:"><prop><resourcetype/></prop></propfind>'
_EVENTS = (
    b'<C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><getetag/><C:calendar-data/></prop>'
    b'<C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Someone who may read calendars on a server: the address that they were given, their name, their password."""

    url: str
    user: str
    password: str = field(repr=False)
    timeout: float = 10.0


def calendars(account: Account) -> tuple[str, ...]:
    """Discover the addresses of the account's calendars, as RFC 6764 and RFC 4791 (6.2.1) have clients do."""
    principal = _href(account, account.url, _PRINCIPAL, f"{_D}current-user-principal")
    home = _href(account, principal, _HOME, f"{_C}calendar-home-set")
    found = [
        urljoin(home, response.findtext(f"{_D}href", ""))
        for response in _multistatus(account, "PROPFIND", home, _KIND, depth="1")
        if response.find(f".//{_D}resourcetype/{_C}calendar") is not None
    ]
    return tuple(sorted(found))


def read_calendar(account: Account, url: str) -> tuple[Seen, ...]:
    """Read every event of a calendar, whatever its date: nothing more may stand there than what was published."""
    found: list[Seen] = []
    for response in _multistatus(account, "REPORT", url, _EVENTS, depth="1"):
        href = urljoin(url, response.findtext(f"{_D}href", ""))
        data = response.findtext(f".//{_C}calendar-data")
        if data is None:
            raise Unread("readback-refused", href, "calendar-data")
        found += events(href, data.encode("utf-8"))
    return tuple(found)


def _href(account: Account, url: str, body: bytes, name: str) -> str:
    for response in _multistatus(account, "PROPFIND", url, body, depth="0"):
        if href := response.findtext(f".//{name}/{_D}href"):
            return urljoin(url, href)
    raise Unread("readback-refused", url, name.partition("}")[2])


def _multistatus(account: Account, method: str, url: str, body: bytes, *, depth: str) -> list[ET.Element]:
    if urlsplit(url).netloc != urlsplit(account.url).netloc:
        # an answer may name any address; the password goes to the server that the person named
        raise Unread("readback-elsewhere", account.url, urlsplit(url).netloc)
    headers = {"Content-Type": "application/xml; charset=utf-8", "Depth": depth}
    headers |= basic(account.user, account.password)
    reply = fetch(url, method=method, headers=headers, body=body, timeout=account.timeout)
    if reply.status != 207:
        raise Unread("readback-refused", url, str(reply.status))
    if b"<!DOCTYPE" in reply.body or b"<!ENTITY" in reply.body:
        raise Unread("readback-unreadable", url, "DOCTYPE")  # entities may expand without bound
    try:
        root = ET.fromstring(reply.body)  # noqa: S314 - no DOCTYPE, so no entities
    except ET.ParseError as error:
        raise Unread("readback-unreadable", url, str(error)) from error
    return root.findall(f"{_D}response")
