"""`python -m tests.calendars.fake.record`: ask the real servers of the lock, and keep what they answer in `recorded/`.

Nothing of a clock or of chance is kept, so that the files change only when a server does.
"""

from __future__ import annotations

import http.client
import importlib.metadata
import json
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from calendars import AppTransport, write
from calendars.compare import read
from calendars.discovery import make
from calendars.server.embedded import make_radicale
from calendars.transport import Answer
from tests.calendars.builders import edited, event
from tests.calendars.fake.recordings import FOLDER, Row
from tests.calendars.real import running_xandikos

Send = Callable[[str, str, Mapping[str, str], bytes], Answer]
Kept = dict[str, Any]

_ICS = {"Content-Type": "text/calendar; charset=utf-8"}
_XML = {"Content-Type": "application/xml; charset=utf-8"}
_OTHERS_DO_NOT_MATTER = frozenset({"allow", "content-type", "etag", "location"})
_SYNC = (
    b'<?xml version="1.0" encoding="utf-8"?><sync-collection xmlns="DAV:"><sync-token>urn:unknown:token</sync-token>'
    b"<sync-level>1</sync-level><prop><getetag/></prop></sync-collection>"
)


class Asked:
    """Asks one server in each situation of the table, in two collections of its own."""

    def __init__(self, send: Send, home: str) -> None:
        self._send = send
        self._first, self._second = f"{home}recorded-a/", f"{home}recorded-b/"
        self.kept: dict[Row, Kept] = {}

    def everything(self) -> dict[Row, Kept]:
        ours, other = write.render(event(1)), write.render(event(2))
        theirs = edited(ours, "Présence 1", "Dentiste")
        place = f"{self._first}event-1.ics"
        self.keep("well-known", "PROPFIND", "/.well-known/caldav", {"Depth": "0"}, b"", self._redirected)
        self.keep("etag-of-put", "PUT", place, {**_ICS, "If-None-Match": "*"}, ours, self._told)
        self.keep("bytes", "GET", place, {}, b"", lambda answer: "kept" if answer.body == ours else "rewritten")
        before = self._etag(place)
        same = {**_ICS, "If-Match": before}
        self.keep("identical-put", "PUT", place, same, ours, lambda _: self._same(place, before))
        self.keep("create-over-existing", "PUT", place, {**_ICS, "If-None-Match": "*"}, theirs, self._written(place))
        self._put_again(place, ours)
        self.keep("replace-stale", "PUT", place, {**_ICS, "If-Match": '"stale"'}, theirs, self._written(place))
        self.keep("delete-stale", "DELETE", place, {"If-Match": '"stale"'}, b"", lambda _: self._deleted(place))
        self._put_again(place, ours)
        absent = f"{self._first}event-2.ics"
        self.keep("replace-absent", "PUT", absent, {**_ICS, "If-Match": '"stale"'}, other, lambda _: self._made(absent))
        new = {**_ICS, "If-None-Match": "*"}
        copy, elsewhere = f"{self._first}copy.ics", f"{self._second}event-1.ics"
        with_method = f"{self._first}event-3.ics"
        self.keep("same-uid", "PUT", copy, new, ours, lambda _: self._made(copy))
        self.keep("same-uid-elsewhere", "PUT", elsewhere, new, ours, lambda _: self._made(elsewhere))
        published = write.render(event(3)).replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r\nMETHOD:PUBLISH\r\n")
        self.keep("method", "PUT", with_method, new, published, lambda _: self._made(with_method))
        self.keep("unknown-sync-token", "REPORT", self._first, {**_XML, "Depth": "0"}, _SYNC, self._listed)
        self.keep("get-collection", "GET", self._first, {}, b"", self._kind)
        return self.kept

    def keep(  # noqa: PLR0917 # a request in its order, and how what became of it is found out
        self, row: Row, method: str, path: str, headers: Mapping[str, str], body: bytes, then: Callable[[Answer], str]
    ) -> None:
        answer = self._send(method, path, headers, body)
        sent = {
            name: "ETAG" if name == "If-Match" and "stale" not in value else value for name, value in headers.items()
        }
        self.kept[row] = {
            "request": {"method": method, "path": path, "headers": sent, "summary": summary_of(body)},
            "answer": {
                "status": answer.status,
                "headers": {
                    name: "ETAG" if name == "etag" else value
                    for name, value in sorted(answer.headers.items())
                    if name in _OTHERS_DO_NOT_MATTER
                },
                "body": _timeless(answer.body) if answer.status != 200 else "",
            },
            "then": then(answer),
        }

    def _put_again(self, path: str, data: bytes) -> None:
        assert self._send("PUT", path, _ICS, data).status < 300

    def _get(self, path: str) -> Answer:
        return self._send("GET", path, {}, b"")

    def _etag(self, path: str) -> str:
        return self._get(path).headers["etag"]

    def _same(self, path: str, before: str) -> str:
        return "same" if self._etag(path) == before else "changes"

    def _written(self, path: str) -> Callable[[Answer], str]:
        return lambda _: "written" if b"Dentiste" in self._get(path).body else "refused"

    def _deleted(self, path: str) -> str:
        return "deleted" if self._get(path).status == 404 else "refused"

    def _made(self, path: str) -> str:
        return "written" if self._get(path).status == 200 else "refused"

    @staticmethod
    def _redirected(answer: Answer) -> str:
        return "redirected" if "location" in answer.headers else "absent"

    @staticmethod
    def _told(answer: Answer) -> str:
        return "told" if answer.headers.get("etag") else "hidden"

    @staticmethod
    def _listed(answer: Answer) -> str:
        return "everything" if b"event-1.ics" in answer.body else "refused"

    @staticmethod
    def _kind(answer: Answer) -> str:
        kind = answer.headers.get("content-type", "")
        return "read" if "calendar" in kind else "page" if answer.status == 200 else "refused"


