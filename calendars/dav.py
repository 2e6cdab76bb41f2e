"""A CalDAV collection (RFC 4791) as the small contract: four requests and a careful reading of what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote, unquote, urlsplit
from xml.sax.saxutils import escape

from calendars.addresses import NoAddress, join, origin
from calendars.collection import Garbled, Refused, Stored, UidTaken
from calendars.multistatus import CALDAV, DAV, Malformed, Resource, is_uid_conflict, resources
from calendars.transport import Answer, Transport, refused

_AT_ONCE = 500
_REFUSALS = frozenset({400, 403, 409})
_XML = {"Content-Type": "application/xml; charset=utf-8"}
_LIST = (
    b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><getetag/><resourcetype/></prop></propfind>'
)


class DavCollection:
    """The collection at `path` of a transport, such as /calendars/ml/coanimation/.

    `software` is what its server last said of itself, with a listing.
    """

    def __init__(self, transport: Transport, path: str) -> None:
        self._transport = transport
        self.path = path if path.endswith("/") else path + "/"
        self.software = ""

    @property
    def base(self) -> str:
        """The address that its transport was made for."""
        return self._transport.url

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""
        return self._transport.requests

    def list(self) -> dict[str, str]:
        """Tell the ETag of every resource by its href, in one PROPFIND."""
        answer = self._transport.request("PROPFIND", self.path, headers={**_XML, "Depth": "1"}, body=_LIST)
        self.software = answer.headers.get("server", "")
        self._move_to(answer.url)
        found: dict[str, str] = {}
        listed = _read(answer)
        names = [self._name(resource.href) for resource in listed]
        if listed and not any(name is not None for name in names):
            raise Garbled("the listing is of another place")
        for name, resource in zip(names, listed, strict=True):
            if name is not None and resource.hides(f"{DAV}getetag"):
                # what is not told would be taken for deleted
                raise Garbled("the server lists a part of the collection")
            kinds = resource.properties.get(f"{DAV}resourcetype")
            is_collection = kinds is not None and kinds.find(f"{DAV}collection") is not None
            if name and not is_collection and (etag := resource.text(f"{DAV}getetag").strip()):
                found[name] = etag
        return found

    def get(self, hrefs: Iterable[str]) -> dict[str, Stored]:
        """Fetch many resources in one calendar-multiget (RFC 4791 7.9), or one for each 500."""
        found: dict[str, Stored] = {}
        remaining = iter(hrefs)
        while some := list(islice(remaining, _AT_ONCE)):
            wanted = "".join(f"<D:href>{escape(self._path(href))}</D:href>" for href in some)
            body = (
                '<?xml version="1.0" encoding="utf-8"?><C:calendar-multiget xmlns:D="DAV:" '
                'xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/><C:calendar-data/></D:prop>'
                f"{wanted}</C:calendar-multiget>"
            )
            headers = {**_XML, "Depth": "1"}
            answer = self._transport.request("REPORT", self.path, headers=headers, body=body.encode())
            found |= {name: stored for name, stored in self._stored(answer) if name in some}
        return found

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        """Create a resource, or, with `if_match`, replace exactly that one."""
        condition = {"If-None-Match": "*"} if if_match is None else {"If-Match": if_match}
        headers = {"Content-Type": "text/calendar; charset=utf-8", **condition}
        answer = self._transport.request("PUT", self._path(href), headers=headers, body=data)
        if answer.status in _REFUSALS and is_uid_conflict(answer.body):
            raise UidTaken("the UID is used by another resource", href=href, status=answer.status)
        if not 200 <= answer.status < 300:
            raise refused(answer, href)
        etag = answer.headers.get("etag", "").strip()
        # a weak ETag names no bytes (RFC 9110 8.8.1): the server may have rewritten ours
        return etag if etag and not etag.startswith("W/") else None

    def delete(self, href: str, *, if_match: str) -> None:
        """Delete exactly that resource."""
        answer = self._transport.request("DELETE", self._path(href), headers={"If-Match": if_match})
        if not 200 <= answer.status < 300:
            raise refused(answer, href)

    def _stored(self, answer: Answer) -> Iterator[tuple[str, Stored]]:
        for resource in _read(answer):
            name = self._name(resource.href)
            if name and resource.hides(f"{CALDAV}calendar-data"):
                raise Garbled("the server tells a part of the events")
            data = resource.text(f"{CALDAV}calendar-data")
            etag = resource.text(f"{DAV}getetag").strip()
            if name and resource.status == 200 and data and etag:
                yield name, Stored(etag, data.encode())

    def _path(self, href: str) -> str:
        return self.path + quote(href)

    def _move_to(self, url: str) -> None:
        """Ask from now on where a redirect led us: the hrefs that are told there are those of that place."""
        if url and (place := place_of(self._transport, url)) != place_of(self._transport, self.path):
            self.path = place if place.endswith("/") else place + "/"

    def _name(self, href: str) -> str | None:
        """Name the resource of an address that the server sent; empty for the collection, None for what is not in it.

        A reference without a path of its own begins at the collection.
        """
        try:
            path = unquote(urlsplit(href if href.startswith("/") else join(self.path, href)).path)
        except NoAddress as error:
            raise Garbled(str(error)) from error
        base = unquote(urlsplit(self.path).path)
        name = path.removeprefix(base)
        if path == base or path + "/" == base:
            return ""
        return name if path.startswith(base) and "/" not in name else None


def place_of(transport: Transport, url: str) -> str:
    """Tell a place as the transport is asked for it: its path; the whole address where another host holds it."""
    whole = join(transport.url, url)
    return whole if origin(whole) != origin(transport.url) else urlsplit(whole).path or "/"


def _read(answer: Answer) -> tuple[Resource, ...]:
    if answer.status != 207:
        raise refused(answer) if answer.status >= 300 else Refused(f"HTTP {answer.status}", status=answer.status)
    try:
        return tuple(resources(answer.body))
    except Malformed as error:
        # a truncated answer must never be read as a short list
        raise Garbled(str(error)) from error
