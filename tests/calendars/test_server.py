"""The embedded server seen from outside: who may do what, and where it listens."""

from __future__ import annotations

import base64
import http.client
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from calendars import AppTransport, NetTransport, Unreachable, write
from calendars.server.app import make_app
from calendars.server.run import Server, Unsafe
from tests.calendars.builders import event, whole
from tests.calendars.conftest import PASSWORD, Served

KEY = bytes(range(32))


def filled(served: Served, user: str, name: str) -> dict[str, bytes]:
    collection = served.collections.open(user, name)
    if not collection.list():
        collection.put(event(1).href, write.render(event(1)))
    return whole(collection)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("DELETE", "/calendars/rights/coanimation/"),
        ("DELETE", "/calendars/rights/"),
        ("PUT", "/calendars/rights/coanimation/"),
        ("PUT", "/calendars/rights/coanimation"),
        ("PUT", "/calendars/rights/another"),
        ("PUT", "/calendars/rights/another/"),
        ("MKCALENDAR", "/calendars/rights/another/"),
        ("MKCOL", "/calendars/rights/another/"),
        ("MKCOL", "/calendars/rights2/"),
        ("PROPPATCH", "/calendars/rights/coanimation/"),
        ("POST", "/calendars/.sharing/v1/token/create"),
        ("MOVE", "/calendars/rights/coanimation/"),
    ],
)
def test_a_partner_cannot_make_overwrite_or_delete_a_collection(
    served: Served, network: Callable[[str], NetTransport], method: str, path: str
) -> None:
    before = filled(served, "rights", "coanimation")

    answer = network("rights").request(
        method,
        path,
        headers={"Content-Type": "text/calendar", "Destination": f"{served.url}calendars/rights/moved/"},
        body=write.render(event(2)) if method == "PUT" else b"",
    )

    assert answer.status in {403, 405, 409}
    assert whole(served.collections.open("rights", "coanimation", create=False)) == before
    assert not served.collections.exists("rights", "another")


def test_a_partner_cannot_tell_what_another_has(served: Served, network: Callable[[str], NetTransport]) -> None:
    filled(served, "seen", "coanimation")
    curious = network("curious")

    def ask(method: str, path: str) -> tuple[int, bytes]:
        answer = curious.request(method, path, headers={"Depth": "1"}, body=b"")
        return answer.status, answer.body

    for method in ("PROPFIND", "GET", "REPORT", "DELETE", "PUT", "OPTIONS"):
        there = ask(method, "/calendars/seen/coanimation/event-1.ics")
        assert there == ask(method, "/calendars/nobody/coanimation/event-1.ics")
        assert b"event-1" not in there[1]
    assert ask("PROPFIND", "/calendars/seen/") == ask("PROPFIND", "/calendars/nobody/")


def test_a_partner_reads_and_writes_its_own_events(served: Served, network: Callable[[str], NetTransport]) -> None:
    filled(served, "own", "coanimation")
    path = "/calendars/own/coanimation/event-2.ics"

    assert network("own").request("PUT", path, body=write.render(event(2))).status == 201
    assert network("own").request("GET", path).status == 200
    assert network("own").request("DELETE", path).status in {200, 204}


@pytest.mark.parametrize(
    "header", ["X-Remote-User", "Remote-User", "X-Script-Name", "X-Forwarded-User", "X-Remote-Addr"]
)
def test_a_header_makes_nobody_someone(served: Served, header: str) -> None:
    filled(served, "headers", "coanimation")

    with NetTransport(served.url, f"nobody-{header}", "wrong") as stranger:
        answer = stranger.request("PROPFIND", "/calendars/headers/coanimation/", headers={header: "headers"})

    assert answer.status == 401


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PROPFIND", "MKCALENDAR"])
@pytest.mark.parametrize(
    "path",
    [
        "/calendars/tricky/../tricked/coanimation/event-1.ics",
        "/calendars/tricky/%2e%2e/tricked/coanimation/event-1.ics",
        "/calendars/tricky/..%2ftricked%2fcoanimation%2fevent-1.ics",
        "/calendars/tricky/%2e%2e%2ftricked/coanimation/event-1.ics",
        "/calendars/tricky/..%5ctricked%5ccoanimation%5cevent-1.ics",
        "/calendars//tricked/coanimation/event-1.ics",
        "/calendars/./tricked/./coanimation/event-1.ics",
        "/calendars/tricked%00/coanimation/event-1.ics",
        "/f/../calendars/tricked/coanimation/event-1.ics",
        "//calendars/tricked/coanimation/event-1.ics",
        "/calendars/tricky/../../../../etc/passwd",
        "/calendars/%ff%fe/coanimation/event-1.ics",
    ],
)
def test_no_path_leads_into_the_calendar_of_another(served: Served, method: str, path: str) -> None:
    before = filled(served, "tricked", "coanimation")
    served.collections.open("tricky", "coanimation")
    login = base64.b64encode(f"tricky:{PASSWORD}".encode()).decode()
    connection = http.client.HTTPConnection("127.0.0.1", served.server.port, timeout=10)

    connection.request(
        method,
        path,
        body=write.render(event(1)) if method == "PUT" else b"",
        headers={
            "Authorization": f"Basic {login}",
            "Content-Type": "text/calendar",
            "X-Script-Name": "/calendars/tricked",
        },
    )
    answer = connection.getresponse()
    said = answer.read()
    connection.close()

    assert 400 <= answer.status < 500
    assert not any(word in said for word in (b"event-1@", b"root:", b"Traceback"))
    assert whole(served.collections.open("tricked", "coanimation", create=False)) == before


