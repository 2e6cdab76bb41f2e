"""The connections of the web server: a thread is given to a request that is here, and none to who still sends it."""

from __future__ import annotations

import io
import re
import socket
import ssl
import sys
import time
from collections.abc import Callable
from enum import Enum, auto
from threading import Semaphore
from typing import TYPE_CHECKING, Any, Final

from cheroot.makefile import StreamReader
from cheroot.server import HeaderReader, HTTPConnection, HTTPRequest

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEADERS: Final = 64 * 1024  # bytes of a request before its body
BODY: Final = 10 * 1024 * 1024
_GATHERED: Final = 64 * 1024  # of a body, before a thread is given to it
_READ: Final = 64 * 1024
_LONGEST: Final = 120.0  # seconds for the rest of a long body
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)
_EXPECTS: Final = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
_ONCE: Final = frozenset({b"Content-Length", b"Host"})
_GO_ON: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class State(Enum):
    """How far a request is."""

    COMING = auto()
    HERE = auto()
    OVER = auto()


class _Fields(dict[bytes, bytes]):
    """The fields of a head; ValueError where they tell the end of a request twice."""

    def __setitem__(self, name: bytes, value: bytes) -> None:
        """Take a field, under its name as cheroot writes it."""
        if name in _ONCE and name in self:
            raise ValueError(f"More than one {name.decode()} header.")
        super().__setitem__(name, value)


class _Head(HeaderReader):
    def _transform_key(self, key_name: bytes) -> bytes:
        if key_name != key_name.strip():
            raise ValueError("Illegal space in a header name.")
        return key_name.title()


class Request(HTTPRequest):
    """A request whose end is clear from its head."""

    header_reader = _Head()

    def __init__(self, server: Any, conn: Any) -> None:  # noqa: ANN401 - cheroot's own, without types
        super().__init__(server, conn)
        self.inheaders = _Fields()

    def read_request_headers(self) -> bool:
        """Read the head; refuse what proxies could read otherwise than we do."""
        if not super().read_request_headers():  # type: ignore[no-untyped-call] # cheroot has stubs without types
            return False
        length = self.inheaders.get(b"Content-Length", b"0")
        if b"Transfer-Encoding" in self.inheaders:
            self.simple_response("411 Length Required")
            return False
        if not length.isdigit():
            self.simple_response("400 Bad Request", "Malformed Content-Length Header.")
            return False
        # what is left of a long body is not waited for, and nothing in it is taken for the next request
        self.close_connection = self.close_connection or int(length) > _GATHERED
        return True


class _Gathered(socket.SocketIO):
    """Reads what was gathered of a request, then what is still to come of a long one; a short one is here."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__(sock, "rb")
        self.gathered = memoryview(b"")
        self.until: float | None = None

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        """Give the next bytes."""
        if not self.gathered:
            if self.until is None:
                return 0
            if time.monotonic() > self.until:
                raise TimeoutError("timed out")
            return super().readinto(buffer)
        with memoryview(buffer).cast("B") as view:
            count = min(len(view), len(self.gathered))
            view[:count] = self.gathered[:count]
        self.gathered = self.gathered[count:]
        return count


class _Reader(StreamReader):
    def __init__(self, sock: socket.socket, size: int) -> None:
        self.gathered = _Gathered(sock)
        super(StreamReader, self).__init__(self.gathered, size)
        self.bytes_read = 0


class Connection(HTTPConnection):
    """Gathers a request while it comes, without waiting for it."""

    RequestHandlerClass = Request

    def __init__(self, server: Any, sock: socket.socket, makefile: Callable[..., Any]) -> None:  # noqa: ANN401 - cheroot's own, without types
        def make(sock: socket.socket, mode: str, size: int = io.DEFAULT_BUFFER_SIZE) -> Any:  # noqa: ANN401 - as above
            return _Reader(sock, size) if "r" in mode else makefile(sock, mode, size)

        super().__init__(server, sock, make)
        self.began = self.last_used = time.time()
        self.pushed_out = False
        self._queued_in: Semaphore | None = None
        self._pending = bytearray()
        self._told_to_go_on = False
        self._long = False
        self._shaken = not isinstance(sock, ssl.SSLSocket)

    def gather(self) -> State:
        """Take what has come, and tell whether the request is here; nothing is waited for."""
        self.socket.setblocking(False)
        try:
            if not self._shaken:
                self.socket.do_handshake()
                self._shaken = True
            while (end := self._end()) is None:
                if not (more := self.socket.recv(_READ)):
                    return State.OVER
                self._pending += more
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return State.COMING
        except (OSError, ValueError):
            return State.OVER
        finally:
            self.socket.settimeout(self.server.timeout)
        self._hand_over(end)
        return State.HERE

    @property
    def more(self) -> bool:
        """Whether something of the next request came with the last one."""
        return bool(self._pending)

    def queue(self, room: Semaphore) -> None:
        """Take a place among those that wait for a thread, as soon as one is free."""
        room.acquire()
        self._queued_in = room

    def communicate(self) -> bool:
        """Answer, in a thread: the place is free."""
        if self._queued_in:
            self._queued_in.release()
            self._queued_in = None
        answered: bool = super().communicate()  # type: ignore[no-untyped-call] # cheroot has stubs without types
        return answered

    def rest(self) -> None:
        """Wait for the next request."""
        self.began = time.time()

    def push_out(self) -> None:
        """Hang up: the next look at it finds that it is over."""
        self.pushed_out = True
        try:
            socket.socket.shutdown(self.socket, socket.SHUT_RDWR)
        except OSError:
            return  # the client was faster

    def _end(self) -> int | None:
        """Tell where the request ends, or as much of it as is gathered; None while it is not here."""
        line = self._pending.find(b"\n")
        if line >= 0 and self._pending[line - 1 : line] != b"\r":
            return len(self._pending)  # no HTTP: whoever reads it says so
        head = self._pending.find(b"\r\n\r\n")
        if head < 0 or head > HEADERS:
            return len(self._pending) if len(self._pending) > HEADERS else None
        found = _LENGTH.search(self._pending, 0, head + 2)
        # of a number that nobody could count to, the size alone is enough
        body = min(int(found[1][:15]), BODY + 1) if found else 0
        self._long = body > _GATHERED
        if self._long:
            return len(self._pending)
        end = head + 4 + body
        if len(self._pending) >= end:
            return end
        if not self._told_to_go_on and _EXPECTS.search(self._pending, 0, head + 2):
            self._told_to_go_on = True
            self.socket.send(_GO_ON)
        return None

    def _hand_over(self, end: int) -> None:
        given = bytes(self._pending[:end])
        if self._told_to_go_on:
            given = _EXPECTS.sub(b"", given, count=1)
        self.rfile.gathered.gathered = memoryview(given)
        self.rfile.gathered.until = time.monotonic() + _LONGEST if self._long else None
        del self._pending[:end]
        self._told_to_go_on = False


def most_connections(most: int) -> int:
    """Tell how many connections may wait for a request, and how many for a thread.

    The system allows a process so many files, and others are needed.
    """
    if sys.platform == "win32":
        return most
    import resource  # noqa: PLC0415 - there is none on Windows

    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return most if allowed == resource.RLIM_INFINITY else max(8, min(most, (allowed - 64) // 2))
