"""What people deleted, or what a lost folder took with it, is made again when someone asks for it, and only then."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from calendars import Collection, Ledger
from calendars.actions import EditedRemotely
from calendars.compare import content_of, read
from calendars.sync import Report, sync
from tests.calendars.builders import (
    TARGET,
    codes,
    edited,
    events,
    holds,
    person_deletes,
    person_writes,
    publish,
    stored,
    with_alarm,
)

TITLE, MINE = "SUMMARY:Présence", "SUMMARY:Chez nous"


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


@pytest.mark.parametrize("lost", [False, True], ids=["ledger whole", "ledger lost"])
@pytest.mark.parametrize("change", [("T140000", "T150000"), ("STATUS:CONFIRMED", "STATUS:CANCELLED")])
@pytest.mark.parametrize("looked", [False, True], ids=["met just now", "met before"])
def test_what_people_moved_or_cancelled_is_put_back_when_asked_and_their_words_stay(
    collection: Collection, tmp_path: Path, change: tuple[str, str], lost: bool, looked: bool
) -> None:
    wanted = events(3)
    with Ledger(tmp_path / "first.sqlite") as first:
        publish(collection, wanted, first)
    moved, other = wanted[0], wanted[1]
    person_writes(collection, moved.href, lambda data: with_alarm(edited(edited(data, *change), TITLE, MINE)))
    person_writes(collection, other.href, lambda data: edited(data, TITLE, MINE))
    told = [one.href for one in wanted]

    with Ledger(tmp_path / ("second.sqlite" if lost else "first.sqlite")) as ledger:
        if looked:
            sync(collection, wanted, ledger, target=TARGET, told=told, previous=wanted)
        report = sync(collection, wanted, ledger, target=TARGET, told=told, previous=wanted, put_back=True)
        again = sync(collection, wanted, ledger, target=TARGET, told=told, put_back=True)

    assert [action.href for action in report.done] == [moved.href]
    seen = [(one.href, sorted(one.fields), one.overwritten) for one in edits(report)]
    what = "status" if "STATUS" in change[0] else "when"
    assert seen == [
        (moved.href, [what], True),
        (moved.href, ["summary"], False),
        (other.href, ["summary"], False),
    ]
    there = read(stored(collection, moved.href).data)
    assert there is not None
    assert replace(there.content, summary=moved.summary) == content_of(moved)
    assert there.content.summary == "Chez nous 1"
    assert b"BEGIN:VALARM" in stored(collection, moved.href).data
    assert there.sequence > moved.sequence
    assert again.writes == 0


def edits(report: Report) -> list[EditedRemotely]:
    found = [one for one in report.observed if isinstance(one, EditedRemotely)]
    return sorted(found, key=lambda one: (one.href, not one.overwritten))


def test_putting_back_brings_back_nothing_that_is_not_wanted_any_more(collection: Collection, ledger: Ledger) -> None:
    wanted = events(3)
    publish(collection, wanted, ledger)
    person_deletes(collection, wanted[0].href)

    sync(collection, wanted[1:], ledger, target=TARGET, put_back=True)

    assert set(collection.list()) == {one.href for one in wanted[1:]}
