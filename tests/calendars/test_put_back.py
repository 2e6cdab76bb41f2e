"""What people deleted, or what a lost folder took with it, is made again when someone asks for it, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendars import Collection, Ledger
from calendars.sync import sync
from tests.calendars.builders import TARGET, codes, events, holds, person_deletes, publish


@pytest.mark.parametrize("lost", [False, True], ids=["ledger whole", "ledger lost"])
def test_what_people_deleted_is_put_back_when_asked(collection: Collection, tmp_path: Path, lost: bool) -> None:
    wanted = events(3)
    with Ledger(tmp_path / "first.sqlite") as first:
        publish(collection, wanted, first)
    for one in wanted[:2]:
        person_deletes(collection, one.href)
    told = [one.href for one in wanted]

    with Ledger(tmp_path / ("second.sqlite" if lost else "first.sqlite")) as ledger:
        report = sync(collection, wanted, ledger, target=TARGET, told=told, put_back=True)
        again = sync(collection, wanted, ledger, target=TARGET, told=told)

    refused = {conflict.href for conflict in report.conflicts if conflict.why == "uid-taken"}
    # a server with a bin refuses what lies in it: it is told, and asks for another name
    assert refused in (set(), {one.href for one in wanted[:2]})
    assert report.complete is not bool(refused)
    assert all(holds(collection, one) for one in wanted if one.href not in refused)
    assert (again.writes, codes(again)) == (0, []) or refused


def test_putting_back_brings_back_nothing_that_is_not_wanted_any_more(collection: Collection, ledger: Ledger) -> None:
    wanted = events(3)
    publish(collection, wanted, ledger)
    person_deletes(collection, wanted[0].href)

    sync(collection, wanted[1:], ledger, target=TARGET, put_back=True)

    assert set(collection.list()) == {one.href for one in wanted[1:]}
