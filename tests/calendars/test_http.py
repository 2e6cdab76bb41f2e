"""The network on a short leash, against a server that answers what the test says."""

from __future__ import annotations

import base64
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from calendars import (
    Busy,
    CollectionError,
    DavCollection,
    Gone,
    Insecure,
    Ledger,
    NetTransport,
    PreconditionFailed,
    Refused,
    UidTaken,
    Unreachable,
    discovery,
)
from calendars.discovery import NoCalendar
from calendars.server.run import Server
from calendars.sync import sync
from calendars.wsgi import StartResponse
from tests.calendars.builders import events

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Script:
    """Answers in order, the last one for ever; what was asked is kept."""

    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.input"].read()
        self.asked.append(environ)
        status, headers, body = self.replies[0] if len(self.replies) == 1 else self.replies.pop(0)
        start_response(f"{status} told", [*headers.items(), ("Content-Length", str(len(body)))])
        return [body]


@dataclass
class Scripted:
    script: Script
    url: str
    slept: list[float]
    transport: NetTransport


@pytest.fixture(scope="module")
def scripted_server() -> Iterator[tuple[Script, str]]:
    script = Script()
    with Server(script) as server:
        yield script, server.url
    gc.collect()


@pytest.fixture
def scripted(scripted_server: tuple[Script, str]) -> Iterator[Callable[..., Scripted]]:
    script, url = scripted_server
    slept: list[float] = []
    opened: list[NetTransport] = []

    def make(*replies: Reply, pauses: Sequence[float] = (0.5, 1, 2)) -> Scripted:
        script.replies, script.asked = list(replies), []
        transport = NetTransport(f"{url}dav/", "ml", "s3cret", pauses=pauses, timeout=5, sleep=slept.append)
        opened.append(transport)
        return Scripted(script, url, slept, transport)

    yield make
    for one in opened:
        one.close()
    gc.collect()


OK: Reply = (200, {}, b"fine")


def test_the_password_is_sent_at_once_and_answers_are_asked_unpacked(scripted: Callable[..., Scripted]) -> None:
    one = scripted(OK)

    assert one.transport.request("GET", "/dav/").body == b"fine"

    (asked,) = one.script.asked
    assert asked["HTTP_AUTHORIZATION"] == "Basic " + base64.b64encode(b"ml:s3cret").decode()
    assert asked["HTTP_ACCEPT_ENCODING"] == "identity"


