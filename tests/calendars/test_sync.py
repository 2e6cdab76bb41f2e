"""The promises of a publication, on every kind of collection."""

from __future__ import annotations

from contextlib import suppress

import pytest

from calendars import (
    Bound,
    Collection,
    Conflict,
    EditedRemotely,
    Emptied,
    Foreign,
    GoneRemotely,
    Ledger,
    MassDelete,
    MemoryCollection,
    Policy,
    Quirks,
    Refused,
    write,
)
from calendars.compare import content_of, read
from calendars.sync import sync
from tests.calendars.builders import (
    TARGET,
    codes,
    edited,
    event,
    events,
    foreign,
    holds,
    inserted,
    later,
    person_deletes,
    person_writes,
    publish,
    series_with_an_override,
    stored,
    task,
    whole,
    with_alarm,
)


def test_a_publication_brings_every_event(collection: Collection, ledger: Ledger) -> None:
    wanted = events(4)

    report = publish(collection, wanted, ledger)

    assert report.complete
    assert report.writes == 4
    assert set(collection.list()) == {one.href for one in wanted}
    assert all(holds(collection, one) for one in wanted)


def test_a_second_publication_is_one_request_and_no_write(collection: Collection, ledger: Ledger) -> None:
    publish(collection, events(4), ledger)

    report = publish(collection, events(4), ledger)

    assert (report.requests, report.writes, codes(report)) == (1, 0, [])


def test_changes_cost_one_listing_and_one_write_each(ledger: Ledger) -> None:
    collection = MemoryCollection()
    wanted = events(6)
    publish(collection, wanted, ledger)

    report = publish(collection, [later(wanted[0]), *wanted[1:5], event(7)], ledger)

    assert sorted(action.code for action in report.done) == ["create", "delete", "update"]
    assert report.requests == 4


def test_where_etags_are_hidden_all_writes_cost_one_fetch_more(ledger: Ledger) -> None:
    collection = MemoryCollection(Quirks(hides_etags=True))

    assert publish(collection, events(5), ledger).requests == 1 + 5 + 1
    assert publish(collection, events(5), ledger).requests == 1


def test_a_changed_event_is_updated_in_place(collection: Collection, ledger: Ledger) -> None:
    wanted = events(3)
    publish(collection, wanted, ledger)
    moved = later(wanted[1])

    report = publish(collection, [wanted[0], moved, wanted[2]], ledger)

    assert [str(action) for action in report.done] == [f"update {moved.href} when"]
    assert holds(collection, moved)
    reading = read(stored(collection, moved.href).data)
    assert reading is not None
    assert reading.sequence == 1


def test_an_event_that_is_not_wanted_any_more_is_deleted(collection: Collection, ledger: Ledger) -> None:
    wanted = events(3)
    publish(collection, wanted, ledger)

    publish(collection, wanted[:2], ledger)

    assert set(collection.list()) == {one.href for one in wanted[:2]}


def test_outside_the_scope_nothing_is_touched(collection: Collection, ledger: Ledger) -> None:
    november, december = event(1), event(2)
    publish(collection, [november], ledger)

    report = sync(collection, [december], ledger, target=TARGET, scope={december.href})

    assert report.complete
    assert set(collection.list()) == {november.href, december.href}


def test_what_others_wrote_is_the_same_to_the_byte_before_and_after(collection: Collection, ledger: Ledger) -> None:
    collection.put("event-9.ics", foreign("looks-like-ours"))
    collection.put("yoga.ics", series_with_an_override("yoga"))
    # Xandikos keeps to the kinds of component that a collection was made for
    with suppress(Refused):
        collection.put("bread.ics", task("bread"))
    before = whole(collection)
    wanted = events(4)

    publish(collection, wanted, ledger)
    publish(collection, [later(wanted[0])], ledger)
    publish(collection, [], ledger)

    assert whole(collection) == before


def test_a_foreign_event_at_our_very_href_stays_and_is_reported(collection: Collection, ledger: Ledger) -> None:
    wanted = event(1)
    collection.put(wanted.href, foreign("someone-elses"))
    before = whole(collection)

    report = publish(collection, [wanted], ledger)

    assert [type(action) for action in report.observed] == [Foreign]
    assert whole(collection) == before


