"""The hostile web, over real sockets of this machine: nothing leads us inside, and a password stays at home."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import replace

import pytest

from calendars.fetch import Unfetched, Web, is_public, is_public_or_inside, looked_up
from tests.calendars.scripted import HOME, WEB, Serve, Server, answer, serving, why


@pytest.fixture
def serve() -> Iterator[Serve]:
    with serving() as make:
        yield make


@pytest.mark.parametrize(
    "text",
    [
        *(
            "127.0.0.1",
            "127.8.9.10",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
        ),
        *("::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "ff02::1"),
        *("::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:a00:1::", "224.0.0.1"),
        *(
            "255.255.255.255",
            "192.0.2.1",
            "198.18.0.1",
            "240.0.0.1",
            "2001:0:4136:e378:8000:63bf:80ff:fffe",
            "::7f00:1",
        ),
    ],
)
def test_an_address_that_not_everybody_reaches_is_not_public(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_an_address_of_the_internet_is_public(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize(
    "text", ["10.1.2.3", "192.168.1.1", "172.31.0.1", "fd12::1", "127.0.0.1", "::1", "::ffff:10.0.0.1"]
)
def test_the_network_inside_may_be_allowed(text: str) -> None:
    assert is_public_or_inside(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", ["169.254.169.254", "fe80::1", "::ffff:169.254.169.254", "0.0.0.0", "::", "224.0.0.1"])
def test_what_is_link_local_is_never_allowed(text: str) -> None:
    assert not is_public_or_inside(ipaddress.ip_address(text))


def test_a_calendar_is_fetched(serve: Serve) -> None:
    server = serve(answer("200 OK", b"BEGIN:VCALENDAR", "Content-Type: application/octet-stream"))

    assert WEB.request("GET", server.url + "?cle=s%20e").body == b"BEGIN:VCALENDAR"
    assert server.asked[0].startswith("GET /agenda.ics?cle=s%20e HTTP/1.1")


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "ftp://example.org/a",
            "gopher://127.0.0.1/",
            "data:text/plain,x",
            "javascript:alert(1)",
        ),
        *(
            "http://",
            "https:///agenda",
            "http://user:secret@example.org/",
            "http://[::1",
            "http://x:99999/",
            "agenda.ics",
        ),
        *("http://a..example/", "http://" + "a" * 70 + ".example/"),
    ],
)
def test_what_is_no_address_of_the_web_is_not_asked(url: str) -> None:
    assert why(WEB, url) == "not-web"


@pytest.mark.parametrize(
    "inside",
    [
        *(
            "http://127.0.0.1:{port}/",
            "http://localhost:{port}/",
            "http://2130706433:{port}/",
            "http://0x7f000001:{port}/",
        ),
        *(
            "http://[::ffff:127.0.0.1]:{port}/",
            "http://[::1]:{port}/",
            "http://127.1:{port}/",
            "http://0.0.0.0:{port}/",
        ),
    ],
)
def test_no_way_of_writing_it_leads_to_this_machine(serve: Serve, inside: str) -> None:
    server = serve(answer())

    # not every system reads every way of writing it
    assert why(Web(), inside.format(port=server.port)) in {"inside", "unknown-host"}
    assert server.asked == []


INSIDE = [
    "http://127.0.0.2:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]:{port}/",
    "http://10.0.0.1/",
]


@pytest.mark.parametrize("inside", INSIDE)
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])
def test_a_redirect_leads_nowhere_inside(serve: Serve, inside: str, status: str) -> None:
    server: Server

    def script(wire: socket.socket, _: str) -> None:
        answer(status, b"", f"Location: {inside.format(port=server.port)}")(wire, "")

    server = serve(script)

    assert why(WEB, server.url) == "inside"
    assert len(server.asked) == 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/", "http://[", "//u:p@example.org/"])
def test_a_redirect_stays_on_the_web(serve: Serve, to: str) -> None:
    assert why(WEB, serve(answer("302 Found", b"", f"Location: {to}")).url) == "not-web"


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(serve: Serve) -> None:
    """The name is looked up once; whatever it means a moment later, nobody asks again."""
    server = serve(answer("200 OK", b"BEGIN:VCALENDAR"))
    meanings = iter([[HOME], ["127.0.0.2"]])
    web = replace(WEB, look_up=lambda _host, _port: next(meanings))

    assert web.request("GET", f"http://agenda.example:{server.port}/").body == b"BEGIN:VCALENDAR"
    assert f"Host: agenda.example:{server.port}" in server.asked[0]
    assert why(web, f"http://agenda.example:{server.port}/") == "inside"


def test_of_the_addresses_of_a_name_only_those_that_are_permitted_are_tried(serve: Serve) -> None:
    server = serve(answer("200 OK", b"BEGIN:VCALENDAR"))
    web = replace(WEB, look_up=lambda _host, _port: ["127.0.0.2", "fe80::1%eth0", HOME])

    assert web.request("GET", f"http://agenda.example:{server.port}/").status == 200


def test_a_name_that_nobody_knows_is_told() -> None:
    with pytest.raises(Unfetched) as refused:
        looked_up("nulle-part.invalid", 80)
    assert refused.value.why == "unknown-host"


def test_redirects_end(serve: Serve) -> None:
    server = serve(answer("302 Found", b"", "Location: /encore"))

    assert why(WEB, server.url) == "redirects"
    assert len(server.asked) == 6


def test_redirects_are_followed_where_they_may_be(serve: Serve) -> None:
    def script(wire: socket.socket, asked: str) -> None:
        moved = asked.startswith("GET /agenda.ics ")
        answer(*(("302 Found", b"", "Location: /é là.ics") if moved else ("200 OK", b"BEGIN:VCALENDAR")))(wire, "")

    server = serve(script)

    assert WEB.request("GET", server.url).body == b"BEGIN:VCALENDAR"


def test_a_password_goes_to_no_other_host(serve: Serve) -> None:
    other = serve(answer("200 OK", b"x"))
    server = serve(answer("302 Found", b"", f"Location: {other.url}"))

    assert why(WEB, server.url, user="agnes", password="secret") == "elsewhere"
    assert other.asked == []
    assert "Authorization: Basic " in server.asked[0]


def test_a_password_does_not_travel_in_the_clear() -> None:
    assert why(WEB, "http://nuage.example/", user="agnes", password="secret") == "in-the-clear"
