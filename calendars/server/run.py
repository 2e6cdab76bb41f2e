"""A web server for the application: one port, loopback unless told otherwise, stopped when the work in hand is done."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from cheroot.ssl.builtin import BuiltinSSLAdapter
from cheroot.wsgi import Server as Cheroot

from calendars.addresses import is_loopback
from calendars.wsgi import WSGIApp

_log = logging.getLogger(__name__)
_HEADERS: Final = 64 * 1024  # bytes of a request before its body; cheroot by itself takes any number


class _Quiet(Cheroot):
    """Says what is wrong to the log instead of the terminal; neither a path nor a token is in it."""

    def error_log(self, msg: str = "", level: int = logging.INFO, traceback: bool = False) -> None:  # cheroot's
        _log.log(level, "%s", msg, exc_info=traceback)


class Unsafe(ValueError):
    """Passwords and private feeds would travel in the clear to `host`."""

    def __init__(self, host: str) -> None:
        super().__init__(f"serving on {host} needs TLS files, or a proxy in front that has them")
        self.host = host


class Server:
    """Serves a WSGI application; port 0 takes a free one, told by `port`. A context manager that serves in a thread.

    Unsafe when `host` is other than loopback without `certificate` and `key` (PEM files) and not `behind_proxy`.
    OSError when the port is taken.
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
        secure = certificate is not None and key is not None
        if not (is_loopback(host) or secure or behind_proxy):
            raise Unsafe(host)
        self._server = _Quiet((host, port), app, numthreads=10, server_name="localhost", shutdown_timeout=5)
        if certificate is not None and key is not None:
            self._server.ssl_adapter = BuiltinSSLAdapter(str(certificate), str(key))
        self._server.max_request_header_size = _HEADERS
        self._secure = secure
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
