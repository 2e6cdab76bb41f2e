"""Ways to reach the fake: within this process, with things that happen between two requests; and over real sockets."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from calendars import AppTransport, DavCollection, Unreachable, discovery
from calendars.transport import Answer
from tests.calendars.fake.app import Ask, Cut, Fake

_SAFE = frozenset({"PROPFIND", "REPORT", "GET", "HEAD", "OPTIONS"})

Between = Callable[[str], None]  # told the method of the request that is about to be sent


def nothing(_method: str) -> None:
    """Let nothing happen."""


class Link:
    """A transport to an application in this process, as `NetTransport` is to a network: safe requests are repeated.

    `before` is called before each request is sent, `after` when it was answered and before the answer is told. Where
    they raise Cut, the answer is lost.
    """

    def __init__(self, fake: Fake, user: str = "ml", *, before: Between = nothing, after: Between = nothing) -> None:
        self._inner = AppTransport(fake, user)
        self.before, self.after = before, after

    @property
    def url(self) -> str:
        return self._inner.url

    @property
    def requests(self) -> int:
        return self._inner.requests

    def request(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        """Send one request, again where it is safe, and follow where it leads."""
        for last in (False, False, False, True):
            try:
                answer = self._once(method, path, headers, body)
            except Cut:
                if last or method not in _SAFE:
                    raise Unreachable("Cut") from None
            else:
                location = answer.headers.get("location")
                if answer.status in {301, 302} and location:
                    return self.request(method, location, headers=headers, body=body)
                return answer
        raise AssertionError("at least one try")

    def _once(self, method: str, path: str, headers: Mapping[str, str] | None, body: bytes) -> Answer:
        self.before(method)
        answer = self._inner.request(method, path, headers=headers, body=body)
        self.after(method)
        return answer


def reached(fake: Fake, name: str = "coanimation", *, link: Link | None = None) -> DavCollection:
    """Reach a calendar of the fake within this process, as a publication does."""
    return discovery.find(link or Link(fake), name, name="L'Escale")


Respond = Callable[[Ask], Answer]


class Trickling(Exception):
    """An answer that begins so, and goes on byte by byte for much longer than anyone waits."""

    def __init__(self, beginning: bytes) -> None:
        super().__init__()
        self.beginning = beginning


class Shortened(Exception):
    """An answer whose body ends long before it said that it would."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body


@contextmanager
def wire(respond: Respond) -> Iterator[str]:  # noqa: C901 # one handler, with each way to break off
    """Serve over real sockets what `respond` says, or break off as what it raises tells. Its address."""
    stop = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # the headers and the body of an answer are two writes: not the one after the other's acknowledgement
        disable_nagle_algorithm = True

        def handle_one_request(self) -> None:
            self.raw_requestline = self.rfile.readline(65537)
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                answer = respond(Ask(self.command, self.path, headers, body))
            except Cut:
                self.close_connection = True
                return
            except Shortened as short:
                self.close_connection = True
                self.wfile.write(b"HTTP/1.1 207 OK\r\nContent-Length: 9999\r\n\r\n" + short.body)
                return
            except Trickling as slow:
                self.close_connection = True
                self.wfile.write(slow.beginning)
                while slow.beginning and not stop.wait(0.05):
                    self.wfile.write(b"a")
                stop.wait()
                return
            self.send_response_only(answer.status, "answered")
            for name, value in answer.headers.items():
                if name.lower() not in {"content-length", "transfer-encoding", "connection"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that was killed is nothing to say."""

    with Quiet(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            stop.set()
            server.shutdown()
            thread.join()
