"""What a broken or hostile server answers is a typed error of that one server, never a surprise."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from calendars import CollectionError, DavCollection, Ledger, MemoryCollection, NetTransport, Unreachable, discovery
from calendars.multistatus import Malformed, resources
from calendars.sync import sync
from calendars.transport import Answer
from tests.calendars.builders import TARGET, codes, event, text, whole
from tests.calendars.fake.app import Ask
from tests.calendars.fake.reach import wire


class Answers:
    """A transport that always gives one answer."""

    url = "https://nuage.example.org/dav/"

    def __init__(self, status: int, body: bytes) -> None:
        self.requests = 0
        self._answer = Answer(status=status, body=body, url=self.url)

    def request(self, *_: object, **__: object) -> Answer:
        self.requests += 1
        return self._answer


def multistatus(
    href: str = "/dav/a.ics", status: str = "HTTP/1.1 200 OK", prop: str = "", encoding: str = "utf-8"
) -> bytes:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><multistatus xmlns="DAV:"><response><href>{href}</href><propstat>'
        f"<prop><getetag>1</getetag>{prop}</prop><status>{status}</status></propstat></response></multistatus>"
    ).encode()


NO_ADDRESSES = ["http://[x/", "http://x:abc/", "http://x:99999/", "//[/a.ics"]


@pytest.mark.parametrize("href", NO_ADDRESSES)
def test_a_listing_with_an_address_that_is_none_is_no_listing(href: str) -> None:
    with pytest.raises(Unreachable):
        DavCollection(Answers(207, multistatus(href)), "/dav/").list()
    with pytest.raises(Unreachable):
        discovery.find(Answers(207, multistatus(href)), "coanimation", name="x")


@pytest.mark.parametrize("href", NO_ADDRESSES)
def test_an_account_at_an_address_that_is_none_is_not_looked_for(href: str) -> None:
    principal = f"<current-user-principal><href>{href}</href></current-user-principal>"

    with pytest.raises(Unreachable):
        discovery.find(Answers(207, multistatus("/dav/", prop=principal)), "coanimation", name="x")


@pytest.mark.parametrize("encoding", ["foo", "utf-7", "big5", "rot13"])
def test_an_encoding_that_is_none_is_no_answer(encoding: str) -> None:
    with pytest.raises(Malformed):
        tuple(resources(multistatus(encoding=encoding)))


@pytest.mark.parametrize("status", ["HTTP/1.1 " + "2" * 5000, "200", "", "HTTP/1.1 ²00", "HTTP/1.1 2000 OK"])
def test_a_status_that_is_none_is_not_a_success(status: str) -> None:
    (found,) = resources(multistatus(status=status))

    assert found.properties == {}


def with_times(*lines: str) -> bytes:
    return text(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        f"UID:{event(1).uid}",
        *lines,
        "SUMMARY:x",
        "END:VEVENT",
        "END:VCALENDAR",
    )


@pytest.mark.parametrize(
    "data",
    [
        with_times("DTSTART:20261203T080000Z", "DURATION:P9999999D"),
        with_times("DTSTART;VALUE=DATE:99991231"),
        with_times("DTSTART;TZID=Asia/Tokyo:00010101T000000", "DTEND;TZID=Asia/Tokyo:00010101T010000"),
        with_times("DTSTART;TZID=Europe:20261203T080000"),
        with_times(f"DTSTART;TZID={'a' * 5000}:20261203T080000"),
        with_times("DTSTART:20261203T080000Z", f"SEQUENCE:{'9' * 5000}"),
    ],
    ids=["duration", "last-day", "first-year", "folder-as-zone", "long-zone", "sequence"],
)
def test_an_event_beyond_all_bounds_is_no_event_of_ours(ledger: Ledger, data: bytes) -> None:
    collection, one = MemoryCollection(), event(1)
    collection.edit(one.href, data)

    report = sync(collection, [one, event(2)], ledger, target=TARGET)

    assert codes(report) == ["foreign"]
    assert whole(collection)[one.href] == data
    assert report.writes == 1


@pytest.fixture
def dripping() -> Iterator[Callable[[bytes], str]]:
    """Serve the beginning of an answer, and then a byte now and then for much longer than anyone waits."""
    stop = threading.Event()
    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip(beginning: bytes) -> None:
            connection, _ = listening.accept()
            with connection, suppress(OSError):
                connection.recv(65536)
                connection.sendall(beginning)
                for _ in range(400):
                    connection.sendall(b"a")
                    if stop.wait(0.05):
                        break

        def serve(beginning: bytes) -> str:
            threads.append(threading.Thread(target=drip, args=(beginning,)))
            threads[-1].start()
            return f"http://127.0.0.1:{listening.getsockname()[1]}/"

        yield serve
        stop.set()
        for thread in threads:
            thread.join()


@pytest.mark.parametrize(
    "beginning",
    [b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Name: "],
    ids=["body", "headers"],
)
def test_an_answer_that_comes_byte_by_byte_is_waited_for_once(
    dripping: Callable[[bytes], str], beginning: bytes
) -> None:
    with NetTransport(dripping(beginning), "ml", "s3cret", timeout=5, longest=0.3, sleep=lambda _: None) as transport:
        for _ in range(3):
            with pytest.raises(Unreachable, match="too slow"):
                transport.request("GET", "/")

    assert transport.requests == 1


@pytest.mark.parametrize("url", ["http://[bad", "https://nuage.example.org:abc/", "https://nuage.example.org:99999/"])
def test_an_address_that_cannot_be_read_is_refused(url: str) -> None:
    with pytest.raises(CollectionError):
        NetTransport(url, "ml", "s3cret")


def test_an_answer_that_is_nested_without_measure_is_none() -> None:
    assert tuple(resources(multistatus(prop="<x>" * 8 + "</x>" * 8)))
    with pytest.raises(Malformed, match="deep"):
        tuple(resources(multistatus(prop="<x>" * 1000 + "</x>" * 1000)))


def test_where_the_result_of_a_write_is_to_be_seen_elsewhere_nothing_is_written_there() -> None:
    asked: list[str] = []

    def answer(ask: Ask) -> Answer:
        asked.append(f"{ask.method} {ask.path}")
        return Answer(status=303, headers={"location": "/elsewhere.ics"})

    with wire(answer) as url, NetTransport(url, "ml", "s3cret") as transport:
        assert transport.request("PUT", "/a.ics", body=b"x").status == 303

    assert asked == ["PUT /a.ics"]
