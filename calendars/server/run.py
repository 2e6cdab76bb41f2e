"""A web server for the application: one port, loopback unless told otherwise, stopped when the work in hand is done."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from socket import socket
from types import TracebackType
from typing import Any, Final, Self

from cheroot.server import HTTPConnection
from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server as Cheroot

from calendars.addresses import is_loopback
from calendars.wsgi import WSGIApp

_log = logging.getLogger(__name__)
_HEADERS: Final = 64 * 1024  # bytes of a request before its body; cheroot by itself takes any number
_THREADS: Final = 16
_WAITING: Final = 512  # connections that the system holds until we take them
_KEPT: Final = 400  # connections that may stay open between two requests; Windows watches 512 at most


class _Tls(BuiltinSSLAdapter):
    """Leaves the handshake to the thread of the connection: whoever does not end it keeps nobody else waiting."""

    def wrap(self, sock: socket) -> tuple[socket, dict[str, str]]:
        """Wrap a socket that was just accepted."""
        wrapped = self.context.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
        return wrapped, {"wsgi.url_scheme": "https", "HTTPS": "on"}


class _Connection(HTTPConnection):
    """Takes part in the handshake when its client has begun to speak."""

    spoke = False
    shaken = False

    def communicate(self) -> bool:
        """Answer one request; whether the connection is to be kept."""
        if not self.shaken and hasattr(self.socket, "do_handshake"):
            try:
                self.socket.do_handshake()
            except (OSError, ValueError):
                return False
        self.shaken = True
        return bool(super().communicate())  # type: ignore[no-untyped-call] # cheroot has stubs without types


class _Quiet(Cheroot):
    """Says what is wrong to the log instead of the terminal; neither a path nor a token is in it."""

    ConnectionClass = _Connection
    keep_alive_conn_limit = _KEPT
    max_request_header_size = _HEADERS

    def process_conn(self, conn: Any) -> None:  # noqa: ANN401 - cheroot's own, without types
        """Give a connection to a thread once its client says something: the silent ones take none."""
        if conn.spoke:
            super().process_conn(conn)
        else:
            conn.spoke = True
            self.put_conn(conn)

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
    ) -> None:
        tls = _tls(certificate, key) if certificate or key else None
        if not (is_loopback(host) or tls or behind_proxy):
            raise Unsafe(host)
        self._server = _Quiet(
            (host, port),
            app,
            numthreads=_THREADS,
            server_name="localhost",
            request_queue_size=_WAITING,
            shutdown_timeout=5,
        )
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

    def run(self) -> None:
        """Serve until `stop` is called from another thread, or Ctrl-C."""
        try:
            self._server.serve()
        finally:
            self._server.stop()

    def stop(self) -> None:
        """Stop listening, and wait for the requests in hand."""
        self._server.stop()
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
