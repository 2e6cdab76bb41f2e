"""From what a person typed to the collection of ours."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote

import pytest

from calendars import Busy, Insecure, Ledger, NetTransport, Refused, discovery
from calendars.server.run import Server
from calendars.wsgi import StartResponse, WSGIApp
from tests.calendars.builders import event, holds, publish
from tests.calendars.conftest import PASSWORD, Served
from tests.calendars.fake.app import Calendar, Cut, Fake
from tests.calendars.fake.reach import Link, reached
from tests.calendars.fake.recordings import alone


def test_a_collection_that_exists_is_found_from_the_root_of_the_host(served: Served) -> None:
    served.collections.open("ccas", "coanimation")

    with NetTransport(served.url, "ccas", PASSWORD) as transport:
        found = discovery.find(transport, "coanimation", name="x", create=False)

    assert found.path == "/calendars/ccas/coanimation/"


def test_an_address_that_is_a_calendar_is_used_as_it_is(served: Served) -> None:
    served.collections.open("ccas", "its-own")

    with NetTransport(f"{served.url}calendars/ccas/its-own/", "ccas", PASSWORD) as transport:
        found = discovery.find(transport, "coanimation", name="x")

    assert found.path == "/calendars/ccas/its-own/"
    assert transport.requests == 1


@pytest.mark.parametrize("name", ["made-by-us", "étés #1?", "100%25"])
def test_on_a_server_that_permits_it_the_collection_is_made_once(xandikos: str, name: str) -> None:
    with NetTransport(xandikos, "user", PASSWORD) as transport:
        first = discovery.find(transport, name, name="L'Escale & cie", color="#1f6f5c")
        again = discovery.find(transport, name, name="x", create=False)
        asked = (
            b'<propfind xmlns="DAV:"><prop><displayname/><A:calendar-color xmlns:A="http://apple.com/ns/ical/"/>'
            b'<C:supported-calendar-component-set xmlns:C="urn:ietf:params:xml:ns:caldav"/></prop></propfind>'
        )
        headers = {"Depth": "0", "Content-Type": "application/xml"}
        shown = transport.request("PROPFIND", first.path, headers=headers, body=asked).body

    assert b"L'Escale &amp; cie" in shown
    assert b"#1f6f5c" in shown
    assert b'name="VEVENT"' in shown
    assert unquote(first.path) == unquote(again.path)
    assert unquote(first.path).endswith(f"/{name}/")


def test_where_it_may_not_be_made_that_is_said(served: Served, network: Callable[[str], NetTransport]) -> None:
    served.collections.open("cap", "other")

    with pytest.raises(Refused) as raised:
        discovery.find(network("cap"), "coanimation", name="x")

    assert raised.value.status == 403


def test_a_wrong_password_is_said(served: Served) -> None:
    with NetTransport(f"{served.url}calendars/", "ml", "wrong") as transport, pytest.raises(Refused) as raised:
        discovery.find(transport, "coanimation", name="x")

    assert raised.value.status == 401


@pytest.mark.parametrize("made", [False, True], ids=["not-made", "made"])
def test_a_calendar_whose_making_got_no_answer_is_asked_for_once_more(*, made: bool) -> None:
    fake, lost = Fake(), ["MKCALENDAR"]

    def cut(method: str) -> None:
        if method in lost:
            lost.remove(method)
            raise Cut

    found = reached(fake, link=Link(fake, after=cut) if made else Link(fake, before=cut))

    assert list(fake.calendars) == [found.path]
    assert lost == []


def sending_on(to: str, status: int) -> WSGIApp:
    """Send every request on to the same path of another server."""

    def answer(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].lstrip("/")
        start_response(f"{status} Elsewhere", [("Location", f"{to}{path}"), ("Content-Length", "0")])
        return [b""]

    return answer


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_another_host_gets_the_password_only_where_it_is_trusted(served: Served, ledger: Ledger, status: int) -> None:
    user = f"moved-{status}"
    served.collections.open(user, "coanimation")
    elsewhere = served.url.replace("127.0.0.1", "localhost")
    with Server(sending_on(elsewhere, status)) as server:
        with NetTransport(server.url, user, PASSWORD) as cautious, pytest.raises(Insecure) as raised:
            discovery.find(cautious, "coanimation", name="x", create=False)
        with NetTransport(server.url, user, PASSWORD, trusted=["localhost"]) as transport:
            found = discovery.find(transport, "coanimation", name="x", create=False)
            asked = transport.requests
            report = publish(found, [event(1)], ledger)
            assert holds(found, event(1))
            assert transport.requests - asked == report.requests + 1
    gc.collect()

    assert raised.value.elsewhere == "localhost"
    # from then on it is asked where it is: no request goes the long way round
    assert found.path == f"{elsewhere}calendars/{user}/coanimation/"
    assert (report.writes, report.requests) == (1, 2)


def test_a_server_that_makes_no_more_calendars_for_now_says_so_and_keeps_those_it_has() -> None:
    fake = Fake(*alone()["calendars-an-hour-of-nextcloud"])
    fake.calendars = {f"/calendars/ml/eins-{n}/": Calendar() for n in range(10)}

    with pytest.raises(Busy) as raised:
        reached(fake)

    assert (raised.value.status, len(fake.calendars)) == (429, 10)
