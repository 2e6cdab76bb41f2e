"""The reader against a small CalDAV server of ours, whose answers each test can spoil."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import create_server
from threading import Thread

import pytest

from coanimation.readback import Account, Unread, calendars, read_calendar, read_feed
from tests.readback.builders import calendar, vevent

_DAV = '<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">{}</multistatus>'
_PROP = "<response><href>{}</href><propstat><prop>{}</prop></propstat></response>"


@dataclass
class Server:
    """Answers by (method, path): status, content type, body."""

    url: str
    answers: dict[tuple[str, str], tuple[int, str, bytes]] = field(default_factory=dict)

    def answer(self, method: str, path: str, *responses: str) -> None:
        self.answers[method, path] = (207, "application/xml", _DAV.format("".join(responses)).encode())

    @property
    def account(self) -> Account:
        return Account(url=f"{self.url}/", user="mda", password="sésame")


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def _reply(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            known = b64encode("mda:sésame".encode()).decode()
            if self.command != "GET" and self.headers["Authorization"] != f"Basic {known}":
                status, kind, body = 401, "text/plain", b""
            else:
                status, kind, body = served.answers.get((self.command, self.path), (404, "text/plain", b""))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PROPFIND = do_REPORT = _reply  # noqa: N815 - names of the protocol

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        served = Server(f"http://127.0.0.1:{httpd.server_port}")
        thread = Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        served.answer(
            "PROPFIND",
            "/",
            _PROP.format("/", "<current-user-principal><href>/mda/</href></current-user-principal>"),
        )
        served.answer(
            "PROPFIND",
            "/mda/",
            _PROP.format("/mda/", "<C:calendar-home-set><href>/mda/home/</href></C:calendar-home-set>"),
        )
        served.answer(
            "PROPFIND",
            "/mda/home/",
            _PROP.format("/mda/home/", "<resourcetype><collection/></resourcetype>"),
            _PROP.format("/mda/home/space/", "<resourcetype><collection/><C:calendar/></resourcetype>"),
        )
        yield served
        httpd.shutdown()
        thread.join()


def data(*events: str) -> str:
    return _PROP.format("/x.ics", f"<C:calendar-data>{calendar(*events).decode()}</C:calendar-data>")


def test_calendars_are_discovered_from_the_address_that_was_given(server: Server) -> None:
    assert calendars(server.account) == (f"{server.url}/mda/home/space/",)


def test_every_event_of_a_calendar_is_read(server: Server) -> None:
    server.answer("REPORT", "/mda/home/space/", data(vevent("one")), data(vevent("two")))

    read = read_calendar(server.account, f"{server.url}/mda/home/space/")

    assert [event.uid for event in read] == ["one", "two"]


def test_a_wrong_password_is_said_with_the_address(server: Server) -> None:
    stranger = Account(url=f"{server.url}/", user="mda", password="wrong")

    with pytest.raises(Unread) as caught:
        calendars(stranger)

    assert (caught.value.code, caught.value.cause) == ("readback-refused", "401")
    assert "wrong" not in str(caught.value)
    assert "wrong" not in repr(stranger)


def test_the_password_never_goes_to_another_server(server: Server) -> None:
    server.answer(
        "PROPFIND",
        "/",
        _PROP.format("/", "<current-user-principal><href>http://elsewhere.example/</href></current-user-principal>"),
    )

    with pytest.raises(Unread) as caught:
        calendars(server.account)

    assert caught.value.code == "readback-elsewhere"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "aa">]><multistatus xmlns="DAV:"/>', "readback-unreadable"),
        (b"<multistatus", "readback-unreadable"),
        (b'<multistatus xmlns="DAV:"/>', "readback-refused"),
    ],
)
def test_answers_that_are_no_answers_are_refused(server: Server, body: bytes, code: str) -> None:
    server.answers["PROPFIND", "/"] = (207, "application/xml", body)

    with pytest.raises(Unread) as caught:
        calendars(server.account)

    assert caught.value.code == code


def test_an_event_that_the_server_holds_back_is_said(server: Server) -> None:
    server.answer("REPORT", "/mda/home/space/", _PROP.format("/mda/home/space/x.ics", ""))

    with pytest.raises(Unread) as caught:
        read_calendar(server.account, f"{server.url}/mda/home/space/")

    assert caught.value.url.endswith("x.ics")


def test_a_feed_is_read_as_a_subscriber_reads_it(server: Server) -> None:
    server.answers["GET", "/open.ics"] = (200, "text/calendar; charset=utf-8", calendar(vevent("one")))

    assert [event.uid for event in read_feed(f"{server.url}/open.ics")] == ["one"]


@pytest.mark.parametrize(
    ("status", "kind", "body", "code"),
    [
        (404, "text/calendar", b"", "readback-refused"),
        (200, "text/html", b"<html>", "readback-not-a-calendar"),
        (200, "text/calendar", b"BEGIN:VCALENDAR", "readback-unreadable"),
    ],
)
def test_a_feed_that_is_none_is_said(server: Server, status: int, kind: str, body: bytes, code: str) -> None:
    server.answers["GET", "/open.ics"] = (status, kind, body)

    with pytest.raises(Unread) as caught:
        read_feed(f"{server.url}/open.ics")

    assert caught.value.code == code


def test_nothing_that_answers_is_said() -> None:
    with closing(create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]

    with pytest.raises(Unread) as caught:
        read_feed(f"http://127.0.0.1:{port}/open.ics")

    assert caught.value.code == "readback-no-answer"
