"""The fake answers as the real servers did, and the recordings are what the servers of the lock answer today."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from calendars import AppTransport, NetTransport, Unreachable
from calendars.transport import Answer
from tests.calendars.builders import event
from tests.calendars.fake.app import Ask, Calendar, Cut, Fake
from tests.calendars.fake.reach import Link, reached, wire
from tests.calendars.fake.record import Asked, radicale
from tests.calendars.fake.record import xandikos as asked_of_xandikos
from tests.calendars.fake.recordings import PLAIN, Row, alone, recorded, servers

HOME = "/calendars/ml/"
MEASURED = ("radicale", "xandikos", "cyrus", "davical", "sogo", "sabre")


def told(kept: Mapping[Row, Mapping[str, Any]]) -> dict[Row, tuple[int, str, str]]:
    return {row: (one["answer"]["status"], one["answer"]["body"], one["then"]) for row, one in kept.items()}


def test_radicale_answers_as_recorded(tmp_path: Path) -> None:
    assert told(radicale(tmp_path)) == {
        row: (one.status, one.body, one.then) for row, one in recorded("radicale").items()
    }


def test_xandikos_answers_as_recorded(xandikos: str) -> None:
    assert told(asked_of_xandikos(xandikos)) == {
        row: (one.status, one.body, one.then) for row, one in recorded("xandikos").items()
    }


@pytest.mark.parametrize("server", MEASURED)
def test_the_fake_answers_every_row_as_the_server_did(server: str) -> None:
    rows = recorded(server)
    fake = Fake(*(one for one in rows.values() if one.row != "lost-answers"))
    fake.calendars = {f"{HOME}recorded-a/": Calendar(), f"{HOME}recorded-b/": Calendar()}
    transport = AppTransport(fake, "ml")

    def send(method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        return transport.request(method, path, headers=headers, body=body)

    kept = Asked(send, HOME).everything()

    assert kept.keys() == PLAIN.keys()
    assert {row: (one["answer"]["status"], one["then"]) for row, one in kept.items()} == {
        row: (one.status, one.then) for row, one in rows.items() if row in PLAIN
    }


def test_every_row_of_the_table_is_recorded_for_every_server_in_it() -> None:
    assert all(PLAIN.keys() <= recorded(server).keys() for server in MEASURED)
    assert {row for server in servers() for row in recorded(server)} >= {*PLAIN, "lost-answers", "bin", "deflate"}


def test_without_a_quirk_the_fake_does_as_the_standards_say() -> None:
    fake = Fake()
    fake.calendars = {f"{HOME}recorded-a/": Calendar(), f"{HOME}recorded-b/": Calendar()}
    transport = AppTransport(fake, "ml")

    kept = Asked(lambda method, path, headers, body: transport.request(method, path, headers=headers, body=body), HOME)

    found = {row: (one["then"], one["answer"]["status"]) for row, one in kept.everything().items()}
    assert all(found[row][0] == then and found[row][1] in statuses for row, (then, statuses) in PLAIN.items())


def test_over_sockets_an_apache_that_packs_answers_does_no_harm() -> None:
    fake = Fake(*alone()["deflate-of-apache"])
    one = event(1)
    with wire(lambda ask: fake.answer(ask, "ml")) as url, NetTransport(url, "ml", "s3cret") as transport:
        calendar = reached(fake, link=Link(fake))
        path = f"{calendar.path}{one.href}"
        fake.edit(calendar.path, one.href, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        etag = transport.request("GET", path).headers["etag"]
        packed = transport.request("GET", path, headers={"Accept-Encoding": "gzip"}).headers["etag"]

        assert "-gzip" not in etag
        assert "-gzip" in packed
        assert transport.request("PUT", path, headers={"If-Match": etag}, body=b"x").status == 204


def test_over_sockets_a_connection_that_breaks_is_an_unknown_outcome() -> None:
    def cut(_ask: Ask) -> Answer:
        raise Cut

    with wire(cut) as url, NetTransport(url, "ml", "s3cret", sleep=lambda _: None) as transport:
        with pytest.raises(Unreachable):
            transport.request("PUT", "/a.ics", body=b"x")
        assert transport.requests == 1