def test_a_foreign_event_with_our_uid_stays_and_is_reported(collection: Collection, ledger: Ledger) -> None:
    wanted = event(1)
    collection.put("copy.ics", foreign(wanted.uid))
    before = whole(collection)

    report = publish(collection, [wanted], ledger)

    # some servers take both: then ours is there too
    refused = wanted.href not in collection.list()
    assert [str(action) for action in report.observed] == [f"conflict {wanted.href} uid-taken"] * refused
    assert {href: data for href, data in whole(collection).items() if href != wanted.href} == before


@pytest.mark.parametrize("policy", list(Policy))
def test_what_a_person_adds_survives_our_update(collection: Collection, ledger: Ledger, policy: Policy) -> None:
    one = event(1)
    publish(collection, [one], ledger)
    person_writes(collection, one.href, with_alarm)

    assert codes(publish(collection, [one], ledger, policy)) == []
    report = publish(collection, [later(one)], ledger, policy)

    data = stored(collection, one.href).data
    assert codes(report) == []
    assert holds(collection, later(one))
    for kept in (b"BEGIN:VALARM", b"TRIGGER:-PT30M", b"COLOR:turquoise"):
        assert kept in data
    assert "prendre les clés".encode() in data


def test_by_default_an_edit_is_left_and_reported_each_time_at_no_cost(collection: Collection, ledger: Ledger) -> None:
    one = event(1, location="Ici")
    publish(collection, [one], ledger)
    person_writes(collection, one.href, lambda data: edited(data, "LOCATION:Ici", "LOCATION:Ailleurs"))
    before = whole(collection)

    first = publish(collection, [one], ledger)
    second = publish(collection, [one], ledger)

    assert whole(collection) == before
    assert [str(action) for action in first.observed] == [f"edited-remotely {one.href} location"]
    assert first.observed == second.observed
    assert (first.requests, second.requests) == (2, 1)


def test_by_default_our_change_of_another_field_joins_the_edit(collection: Collection, ledger: Ledger) -> None:
    one = event(1, summary="Goûter")
    publish(collection, [one], ledger)
    person_writes(collection, one.href, lambda data: edited(data, "SUMMARY:Goûter", "SUMMARY:Goûter avec Ana"))

    report = publish(collection, [later(one)], ledger)

    reading = read(stored(collection, one.href).data)
    assert reading is not None
    assert reading.content.summary == "Goûter avec Ana"
    assert reading.content.when == content_of(later(one)).when
    assert codes(report) == ["edited-remotely"]
    assert publish(collection, [later(one)], ledger).writes == 0


def test_by_default_our_change_of_the_edited_field_is_a_clash(collection: Collection, ledger: Ledger) -> None:
    one = event(1, summary="Goûter")
    publish(collection, [one], ledger)
    person_writes(collection, one.href, lambda data: edited(data, "SUMMARY:Goûter", "SUMMARY:Crêpes"))
    before = whole(collection)

    report = publish(collection, [event(1, summary="Atelier")], ledger)

    (seen,) = report.observed
    assert isinstance(seen, EditedRemotely)
    assert seen.clash == {"summary"}
    assert whole(collection) == before


def test_restore_writes_ours_again_as_a_later_revision(collection: Collection, ledger: Ledger) -> None:
    one = event(1, location="Ici", sequence=2)
    publish(collection, [one], ledger)
    person_writes(
        collection,
        one.href,
        lambda data: edited(edited(data, "LOCATION:Ici", "LOCATION:Là"), "SEQUENCE:2", "SEQUENCE:7"),
    )

    report = publish(collection, [one], ledger, Policy.RESTORE)

    (seen,) = report.observed
    assert isinstance(seen, EditedRemotely)
    assert seen.overwritten
    reading = read(stored(collection, one.href).data)
    assert reading is not None
    assert (reading.content.location, reading.sequence) == ("Ici", 8)
    assert publish(collection, [one], ledger, Policy.RESTORE).requests == 1