def test_netrc_and_proxies_of_the_environment_are_not_read(
    scripted: Callable[..., Scripted], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login thief password stolen\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    one = scripted(OK)

    assert one.transport.request("GET", "/dav/").status == 200
    assert one.script.asked[0]["HTTP_AUTHORIZATION"] == "Basic " + base64.b64encode(b"ml:s3cret").decode()


def test_connections_are_kept(scripted: Callable[..., Scripted]) -> None:
    one = scripted(OK)
    for _ in range(5):
        one.transport.request("PUT", "/dav/a.ics", body=b"x")

    assert len({asked["REMOTE_PORT"] for asked in one.script.asked}) == 1


def test_a_busy_server_is_asked_again_when_it_says(scripted: Callable[..., Scripted]) -> None:
    one = scripted((503, {"Retry-After": "7"}, b""), (503, {}, b""), OK)

    assert one.transport.request("PROPFIND", "/dav/").status == 200
    assert one.slept == [7.0, 1.0]
    assert one.transport.requests == 3


def test_a_date_to_come_back_is_understood(scripted: Callable[..., Scripted]) -> None:
    when = format_datetime(datetime.now(UTC) + timedelta(seconds=20), usegmt=True)
    one = scripted((429, {"Retry-After": when}, b""), OK)

    assert one.transport.request("PUT", "/dav/a.ics", body=b"x").status == 200
    assert 15 < one.slept[0] <= 20


def test_patience_has_an_end(scripted: Callable[..., Scripted]) -> None:
    one = scripted((503, {"Retry-After": "3600"}, b""))

    assert one.transport.request("PROPFIND", "/dav/").status == 503
    assert one.slept == []
    assert scripted((503, {}, b"")).transport.request("PROPFIND", "/dav/").status == 503
    assert len(one.slept) == 3


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_write_is_not_repeated_blindly(scripted: Callable[..., Scripted], status: int) -> None:
    one = scripted((status, {}, b""))

    assert one.transport.request("PUT", "/dav/a.ics", body=b"x").status == status
    assert one.transport.requests == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_on_the_same_host_repeats_the_request_itself(scripted: Callable[..., Scripted], status: int) -> None:
    one = scripted((status, {"Location": "/other/"}, b""), OK)

    answer = one.transport.request("PROPFIND", "/dav/", body=b"<x/>")

    assert answer.url == f"{one.url}other/"
    assert [asked["REQUEST_METHOD"] for asked in one.script.asked] == ["PROPFIND", "PROPFIND"]


def test_redirects_without_end_are_refused(scripted: Callable[..., Scripted]) -> None:
    made = scripted((302, {"Location": "/again/"}, b""))

    with pytest.raises(Refused, match="without end"):
        made.transport.request("PROPFIND", "/dav/")
    assert made.transport.requests == 6


@pytest.mark.parametrize(
    "location",
    ["https://evil.example.org/dav/", "http://evil.example.org/", "//evil.example.org/", "http://127.0.0.1:1/dav/"],
)
def test_the_password_goes_to_no_other_host(scripted: Callable[..., Scripted], location: str) -> None:
    one = scripted((301, {"Location": location}, b""))

    with pytest.raises(Insecure):
        one.transport.request("PROPFIND", "/dav/")

    assert one.transport.requests == 1


@pytest.mark.parametrize("location", ["http://[bad", "http://127.0.0.1:abc/", "https://127.0.0.1:99999/"])
def test_a_redirect_to_no_address_is_not_followed(scripted: Callable[..., Scripted], location: str) -> None:
    with pytest.raises(CollectionError):
        scripted((301, {"Location": location}, b"")).transport.request("PROPFIND", "/dav/")


@pytest.mark.parametrize("url", ["http://nuage.example.org/dav/", "http://127.0.0.1.example.org/"])
def test_the_password_never_travels_in_the_clear(url: str) -> None:
    with pytest.raises(Insecure, match="without encryption"):
        NetTransport(url, "ml", "s3cret")


@pytest.mark.parametrize("url", ["ftp://example.org/", "https:///x", "https://ml:s3cret@example.org/", "example.org"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        NetTransport(url, "ml", "s3cret")


def test_a_server_that_is_down_is_unreachable_and_no_secret_is_told(ledger: Ledger) -> None:
    slept: list[float] = []
    with NetTransport("http://127.0.0.1:9/dav/", "ml", "s3cret", sleep=slept.append) as transport:
        report = sync(DavCollection(transport, "/dav/"), events(2), ledger, target="calendar:ml")

    assert isinstance(report.failure, Unreachable)
    assert len(slept) == 3
    assert "s3cret" not in f"{report.failure!r} {report.failure.__cause__!r} {report.failure.__context__!r}"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, Refused),
        (403, Refused),
        (404, Gone),
        (405, Refused),
        (412, PreconditionFailed),
        (423, Refused),
        (429, Busy),
        (500, Refused),
        (503, Busy),
        (507, Refused),
    ],
)
def test_each_status_has_its_meaning(scripted: Callable[..., Scripted], status: int, kind: type[Exception]) -> None:
    collection = DavCollection(scripted((status, {}, b""), pauses=()).transport, "/dav/")

    for ask in (
        collection.list,
        lambda: collection.put("a.ics", b"x"),
        lambda: collection.delete("a.ics", if_match="1"),
    ):
        with pytest.raises(kind) as raised:
            ask()
        assert type(raised.value) is kind


def refusal(inside: str) -> bytes:
    namespaces = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:s="http://sabredav.org/ns"'
    return f'<?xml version="1.0"?><d:error {namespaces}>{inside}</d:error>'.encode()


