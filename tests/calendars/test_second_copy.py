"""Two copies of one workspace publish to the same calendar: whoever is behind says so, and writes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from calendars import Collection, Event, Ledger, Overtaken, Policy, Report
from calendars.sync import sync
from calendars.write import MARK
from tests.calendars.builders import (
    TARGET,
    codes,
    edited,
    event,
    events,
    holds,
    later,
    person_writes,
    publish,
    stored,
    with_alarm,
)

Copied = Callable[[], Ledger]


@pytest.fixture
def copied(tmp_path: Path) -> Copied:
    """Copy the ledger as it stands, as whoever copies the whole folder does."""
    made: list[Ledger] = []

    def copy() -> Ledger:
        place = tmp_path / f"copy-{len(made)}.sqlite"
        shutil.copy(tmp_path / "ledger.sqlite", place)
        made.append(Ledger(place))
        return made[-1]

    return copy


def moved(one: Event) -> Event:
    return later(one, 2)


def overtaken(report: Report) -> tuple[str, ...]:
    return report.stopped.hrefs if isinstance(report.stopped, Overtaken) else ()


def test_the_copy_that_is_behind_writes_nothing_and_names_what_was_published_since(
    collection: Collection, ledger: Ledger, copied: Copied
) -> None:
    publish(collection, events(3), ledger)
    other = copied()
    publish(collection, [later(event(1)), event(2), event(3)], other)

    behind = publish(collection, [event(1), moved(event(2)), event(3)], ledger)
    again = publish(collection, [event(1), moved(event(2)), event(3)], ledger)

    for report in (behind, again):
        assert (overtaken(report), report.writes) == (("event-1.ics",), 0)
    assert holds(collection, later(event(1)))
    assert holds(collection, event(2))


@pytest.mark.parametrize("policy", list(Policy))
def test_also_where_both_changed_the_same_event(
    collection: Collection, ledger: Ledger, copied: Copied, policy: Policy
) -> None:
    publish(collection, events(2), ledger)
    publish(collection, [later(event(1), 5), event(2)], copied())

    behind = publish(collection, [later(event(1), 2), event(2)], ledger, policy)

    assert (overtaken(behind), behind.writes) == (("event-1.ics",), 0)
    assert holds(collection, later(event(1), 5))


def test_and_where_this_copy_does_not_want_it_any_more(collection: Collection, ledger: Ledger, copied: Copied) -> None:
    publish(collection, events(2), ledger)
    publish(collection, [later(event(1)), event(2)], copied())

    behind = publish(collection, [event(2)], ledger)

    assert (overtaken(behind), behind.writes) == (("event-1.ics",), 0)


def test_this_copy_takes_over_when_asked_and_what_people_added_stays(
    collection: Collection, ledger: Ledger, copied: Copied
) -> None:
    publish(collection, events(3), ledger)
    publish(collection, [later(event(1)), event(2), later(event(3))], copied())
    person_writes(collection, "event-1.ics", with_alarm)

    report = sync(collection, events(2), ledger, target=TARGET, take_over=True)
    again = publish(collection, events(2), ledger)

    assert (report.complete, report.writes, codes(report)) == (True, 2, [])
    assert holds(collection, event(1))
    assert b"BEGIN:VALARM" in stored(collection, "event-1.ics").data
    assert "event-3.ics" not in collection.list()
    assert (again.writes, again.stopped, codes(again)) == (0, None, [])


def test_both_copies_that_publish_the_same_are_no_trouble(
    collection: Collection, ledger: Ledger, copied: Copied
) -> None:
    publish(collection, events(2), ledger)
    other = copied()
    wanted = [later(event(1)), event(2), event(3)]
    publish(collection, wanted, other)

    same = publish(collection, wanted, ledger)

    assert (same.complete, same.writes, codes(same)) == (True, 0, [])


def test_a_client_that_raises_the_sequence_is_a_person_and_no_other_copy(
    collection: Collection, ledger: Ledger
) -> None:
    publish(collection, events(2), ledger)
    person_writes(
        collection,
        "event-1.ics",
        lambda data: edited(edited(data, "SEQUENCE:0", "SEQUENCE:7"), "L'Escale", "Chez moi"),
    )

    report = publish(collection, events(2), ledger)

    assert (report.stopped, codes(report)) == (None, ["edited-remotely"])


@pytest.mark.parametrize("policy", [Policy.REPORT, Policy.RESTORE])
def test_what_this_copy_restored_is_not_taken_for_another_one_when_the_ledger_is_lost(
    collection: Collection, ledger: Ledger, tmp_path: Path, policy: Policy
) -> None:
    publish(collection, events(2), ledger)
    person_writes(collection, "event-1.ics", lambda data: edited(data, "L'Escale", "Chez moi"))
    publish(collection, events(2), ledger, Policy.RESTORE)

    with Ledger(tmp_path / "lost.sqlite") as lost:
        wanted = [later(event(1)), event(2)]
        told = [one.href for one in events(2)]
        report = sync(collection, wanted, lost, target=TARGET, told=told, previous=events(2), policy=policy)

    assert (report.complete, report.writes, codes(report)) == (True, 1, [])


def test_what_was_published_before_revisions_were_marked_is_nobody_elses(
    collection: Collection, ledger: Ledger
) -> None:
    def unmarked(data: bytes) -> bytes:
        return b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(MARK.encode()))

    publish(collection, events(2), ledger)
    person_writes(collection, "event-1.ics", unmarked)

    report = publish(collection, [later(event(1)), event(2)], ledger)

    assert (report.complete, report.writes) == (True, 1)
    assert holds(collection, later(event(1)))
