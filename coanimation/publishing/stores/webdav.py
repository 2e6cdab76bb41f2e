"""A folder on a WebDAV server (RFC 4918), such as one of Nextcloud: GET, PUT, MKCOL and DELETE of what is ours."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from calendars.collection import CollectionError, Gone, Insecure, Refused, Unreachable
from calendars.multistatus import DAV, Malformed, resources
from calendars.transport import Answer, Transport, refused
from coanimation.publishing.sending import UNKNOWN, NotSent

_LIST: Final = (
    b'<?xml version="1.0" encoding="utf-8"?>'
    b'<propfind xmlns="DAV:"><prop><getcontentlength/><resourcetype/></prop></propfind>'
)
_XML: Final = {"Content-Type": "application/xml; charset=utf-8", "Depth": "1"}
_TYPES: Final = {".ics": "text/calendar; charset=utf-8", ".html": "text/html; charset=utf-8"}
_THERE: Final = frozenset({405, 409})  # of MKCOL: it exists already; 409 where a PUT will tell what is wrong


class WebdavStore:
    """Writes below the folder of a transport, which is made when its parent is there."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._root = transport.url.rstrip("/") + "/"
        self._folders: set[str] = set()

    def read(self, path: str) -> bytes | None:
        """Read a file; None when there is none."""
        answer = self._ask("GET", path, path)
        if answer.status in {404, 409, 410}:
            return None
        self._check(answer, path)
        return answer.body

    def sizes(self, folder: str) -> Mapping[str, int]:
        """Tell the sizes of the files that lie directly in a folder, by name, in one PROPFIND."""
        where = f"{folder}/" if folder else ""
        answer = self._ask("PROPFIND", where, folder, headers=_XML, body=_LIST)
        if answer.status in {404, 409, 410}:
            return {}
        if answer.status != 207:
            self._check(answer, folder)
            raise NotSent("publish-destination-no-webdav", status=answer.status)
        self._folders.add(folder)
        try:
            return dict(_sizes(answer.body, urlsplit(self._root).path + quote(where)))
        except Malformed as error:
            raise NotSent("publish-destination-unreachable") from error

    def write(self, path: str, data: bytes) -> None:
        """Put this content in place of a file; its folder is made."""
        folder, _, name = path.rpartition("/")
        for one in ("", folder) if folder else ("",):
            if one not in self._folders:
                self._make(one)
        kind = _TYPES.get("." + name.rpartition(".")[2]) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        answer = self._ask("PUT", path, path, headers={"Content-Type": kind}, body=data)
        if answer.status in {404, 409}:
            raise NotSent("publish-destination-no-folder", folder=unquote(self._root))
        self._check(answer, path)

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""
        answer = self._ask("DELETE", path, path)
        if answer.status not in {404, 410}:
            self._check(answer, path)

    def _make(self, folder: str) -> None:
        answer = self._ask("MKCOL", f"{folder}/" if folder else "", folder)
        if answer.status not in _THERE:
            self._check(answer, folder)
        self._folders.add(folder)

    def _ask(
        self, method: str, path: str, what: str, *, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        try:
            return self._transport.request(method, self._root + quote(path), headers=headers, body=body)
        except CollectionError as error:
            raise _not_sent(error, what) from error

    @staticmethod
    def _check(answer: Answer, what: str) -> None:
        if not 200 <= answer.status < 300:
            raise _not_sent(refused(answer), what)


def _not_sent(error: CollectionError, what: str) -> NotSent:
    match error:
        case Insecure():
            return NotSent("publish-destination-insecure")
        case Refused(status=401 | 403):
            return NotSent("publish-destination-password-refused")
        case Refused(status=507):
            return NotSent("publish-destination-full")
        case Unreachable():
            return NotSent("publish-destination-unreachable")
        case Refused(status=status):
            return NotSent("publish-destination-refused", what=what, why=str(status))
        case Gone() | _:
            return NotSent("publish-destination-refused", what=what, why="404")


def _sizes(body: bytes, base: str) -> Iterator[tuple[str, int]]:
    for resource in resources(body):
        kinds = resource.properties.get(f"{DAV}resourcetype")
        path, inside = unquote(urlsplit(resource.href).path), unquote(base)
        name = path.removeprefix(inside)
        if (kinds is not None and kinds.find(f"{DAV}collection") is not None) or not path.startswith(inside):
            continue
        if name and "/" not in name:
            length = resource.text(f"{DAV}getcontentlength").strip()
            yield name, int(length) if length.isdecimal() else UNKNOWN
