"""Several requests at a time to one server, and what then still holds."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Event, Thread
from typing import Any

import pytest

from calendars import Adapting, Host, Ledger, MemoryCollection, NetTransport, OutOfTime, Refused, Unreachable, discovery
from calendars.lanes import each
from calendars.server.app import make_app
from calendars.server.local import Collections
from calendars.server.run import Server
from calendars.sync import sync
from calendars.wsgi import StartResponse, WSGIApp
from tests.calendars.builders import TARGET, event, events, holds, later
from tests.calendars.conftest import PASSWORD


@dataclass
class Watched:
    """Lets writes through only in companies of `together`, and tells over which connections the requests came."""

    app: WSGIApp
    together: int = 1
    ports: set[str] = field(default_factory=set)
    alone: int = 0

    def __post_init__(self) -> None:
        self.barrier = Barrier(self.together)

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        self.ports.add(environ["REMOTE_PORT"])
        if environ["REQUEST_METHOD"] == "PUT":
            try:
                self.barrier.wait(timeout=5)
            except BrokenBarrierError:
                self.alone += 1
        return self.app(environ, start_response)


@pytest.fixture
def app(tmp_path: Path) -> WSGIApp:
    collections = Collections(tmp_path / "stored")
    for user in ("ccas", "ml"):
        collections.open(user, "coanimation")
    return make_app(tmp_path / "stored", lambda _, password: password == PASSWORD, tmp_path, tmp_path)


@pytest.fixture
def tidy() -> Iterator[None]:
    yield
    gc.collect()


@pytest.mark.usefixtures("tidy")
def test_four_writes_are_under_way_at_once_over_four_connections(app: WSGIApp, ledger: Ledger) -> None:
    watched = Watched(app, together=4)
    with Server(watched) as server, NetTransport(server.url, "ml", PASSWORD) as transport:
        collection = discovery.find(transport, "coanimation", name="x", create=False)

        report = sync(collection, events(8), ledger, target=TARGET, lanes=4)

    assert [action.href for action in report.done] == [one.href for one in events(8)]
    assert (watched.alone, len(watched.ports)) == (0, 4)


@pytest.mark.usefixtures("tidy")
def test_calendars_of_one_server_share_its_connections_and_each_has_its_own_password(
    app: WSGIApp, ledger: Ledger
) -> None:
    watched = Watched(app)
    host = Host(lanes=2)
    with Server(watched) as server:
        for user in ("ml", "ccas"):
            with NetTransport(server.url, user, PASSWORD, host=host) as transport:
                collection = discovery.find(transport, "coanimation", name="x", create=False)
                report = sync(collection, events(6), ledger, target=f"calendar:{user}", lanes=4)
                assert report.writes == 6
                assert collection.path == f"/calendars/{user}/coanimation/"

    # the second account may open its own after the first one closed them
    assert len(watched.ports) <= 4


@pytest.mark.usefixtures("tidy")
def test_the_first_write_learns_for_all_the_lanes(app: WSGIApp, ledger: Ledger) -> None:
    with Server(app) as server, NetTransport(server.url, "ml", PASSWORD) as transport:
        found = discovery.find(transport, "coanimation", name="x", create=False)
        before = transport.requests

        report = sync(Adapting(found, ledger, server="x"), events(8), ledger, target=TARGET, lanes=4)

    # a listing, a look and two questions with the first, and the writes
    assert (report.writes, transport.requests - before) == (8, 1 + 1 + 2 + 8)


def test_a_refusal_that_all_would_meet_ends_every_lane_and_the_next_run_resumes(ledger: Ledger) -> None:
    class Full(MemoryCollection):
        space = 3

        def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
            if len(self.contents()) >= self.space:
                raise Refused("full", href=href, status=507)
            return super().put(href, data, if_match=if_match)

    full = Full()

    report = sync(full, events(12), ledger, target=TARGET, lanes=4)
    full.space = 99
    resumed = sync(full, events(12), ledger, target=TARGET, lanes=4)

    assert isinstance(report.failure, Refused)
    assert (report.writes, resumed.writes) == (3, 9)
    assert resumed.complete


def test_with_lanes_changes_and_deletions_are_as_without(ledger: Ledger) -> None:
    memory = MemoryCollection()
    sync(memory, events(9), ledger, target=TARGET, lanes=4)
    wanted = [later(event(1)), *events(6)[1:], event(20), event(21)]

    report = sync(memory, wanted, ledger, target=TARGET, lanes=4)

    assert (report.writes, report.complete) == (6, True)
    assert all(holds(memory, one) for one in wanted)
    assert sorted(memory.contents()) == sorted(one.href for one in wanted)


def test_an_interruption_leaves_behind_what_is_under_way_and_keeps_what_is_sure() -> None:
    finish, begun, done = Event(), Event(), []

    def do(number: int) -> bool:
        if number > 0:
            begun.set()
            finish.wait(timeout=30)
        done.append(number)
        if number == 0:
            begun.wait(timeout=30)
            finish.set()
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        each(range(9), do, 2)

    assert len(done) <= 3


def test_no_more_than_the_host_allows_are_sent_at_once() -> None:
    host, most, numbers = Host(lanes=2), [0], count()
    inside: set[int] = set()

    def enter_and_leave() -> None:
        me = next(numbers)
        host.enter()
        inside.add(me)
        most[0] = max(most[0], len(inside))
        inside.discard(me)
        host.leave()

    threads = [Thread(target=enter_and_leave) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most[0] <= 2


@pytest.mark.parametrize("limit", ["seconds", "until"])
def test_when_its_time_is_over_a_server_is_asked_nothing_more_and_the_next_run_resumes(
    app: WSGIApp, ledger: Ledger, limit: str
) -> None:
    now = [0.0]

    def slow(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        now[0] += 1
        return app(environ, start_response)

    with Server(slow) as server:
        host = Host(clock=lambda: now[0], **{limit: 9.5})  # type: ignore[arg-type] # one of two limits in seconds
        with NetTransport(server.url, "ml", PASSWORD, host=host) as transport:
            collection = discovery.find(transport, "coanimation", name="x", create=False)
            report = sync(collection, events(12), ledger, target=TARGET)
        with NetTransport(server.url, "ml", PASSWORD) as transport:
            collection = discovery.find(transport, "coanimation", name="x", create=False)
            resumed = sync(collection, events(12), ledger, target=TARGET)
    gc.collect()

    assert isinstance(report.failure, OutOfTime)
    assert 0 < report.writes < 12
    assert (report.writes + resumed.writes, resumed.complete) == (12, True)


def test_a_wait_that_would_outlast_the_time_is_not_begun() -> None:
    slept: list[float] = []
    host = Host(seconds=5, clock=lambda: 0.0, sleep=slept.append)

    assert (host.wait(4), host.wait(5), host.wait(31)) == (True, False, False)
    host.give_up()
    assert not host.wait(1)
    with pytest.raises(Unreachable):
        host.limit()
    assert slept == [4]
