"""The public tree at the root and the private feeds under /f/: plain files, revalidated by their content."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import stat
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from typing import Any

from calendars.tokens import digest
from calendars.wsgi import StartResponse

_TEXT = ("text/", "application/json", "application/xml", "application/manifest+json", "image/svg+xml")
_TYPES = {
    ".ics": "text/calendar; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}
_PRIVATE = (
    ("Cache-Control", "private, no-cache"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Robots-Tag", "noindex"),
)
_PUBLIC = (("Cache-Control", "no-cache"), ("Referrer-Policy", "same-origin"))
_CACHED = 4096
_NAMES_OF_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³")}
)


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it is handed out; `zipped` is empty where that would not pay."""

    data: bytes
    etag: str
    zipped: bytes
    modified: float
    type: str


class Static:
    """A WSGI application over two folders; every file that is not there, secret or not, is one and the same 404."""

    def __init__(
        self, public: Path, private: Path, *, prefix: str = "/f/", clock: Callable[[], float] = time.time
    ) -> None:
        self._public = public.resolve()
        self._private = private.resolve()
        self._prefix = prefix
        self._clock = clock
        self._lock = threading.Lock()
        self._cache: OrderedDict[Path, tuple[tuple[int, int, int], _File]] = OrderedDict()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer GET and HEAD (RFC 9110 9.3)."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO") or "/"
        if method not in {"GET", "HEAD"}:
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0")])
            return []
        secret = path.startswith(self._prefix)
        found = self._find_feed(path) if secret else self._find_page(path)
        fixed = [*(_PRIVATE if secret else _PUBLIC), ("X-Content-Type-Options", "nosniff")]
        file = self._load(found) if found else None
        if file is None:
            start_response("404 Not Found", [*_PRIVATE, ("Content-Type", "text/plain"), ("Content-Length", "4")])
            return [b"404\n"] if method == "GET" else []
        zipped = bool(file.zipped) and _accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
        etag = f'"{file.etag}-gz"' if zipped else f'"{file.etag}"'
        fixed += [
            ("ETag", etag),
            ("Last-Modified", formatdate(file.modified, usegmt=True)),
            ("Vary", "Accept-Encoding"),
        ]
        if _fresh(environ, etag, file.modified, self._clock()):
            start_response("304 Not Modified", fixed)
            return []
        data = file.zipped if zipped else file.data
        fixed += [("Content-Type", file.type), ("Content-Length", str(len(data)))]
        start_response("200 OK", [*fixed, ("Content-Encoding", "gzip")] if zipped else fixed)
        return [data] if method == "GET" else []

    def _find_feed(self, path: str) -> Path | None:
        name = path.removeprefix(self._prefix)
        token = name.removesuffix(".ics")
        # the digest is the name of the file: nothing that was asked for ever reaches the file system
        return self._private / f"{digest(token)}.ics" if name.endswith(".ics") and token else None

    def _find_page(self, path: str) -> Path | None:
        try:
            text = path.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return None
        parts = text.split("/")[1:]
        if parts[-1] == "":
            parts[-1] = "index.html"
        if not all(map(_is_plain, parts)):
            return None
        found = self._public.joinpath(*parts)
        return found if found.resolve().is_relative_to(self._public) else None

    def _load(self, path: Path) -> _File | None:
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                return None
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            with self._lock:
                cached = self._cache.get(path)
                if cached and cached[0] == stamp:
                    self._cache.move_to_end(path)
                    return cached[1]
            file = _later(_read(path, min(status.st_mtime, self._clock())), cached[1] if cached else None)
        except (OSError, ValueError):
            return None
        with self._lock:
            self._cache[path] = stamp, file
            while len(self._cache) > _CACHED:
                self._cache.popitem(last=False)
        return file


def _read(path: Path, modified: float) -> _File:
    data = path.read_bytes()
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    zipped = gzip.compress(data, mtime=0) if kind.startswith(_TEXT) else b""
    return _File(
        data=data,
        etag=hashlib.sha256(data).hexdigest()[:32],
        zipped=zipped if len(zipped) < len(data) else b"",
        modified=modified,
        type=kind,
    )


def _later(file: _File, before: _File | None) -> _File:
    """Give other bytes a later date than those before them, whatever the date of their file says."""
    if before is None or file.modified > before.modified + 1:
        return file
    return replace(file, modified=before.modified if file.etag == before.etag else int(before.modified) + 1)


def _is_plain(part: str) -> bool:
    """Whether a piece of a path is an ordinary visible name on every system."""
    if not part or part.startswith(".") or part.endswith((".", " ")):
        return False
    if any(character in '\\:*?"<>|' or not character.isprintable() for character in part):
        return False
    return not names_a_device(part)


def names_a_device(part: str) -> bool:
    """Whether Windows takes a piece of a path for a device, wherever it stands: no file of ours has such a name."""
    return part.split(".", maxsplit=1)[0].rstrip(" ").lower() in _NAMES_OF_DEVICES


def _accepts_gzip(accepted: str) -> bool:
    for piece in accepted.lower().split(","):
        coding, _, weight = piece.partition(";")
        if coding.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _fresh(environ: dict[str, Any], etag: str, modified: float, now: float) -> bool:
    """Whether the client has these very bytes; If-None-Match wins over the date (RFC 9110 13.2.2).

    A date tells bytes apart only once its second is over (RFC 9110 8.8.2.2), and only when it is the very one that we
    told: bytes that were put back from a copy may have an older one.
    """
    if known := environ.get("HTTP_IF_NONE_MATCH"):
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return etag in tags or "*" in tags
    if since := environ.get("HTTP_IF_MODIFIED_SINCE"):
        try:
            return int(modified) == parsedate_to_datetime(since).timestamp() and now >= int(modified) + 1
        except (TypeError, ValueError):
            return False
    return False
