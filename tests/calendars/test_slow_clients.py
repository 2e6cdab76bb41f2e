"""Clients that send slowly, without end, or by the hundred keep nobody else waiting."""

from __future__ import annotations

import contextlib
import gc
import os
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from cheroot.makefile import MakeFile

from calendars.server.connections import Connection
from calendars.server.run import Server
from tests.calendars.test_running import ask, hello, read_answer

MANY = 40  # more than there are threads
HEAD = b"POST / HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    """Make a certificate for this machine with its key, and what trusts it."""
    authority = trustme.CA()
    pem = tmp_path_factory.mktemp("tls") / "both.pem"
    authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(str(pem))
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return pem, context


@contextlib.contextmanager
def sending(server: Server, part: bytes, count: int, context: ssl.SSLContext | None = None) -> Iterator[socket.socket]:
    """Let many clients send a part of what they announce, and wait; give one of them."""
    with contextlib.ExitStack() as opened:
        clients = [socket.create_connection(("127.0.0.1", server.port), timeout=8) for _ in range(count)]
        for one in clients:
            opened.enter_context(one)
        if context:
            clients = [context.wrap_socket(one, server_hostname="localhost") for one in clients]
        for one in clients:
            opened.enter_context(one).sendall(part)
        yield clients[0]
    gc.collect()


@pytest.mark.parametrize(
    "part",
    [
        b"G",
        b"GET / HTTP/1.1\r\nHost: loc",
        HEAD + b"Content-Length: 10\r\n\r\nabc",
        HEAD + b"Expect: 100-continue\r\nContent-Length: 10\r\n\r\n",
        HEAD + b"Content-Length: 1000000\r\n\r\n" + b"x" * 100_000,
        b"\x16\x03\x01\x02\x00\x01",
        HEAD + b"Content-Length: 0\r\nContent-Length: 10\r\n\r\n",
        HEAD + b"Content-Length : 10\r\n\r\n",
        HEAD + b"X: y\r\n Content-Length: 0\r\nContent-Length:\r\n 10\r\n\r\n",
    ],
    ids=["line", "head", "body", "asks-first", "long-body", "handshake", "two-lengths", "odd-length", "folded-length"],
)
def test_who_sends_a_part_and_no_more_keeps_nobody_waiting(part: bytes) -> None:
    with Server(hello) as server, sending(server, part, MANY):
        assert ask(server) == b"ok"


@pytest.mark.parametrize("part", [b"", b"GET / HTTP/1.1\r\nHost: loc"], ids=["handshake", "head"])
def test_nor_does_who_does_so_behind_a_certificate(issued: tuple[Path, ssl.SSLContext], part: bytes) -> None:
    pem, context = issued

    running = Server(hello, certificate=pem, key=pem)
    with running as server, sending(server, part or b"\x16\x03\x01\x02", MANY, context if part else None):
        assert ask(server, context=context) == b"ok"


def test_what_comes_in_many_pieces_is_one_request() -> None:
    with Server(hello) as server, sending(server, b"", 1) as client:
        for _ in range(2):
            for byte in HEAD + b"Content-Length: 3\r\n\r\nabc":
                client.sendall(bytes([byte]))
            assert read_answer(client).startswith(b"HTTP/1.1 200")


def test_requests_that_come_at_once_are_answered_in_their_order() -> None:
    def echo(environ, start):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - as WSGI has it
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start("200 OK", [("Content-Length", str(len(body)))])
        return [body]

    posts = b"".join(HEAD + b"Content-Length: 3\r\n\r\n" + word for word in (b"one", b"two", b"six"))
    with Server(echo) as server, sending(server, posts + HEAD + b"Connection: close\r\n\r\n", 1) as client:
        answers = b"".join(iter(lambda: client.recv(4096), b""))

    assert [answer[-3:] for answer in answers.split(b"HTTP/1.1 ")[1:4]] == [b"one", b"two", b"six"]


def test_who_asks_whether_to_go_on_is_told_so_once() -> None:
    with (
        Server(hello) as server,
        sending(server, HEAD + b"Expect: 100-continue\r\nContent-Length: 3\r\n\r\n", 1) as client,
    ):
        assert client.recv(4096) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"abc")
        assert read_answer(client).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        (b"Content-Length: 99999999999\r\n", b"413"),
        (b"Content-Length: -3\r\n", b"400"),
        (b"Content-Length: +3\r\n", b"400"),
        (b"Content-Length: 1_0\r\n", b"400"),
        (b"Content-Length: 3\r\nContent-Length: 3\r\n", b"400"),
        (b"Content-Length: 0\r\nContent-Length: 35\r\n", b"400"),
        (b"Content-Length : 35\r\n", b"400"),
        (b"Transfer-Encoding: chunked\r\n", b"411"),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", b"411"),
    ],
)
def test_a_body_without_a_clear_end_is_refused_and_nothing_after_it_is_read(fields: bytes, status: bytes) -> None:
    behind = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"

    with Server(hello) as server, sending(server, HEAD + fields + b"\r\n" + behind, 1) as client:
        answer = b""
        with contextlib.suppress(ConnectionResetError):
            for more in iter(lambda: client.recv(4096), b""):
                answer += more

    assert answer.startswith(b"HTTP/1.1 " + status)
    assert answer.count(b"HTTP/1.1 ") == 1


def test_a_request_that_never_ends_is_hung_up_on() -> None:
    with Server(hello, patience=1.0) as server, sending(server, b"G", 1) as client:
        with contextlib.suppress(ConnectionError):
            while not client.recv(4096):
                return
        pytest.fail("something was answered")


def test_who_comes_while_it_stops_is_hung_up_on() -> None:
    server = Server(hello)
    server.stop()
    client, accepted = socket.socketpair()

    with client:
        # as it happens between two threads
        server._server.process_conn(Connection(server._server, accepted, MakeFile))

        assert client.recv(1) == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("asked", [b"", b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"], ids=["silent", "asking"])
def test_more_clients_than_the_system_allows_keep_nobody_out(asked: bytes) -> None:
    program = """
import resource, sys
from calendars.server.run import Server
from tests.calendars.test_running import hello
resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))
with Server(hello) as server:
    print(server.port, flush=True)
    sys.stdin.read()
"""
    serving = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert serving.stdout
    port = int(serving.stdout.readline())
    try:
        with contextlib.ExitStack() as opened:
            clients = []
            for _ in range(150):
                clients.append(opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=8)))
                clients[-1].sendall(asked)
            for one in clients if asked else ():
                assert read_answer(one).startswith(b"HTTP/1.1 200")
            late = opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=8))
            late.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert read_answer(late).startswith(b"HTTP/1.1 200")
    finally:
        _, said = serving.communicate(timeout=30)
    assert said == b""