def test_keep_leaves_an_edit_until_the_event_changes(collection: Collection, ledger: Ledger) -> None:
    one = event(1, location="Ici")
    publish(collection, [one], ledger)
    person_writes(collection, one.href, lambda data: edited(data, "LOCATION:Ici", "LOCATION:Ailleurs"))

    assert publish(collection, [one], ledger, Policy.KEEP).writes == 0
    report = publish(collection, [later(one)], ledger, Policy.KEEP)

    assert codes(report) == ["edited-remotely"]
    assert holds(collection, later(one))


def test_an_edited_event_that_is_withdrawn_stays_and_is_reported(collection: Collection, ledger: Ledger) -> None:
    one = event(1, location="Ici")
    publish(collection, [one], ledger)
    person_writes(collection, one.href, lambda data: edited(data, "LOCATION:Ici", "LOCATION:Ailleurs"))

    report = publish(collection, [], ledger)

    (seen,) = report.observed
    assert isinstance(seen, EditedRemotely)
    assert seen.withdrawn
    assert one.href in collection.list()


def test_an_event_that_a_person_deleted_is_reported_and_not_created_again(
    collection: Collection, ledger: Ledger
) -> None:
    wanted = events(3)
    publish(collection, wanted, ledger)
    person_deletes(collection, wanted[0].href)

    for _ in range(2):
        report = publish(collection, [later(wanted[0]), *wanted[1:]], ledger)
        assert report.observed == (GoneRemotely(href=wanted[0].href, uid=wanted[0].uid),)
        assert report.requests == 1

    assert wanted[0].href not in collection.list()


def test_an_event_that_both_sides_gave_up_is_forgotten(collection: Collection, ledger: Ledger) -> None:
    wanted = events(3)
    publish(collection, wanted, ledger)
    person_deletes(collection, wanted[0].href)

    assert codes(publish(collection, wanted[1:], ledger)) == []
    assert wanted[0].href not in ledger.known(TARGET)


def test_an_emptied_collection_is_one_report(collection: Collection, ledger: Ledger) -> None:
    wanted = events(3)
    publish(collection, wanted, ledger)
    for one in wanted:
        person_deletes(collection, one.href)

    report = publish(collection, wanted, ledger)

    assert report.observed == (Emptied(hrefs=tuple(one.href for one in wanted)),)
    assert collection.list() == {}


def test_too_many_deletions_stop_before_anything_is_written(collection: Collection, ledger: Ledger) -> None:
    wanted = events(8)
    publish(collection, wanted, ledger)

    refused = publish(collection, [later(wanted[0])], ledger)

    assert refused.stopped == MassDelete(count=7, known=8)
    assert not refused.complete
    assert set(collection.list()) == {one.href for one in wanted}
    agreed = sync(collection, [later(wanted[0])], ledger, target=TARGET, bound=None)
    assert agreed.complete
    assert set(collection.list()) == {wanted[0].href}


def test_a_few_deletions_need_no_agreement(ledger: Ledger) -> None:
    collection = MemoryCollection()
    publish(collection, events(8), ledger)

    assert sync(collection, events(3), ledger, target=TARGET, bound=Bound(number=5, share=0.1)).complete


def test_a_dry_run_tells_the_plan_and_writes_nothing(collection: Collection, ledger: Ledger) -> None:
    report = sync(collection, events(2), ledger, target=TARGET, dry_run=True)

    assert [action.code for action in report.actions] == ["create", "create"]
    assert len(report.pending) == 2
    assert collection.list() == {}
    assert not ledger.knows(TARGET)


def test_an_event_to_which_a_person_invited_others_is_never_written(collection: Collection, ledger: Ledger) -> None:
    one = event(1)
    publish(collection, [one], ledger)
    guests = ("ORGANIZER:mailto:a@example.org", "ATTENDEE:mailto:b@example.org")
    person_writes(collection, one.href, lambda data: inserted(data, *guests))
    before = whole(collection)

    for wanted in ([later(one)], []):
        report = publish(collection, wanted, ledger, Policy.RESTORE)
        assert report.observed == (Conflict(href=one.href, why="has-attendees"),)

    assert whole(collection) == before


def test_nothing_that_is_put_names_a_method_or_people() -> None:
    data = write.render(event(1))

    assert not any(word in data for word in (b"METHOD", b"ATTENDEE", b"ORGANIZER"))
