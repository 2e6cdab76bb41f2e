"""From what a person typed to the collection of ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from calendars import NetTransport, Refused, discovery
from tests.calendars.conftest import PASSWORD, Served
from tests.calendars.fake.app import Cut, Fake
from tests.calendars.fake.reach import Link, reached


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


def test_on_a_server_that_permits_it_the_collection_is_made_once(xandikos: str) -> None:
    with NetTransport(xandikos, "user", PASSWORD) as transport:
        first = discovery.find(transport, "made-by-us", name="L'Escale & cie")
        again = discovery.find(transport, "made-by-us", name="x", create=False)

    assert first.path == again.path
    assert first.path.endswith("/made-by-us/")


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
