"""WebDAV answers (RFC 4918 13) read as hostile input: no document types, no entities, bounded depth and size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from calendars.addresses import NoAddress, parts_of
from calendars.transport import MOST_BYTES

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"

_SABRE = "{http://sabredav.org/ns}"
# Nextcloud (400, also for an event in its bin) and SOGo (409) name no condition
_UID_SENTENCES = ("calendar object with uid already exists", "event uid already in use")
_DEEPEST = 32
_ABSENT = frozenset({404, 410})
# RFC 9112 4
_STATUS = re.compile(r"\s*\S+\s+([0-9]{3})(?:\s|$)")


class Malformed(ValueError):
    """The bytes are no WebDAV answer."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One response of a multistatus: its path as sent, its own status if it has one, its properties that were found.

    `withheld` tells the status of every property that was asked for and is not told.
    """

    href: str
    status: int
    properties: dict[str, Element] = field(default_factory=dict)
    withheld: dict[str, int] = field(default_factory=dict)

    @property
    def is_absent(self) -> bool:
        """Whether the server says that there is no such resource."""
        return self.status in _ABSENT

    def hides(self, name: str) -> bool:
        """Whether the resource, or this property of it, may be there, and the server does not tell it."""
        if self.status != 200:
            return not self.is_absent
        return name not in self.properties and self.withheld.get(name, 404) not in _ABSENT

    def text(self, name: str) -> str:
        """Read the text of a property; empty when it is absent."""
        found = self.properties.get(name)
        return (found.text or "") if found is not None else ""


def parse(body: bytes) -> Element:
    """Read XML that a server sent; Malformed when it is broken, too large, too deep or declares a document type."""
    if len(body) > MOST_BYTES:
        raise Malformed("the answer is too large")
    builder = TreeBuilder()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Malformed("the answer is too deep")
        builder.start(_clark(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_clark(name))

    def doctype(*_: object) -> None:
        raise Malformed("the answer declares a document type")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(body, True)
        return builder.close()
    except Malformed:
        raise
    except (expat.ExpatError, AssertionError, LookupError, ValueError) as error:
        # an encoding that Python does not know, or that expat cannot use, is a LookupError or a ValueError
        raise Malformed(f"the answer is no XML: {error}") from error


def _clark(name: str) -> str:
    return "{" + name if "}" in name else name


def resources(body: bytes) -> Iterator[Resource]:
    """Read a multistatus; Malformed when it is none."""
    root = parse(body)
    if root.tag != f"{DAV}multistatus":
        raise Malformed(f"a multistatus was expected, not {root.tag[:60]}")
    for response in root.iterfind(f"{DAV}response"):
        properties: dict[str, Element] = {}
        withheld: dict[str, int] = {}
        for propstat in response.iterfind(f"{DAV}propstat"):
            found = {prop.tag: prop for holder in propstat.iterfind(f"{DAV}prop") for prop in holder}
            told = _status(propstat.findtext(f"{DAV}status", ""))
            if told == 200:
                properties |= found
            else:
                withheld |= dict.fromkeys(found, told)
        status = _status(response.findtext(f"{DAV}status", "HTTP/1.1 200"))
        yield Resource(address(response), status, properties, withheld)


def address(holder: Element) -> str:
    """Read the href inside an element, empty when there is none; Malformed when it is no address."""
    href = holder.findtext(f"{DAV}href", "").strip()
    try:
        parts_of(href)
    except NoAddress as error:
        raise Malformed(str(error)) from None
    return href


def is_uid_conflict(body: bytes) -> bool:
    """Whether the body of a refusal says that the UID is used already (RFC 4791 5.3.2.1), whatever its status."""
    try:
        error = parse(body)
    except Malformed:
        return False
    if error.tag != f"{DAV}error":
        return False
    said = f"{error.text or ''} {error.findtext(f'{_SABRE}message', '')}".lower()
    return error.find(f"{CALDAV}no-uid-conflict") is not None or any(words in said for words in _UID_SENTENCES)


def _status(line: str) -> int:
    found = _STATUS.match(line)
    return int(found[1]) if found else 0
