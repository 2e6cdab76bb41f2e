"""Encrypted lines to strangers: the certificate must be of the host, by an authority that is known."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest
import trustme

from calendars.fetch import Unfetched, Web
from tests.calendars.scripted import HOME, WEB, answer

HOST = "agenda.example"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@contextmanager
def https(authority: trustme.CA, *names: str, location: str = "") -> Iterator[tuple[int, list[str]]]:
    """Serve one calendar under these names, or a redirect; give the port, and what was asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    asked: list[str] = []
    script = answer("302 Found", b"", f"Location: {location}") if location else answer("200 OK", b"BEGIN:VCALENDAR")
    stopped = threading.Event()

    def serve() -> None:
        while not stopped.is_set():
            with suppress(OSError):
                plain, _ = listening.accept()
                plain.settimeout(10)
                with plain, context.wrap_socket(plain, server_side=True) as wire:
                    asked.append(wire.recv(65536).decode("latin-1"))
                    script(wire, asked[-1])

    with socket.create_server((HOME, 0)) as listening:
        port = listening.getsockname()[1]
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield port, asked
        stopped.set()
        with suppress(OSError):
            socket.create_connection((HOME, port), timeout=1).close()
        thread.join(timeout=10)


def web(authority: trustme.CA) -> Web:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return replace(WEB, trusted=context, look_up=lambda _host, _port: [HOME])


def why(one: Web, url: str, **asked: str) -> str:
    with pytest.raises(Unfetched) as refused:
        one.request("GET", url, user=asked.get("user", ""), password=asked.get("password", ""))
    return refused.value.why


def test_a_calendar_is_fetched_over_an_encrypted_line(authority: trustme.CA) -> None:
    with https(authority, HOST) as (port, asked):
        found = web(authority).request("GET", f"https://{HOST}:{port}/", user="agnes", password="secret")

    assert found.body == b"BEGIN:VCALENDAR"
    assert "Authorization: Basic " in asked[0]


def test_the_name_is_checked_though_it_is_an_address_that_is_connected_to(authority: trustme.CA) -> None:
    with https(authority, "autre.example") as (port, asked):
        assert why(web(authority), f"https://{HOST}:{port}/", user="agnes", password="secret") == "certificate"

    assert asked == []


def test_an_authority_that_nobody_knows_is_not_believed(authority: trustme.CA) -> None:
    with https(authority, HOST) as (port, _):
        strict = replace(WEB, look_up=lambda _host, _port: [HOME])
        assert why(strict, f"https://{HOST}:{port}/") == "certificate"


def test_an_encrypted_line_leads_to_no_open_one(authority: trustme.CA) -> None:
    with https(authority, HOST, location="http://agenda.example/") as (port, _):
        assert why(web(authority), f"https://{HOST}:{port}/") == "in-the-clear"
