"""What can be told of an address from its text alone, which any server may have written."""

from __future__ import annotations

import ipaddress
from urllib.parse import SplitResult, urljoin, urlsplit


class NoAddress(ValueError):
    """The text is no address (RFC 3986); it is not told, for it may hold a secret."""


def parts_of(url: str) -> SplitResult:
    """Split an address, its port included; NoAddress when it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # read late: only now is it known to be a number of a port
    except ValueError:
        raise NoAddress("an address that is none") from None
    return parts


def origin(url: str) -> str:
    """Name the server of an address: its scheme, its host and its port, written alike however they were typed."""
    parts = parts_of(url)
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    return f"{parts.scheme}://{parts.hostname or ''}:{port}"


def is_home(there: SplitResult, home: SplitResult) -> bool:
    """Whether an address is on the server of another, or on the same host and encrypted where that one is not."""
    if (home.scheme, there.scheme) == ("http", "https"):
        return there.hostname == home.hostname
    return origin(there.geturl()) == origin(home.geturl())


def join(base: str, reference: str) -> str:
    """Follow a reference from an address; NoAddress when it leads to none."""
    try:
        joined = urljoin(base, reference)
    except ValueError:
        raise NoAddress("an address that is none") from None
    parts_of(joined)
    return joined


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
