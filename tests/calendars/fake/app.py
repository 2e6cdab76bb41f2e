"""The server itself: plain CalDAV over a dictionary, and at each situation of the table what a recording says."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import fromstring
from xml.sax.saxutils import escape

from calendars.lines import split, unfold
from calendars.memory import _rewritten
from calendars.transport import Answer
from calendars.wsgi import USER, StartResponse
from tests.calendars.fake.recordings import Exchange, Row

_DAV, _CALDAV = "{DAV:}", "{urn:ietf:params:xml:ns:caldav}"
_NAMESPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
_UID_CONFLICT = f'<?xml version="1.0"?><D:error {_NAMESPACES}><C:no-uid-conflict/></D:error>'
_BAD_TOKEN = f'<?xml version="1.0"?><D:error {_NAMESPACES}><D:valid-sync-token/></D:error>'
_XML = {"content-type": "application/xml; charset=utf-8"}
_MOST_CALENDARS = 10


class Cut(ConnectionError):
    """The connection breaks before the answer."""


@dataclass(slots=True)
class Held:
    """A resource with its ETag."""

    data: bytes
    etag: str


@dataclass(slots=True)
class Calendar:
    """A collection, and the UIDs in its bin."""

    held: dict[str, Held] = field(default_factory=dict)
    bin: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, with the path as it is meant."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0] + "/"

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


class Fake:
    """A WSGI application; `quirks` are recorded exchanges that it replays where their situation arises.

    Its calendars lie under /calendars/USER/. What a person does there goes through `edit` and `remove`, at once.
    `asked` counts the requests by method.
    """

    def __init__(self, *quirks: Exchange) -> None:
        self.quirks: dict[Row, Exchange] = {quirk.row: quirk for quirk in quirks}
        self.calendars: dict[str, Calendar] = {}
        self.asked: list[str] = []
        self._revision = 0
        self._lock = threading.RLock()

    @property
    def ignores_conditions(self) -> bool:
        """Whether a write may fall on what it did not expect."""
        rows: tuple[Row, ...] = ("create-over-existing", "delete-stale", "replace-absent")
        return any(self.quirks[row].then != "refused" for row in rows if row in self.quirks)

    def contents(self, path: str) -> dict[str, bytes]:
        """Tell everything that a calendar holds."""
        calendar = self.calendars.get(path, Calendar())
        return {name: held.data for name, held in sorted(calendar.held.items())}

    def edit(self, path: str, name: str, data: bytes) -> None:
        """Write as a person does in their own client."""
        with self._lock:
            self._store(self.calendars.setdefault(path, Calendar()), name, data)

    def remove(self, path: str, name: str) -> None:
        """Delete as a person does in their own client."""
        with self._lock:
            self._drop(self.calendars[path], name)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        headers = {
            name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
            for name, value in environ.items()
            if name.startswith("HTTP_")
        }
        path = environ["PATH_INFO"].encode("latin-1").decode()
        ask = Ask(environ["REQUEST_METHOD"], path, headers, environ["wsgi.input"].read(length))
        answer = self.answer(ask, environ.get(USER) or "ml")
        content = [("Content-Length", str(len(answer.body)))]
        start_response(f"{answer.status} answered", [*answer.headers.items(), *content])
        return [answer.body]

    def answer(self, ask: Ask, user: str) -> Answer:
        """Answer one request; Cut where the connection breaks, whether it was done or not."""
        with self._lock:
            self.asked.append(ask.method)
            broken = "lost-answers" in self.quirks and len(self.asked) % 4 == 0
            if broken and len(self.asked) % 8 == 0:
                raise Cut
            answer = self._answer(ask, user)
            if broken:
                raise Cut
            return self._deflated(ask, answer)

    def _answer(self, ask: Ask, user: str) -> Answer:  # noqa: PLR0911 # one for each method
        match ask.method:
            case "PROPFIND" if ask.path == "/.well-known/caldav":
                return self._replay("well-known") or Answer(status=301, headers={"location": "/"})
            case "PROPFIND":
                return self._found(ask, user)
            case "MKCALENDAR":
                return self._made(ask)
            case "REPORT" if b"sync-collection" in ask.body:
                return self._synced(ask)
            case "REPORT":
                return self._reported(ask)
            case "GET" | "HEAD":
                return self._got(ask)
            case "PUT":
                return self._put(ask)
            case "DELETE":
                return self._deleted(ask)
            case _:
                return Answer(status=405)

    # reading ----------------------------------------------------------------------------------------------------------

    def _found(self, ask: Ask, user: str) -> Answer:
        home = f"/calendars/{user}/"
        calendar = self.calendars.get(ask.path)
        inside: Iterator[str] = iter(())
        if calendar is not None:
            kind = "<D:collection/><C:calendar/>"
            inside = (_response(ask.path + name, _etag(held.etag)) for name, held in sorted(calendar.held.items()))
        elif ask.path in {"/", home, f"/principals/{user}/"}:
            kind = "<D:collection/>"
            below = [path for path in sorted(self.calendars) if ask.path == home and path.startswith(home)]
            inside = (_response(path, _about("<D:collection/><C:calendar/>", user)) for path in below)
        elif held := self.calendars.get(ask.folder, Calendar()).held.get(ask.name):
            return _multistatus([_response(ask.path, _etag(held.etag))])
        else:
            return Answer(status=404)
        around = inside if ask.headers.get("depth") == "1" else ()
        return _multistatus([_response(ask.path, _about(kind, user)), *around])

    def _reported(self, ask: Ask) -> Answer:
        calendar = self.calendars.get(ask.path)
        if calendar is None:
            return Answer(status=404)
        answers = []
        for wanted in fromstring(ask.body).iterfind(f"{_DAV}href"):
            path = wanted.text or ""
            held = calendar.held.get(path.rpartition("/")[2])
            if held is None:
                answers.append(
                    f"<D:response><D:href>{path}</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>"
                )
            else:
                data = f"<C:calendar-data>{escape(held.data.decode(), {chr(13): '&#13;'})}</C:calendar-data>"
                answers.append(_response(path, _etag(held.etag) + data))
        return _multistatus(answers)

    def _synced(self, ask: Ask) -> Answer:
        calendar = self.calendars.get(ask.path, Calendar())
        quirk = self.quirks.get("unknown-sync-token")
        if quirk is not None and quirk.then == "everything":
            return _multistatus([_response(ask.path + name, _etag(one.etag)) for name, one in calendar.held.items()])
        return self._replay("unknown-sync-token") or Answer(status=403, headers=_XML, body=_BAD_TOKEN.encode())

    def _got(self, ask: Ask) -> Answer:
        if (calendar := self.calendars.get(ask.path)) is not None:
            data = b"".join(one.data for one in calendar.held.values())
            return self._replay("get-collection") or Answer(
                status=200, headers={"content-type": "text/calendar"}, body=data
            )
        held = self.calendars.get(ask.folder, Calendar()).held.get(ask.name)
        if held is None:
            return Answer(status=404)
        return Answer(status=200, headers={"etag": held.etag, "content-type": "text/calendar"}, body=held.data)

    # writing ----------------------------------------------------------------------------------------------------------

    def _made(self, ask: Ask) -> Answer:
        path = ask.path.rstrip("/") + "/"
        if path in self.calendars:
            return Answer(status=405)
        if len(self.calendars) >= _MOST_CALENDARS and (refusal := self._replay("calendars-an-hour")):
            return refusal
        self.calendars[path] = Calendar()
        return Answer(status=201)

    def _put(self, ask: Ask) -> Answer:
        calendar = self.calendars.get(ask.folder)
        if calendar is None:
            return Answer(status=409)
        present = calendar.held.get(ask.name)
        row = _broken_condition(ask, present)
        if row and not self._happens(row, "written"):
            return self._replay(row) or Answer(status=412)
        uid = uid_of(ask.body)
        refusal = self._uid_refused("same-uid", found=self._twin(ask, uid)) or self._uid_refused(
            "same-uid-elsewhere", found=self._namesake(ask, uid)
        )
        if refusal is not None:
            return refusal
        if present is None and uid in calendar.bin and (refusal := self._replay("bin")):
            return refusal
        if b"\nMETHOD:" in ask.body and self._happens("method", "refused"):
            return self._replay("method") or Answer(status=403)
        held = self._store(calendar, ask.name, ask.body)
        hidden = "etag-with-attendees" in self.quirks and b"\nATTENDEE" in ask.body
        told = self.quirks.get("etag-of-put")
        hidden = hidden or (told is not None and told.then == "hidden")
        headers = {} if hidden else {"etag": held.etag}
        replayed = self._replay(row, headers) if row else None
        return replayed or Answer(status=201 if present is None else 204, headers=headers)

    def _deleted(self, ask: Ask) -> Answer:
        calendar = self.calendars.get(ask.folder, Calendar())
        present = calendar.held.get(ask.name)
        if present is None:
            return Answer(status=404)
        stale = ask.headers.get("if-match", present.etag) != present.etag
        if stale and not self._happens("delete-stale", "deleted"):
            return self._replay("delete-stale") or Answer(status=412)
        self._drop(calendar, ask.name)
        return (self._replay("delete-stale") if stale else None) or Answer(status=204)

    def _twin(self, ask: Ask, uid: str) -> bool:
        held = self.calendars[ask.folder].held
        return bool(uid) and any(uid_of(one.data) == uid for name, one in held.items() if name != ask.name)

    def _namesake(self, ask: Ask, uid: str) -> bool:
        others = (one for path, one in self.calendars.items() if path != ask.folder)
        return bool(uid) and any(uid_of(held.data) == uid for one in others for held in one.held.values())

    def _uid_refused(self, row: Row, *, found: bool) -> Answer | None:
        if not found or self._happens(row, "written") or (row == "same-uid-elsewhere" and row not in self.quirks):
            return None
        return self._replay(row) or Answer(status=409, headers=_XML, body=_UID_CONFLICT.encode())

    def _store(self, calendar: Calendar, name: str, data: bytes) -> Held:
        if self._happens("bytes", "rewritten"):
            data = _rewritten(data)
        self._revision += 1
        salt = str(self._revision) if self._happens("identical-put", "changes") else ""
        etag = f'"{hashlib.sha256(data + salt.encode()).hexdigest()[:16]}"'
        calendar.held[name] = Held(data, etag)
        return calendar.held[name]

    @staticmethod
    def _drop(calendar: Calendar, name: str) -> None:
        calendar.bin.add(uid_of(calendar.held.pop(name).data))

    # replaying --------------------------------------------------------------------------------------------------------

    def _happens(self, row: Row, then: str) -> bool:
        quirk = self.quirks.get(row)
        return quirk is not None and quirk.then == then

    def _replay(self, row: Row, headers: Mapping[str, str] | None = None) -> Answer | None:
        """Answer as was recorded; what names a resource or its ETag there is told of the present ones."""
        quirk = self.quirks.get(row)
        if quirk is None:
            return None
        kept = {name: value for name, value in quirk.headers.items() if name not in {"etag", "location"}}
        place = {"location": "/"} if "location" in quirk.headers else {}
        return Answer(status=quirk.status, headers={**kept, **place, **(headers or {})}, body=quirk.body.encode())

    def _deflated(self, ask: Ask, answer: Answer) -> Answer:
        etag = answer.headers.get("etag")
        if "deflate" not in self.quirks or etag is None or "gzip" not in ask.headers.get("accept-encoding", ""):
            return answer
        return Answer(
            status=answer.status,
            headers={**answer.headers, "etag": f'{etag[:-1]}-gzip"'},
            body=answer.body,
            url=answer.url,
        )


def _broken_condition(ask: Ask, present: Held | None) -> Row | None:
    if_match = ask.headers.get("if-match")
    if ask.headers.get("if-none-match") == "*" and present is not None:
        return "create-over-existing"
    if if_match is not None and present is None:
        return "replace-absent"
    if if_match is not None and present is not None and present.etag != if_match:
        return "replace-stale"
    return None


def uid_of(data: bytes) -> str:
    """Read the UID of the first component that has one."""
    return next((split(line)[2] for line in unfold(data) if split(line)[0] == "UID"), "")


def _etag(etag: str) -> str:
    return f"<D:resourcetype/><D:getetag>{escape(etag)}</D:getetag>"


def _about(kind: str, user: str) -> str:
    return (
        f"<D:resourcetype>{kind}</D:resourcetype>"
        f"<D:current-user-principal><D:href>/principals/{user}/</D:href></D:current-user-principal>"
        f"<C:calendar-home-set><D:href>/calendars/{user}/</D:href></C:calendar-home-set>"
    )


def _response(path: str, properties: str) -> str:
    return (
        f"<D:response><D:href>{quote(path)}</D:href><D:propstat><D:prop>{properties}</D:prop>"
        "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
    )


def _multistatus(responses: Iterable[str]) -> Answer:
    body = f'<?xml version="1.0" encoding="utf-8"?><D:multistatus {_NAMESPACES}>{"".join(responses)}</D:multistatus>'
    return Answer(status=207, headers=_XML, body=body.encode())
