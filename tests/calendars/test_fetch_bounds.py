"""The hostile web, over real sockets of this machine: nothing keeps us for ever, nothing is too large."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from tests.calendars.scripted import HOME, WEB, Serve, answer, serving, why


@pytest.fixture
def serve() -> Iterator[Serve]:
    with serving() as make:
        yield make


def endless(wire: socket.socket, piece: bytes) -> None:
    with suppress(OSError):
        while True:
            wire.sendall(piece)


def test_what_never_ends_is_cut(serve: Serve) -> None:
    def script(wire: socket.socket, _: str) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        endless(wire, b"x" * 10_000)

    assert why(WEB, serve(script).url) == "too-large"


def test_headers_that_never_end_are_cut(serve: Serve) -> None:
    def script(wire: socket.socket, _: str) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\n")
        endless(wire, b"X-Encore: 1\r\n" * 100)

    assert why(WEB, serve(script).url) == "no-http"


def test_an_answer_that_drips_is_left(serve: Serve) -> None:
    """Each byte comes in time; the whole does not."""
    stop = threading.Event()

    def script(wire: socket.socket, _: str) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        with suppress(OSError):
            while not stop.wait(0.02):
                wire.sendall(b"B")

    assert why(replace(WEB, whole=0.4), serve(script).url) == "too-slow"
    stop.set()


@pytest.mark.parametrize("begun", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nBEG"])
def test_a_server_that_falls_silent_is_left(serve: Serve, begun: bytes) -> None:
    stop = threading.Event()

    def script(wire: socket.socket, _: str) -> None:
        wire.sendall(begun)
        stop.wait(10)

    assert why(replace(WEB, reading=0.2), serve(script).url) == "too-slow"
    stop.set()


BOMBS = {
    "gzip": (gzip.compress(b"A" * 30_000_000), "gzip"),
    "deflate": (zlib.compress(b"A" * 30_000_000), "deflate"),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_what_is_packed_is_bounded_once_unpacked(serve: Serve, kind: str) -> None:
    packed, encoding = BOMBS[kind]
    assert len(packed) < WEB.most_bytes

    assert why(WEB, serve(answer("200 OK", packed, f"Content-Encoding: {encoding}")).url) == "too-large"


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (b"BEGIN:VCALENDAR", "gzip"),
        (gzip.compress(b"BEGIN:VCALENDAR")[:-9], "gzip"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip"),
        (gzip.compress(b"BEGIN:VCALENDAR") + b"END:VCALENDAR", "gzip"),
        (zlib.compress(b"BEGIN:VCALENDAR") + zlib.compress(b"END:VCALENDAR"), "deflate"),
        (gzip.compress(b"") * 1001, "gzip"),
        (b"x", "br"),
        (b"x", "zstd"),
    ],
    ids=["not-packed", "cut", "twice", "more-behind", "two-of-deflate", "endless-pieces", "br", "zstd"],
)
def test_what_cannot_be_unpacked_is_refused(serve: Serve, body: bytes, encoding: str) -> None:
    assert why(WEB, serve(answer("200 OK", body, f"Content-Encoding: {encoding}")).url) == "packed"


def test_what_is_packed_well_is_unpacked(serve: Serve) -> None:
    """In one piece or in several, one after the other (RFC 1952 2.2), of which none may be left out."""
    whole = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
    for packed in (gzip.compress(whole), gzip.compress(whole[:9]) + gzip.compress(whole[9:])):
        server = serve(answer("200 OK", packed, "Content-Encoding: gzip"))

        assert WEB.request("GET", server.url).body == whole


@pytest.mark.parametrize("status", ["401 Unauthorized", "204 No Content"])
def test_of_nothing_nothing_is_packed(serve: Serve, status: str) -> None:
    """A refusal without a body stays what it is, whatever a server says of how it packs."""
    server = serve(answer(status, b"", "Content-Encoding: gzip"))

    assert WEB.request("GET", server.url).status == int(status[:3])


@pytest.mark.parametrize(
    "bytes_sent",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nBEGIN",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
        b"\x16\x03\x01\x00\x00",
        b"",
    ],
)
def test_what_is_no_http_is_refused(serve: Serve, bytes_sent: bytes) -> None:
    server = serve(lambda wire, _: wire.sendall(bytes_sent))

    assert why(WEB, server.url) in {"no-http", "no-answer"}


def test_a_port_where_nobody_listens_is_told() -> None:
    with socket.create_server((HOME, 0)) as free:
        port = free.getsockname()[1]

    assert why(WEB, f"http://{HOME}:{port}/") == "no-answer"


def test_tls_is_checked(serve: Serve) -> None:
    server = serve(answer())

    assert why(WEB, f"https://{HOME}:{server.port}/") in {"certificate", "no-answer"}


def test_whatever_a_server_answers_is_told_by_its_status(serve: Serve) -> None:
    assert WEB.request("GET", serve(answer("404 Not Found")).url).status == 404
