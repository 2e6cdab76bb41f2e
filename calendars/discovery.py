"""From an address that a person typed to the collection of ours there (RFC 6764, RFC 5397, RFC 4791 6.2.1).

An address that is a calendar already is used as it is. Otherwise the principal's home is looked through for a
collection of ours, by its last path segment, which is made when it is missing and the server permits it.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

from calendars.addresses import NoAddress, join
from calendars.collection import CollectionError, Garbled, Refused, Unreachable
from calendars.dav import DavCollection, place_of
from calendars.multistatus import CALDAV, DAV, Malformed, Resource, address, resources
from calendars.transport import Answer, Transport, refused

_XML = {"Content-Type": "application/xml; charset=utf-8"}
_ASK = (
    b'<?xml version="1.0" encoding="utf-8"?><D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>'
    b"<D:resourcetype/><D:current-user-principal/><C:calendar-home-set/><C:supported-calendar-component-set/>"
    b"</D:prop></D:propfind>"
)


class NoCalendar(Refused):
    """There is no CalDAV service at this address, or none that lets us in as far as a calendar."""


class NoService(NoCalendar):
    """Nothing at this address speaks CalDAV at all."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A place as it answered, at its whole address."""

    url: str
    resource: Resource

    def follow(self, name: str) -> str:
        """Tell the address that a property leads to, empty when it leads nowhere; Garbled when that is none."""
        found = self.resource.properties.get(name)
        try:
            href = address(found) if found is not None else ""
            return join(self.url, href) if href else ""
        except (Malformed, NoAddress) as error:
            raise Garbled(str(error)) from error

    @property
    def is_calendar(self) -> bool:
        kinds = self.resource.properties.get(f"{DAV}resourcetype")
        return kinds is not None and kinds.find(f"{CALDAV}calendar") is not None

    @property
    def takes_events(self) -> bool:
        """Whether events can be stored there; a server that does not say takes everything (RFC 4791 5.2.3)."""
        listed = self.resource.properties.get(f"{CALDAV}supported-calendar-component-set")
        kinds = [] if listed is None else [part.get("name", "").upper() for part in listed.iterfind(f"{CALDAV}comp")]
        return not kinds or "VEVENT" in kinds


def find(transport: Transport, collection: str, *, name: str, create: bool = True, color: str = "") -> DavCollection:
    """Find our collection for the account of a transport; `name` and `color` are what people see when it must be made.

    NoCalendar when the address leads to none; Refused when it may not be made; Unreachable, Insecure as they come.
    """
    start = _look(transport, transport.url)
    if start and start.is_calendar:
        return DavCollection(transport, place_of(transport, start.url))
    home = _home(transport, start)
    path = place_of(transport, f"{home.rstrip('/')}/{quote(collection, safe='')}/")
    for place in _children(transport, home):
        found = place_of(transport, place.url)
        if unquote(found).rstrip("/") == unquote(path).rstrip("/") and place.is_calendar:
            if not place.takes_events:
                raise NoCalendar(f"{collection} takes no events")
            return DavCollection(transport, found)
    if not create:
        raise NoCalendar(f"no collection {collection}", status=404)
    make(transport, path, name, color)
    return DavCollection(transport, path)


def make(transport: Transport, path: str, name: str, color: str = "") -> None:
    """Make a collection for events (RFC 4791 5.3.1); one that exists already is left as it is.

    `color`, such as #1f6f5c, is asked for afterwards and by itself: a server that knows none would refuse the whole.
    """
    body = (
        '<?xml version="1.0" encoding="utf-8"?><C:mkcalendar xmlns:D="DAV:" '
        'xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
        f"<D:displayname>{escape(name)}</D:displayname>"
        '<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>'
        "</D:prop></D:set></C:mkcalendar>"
    )
    try:
        answer = transport.request("MKCALENDAR", path, headers=_XML, body=body.encode())
    except Unreachable:
        # made perhaps, or not: to ask again harms nothing, for what exists is not made twice
        answer = transport.request("MKCALENDAR", path, headers=_XML, body=body.encode())
    # 405 and 409: someone else made it between our look and our request
    if answer.status not in {201, 405, 409}:
        raise refused(answer)
    if answer.status != 201 and not _is_there(transport, path):
        raise refused(answer)
    if answer.status == 201 and color:
        body = (
            '<?xml version="1.0" encoding="utf-8"?><D:propertyupdate xmlns:D="DAV:" '
            f'xmlns:A="http://apple.com/ns/ical/"><D:set><D:prop><A:calendar-color>{escape(color)}</A:calendar-color>'
            "</D:prop></D:set></D:propertyupdate>"
        )
        with contextlib.suppress(CollectionError):  # a colour is no reason to publish nothing
            transport.request("PROPPATCH", path, headers=_XML, body=body.encode())


def _is_there(transport: Transport, path: str) -> bool:
    place = _look(transport, path)
    return place is not None and place.is_calendar


def _home(transport: Transport, start: _Place | None) -> str:
    """Walk from the address, or from the well-known one, over the principal to the home of its calendars."""
    place = start
    if place is None or not place.follow(f"{DAV}current-user-principal"):
        place = _look(transport, "/.well-known/caldav")
    principal = place.follow(f"{DAV}current-user-principal") if place else ""
    # without it we would take a server's root for an account (Cyrus answers an anonymous request there)
    if not principal:
        raise NoService("no CalDAV account at this address", status=404)
    found = _look(transport, principal)
    home = found.follow(f"{CALDAV}calendar-home-set") if found else ""
    if not home:
        raise NoCalendar("the account has no calendars", status=404)
    return home


def _look(transport: Transport, path: str) -> _Place | None:
    """Ask a place about itself; None when there is nothing that speaks WebDAV."""
    answer = transport.request("PROPFIND", path, headers={**_XML, "Depth": "0"}, body=_ASK)
    if answer.status in {400, 404, 405, 410, 501}:
        return None
    return next(iter(_places(transport, answer)), None)


def _children(transport: Transport, path: str) -> tuple[_Place, ...]:
    return _places(transport, transport.request("PROPFIND", path, headers={**_XML, "Depth": "1"}, body=_ASK))


def _places(transport: Transport, answer: Answer) -> tuple[_Place, ...]:
    if answer.status != 207:
        raise _as_error(answer)
    try:
        base = join(transport.url, answer.url)
        return tuple(_Place(join(base, one.href), one) for one in resources(answer.body))
    except (Malformed, NoAddress) as error:
        raise Garbled(str(error)) from error


def _as_error(answer: Answer) -> CollectionError:
    if 200 <= answer.status < 400:
        return NoService(f"HTTP {answer.status} where WebDAV was expected", status=answer.status)
    return refused(answer)
