"""The hostile web: addresses that strangers gave, asked without letting them lead us anywhere we should not go.

Only http and https. The address of a host is checked after its name was looked up, and it is that address which is
connected to: a name cannot mean one machine when it is checked and another when it is called. Redirects are followed by
hand, a few, each checked alike; a password goes to the host that it was given for and to no other. Everything is
bounded: connecting, each read, the whole, the bytes once decompressed. No proxy and no .netrc of the environment. What
went wrong is told without an address: the address of a calendar is often its secret.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO, Literal, cast
from urllib.parse import SplitResult, quote

from calendars.addresses import NoAddress, is_home, is_loopback, join, parts_of
from calendars.foreign import MOST_BYTES
from calendars.transport import Answer

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Why = Literal[
    "not-web",
    "unknown-host",
    "inside",
    "no-answer",
    "certificate",
    "redirects",
    "elsewhere",
    "in-the-clear",
    "too-slow",
    "too-large",
    "packed",
    "no-http",
    "status",
]
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SHARED = ipaddress.IPv4Network("100.64.0.0/10")
_PORTS = {"http": 80, "https": 443}
_GZIP = b"\x1f\x8b"
_MOST_PIECES = 1000  # of one answer: more are there only to keep us busy
_SAFE_IN_ADDRESS = "%/:=&?~#+!$,;'@()*[]"


class Unfetched(Exception):
    """It could not be fetched, and why; `status` is that of HTTP where the server refused. No address in it."""

    def __init__(self, why: Why, *, status: int = 0) -> None:
        super().__init__(f"{why} {status}" if status else why)
        self.why = why
        self.status = status


def is_public(address: Address) -> bool:
    """Whether anybody on the internet may reach this address; an IPv4 one in the clothes of IPv6 is undressed first."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved)