NEXTCLOUD = "<s:message>Deleted calendar object with uid already exists in this calendar collection.</s:message>"


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (409, refusal("<c:no-uid-conflict/>"), UidTaken),
        (403, refusal("<c:no-uid-conflict><d:href>/dav/b.ics</d:href></c:no-uid-conflict>"), UidTaken),
        (400, refusal(NEXTCLOUD), UidTaken),
        (409, refusal("Event UID already in use. (x)"), UidTaken),
        (409, b"", Refused),
        (409, refusal("<d:resource-must-be-null/>"), Refused),
        (403, b"<html>no-uid-conflict</html>", Refused),
        (403, refusal("<c:supported-calendar-component/>"), Refused),
    ],
)
def test_a_name_is_taken_only_where_the_answer_says_so(
    scripted: Callable[..., Scripted], ledger: Ledger, status: int, body: bytes, kind: type[Exception]
) -> None:
    one = scripted((207, {}, multistatus()), (status, {}, body))

    report = sync(DavCollection(one.transport, "/dav/"), events(1), ledger, target="calendar:ml")

    if kind is UidTaken:
        assert [(conflict.why, report.failed) for conflict in report.conflicts] == [("uid-taken", ())]
    else:
        assert report.conflicts == ()
        assert [type(failed.error) for failed in report.failed] == [Refused]


def multistatus(*responses: str) -> bytes:
    inside = "".join(responses)
    return f'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">{inside}</d:multistatus>'.encode()


def listed(href: str, etag: str = '"1"') -> str:
    return (
        f"<d:response><d:href>{href}</d:href><d:propstat><d:prop><d:getetag>{etag}</d:getetag></d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
    )


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><d:multistatus xmlns:d="DAV:">&a;</d:multistatus>'


@pytest.mark.parametrize(
    "body",
    [
        multistatus(listed("/dav/a.ics"))[:-20],
        b"",
        b"<html><body>Please log in</body></html>",
        BOMB,
        BOMB.decode().encode("utf-16"),
        b"<a>" * 100_000,
        multistatus(listed("/dav/a.ics")).replace(b"DAV:", b"other:"),
    ],
    ids=["truncated", "empty", "html", "bomb", "bomb-in-utf-16", "deep", "other-namespace"],
)
def test_what_is_no_listing_is_never_read_as_an_empty_one(scripted: Callable[..., Scripted], body: bytes) -> None:
    collection = DavCollection(scripted((207, {"Content-Type": "text/xml"}, body), pauses=()).transport, "/dav/")

    with pytest.raises(Unreachable):
        collection.list()


def test_only_what_lies_in_the_collection_is_listed(scripted: Callable[..., Scripted]) -> None:
    body = multistatus(
        listed("/dav/"),
        listed("/dav/a.ics"),
        listed("/dav/caf%C3%A9.ics"),
        listed("https://elsewhere.example.org/dav/b.ics", '"2"'),
        listed("/other/c.ics"),
        listed("/dav/sub/d.ics"),
        listed("/dav/e.ics").replace("200 OK", "404 Not Found"),
    )
    collection = DavCollection(scripted((207, {}, body)).transport, "/dav/")

    assert collection.list() == {"a.ics": '"1"', "café.ics": '"1"', "b.ics": '"2"'}


def test_a_weak_etag_is_none(scripted: Callable[..., Scripted]) -> None:
    assert DavCollection(scripted((201, {"ETag": 'W/"1"'}, b"")).transport, "/dav/").put("a.ics", b"x") is None


def test_an_ordinary_web_page_is_no_calendar(scripted: Callable[..., Scripted]) -> None:
    one = scripted((200, {"Content-Type": "text/html"}, b"<p>Bonjour</p>"))

    with pytest.raises(NoCalendar):
        discovery.find(one.transport, "coanimation", name="x")


def test_an_account_elsewhere_gets_no_password(scripted: Callable[..., Scripted]) -> None:
    principal = listed("/dav/").replace(
        "<d:getetag>",
        "<d:current-user-principal><d:href>https://evil.example.org/</d:href></d:current-user-principal><d:getetag>",
    )
    one = scripted((207, {}, multistatus(principal)))

    with pytest.raises(Insecure):
        discovery.find(one.transport, "coanimation", name="x")

    assert one.transport.requests == 1
