"""What every collection does, in memory or on a real server."""

from __future__ import annotations

import pytest

from calendars import Collection, Gone, PreconditionFailed, write
from calendars.compare import content_of, read
from tests.calendars.builders import event, later, stored, whole


def test_an_empty_collection_lists_nothing(collection: Collection) -> None:
    assert collection.list() == {}


def test_what_was_created_is_listed_and_read_back(collection: Collection) -> None:
    one = event(summary="Présence, « goûter » ; \\ fin", description="deux\nlignes")

    etag = collection.put(one.href, write.render(one))

    listed = collection.list()
    found = read(stored(collection, one.href).data)
    assert set(listed) == {one.href}
    assert etag in {None, listed[one.href]}
    assert found is not None
    assert (found.uid, found.content) == (one.uid, content_of(one))


def test_creating_over_an_existing_resource_is_refused_and_writes_nothing(collection: Collection) -> None:
    one = event()
    collection.put(one.href, write.render(one))
    before = whole(collection)

    with pytest.raises(PreconditionFailed):
        collection.put(one.href, write.render(later(one)))

    assert whole(collection) == before


def test_replacing_what_has_changed_meanwhile_is_refused(collection: Collection) -> None:
    one = event()
    collection.put(one.href, write.render(one))
    stale = collection.list()[one.href]
    collection.put(one.href, write.render(later(one)), if_match=stale)
    before = whole(collection)

    with pytest.raises(PreconditionFailed):
        collection.put(one.href, write.render(later(one, 2)), if_match=stale)

    assert whole(collection) == before


def test_replacing_what_does_not_exist_is_refused(collection: Collection) -> None:
    with pytest.raises((PreconditionFailed, Gone)):
        collection.put("absent.ics", write.render(event()), if_match='"abc"')

    assert collection.list() == {}


def test_deleting_what_has_changed_meanwhile_is_refused(collection: Collection) -> None:
    one = event()
    collection.put(one.href, write.render(one))
    stale = collection.list()[one.href]
    collection.put(one.href, write.render(later(one)), if_match=stale)

    with pytest.raises(PreconditionFailed):
        collection.delete(one.href, if_match=stale)

    assert set(collection.list()) == {one.href}


def test_what_was_deleted_is_there_no_more(collection: Collection) -> None:
    one, other = event(1), event(2)
    for each in (one, other):
        collection.put(each.href, write.render(each))

    collection.delete(one.href, if_match=collection.list()[one.href])

    assert set(collection.list()) == {other.href}


def test_fetching_leaves_out_what_does_not_exist(collection: Collection) -> None:
    one = event()
    collection.put(one.href, write.render(one))

    assert set(collection.get([one.href, "absent.ics"])) == {one.href}


def test_one_listing_and_one_fetch_are_one_request_each(collection: Collection) -> None:
    for n in (1, 2, 3):
        collection.put(event(n).href, write.render(event(n)))
    before = collection.requests

    collection.get(sorted(collection.list()))

    assert collection.requests == before + 2
