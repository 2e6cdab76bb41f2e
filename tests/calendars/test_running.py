"""The web server itself: TLS, many clients, slow ones, and an end that leaves nobody without an answer."""

from __future__ import annotations

import contextlib
import gc
import http.client
import logging
import multiprocessing
import os
import signal
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from calendars import tokens
from calendars.server.app import make_app
from calendars.server.run import BadTls, Server

StartResponse = Callable[[str, list[tuple[str, str]]], object]


def hello(_environ: dict[str, Any], start: StartResponse) -> list[bytes]:
    start("200 OK", [("Content-Length", "2")])
    return [b"ok"]


def slow(begun: threading.Event, go_on: threading.Event) -> Callable[[dict[str, Any], StartResponse], list[bytes]]:
    """Make an application that says when it was asked, and answers when it is told to."""

    def answer(_environ: dict[str, Any], start: StartResponse) -> list[bytes]:
        begun.set()
        go_on.wait(8)
        start("200 OK", [("Content-Length", "4")])
        return [b"slow"]

    return answer


def ask(server: Server, path: str = "/", context: ssl.SSLContext | None = None) -> bytes:
    connection: http.client.HTTPConnection
    if context:
        connection = http.client.HTTPSConnection("localhost", server.port, timeout=8, context=context)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=8)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    finally:
        connection.close()


@contextlib.contextmanager
def connected(server: Server, count: int) -> Iterator[list[socket.socket]]:
    """Connect, and say nothing."""
    sockets = [socket.create_connection(("127.0.0.1", server.port), timeout=8) for _ in range(count)]
    try:
        yield sockets
    finally:
        for one in sockets:
            one.close()
        gc.collect()


def read_answer(client: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(b"ok"):
        if not (more := client.recv(4096)):
            pytest.fail("the connection was closed")
        answer += more
    return answer


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, ssl.SSLContext]:
    """Make a certificate for this machine, its key, and what trusts it."""
    folder = tmp_path_factory.mktemp("tls")
    authority = trustme.CA()
    issued = authority.issue_cert("localhost")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    for pem in issued.cert_chain_pems:
        pem.write_to_path(str(certificate), append=True)
    issued.private_key_pem.write_to_path(str(key))
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return certificate, key, context


def test_a_certificate_makes_it_https(files: tuple[Path, Path, ssl.SSLContext]) -> None:
    certificate, key, context = files

    with Server(hello, certificate=certificate, key=key) as server:
        assert server.url.startswith("https://")
        assert ask(server, context=context) == b"ok"
        with connected(server, 1) as (plain,):
            plain.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert b"200" not in plain.recv(100)
        assert ask(server, context=context) == b"ok"
    gc.collect()


def test_half_of_a_certificate_is_none(files: tuple[Path, Path, ssl.SSLContext], tmp_path: Path) -> None:
    certificate, key, _ = files
    (tmp_path / "torn.pem").write_text("-----BEGIN CERTIFICATE-----\n")
    for wrong in (
        (certificate, None),
        (None, key),
        (tmp_path / "torn.pem", key),
        (key, certificate),
        (certificate, tmp_path / "none"),
    ):
        with pytest.raises(BadTls):
            Server(hello, certificate=wrong[0], key=wrong[1])


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
def test_clients_that_say_nothing_keep_nobody_waiting(files: tuple[Path, Path, ssl.SSLContext], secure: bool) -> None:
    certificate, key, context = files

    running = Server(hello, certificate=certificate if secure else None, key=key if secure else None)
    with running as server, connected(server, 60):
        assert ask(server, context=context if secure else None) == b"ok"
    gc.collect()


def test_many_clients_keep_their_connections() -> None:
    request = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"

    with Server(hello) as server, connected(server, 100) as sockets:
        for _ in range(3):
            for one in sockets:
                one.sendall(request)
            for one in sockets:
                assert read_answer(one).startswith(b"HTTP/1.1 200")
    gc.collect()


def test_who_is_being_answered_when_it_stops_gets_the_whole_answer() -> None:
    begun, go_on = threading.Event(), threading.Event()
    answers: list[bytes] = []
    with Server(slow(begun, go_on)) as server:
        client = threading.Thread(target=lambda: answers.append(ask(server)))
        client.start()
        assert begun.wait(8)
        stopping = threading.Thread(target=server.stop)
        stopping.start()
        go_on.set()
        stopping.join()
        client.join()
    gc.collect()

    assert answers == [b"slow"]


@pytest.mark.skipif(os.name == "nt", reason="no signal ends a wait on Windows")
def test_whoever_is_impatient_while_it_stops_ends_the_waiting_and_not_the_stopping() -> None:
    """A thread that nobody stops keeps the process from its end, and Ctrl-C typed twice left sixteen of them.

    In a process of its own: what Ctrl-C does in this one is not ours to say, other tests may have left it otherwise.
    """
    alone = multiprocessing.get_context("spawn").Process(target=stopped_impatiently)
    alone.start()
    alone.join(60)
    try:
        assert alone.exitcode == 0
    finally:
        alone.kill()


def stopped_impatiently() -> None:
    """Stop a server that is still answering, press Ctrl-C meanwhile, and look at what is left."""
    begun, go_on = threading.Event(), threading.Event()

    def press_ctrl_c() -> None:
        while server._server.ready and not go_on.wait(0.01):
            pass
        os.kill(os.getpid(), signal.SIGINT)

    before = set(threading.enumerate())
    answers: list[bytes] = []
    with Server(slow(begun, go_on)) as server:
        client = threading.Thread(target=lambda: answers.append(ask(server)))
        client.start()
        assert begun.wait(8)
        threading.Thread(target=press_ctrl_c).start()
        with pytest.raises(KeyboardInterrupt):
            server.stop()
        go_on.set()
    until = time.monotonic() + 8
    while left := set(threading.enumerate()) - before:  # no join: one that was broken off takes a thread for ended
        assert time.monotonic() < until, left
        time.sleep(0.01)

    assert answers == [b"slow"]


def test_no_secret_link_is_ever_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = tokens.token(bytes(range(32)), "feed:ml", 0)
    caplog.set_level(logging.DEBUG)

    def broken(environ: dict[str, Any], start: StartResponse) -> list[bytes]:
        if "broken" in environ["QUERY_STRING"]:
            raise OSError("a folder that is none")
        return list(make_app(tmp_path / "c", lambda _u, _p: False, tmp_path, tmp_path)(environ, start))

    with Server(broken) as server:
        for path in (f"/f/{secret}.ics", f"/f/{secret}.ics?broken", f"/f/{secret} .ics", f"/calendars/f/{secret}.ics"):
            with connected(server, 1) as (client,):
                client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
                client.recv(4096)
        with connected(server, 1) as (client,):
            client.sendall(f"GET /f/{secret}.ics HTTP/1.1\r\nHost: localhost\r\nX: {'x' * 70_000}\r\n\r\n".encode())
    gc.collect()

    told = capfd.readouterr()
    assert secret not in caplog.text + told.out + told.err