def summary_of(body: bytes) -> str:
    """Tell the events apart that were sent; `write.render` makes the rest."""
    reading = read(body)
    return reading.content.summary if reading else ""


def _timeless(body: bytes) -> str:
    """Leave out tokens and stamps, which differ each time."""
    return re.sub(r"[0-9a-f]{32,}", "TOKEN", body.decode("utf-8", "replace"))


def radicale(folder: Path) -> dict[Row, Kept]:
    """Ask Radicale, in this process."""
    transport = AppTransport(make_radicale(folder, None), "ml")
    for name in "ab":
        make(transport, f"/ml/recorded-{name}/", name)

    def send(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        return transport.request(method, path, headers=headers, body=body)

    return Asked(send, "/ml/").everything()


def xandikos(url: str) -> dict[Row, Kept]:
    """Ask a running Xandikos."""

    def send(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
        try:
            connection.request(method, path, body=body, headers=dict(headers))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Answer(status=response.status, headers=found, body=response.read(), url=path)
        finally:
            connection.close()

    home = "/user/calendars/"
    for name in "ab":
        send("DELETE", f"{home}recorded-{name}/", {}, b"")
        assert send("MKCALENDAR", f"{home}recorded-{name}/", {}, b"").status == 201
    return Asked(send, home).everything()


def page(server: str, version: str, exchanges: Mapping[Row, Kept]) -> str:
    """Write the file of a server."""
    made = "python -m tests.calendars.fake.record"
    kept = {"server": server, "version": version, "made": made, "exchanges": exchanges}
    return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Write the files of Radicale and Xandikos."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_xandikos(Path(folder) / "x") as url:
        for name, found in (("Radicale", radicale(Path(folder) / "r")), ("Xandikos", xandikos(url))):
            told = page(name, importlib.metadata.version(name), found)
            (FOLDER / f"{name.lower()}.json").write_text(told, "utf-8", newline="\n")
            print(name, {row: (one["answer"]["status"], one["then"]) for row, one in found.items()})


if __name__ == "__main__":
    main()
