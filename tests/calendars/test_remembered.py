"""A collection is looked for once, and again only where it is no more."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from calendars import DavCollection, Gone, Ledger, NetTransport, Refused, discovery
from calendars.remembered import Remembered
from tests.calendars.builders import event, holds, publish
from tests.calendars.conftest import PASSWORD, Served


@pytest.fixture
def tidy() -> Iterator[None]:
    yield
    gc.collect()


class Account:
    """An account of the embedded server, as one run opens it; how often it was looked through is counted."""

    def __init__(self, served: Served, notes: Ledger, user: str, *, password: str = PASSWORD) -> None:
        self.served, self.notes, self.user, self.password = served, notes, user, password
        self.looks = 0
        self.opened: list[NetTransport] = []

    def open_at(self, url: str) -> NetTransport:
        self.opened.append(NetTransport(url, self.user, self.password))
        return self.opened[-1]

    def look(self) -> DavCollection:
        self.looks += 1
        return discovery.find(self.open_at(self.served.url), "coanimation", name="x", create=False)

    def __enter__(self) -> Remembered:
        return Remembered(self.user, self.notes, self.open_at, self.look)

    def __exit__(self, *_: object) -> None:
        for one in self.opened:
            one.close()


@pytest.mark.usefixtures("tidy")
def test_the_second_run_begins_with_its_listing(served: Served, ledger: Ledger) -> None:
    served.collections.open("noted", "coanimation")
    with Account(served, ledger, "noted") as first:
        publish(first, [event(1)], ledger)
    account = Account(served, ledger, "noted")

    with account as second:
        report = publish(second, [event(1)], ledger)
        assert holds(second, event(1))

    assert (account.looks, report.requests, report.writes) == (0, 1, 0)


@pytest.mark.usefixtures("tidy")
@pytest.mark.parametrize("noted", ['["{url}", "/calendars/noted-2/elsewhere/"]', "broken", '["x"]', "[]"])
def test_where_it_is_no_more_it_is_looked_for_again(served: Served, ledger: Ledger, noted: str) -> None:
    served.collections.open("noted-2", "coanimation")
    ledger.take_note("place noted-2", noted.replace("{url}", served.url))
    account = Account(served, ledger, "noted-2")

    with account as found:
        report = publish(found, [event(1)], ledger)
        assert holds(found, event(1))

    assert (account.looks, report.complete) == (1, True)


@pytest.mark.usefixtures("tidy")
def test_a_wrong_password_is_tried_once(served: Served, ledger: Ledger) -> None:
    served.collections.open("noted-3", "coanimation")
    with Account(served, ledger, "noted-3") as first:
        first.list()
    account = Account(served, ledger, "noted-3", password="wrong")

    with account as second, pytest.raises(Refused) as raised:
        second.list()

    assert (account.looks, raised.value.status, second.requests) == (0, 401, 1)


@pytest.mark.usefixtures("tidy")
def test_what_was_just_found_is_not_looked_for_twice(served: Served, ledger: Ledger) -> None:
    class Away(Account):
        def look(self) -> DavCollection:
            self.looks += 1
            return DavCollection(self.open_at(self.served.url), "/calendars/noted-4/away/")

    account = Away(served, ledger, "noted-4")
    served.collections.open("noted-4", "coanimation")

    with account as found, pytest.raises((Gone, Refused)):
        found.list()

    assert account.looks == 1
