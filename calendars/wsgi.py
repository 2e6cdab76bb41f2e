"""An application in this process as a transport: no socket, no password, the user given by the caller."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from calendars.transport import Answer

StartResponse = Callable[..., Any]
WSGIApp = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]

USER = "calendars.user"


class AppTransport:
    """Calls a WSGI application as a given user, told in `environ["calendars.user"]`, where no header can reach."""

    def __init__(self, app: WSGIApp, user: str) -> None:
        self._app = app
        self._user = user
        self.requests = 0

    @property
    def url(self) -> str:
        """The root of the application."""
        return "http://localhost/"

    def request(self, method: str, path: str, *, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Answer:
        """Call the application once."""
        self.requests += 1
        # a path is taken as it is: //host/ is a path here, not another host
        if "://" in path:
            found = urlsplit(path)
            path = found.path + (f"?{found.query}" if found.query else "")
        place, _, query = path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            # PEP 3333: bytes of the path, told as latin-1
            "PATH_INFO": unquote_to_bytes(place).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
            USER: self._user,
        }
        for name, value in (headers or {}).items():
            key = name.upper().replace("-", "_")
            environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
        began: dict[str, Any] = {}

        def start_response(status: str, answered: list[tuple[str, str]], _error: object = None) -> None:
            began["status"] = int(status.split(" ", 1)[0])
            began["headers"] = {name.lower(): value for name, value in answered}

        chunks = self._app(environ, start_response)
        try:
            content = b"".join(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()
        return Answer(status=began["status"], headers=began["headers"], body=content, url=path)
