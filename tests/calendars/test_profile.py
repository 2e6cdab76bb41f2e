"""What a server does with preconditions is learned once, from our own events, and acted upon."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from calendars import (
    Adapting,
    Collection,
    DavCollection,
    Ledger,
    MemoryCollection,
    NetTransport,
    Quirks,
    Stored,
    discovery,
)
from calendars import Unreachable as Lost
from calendars.profile import Profile
from tests.calendars.builders import codes, edited, event, events, foreign, holds, later, publish, with_alarm
from tests.calendars.conftest import PASSWORD, Served

KEEPS = Profile(creates=True, replaces=True, deletes=True)
SOGO = Quirks(
    ignores_if_none_match=True,
    ignores_if_match_on_delete=True,
    ignores_if_match_when_absent=True,
    rewrites=True,
    new_etag_each_time=True,
)
# in our own words nothing is read before the writes: the whole way from the listing to the write is a person's
KEEPING_BYTES = replace(SOGO, rewrites=False)
ZIMBRA = Quirks(ignores_if_none_match=True)
ONLY_DELETES = Quirks(ignores_if_match_on_delete=True)


def adapting(collection: Collection, ledger: Ledger, software: str = "") -> Adapting:
    return Adapting(collection, ledger, server="nuage", software=lambda: software)


def learned(ledger: Ledger) -> Profile:
    return Profile.from_json(ledger.note("profile nuage"))


def test_a_server_that_keeps_conditions_is_asked_once_and_then_costs_nothing_more(ledger: Ledger) -> None:
    memory = MemoryCollection()
    publish(adapting(memory, ledger), events(3), ledger)
    publish(adapting(memory, ledger), events(2), ledger)
    assert learned(ledger) == KEEPS

    changed = publish(adapting(memory, ledger), [later(event(1)), event(5)], ledger)

    # one listing, one write for each of the three changes
    assert (changed.writes, changed.requests) == (3, 4)


@pytest.mark.parametrize(("quirks", "read"), [(SOGO, 1), (ZIMBRA, 0)], ids=["sogo", "zimbra"])
def test_a_server_that_ignores_conditions_is_looked_at_before_each_write(
    quirks: Quirks, read: int, ledger: Ledger
) -> None:
    memory = MemoryCollection(quirks)

    publish(adapting(memory, ledger), events(3), ledger)
    assert learned(ledger).ignores
    changed = publish(adapting(memory, ledger), [later(event(1)), event(2)], ledger)
    again = publish(adapting(memory, ledger), [later(event(1)), event(2)], ledger)

    # one listing, a look before each of the two writes, one reading of all that was written; where the server writes it
    # in its own words, one reading of what is to change
    assert (changed.writes, changed.requests) == (2, 6 + read)
    assert (again.writes, again.requests) == (0, 1)
    assert holds(memory, later(event(1)))


def test_that_deletions_ignore_conditions_is_learned_from_an_event_that_goes_anyway(ledger: Ledger) -> None:
    memory = MemoryCollection(ONLY_DELETES)
    publish(adapting(memory, ledger), events(3), ledger)
    assert not learned(ledger).ignores

    report = publish(adapting(memory, ledger), events(2), ledger)

    assert (report.complete, sorted(memory.contents())) == (True, ["event-1.ics", "event-2.ics"])
    assert learned(ledger) == Profile(creates=True, replaces=True, deletes=False)


class Interrupted:
    """A collection where a person acts just after our listing, once."""

    def __init__(self, memory: MemoryCollection, href: str, data: bytes | None) -> None:
        self.memory = memory
        self.software = ""
        self._act = [(href, data)]

    @property
    def requests(self) -> int:
        return self.memory.requests

    def list(self) -> dict[str, str]:
        found = self.memory.list()
        while self._act:
            href, data = self._act.pop()
            if data is None:
                self.memory.remove(href)
            else:
                self.memory.edit(href, data)
        return found

    def get(self, hrefs: Iterable[str]) -> dict[str, Stored]:
        return self.memory.get(hrefs)

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        return self.memory.put(href, data, if_match=if_match)

    def delete(self, href: str, *, if_match: str) -> None:
        self.memory.delete(href, if_match=if_match)


@pytest.mark.parametrize("known", [False, True], ids=["first-time", "learned"])
@pytest.mark.parametrize(
    "quirks", [Quirks(), KEEPING_BYTES, ZIMBRA, ONLY_DELETES], ids=["none", "sogo", "zimbra", "deletes"]
)
def test_what_a_person_writes_between_our_listing_and_our_write_is_not_overwritten(
    quirks: Quirks, known: bool, ledger: Ledger, tmp_path: Path
) -> None:
    memory = MemoryCollection(quirks)
    with Ledger(tmp_path / "empty.sqlite") as nothing:
        notes = ledger if known else nothing
        publish(adapting(memory, ledger), events(4), ledger)
        publish(adapting(memory, ledger), events(3), ledger)
        theirs = edited(with_alarm(memory.contents()["event-1.ics"]), "L'Escale", "Chez moi")
        meanwhile = Interrupted(memory, "event-1.ics", theirs)

        changed = publish(adapting(meanwhile, notes), [later(event(1)), event(2), event(3)], ledger)
        assert [str(conflict) for conflict in changed.conflicts] == ["conflict event-1.ics changed-meanwhile"]
        assert b"Chez moi" in memory.contents()["event-1.ics"]

        theirs = edited(memory.contents()["event-2.ics"], "L'Escale", "Chez moi")
        gone = publish(adapting(Interrupted(memory, "event-2.ics", theirs), notes), [event(3)], ledger)
        assert b"Chez moi" in memory.contents()["event-2.ics"]
        assert "conflict" in codes(gone)

        away = publish(adapting(Interrupted(memory, "event-3.ics", None), notes), [later(event(3))], ledger)
        assert "event-3.ics" not in memory.contents()
        assert "conflict" in codes(away)


def test_what_is_not_ours_is_never_asked_about(ledger: Ledger) -> None:
    memory = MemoryCollection(SOGO)
    memory.edit("dentiste.ics", foreign("dentiste"))
    memory.edit("event-1.ics", foreign("other"))
    before = memory.contents()

    publish(adapting(memory, ledger), events(3), ledger)

    assert {href: memory.contents()[href] for href in before} == before


def test_another_software_behind_the_same_address_is_learned_again(ledger: Ledger) -> None:
    publish(adapting(MemoryCollection(SOGO), ledger, "SOGo"), events(2), ledger)
    assert learned(ledger).ignores
    memory = MemoryCollection()
    for one in events(2):
        publish(memory, [one], ledger)

    publish(adapting(memory, ledger, "Cyrus"), [later(event(1)), event(2), event(7)], ledger)

    assert learned(ledger) == Profile(software="Cyrus", creates=True, replaces=True)


def test_a_question_without_an_answer_leaves_the_write_made_and_the_server_unknown(ledger: Ledger) -> None:
    class Stops(MemoryCollection):
        def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
            if href in self.contents():
                raise Lost("no answer")
            return super().put(href, data, if_match=if_match)

    memory = Stops()

    report = publish(adapting(memory, ledger), events(2), ledger)
    again = publish(adapting(memory, ledger), events(2), ledger)

    assert (report.complete, report.writes) == (True, 2)
    assert learned(ledger) == Profile()
    assert (again.writes, again.requests) == (0, 1)


@pytest.mark.parametrize("kind", ["radicale", "xandikos"])
def test_real_servers_are_learned(kind: str, request: pytest.FixtureRequest, ledger: Ledger) -> None:
    url = request.getfixturevalue("xandikos") if kind == "xandikos" else ""
    user = "user"
    if not url:
        served: Served = request.getfixturevalue("served")
        served.collections.open("learned", "coanimation")
        url, user = f"{served.url}calendars/", "learned"
    with NetTransport(url, user, PASSWORD) as transport:
        collection: DavCollection = discovery.find(transport, "coanimation", name="L'Escale")
        wrapped = Adapting(collection, ledger, server="nuage", software=lambda: collection.software)
        publish(wrapped, events(3), ledger)
        report = publish(wrapped, events(2), ledger)

    assert report.complete
    found = learned(ledger)
    assert (found.creates, found.replaces, found.deletes) == (True, True, True)
    gc.collect()
