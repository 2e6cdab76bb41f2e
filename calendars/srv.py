"""Where a domain says that its calendars are: the records of RFC 6764, of which only the encrypted service is asked."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from calendars.addresses import NoAddress, parts_of
from calendars.collection import Insecure, Unreachable
from calendars.discovery import NoService, find

if TYPE_CHECKING:
    from dns.resolver import Resolver

    from calendars.dav import DavCollection
    from calendars.transport import Transport

_SECONDS = 5.0
_WELL_KNOWN = "/.well-known/caldav"


def locate(  # noqa: PLR0913 # where to begin, what to look for there, and whom to believe
    url: str,
    open_at: Callable[[str], Transport],
    collection: str,
    *,
    name: str,
    create: bool = True,
    color: str = "",
    trusted: Iterable[str] = (),
    resolver: Resolver | None = None,
) -> DavCollection:
    """Find our collection as `discovery.find` does; where a bare domain has no CalDAV, where its records send us.

    `open_at` makes a transport for an address. Records are not proven (there is no DNSSEC here): they are followed
    within the domain that was typed, and to the `trusted` hosts; Insecure for any other.
    """
    try:
        return find(open_at(url), collection, name=name, create=create, color=color)
    except (NoService, Unreachable):
        parts = urlsplit(url)
        found = services(parts.hostname or "", resolver) if parts.path in {"", "/"} else ()
        if not found:
            raise
    _check(parts.hostname or "", found[0], trusted)
    return find(open_at(found[0]), collection, name=name, create=create, color=color)


def services(domain: str, resolver: Resolver | None = None) -> tuple[str, ...]:
    """Tell the addresses of the calendars of a domain, the one to try first first; none where it names none."""
    if not _has_records(domain):
        return ()
    from dns import rdatatype  # noqa: PLC0415 # only where a domain alone was typed
    from dns.exception import DNSException  # noqa: PLC0415 # as above
    from dns.resolver import Resolver as Found  # noqa: PLC0415 # as above

    record = f"_caldavs._tcp.{domain}."
    try:
        asked = resolver or Found()
        answers = list(asked.resolve(record, rdatatype.SRV, lifetime=_SECONDS))
    except DNSException:
        return ()
    try:
        texts = [text for answer in asked.resolve(record, rdatatype.TXT, lifetime=_SECONDS) for text in answer.strings]
    except DNSException:
        texts = []
    path = next((text[5:].decode("ascii", "replace") for text in texts if text.startswith(b"path=/")), _WELL_KNOWN)
    ordered = sorted(answers, key=lambda one: (one.priority, -one.weight, str(one.target)))
    urls = (f"https://{str(one.target).rstrip('.')}:{one.port}{path}" for one in ordered if str(one.target) != ".")
    return tuple(url for url in urls if _is_address(url))


def _has_records(domain: str) -> bool:
    try:
        ipaddress.ip_address(domain)
    except ValueError:
        return "." in domain
    return False


def _is_address(url: str) -> bool:
    try:
        return bool(parts_of(url).hostname)
    except NoAddress:
        return False


def _check(domain: str, url: str, trusted: Iterable[str]) -> None:
    host = urlsplit(url).hostname or ""
    if host != domain and not host.endswith(f".{domain}") and host not in {name.lower() for name in trusted}:
        raise Insecure(f"{domain} names {host} for its calendars", elsewhere=host)