def is_public_or_inside(address: Address) -> bool:
    """Whether it is public, or of a network of one's own (10/8, 192.168/16, fc00::/7 …), this machine included.

    Never link-local: that is where machines in a cloud keep their own secrets (169.254.169.254).
    """
    inner = _inner(address)
    if inner is not None:
        return is_public_or_inside(inner)
    if address.is_link_local or address.is_multicast or address.is_unspecified or address.is_reserved:
        return address.is_loopback  # ::1 is within a reserved block
    return address.is_global or address.is_private or address in _SHARED


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def looked_up(host: str, port: int) -> list[str]:
    """Look up the addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unfetched("unknown-host") from None
    return [str(sockaddr[0]) for *_, sockaddr in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """How far to go: which addresses are `permitted`, how names are looked up, how long and how much at most.

    Times are in seconds: to connect, for each read, and for one request with all its redirects.
    """

    permitted: Callable[[Address], bool] = is_public
    look_up: Callable[[str, int], list[str]] = looked_up
    connecting: float = 10.0
    reading: float = 20.0
    whole: float = 60.0
    most_bytes: int = MOST_BYTES
    most_redirects: int = 5
    trusted: ssl.SSLContext | None = field(default=None, repr=False)

    def request(  # noqa: PLR0913 - the parts of a request
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        user: str = "",
        password: str = "",
    ) -> Answer:
        """Send a request and follow it; whatever status it ends with is in the answer. Unfetched when there is none."""
        deadline = time.monotonic() + self.whole
        home = here = _web(url)
        if password:
            _check_private(here, home)
        sent = {"User-Agent": "coanimation-calendars", "Accept-Encoding": "gzip", **(headers or {})}
        if password:
            sent["Authorization"] = "Basic " + b64encode(f"{user}:{password}".encode()).decode()
        for _ in range(self.most_redirects + 1):
            try:
                answer = self._once(method, here, sent, body, deadline)
            except TimeoutError:
                raise Unfetched("too-slow") from None
            location = answer.headers.get("location", "")
            if answer.status not in _REDIRECTS or not location:
                return answer
            there = _web(_joined(here.geturl(), location))
            if here.scheme == "https" and there.scheme == "http":
                raise Unfetched("in-the-clear")
            if password:
                _check_private(there, home)
            here = there
        raise Unfetched("redirects")

    def _once(
        self, method: str, parts: SplitResult, headers: Mapping[str, str], body: bytes, deadline: float
    ) -> Answer:
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        with closing(self._connect(host, port, deadline, secure=parts.scheme == "https")) as wire:
            target = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SAFE_IN_ADDRESS)
            try:
                connection = http.client.HTTPConnection(host, port)
                # what http.client asks of a socket is in `_Wire`, which holds the deadline
                connection.sock = cast("socket.socket", _Wire(wire, self.reading, deadline))
                connection.request(method, target, body=body or None, headers=dict(headers))
                with connection.getresponse() as response:
                    found = {name.lower(): value for name, value in response.getheaders()}
                    redirected = response.status in _REDIRECTS
                    content = b"" if redirected else b"".join(self._content(response, found))
                    return Answer(status=response.status, headers=found, body=content, url=parts.geturl())
            except TimeoutError:
                raise
            except (http.client.HTTPException, ValueError):
                raise Unfetched("no-http") from None
            except OSError:
                raise Unfetched("no-answer") from None

    def _connect(self, host: str, port: int, deadline: float, *, secure: bool) -> socket.socket:
        """Connect to an address of the host that is permitted, in the order in which they were told."""
        told = [ipaddress.ip_address(one.partition("%")[0]) for one in self.look_up(host, port)]
        permitted = [one for one in told if self.permitted(one)]
        if not permitted:
            raise Unfetched("inside" if told else "unknown-host")
        for address in permitted:
            left = min(self.connecting, deadline - time.monotonic())
            if left <= 0:
                raise TimeoutError
            try:
                plain = socket.create_connection((str(address), port), timeout=left)
            except OSError:
                continue
            return self._secured(plain, host) if secure else plain
        raise Unfetched("no-answer")

    def _secured(self, plain: socket.socket, host: str) -> socket.socket:
        try:
            return (self.trusted or ssl.create_default_context()).wrap_socket(plain, server_hostname=host)
        except TimeoutError:
            plain.close()
            raise
        except (OSError, ValueError) as error:
            plain.close()
            raise Unfetched("certificate" if isinstance(error, ssl.SSLError) else "no-answer") from None

    def _content(self, response: http.client.HTTPResponse, headers: Mapping[str, str]) -> Iterator[bytes]:
        """Read the body, unpacked as it comes, no further than the bound."""
        packing = headers.get("content-encoding", "identity").strip().lower()
        if packing not in {"identity", "", "gzip", "x-gzip", "deflate"}:
            raise Unfetched("packed")
        unpack = _Unpacked() if packing not in {"identity", ""} else None
        left = raw_left = self.most_bytes
        promised = response.length  # None where the end of the connection is that of the body
        while raw := response.read(65536):
            raw_left -= len(raw)
            piece = unpack.more(raw, left + 1) if unpack else raw
            left -= len(piece)
            if left < 0 or raw_left < 0:
                raise Unfetched("too-large")
            yield piece
        came = self.most_bytes - raw_left
        if promised is not None and came < promised:
            raise Unfetched("no-answer")  # half of a calendar is none
        if unpack and came and not unpack.whole:
            raise Unfetched("packed")


class _Unpacked:
    """What is unpacked as it comes; of gzip, several pieces may follow each other (RFC 1952 2.2)."""

    def __init__(self) -> None:
        self._piece = zlib.decompressobj(47)
        self._left = _MOST_PIECES

    @property
    def whole(self) -> bool:
        """Whether the last piece has come to its end."""
        return self._piece.eof

    def more(self, raw: bytes, most: int) -> bytes:
        """Unpack what has come now, no more than so many bytes."""
        found = b""
        try:
            while raw and len(found) < most:
                if self._piece.eof:
                    self._left -= 1
                    if not raw.startswith(_GZIP[: len(raw)]) or not self._left:
                        raise Unfetched("packed")
                    self._piece = zlib.decompressobj(31)
                found += self._piece.decompress(raw, most - len(found))
                raw = self._piece.unused_data
        except zlib.error:
            raise Unfetched("packed") from None
        return found


class _Wire:
    """A socket with a deadline for all that is sent and received, whatever the other side does to keep it busy."""

    def __init__(self, wire: socket.socket, reading: float, deadline: float) -> None:
        self._wire = wire
        self._reading = reading
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        self.hurry()
        self._wire.sendall(data)

    def makefile(self, _mode: str) -> IO[bytes]:
        return io.BufferedReader(_Received(self))

    def receive_into(self, buffer: memoryview) -> int:
        self.hurry()
        return self._wire.recv_into(buffer)

    def hurry(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._wire.settimeout(min(self._reading, left))

    def close(self) -> None:
        """Leave the closing to whoever opened it."""


class _Received(io.RawIOBase):
    """What comes in over a wire."""

    def __init__(self, wire: _Wire) -> None:
        super().__init__()
        self._from = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # a buffer is given as a memoryview
        return self._from.receive_into(buffer)


def _web(url: str) -> SplitResult:
    try:
        parts = parts_of(url)
        # a name that no name can be: too long, or empty between two dots
        (parts.hostname or "").encode("idna")
    except (NoAddress, UnicodeError):
        raise Unfetched("not-web") from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        raise Unfetched("not-web")
    return parts


def _joined(base: str, reference: str) -> str:
    try:
        return join(base, reference)
    except NoAddress:
        raise Unfetched("not-web") from None


def _check_private(there: SplitResult, home: SplitResult) -> None:
    """Refuse to take a password to another host, or over an open line to another machine."""
    if not is_home(there, home):
        raise Unfetched("elsewhere")
    if there.scheme != "https" and not is_loopback(there.hostname or ""):
        raise Unfetched("in-the-clear")
