"""A web server for the application: one port, loopback unless told otherwise, stopped when the work in hand is done."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from socket import socket
from types import TracebackType
from typing import Final, Self

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server as Cheroot

from calendars.addresses import is_loopback
from calendars.server.connections import BODY, HEADERS, Connection, State, most_connections
from calendars.wsgi import WSGIApp

_log = logging.getLogger(__name__)
_THREADS: Final = 16
_WAITING: Final = 512  # connections that the system holds until we take them
_KEPT: Final = 400  # connections that wait for a request, or for its end; Windows watches 512 at most
_PATIENCE: Final = 30.0  # seconds for a request to come


class _Tls(BuiltinSSLAdapter):
    """Leaves the handshake to the connection: whoever does not end it keeps nobody else waiting."""

    def wrap(self, sock: socket) -> tuple[socket, dict[str, str]]:
        """Wrap a socket that was just accepted."""
        wrapped = self.context.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
        return wrapped, {"wsgi.url_scheme": "https", "HTTPS": "on"}


class _Quiet(Cheroot):
    """Says what is wrong to the log instead of the terminal; neither a path nor a token is in it.

    A request that is not whole `patience` seconds after it was begun is given up. No more than `most` connections wait
    for a request: where there are more, the one that was silent for longest is hung up on. Nor do more wait with theirs
    for a thread: where there would be, nobody else is let in until one of them has it.
    """

    ConnectionClass = Connection
    max_request_header_size = HEADERS
    max_request_body_size = BODY

    def __init__(self, address: tuple[str, int], app: WSGIApp, *, patience: float, most: int) -> None:
        super().__init__(
            address,
            app,
            numthreads=_THREADS,
            server_name="localhost",
            request_queue_size=_WAITING,
            shutdown_timeout=5,
        )
        self.patience = patience
        self.keep_alive_conn_limit = most
        self._room = threading.Semaphore(most)

    def process_conn(self, conn: Connection) -> None:
        """Give a connection to a thread once its request is here: the silent and the slow ones take none."""
        if self._is_here(conn):
            conn.queue(self._room)
            super().process_conn(conn)

    def put_conn(self, conn: Connection) -> None:
        """Wait for the next request of a connection, unless it is here: then it does not wait to be let in."""
        conn.rest()
        if not conn.more:
            super().put_conn(conn)
        elif self._is_here(conn):
            super().process_conn(conn)

    def _is_here(self, conn: Connection) -> bool:
        """Whether the request of a connection is here; where it is not it is waited for, unless it is over."""
        state = conn.gather()
        if state is State.COMING:
            self._make_room()
            super().put_conn(conn)
            conn.last_used = min(conn.last_used, conn.began + self.patience - self.timeout)
        elif state is State.OVER:
            conn.close()
        return state is State.HERE

    def _make_room(self) -> None:
        watched = self._connections._selector  # type: ignore[attr-defined] # noqa: SLF001 - told in no other way
        others = [one for _, one in watched.connections if one is not self and not one.pushed_out]
        if len(others) >= self.keep_alive_conn_limit:
            min(others, key=lambda one: one.last_used).push_out()

    def error_log(self, msg: str = "", level: int = logging.INFO, traceback: bool = False) -> None:  # cheroot's
        _log.log(level, "%s", msg, exc_info=traceback)


class Unsafe(ValueError):
    """Passwords and private feeds would travel in the clear to `host`."""

    def __init__(self, host: str) -> None:
        super().__init__(f"serving on {host} needs TLS files, or a proxy in front that has them")
        self.host = host


class BadTls(ValueError):
    """The certificate and the key are not both there, not PEM, or not of each other."""


class Server:
    """Serves a WSGI application; port 0 takes a free one, told by `port`. A context manager that serves in a thread.

    A request that does not come within `patience` seconds is hung up on.
    Unsafe when `host` is other than loopback without `certificate` and `key` (PEM files) and not `behind_proxy`;
    BadTls when these two cannot be used. OSError when it cannot listen there.
    """

    def __init__(  # noqa: PLR0913 # where to listen, and what makes it safe
        self,
        app: WSGIApp,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        certificate: Path | None = None,
        key: Path | None = None,
        behind_proxy: bool = False,
        patience: float = _PATIENCE,
    ) -> None:
        tls = _tls(certificate, key) if certificate or key else None
        if not (is_loopback(host) or tls or behind_proxy):
            raise Unsafe(host)
        self._server = _Quiet((host, port), app, patience=patience, most=most_connections(_KEPT))
        self._server.ssl_adapter = tls
        self._secure = tls is not None
        self._host = host
        self._thread: threading.Thread | None = None
        self._server.prepare()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._server.bind_addr[1])

    @property
    def url(self) -> str:
        """Its address, with a final slash."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{'https' if self._secure else 'http'}://{host}:{self.port}/"

    def stop(self) -> None:
        """Stop listening, and wait for the requests in hand; Ctrl-C ends the waiting alone."""
        # in a thread, which Ctrl-C does not reach: when it is broken off the others stay, and with them the process
        stopping = threading.Thread(target=self._server.stop, name="calendars-server-stop")
        stopping.start()
        stopping.join()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._server.serve, name="calendars-server", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _tls(certificate: Path | None, key: Path | None) -> _Tls:
    if certificate is None or key is None:
        raise BadTls("a certificate needs its key, and a key its certificate")
    try:
        return _Tls(str(certificate), str(key))
    except (OSError, ValueError) as error:
        # an SSLError is an OSError; its text may tell a path, and nothing of what the files hold
        raise BadTls(f"{certificate} and {key}: {error}") from error
