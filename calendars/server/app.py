"""Everything on one port: the collections at /calendars/, the private feeds at /f/, the public tree at the root."""

from __future__ import annotations

import base64
import binascii
import math
import time
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from calendars.addresses import NoAddress, parts_of
from calendars.server.embedded import MOST_BYTES, make_radicale
from calendars.server.passwords import Delays
from calendars.server.static import Static, names_a_device
from calendars.wsgi import USER, StartResponse, WSGIApp

CheckPassword = Callable[[str, str], bool]

CALENDARS = "/calendars"
_LONGEST_NAME = 100  # of a user: each that was tried is remembered

# a collection is made, named and deleted by its publisher only
_REFUSED = frozenset({"MKCALENDAR", "MKCOL", "POST", "PROPPATCH"})
_TRUSTED_BY_NOBODY = frozenset(
    {USER, "REMOTE_USER", "HTTP_REMOTE_USER", "HTTP_X_REMOTE_USER", "HTTP_X_REMOTE_ADDR", "HTTP_X_SCRIPT_NAME"}
    | {"HTTP_FORWARDED"}
)


def make_app(  # noqa: PLR0913 # the folders, who may enter, and how it stands in the network
    storage: Path,
    check_password: CheckPassword,
    public: Path,
    private: Path,
    *,
    behind_proxy: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> WSGIApp:
    """Make the application over the folders of the embedded collections, of the public tree and of the private feeds.

    `behind_proxy` believes the last address of X-Forwarded-For, which the proxy then must set; no other header about
    who asks, or from where, is ever believed.
    """
    delays = Delays(clock)

    def check_login(user: str, password: str, address: str) -> bool:
        # asked again here: Radicale reads the name in the charset of the request, which may not be the one read below
        if not _is_name(user) or delays.wait(user, address):
            return False
        proven = check_password(user, password)
        (delays.succeeded if proven else delays.failed)(user, address)
        return proven

    return _App(make_radicale(storage, check_login), Static(public, private), delays, behind_proxy)


class _App:
    def __init__(self, calendars: WSGIApp, static: WSGIApp, delays: Delays, behind_proxy: bool) -> None:
        self._calendars = calendars
        self._static = static
        self._delays = delays
        self._behind_proxy = behind_proxy

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO") or "/"
        address = self._address(environ)
        clean = {
            name: value
            for name, value in environ.items()
            if name not in _TRUSTED_BY_NOBODY and not name.startswith("HTTP_X_FORWARDED")
        }
        if path.rstrip("/") in {"/.well-known/caldav", CALENDARS} and path != CALENDARS + "/":
            start_response("301 Moved Permanently", [("Location", CALENDARS + "/"), ("Content-Length", "0")])
            return []
        if path.startswith(CALENDARS + "/") and not path.startswith(CALENDARS + "/."):
            if not _is_address(environ.get("HTTP_DESTINATION", "")):
                return _say(start_response, "400 Bad Request")
            clean |= {"SCRIPT_NAME": CALENDARS, "PATH_INFO": path.removeprefix(CALENDARS), "REMOTE_ADDR": address}
            return self._collections(clean, start_response, address)
        return self._static(clean, start_response)

    def _address(self, environ: dict[str, Any]) -> str:
        forwarded = environ.get("HTTP_X_FORWARDED_FOR", "") if self._behind_proxy else ""
        return forwarded.rpartition(",")[2].strip() or environ.get("REMOTE_ADDR", "")

    def _collections(self, environ: dict[str, Any], start_response: StartResponse, address: str) -> Iterable[bytes]:
        named = (_decoded(environ["PATH_INFO"]), unquote(parts_of(environ.get("HTTP_DESTINATION", "")).path))
        if environ["REQUEST_METHOD"].upper() in _REFUSED or any(map(names_a_device, "/".join(named).split("/"))):
            return _say(start_response, "403 Forbidden")
        if int(environ.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            return _say(start_response, "413 Content Too Large")
        if authorization := environ.get("HTTP_AUTHORIZATION"):
            user = _user(authorization)
            if user is None:
                return _say(start_response, "400 Bad Request")
            if wait := self._delays.wait(user, address):
                return _say(start_response, "429 Too Many Requests", ("Retry-After", str(math.ceil(wait))))
        if environ["PATH_INFO"] == "/" and environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
            # whoever opens the address of the server in a browser finds the page that is for people
            return _say(start_response, "302 Found", ("Location", "/"))
        return self._calendars(environ, start_response)


def _say(start_response: StartResponse, status: str, *headers: tuple[str, str]) -> Iterable[bytes]:
    start_response(status, [*headers, ("Content-Length", "0")])
    return []


def _user(authorization: str) -> str | None:
    """Tell whom a Basic authorization names (RFC 7617); None when there is none that can be read."""
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        decoded = base64.b64decode(encoded.strip(), validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    user, colon, _ = decoded.partition(":")
    return user if colon and _is_name(user) else None


def _decoded(path: str) -> str:
    """Read a path as WSGI tells it (PEP 3333)."""
    return path.encode("latin-1", "replace").decode("utf-8", "replace")


def _is_address(text: str) -> bool:
    try:
        parts_of(text)
    except NoAddress:
        return False
    return True


def _is_name(user: str) -> bool:
    return len(user) <= _LONGEST_NAME and not any(unicodedata.category(character) in {"Cc", "Cs"} for character in user)
