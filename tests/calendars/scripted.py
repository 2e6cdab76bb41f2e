"""A server of this machine that answers as a script says, and a web that reaches it alone."""

from __future__ import annotations

import gc
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from calendars.fetch import Address, Unfetched, Web

HOME = "127.0.0.1"
TLS = b"\x16\x03"
Script = Callable[[socket.socket, str], None]


class Server:
    """Gives each request to a script; `asked` are the requests, with their headers."""

    def __init__(self, script: Script) -> None:
        self.asked: list[str] = []
        self._script = script
        self._stopped = threading.Event()
        self._listening = socket.create_server((HOME, 0))
        self.port = self._listening.getsockname()[1]
        self.url = f"http://{HOME}:{self.port}/agenda.ics"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while not self._stopped.is_set():
            with suppress(OSError):
                wire, _ = self._listening.accept()
                with wire:
                    wire.settimeout(10)
                    head = b""
                    while b"\r\n\r\n" not in head and not head.startswith(TLS) and (more := wire.recv(65536)):
                        head += more
                    if head:
                        self.asked.append(head.decode("latin-1"))
                        self._script(wire, self.asked[-1])

    def close(self) -> None:
        self._stopped.set()
        with suppress(OSError):
            socket.create_connection((HOME, self.port), timeout=1).close()
        self._thread.join(timeout=10)
        self._listening.close()


Serve = Callable[[Script], Server]


@contextmanager
def serving() -> Iterator[Serve]:
    """Make servers; all are closed at the end."""
    opened: list[Server] = []

    def make(script: Script) -> Server:
        opened.append(Server(script))
        return opened[-1]

    yield make
    for one in opened:
        one.close()
    gc.collect()


def only_home(address: Address) -> bool:
    return str(address) == HOME


WEB = Web(permitted=only_home, connecting=5, reading=5, whole=10, most_bytes=100_000)


def answer(status: str = "200 OK", body: bytes = b"", *headers: str) -> Script:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers])

    def script(wire: socket.socket, _: str) -> None:
        wire.sendall(f"{head}\r\n\r\n".encode() + body)

    return script


def why(web: Web, url: str, **asked: str) -> str:
    with pytest.raises(Unfetched) as refused:
        web.request("GET", url, **asked)  # type: ignore[arg-type] # user and password
    assert "agenda" not in str(refused.value)
    return refused.value.why