def test_a_foreign_script_name_changes_no_path(served: Served, network: Callable[[str], NetTransport]) -> None:
    filled(served, "paths", "coanimation")

    answer = network("paths").request(
        "PROPFIND", "/calendars/paths/", headers={"X-Script-Name": "/evil", "X-Forwarded-Host": "evil", "Depth": "1"}
    )

    assert b"/calendars/paths/coanimation/" in answer.body
    assert b"evil" not in answer.body


@pytest.mark.parametrize("name", ["con.ics", "NUL", "lpt1.ics", "com%C2%B9.ics", "aux%20.ics"])
def test_no_event_has_the_name_of_a_device_of_windows(
    served: Served, network: Callable[[str], NetTransport], name: str
) -> None:
    before, partner = filled(served, "devices", "coanimation"), network("devices")
    place = f"{served.url}calendars/devices/coanimation/"

    assert partner.request("PUT", place + name, body=write.render(event(2))).status == 403
    assert partner.request("GET", place + name).status == 403
    assert partner.request("MOVE", place + event(1).href, headers={"Destination": place + name}).status == 403
    assert whole(served.collections.open("devices", "coanimation", create=False)) == before


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><propfind xmlns="DAV:"><prop>&b;</prop></propfind>'


@pytest.mark.parametrize(
    ("method", "headers", "body"),
    [
        ("PROPFIND", {}, BOMB),
        ("REPORT", {}, BOMB),
        ("PROPFIND", {}, b"<propfind"),
        ("PUT", {}, b"\xff\x00"),
        ("MOVE", {"Destination": "http://[::1/x"}, b""),
        ("MOVE", {"Destination": "http://x:port/calendars/odd/coanimation/x.ics"}, b""),
    ],
)
def test_what_cannot_be_read_is_a_bad_request_and_no_incident(  # noqa: PLR0917 - one parameter for each part
    served: Served,
    network: Callable[[str], NetTransport],
    caplog: pytest.LogCaptureFixture,
    method: str,
    headers: dict[str, str],
    body: bytes,
) -> None:
    before = filled(served, "odd", "coanimation")

    answer = network("odd").request(method, f"/calendars/odd/coanimation/{event(1).href}", headers=headers, body=body)

    assert answer.status == 400
    assert caplog.text == ""
    assert filled(served, "odd", "coanimation") == before


def test_the_well_known_address_leads_to_the_calendars(served: Served) -> None:
    app = make_app(served.public / "none", lambda _user, _password: False, served.public, served.private)

    answer = AppTransport(app, "").request("GET", "/.well-known/caldav")

    assert (answer.status, answer.headers["location"]) == (301, "/calendars/")


def test_whoever_opens_the_address_of_the_calendars_in_a_browser_finds_the_page(served: Served) -> None:
    app = make_app(served.public / "none", lambda _user, _password: False, served.public, served.private)

    assert AppTransport(app, "").request("GET", "/calendars/").headers["location"] == "/"
    assert AppTransport(app, "").request("GET", "/calendars/.web").status == 404


def test_publisher_and_server_write_to_one_collection_at_once(
    served: Served, network: Callable[[str], NetTransport]
) -> None:
    inside = served.collections.open("both", "coanimation")
    outside = network("both")

    for n in range(1, 9):
        inside.put(event(n).href, write.render(event(n)))
        path = f"/calendars/both/coanimation/{event(n + 20).href}"
        assert outside.request("PUT", path, body=write.render(event(n + 20))).status == 201

    assert len(inside.list()) == 16


def test_endless_headers_are_refused(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.server.port, timeout=10)
    status = 0  # hung up before all was sent, which the system may tell first

    with suppress(ConnectionError):
        connection.request("GET", "/index.html", headers={f"X-{n}": "a" * 10_000 for n in range(10)})
        status = connection.getresponse().status
    connection.close()

    assert status in {0, 413}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org"])
def test_other_hosts_than_this_one_need_tls_or_a_proxy(host: str) -> None:
    def app(_environ: dict[str, Any], _start: Callable[..., Any]) -> list[bytes]:
        return []

    with pytest.raises(Unsafe):
        Server(app, host)


def test_a_server_is_there_until_it_is_stopped() -> None:
    def app(_environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        start("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    with Server(app) as server:
        url = server.url
        with NetTransport(url, "a", "b", pauses=()) as transport:
            assert transport.request("GET", "/").body == b"ok"
    with NetTransport(url, "a", PASSWORD, pauses=()) as transport, pytest.raises(Unreachable):
        transport.request("GET", "/")
