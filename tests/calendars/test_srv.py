"""From a bare domain to the server that its records name, asked of a real resolver and a small name server."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable, Iterable, Iterator
from threading import Thread
from typing import Any

import pytest
from dns import flags, message, rcode, rrset
from dns.resolver import Resolver

from calendars import DavCollection, Insecure, NetTransport
from calendars.discovery import NoService
from calendars.server.run import Server
from calendars.srv import locate, services
from calendars.wsgi import StartResponse
from tests.calendars.conftest import PASSWORD, Served

Zone = dict[tuple[str, str], list[str]]
NAME = "_caldavs._tcp.example.org."


@pytest.fixture
def resolver() -> Iterator[Callable[[Zone], Resolver]]:
    """Run a name server that knows one zone, and give a resolver that asks it."""
    opened: list[socket.socket] = []

    def make(zone: Zone) -> Resolver:
        server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        server.bind(("127.0.0.1", 0))
        opened.append(server)

        def work() -> None:
            while True:
                try:
                    data, asker = server.recvfrom(4096)
                except OSError:
                    return
                if not data:
                    return
                question = message.from_wire(data)
                (asked,) = question.question
                answer = message.make_response(question)
                answer.flags |= flags.AA
                found = zone.get((str(asked.name), asked.rdtype.name))
                if found:
                    answer.answer.append(rrset.from_text(asked.name, 60, "IN", asked.rdtype.name, *found))
                elif not any(name == str(asked.name) for name, _ in zone):
                    answer.set_rcode(rcode.NXDOMAIN)
                server.sendto(answer.to_wire(), asker)

        Thread(target=work, daemon=True).start()
        made = Resolver(configure=False)
        made.nameservers = ["127.0.0.1"]
        made.port = server.getsockname()[1]
        return made

    yield make
    for server in opened:
        # an empty datagram ends its loop, whatever the platform does with a closed socket
        server.sendto(b"", server.getsockname())
        server.close()
    gc.collect()


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (
            {(NAME, "SRV"): ["10 0 443 b.example.org.", "0 1 8443 c.example.org.", "0 5 443 a.example.org."]},
            [
                "https://a.example.org:443/.well-known/caldav",
                "https://c.example.org:8443/.well-known/caldav",
                "https://b.example.org:443/.well-known/caldav",
            ],
        ),
        (
            {(NAME, "SRV"): ["0 0 443 dav.example.org."], (NAME, "TXT"): ['"other=1"', '"path=/remote.php/dav"']},
            ["https://dav.example.org:443/remote.php/dav"],
        ),
        ({(NAME, "SRV"): ["0 0 0 ."]}, []),
        ({("_caldav._tcp.example.org.", "SRV"): ["0 0 80 dav.example.org."]}, []),
        ({}, []),
    ],
    ids=["by-priority-and-weight", "with-a-path", "offered-nowhere", "only-in-the-clear", "nothing"],
)
def test_the_records_of_a_domain_name_its_calendars(
    resolver: Callable[[Zone], Resolver], zone: Zone, expected: list[str]
) -> None:
    assert list(services("example.org", resolver(zone))) == expected


@pytest.mark.parametrize("domain", ["127.0.0.1", "::1", "localhost", ""])
def test_what_is_no_domain_is_not_asked_about(domain: str) -> None:
    assert services(domain) == ()


def no_calendar(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    environ["wsgi.input"].read()
    start_response("404 Not Found", [("Content-Length", "0")])
    return [b""]


def found_from(
    served: Served, resolver: Resolver, url: str = "https://example.org/", trusted: Iterable[str] = ()
) -> tuple[DavCollection, list[str]]:
    """Begin at a web server without calendars that stands for the domain; any other address is the real one."""
    asked: list[str] = []
    opened: list[NetTransport] = []
    served.collections.open("srv", "coanimation")
    with Server(no_calendar) as web:

        def open_at(address: str) -> NetTransport:
            asked.append(address)
            opened.append(NetTransport(web.url if address == url else served.url, "srv", PASSWORD))
            return opened[-1]

        try:
            found = locate(url, open_at, "coanimation", name="x", create=False, trusted=trusted, resolver=resolver)
        finally:
            for one in opened:
                one.close()
            gc.collect()
    return found, asked


def test_a_bare_domain_without_calendars_leads_where_its_records_say(
    served: Served, resolver: Callable[[Zone], Resolver]
) -> None:
    zone: Zone = {(NAME, "SRV"): ["0 0 443 dav.example.org."], (NAME, "TXT"): ['"path=/dav/"']}

    found, asked = found_from(served, resolver(zone))

    assert found.path == "/calendars/srv/coanimation/"
    assert asked == ["https://example.org/", "https://dav.example.org:443/dav/"]


@pytest.mark.parametrize("host", ["dav.example.net.", "evilexample.org."])
def test_records_that_lead_out_of_the_domain_are_followed_only_to_whom_is_trusted(
    served: Served, resolver: Callable[[Zone], Resolver], host: str
) -> None:
    zone: Zone = {(NAME, "SRV"): [f"0 0 443 {host}"]}

    with pytest.raises(Insecure) as raised:
        found_from(served, resolver(zone))
    found, _ = found_from(served, resolver(zone), trusted=[host.rstrip(".")])

    assert raised.value.elsewhere == host.rstrip(".")
    assert found.path == "/calendars/srv/coanimation/"


def test_an_address_with_a_path_is_meant_as_it_is(served: Served, resolver: Callable[[Zone], Resolver]) -> None:
    zone: Zone = {(NAME, "SRV"): ["0 0 443 dav.example.org."]}

    with pytest.raises(NoService):
        found_from(served, resolver(zone), url="https://example.org/calendars/")
