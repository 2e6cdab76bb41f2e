"""Without its ledger a publication adopts what is equal, and reports the rest."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from calendars import (
    Collection,
    Ledger,
    MemoryCollection,
)
from calendars.sync import sync
from tests.calendars.builders import (
    TARGET,
    assert_converged,
    codes,
    edited,
    event,
    events,
    foreign,
    holds,
    later,
    person_deletes,
    person_writes,
    publish,
    stored,
    two_publications,
    whole,
    with_alarm,
)


def test_after_a_lost_ledger_equal_events_are_adopted_without_a_write(collection: Collection, tmp_path: Path) -> None:
    with Ledger(tmp_path / "old.sqlite") as old:
        publish(collection, events(3), old)

    with Ledger(tmp_path / "new.sqlite") as new:
        first = publish(collection, events(3), new)
        second = publish(collection, events(3), new)

    assert (first.writes, codes(first)) == (0, [])
    assert (second.requests, second.writes) == (1, 0)


def test_what_is_written_down_is_on_the_disk_before_anything_is_sent(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        settings = [ledger._database.execute(f"PRAGMA {name}").fetchone() for name in ("synchronous", "journal_mode")]

    # EXTRA, and rolled back: the folder too tells of a journal that was deleted before the next write is sent
    assert settings == [(3,), ("delete",)]


def test_after_a_lost_ledger_differing_events_are_reported_and_left(collection: Collection, tmp_path: Path) -> None:
    one = event(1, location="Ici")
    with Ledger(tmp_path / "old.sqlite") as old:
        publish(collection, [one], old)
    person_writes(collection, one.href, lambda data: edited(data, "LOCATION:Ici", "LOCATION:Ailleurs"))
    before = whole(collection)

    with Ledger(tmp_path / "new.sqlite") as new:
        report = publish(collection, [one], new)

    assert codes(report) == ["edited-remotely"]
    assert whole(collection) == before


def test_after_a_lost_ledger_missing_events_already_told_are_reported_not_created(
    collection: Collection, tmp_path: Path
) -> None:
    wanted = events(3)
    with Ledger(tmp_path / "old.sqlite") as old:
        publish(collection, wanted, old)
    person_deletes(collection, wanted[0].href)

    told = {one.href for one in wanted}
    with Ledger(tmp_path / "new.sqlite") as new:
        for _ in range(2):
            report = sync(collection, [*wanted, event(4)], new, target=TARGET, told=told)
            assert codes(report) == ["gone-remotely"]

    assert set(collection.list()) == {*told - {wanted[0].href}, event(4).href}


def test_a_broken_ledger_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"this is no database, and long enough to be looked at" * 40)
    collection = MemoryCollection()

    with Ledger(path) as opened:
        assert opened.recovered
        assert publish(collection, events(2), opened).complete

    assert (tmp_path / "ledger.sqlite.broken").exists()


def test_a_ledger_with_a_damaged_page_is_set_aside(tmp_path: Path) -> None:
    path, collection = tmp_path / "ledger.sqlite", MemoryCollection()
    with Ledger(path) as opened:
        publish(collection, events(60), opened)
    data = bytearray(path.read_bytes())
    # the first page and its schema stand; what comes after does not
    data[-8192:] = b"\xa5" * 8192
    path.write_bytes(data)

    with Ledger(path) as opened:
        assert opened.recovered
        assert publish(collection, events(60), opened).observed == ()


@pytest.mark.parametrize("body", ["", "{", "null", "[]", '{"href": 1}', "é"])
def test_a_ledger_with_an_entry_that_cannot_be_read_is_set_aside(tmp_path: Path, body: str) -> None:
    path, collection = tmp_path / "ledger.sqlite", MemoryCollection()
    with Ledger(path) as opened:
        publish(collection, events(2), opened)
    spoil(path, "UPDATE known SET body = ? WHERE href = ?", (body, event(1).href))

    with Ledger(path) as opened:
        assert opened.recovered
        assert publish(collection, events(2), opened).writes == 0


def test_a_database_of_another_program_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    spoil(path, "CREATE TABLE known (what TEXT)", ())

    with Ledger(path) as opened:
        assert opened.recovered


def spoil(path: Path, statement: str, values: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement, values)


def test_targets_share_a_ledger_and_nothing_else(ledger: Ledger) -> None:
    first, second = MemoryCollection(), MemoryCollection()
    sync(first, events(2), ledger, target="a")
    sync(second, events(3), ledger, target="b")

    assert sync(first, events(2), ledger, target="a").requests == 1
    assert len(ledger.known("b")) == 3


def test_after_a_lost_ledger_withdrawn_events_are_reported_once_and_then_go(
    collection: Collection, tmp_path: Path
) -> None:
    wanted = events(3)
    with Ledger(tmp_path / "old.sqlite") as old:
        publish(collection, wanted, old)
    collection.put("named-so.ics", foreign("someone-elses"))

    told = {one.href for one in wanted} | {"named-so.ics"}
    with Ledger(tmp_path / "new.sqlite") as new:
        first = sync(collection, wanted[:2], new, target=TARGET, told=told)
        assert codes(first) == ["leftover"]
        assert first.writes == 0
        second = sync(collection, wanted[:2], new, target=TARGET, told=told)

    assert second.writes == 1
    assert set(collection.list()) == {wanted[0].href, wanted[1].href, "named-so.ics"}


@pytest.mark.parametrize("edited_too", [False, True], ids=["untouched", "with-an-alarm"])
def test_after_a_lost_ledger_what_stands_as_it_was_announced_is_brought_up_to_date(
    collection: Collection, tmp_path: Path, *, edited_too: bool
) -> None:
    before = events(3)
    now = [later(before[0]), before[1]]
    with Ledger(tmp_path / "old.sqlite") as old:
        publish(collection, before, old)
    if edited_too:
        person_writes(collection, before[0].href, with_alarm)

    told = {one.href for one in before}
    with Ledger(tmp_path / "new.sqlite") as new:
        first = sync(collection, now, new, target=TARGET, told=told, previous=before)
        second = sync(collection, now, new, target=TARGET, told=told, previous=now, bound=None)

    assert (codes(first), first.writes) == (["leftover"], 1)
    assert (codes(second), second.writes) == ([], 1)
    assert holds(collection, now[0])
    assert (b"turquoise" in stored(collection, now[0].href).data) is edited_too
    assert before[2].href not in collection.list()


def test_after_a_lost_ledger_an_edit_of_what_was_announced_is_still_an_edit(
    collection: Collection, tmp_path: Path
) -> None:
    before = [event(1, location="Ici"), event(2, location="Ici")]
    with Ledger(tmp_path / "old.sqlite") as old:
        publish(collection, before, old)
    for one in before:
        person_writes(collection, one.href, lambda data: edited(data, "LOCATION:Ici", "LOCATION:Ailleurs"))

    told = {one.href for one in before}
    moved = later(before[0])
    with Ledger(tmp_path / "new.sqlite") as new:
        first = sync(collection, [moved], new, target=TARGET, told=told, previous=before)
        second = sync(collection, [moved], new, target=TARGET, told=told, previous=[moved])

    # the hour is brought up to date, their place stays; the withdrawn one stays too, for it was edited
    assert sorted(codes(first)) == ["edited-remotely", "leftover"]
    assert codes(second) == ["edited-remotely", "edited-remotely"]
    assert b"LOCATION:Ailleurs" in stored(collection, moved.href).data
    assert holds(collection, replace(moved, location="Ailleurs"))
    assert before[1].href in collection.list()


def test_a_disk_that_is_full_at_any_moment_loses_and_doubles_nothing(tmp_path: Path) -> None:
    first, second = two_publications()
    full = finished = 0
    for pages in range(0, 64, 5):
        collection, path = MemoryCollection(), tmp_path / f"{pages}.sqlite"
        with Ledger(path) as ledger:
            sync(collection, first, ledger, target=TARGET)
            (used,) = ledger._database.execute("PRAGMA page_count").fetchone()
            ledger._database.execute(f"PRAGMA max_page_count = {used + pages}")
            # long texts: the ledger has to grow with them
            longer = [replace(one, description="x" * 5000) for one in second]
            try:
                sync(collection, longer, ledger, target=TARGET)
                finished += 1
            except sqlite3.OperationalError as error:
                full += error.sqlite_errorcode == sqlite3.SQLITE_FULL
        assert_converged(collection, longer, path)
    assert min(full, finished) >= 2
    assert full + finished == 13
