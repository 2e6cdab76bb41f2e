"""One event under many names: written once, the same but for the UID."""

from __future__ import annotations

import sys
import unicodedata
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calendars import Ledger, MemoryCollection
from calendars.event import Event, check_text
from calendars.feed import Feed
from calendars.feed import render as render_feed
from calendars.sync import sync
from calendars.write import render
from tests.calendars.builders import TARGET, event

START = datetime(2026, 12, 2, 17, 0, tzinfo=ZoneInfo("Europe/Paris"))
EVENT = Event(
    uid="first@example.org",
    start=START,
    end=START + timedelta(hours=3),
    summary="Présence ; une virgule, un retour",
    description="Une ligne\nune autre",
    changed=datetime(2026, 11, 22, 9, 42, tzinfo=UTC),
    sequence=2,
)


def test_a_copy_differs_in_its_name_alone() -> None:
    copy = EVENT.named("second@example.org")

    assert render(copy) == render(EVENT).replace(b"UID:first@", b"UID:second@")
    assert copy == Event(**{name: getattr(EVENT, name) for name in FIELDS} | {"uid": "second@example.org"})
    assert copy != EVENT


FIELDS = (
    "start",
    "end",
    "summary",
    "changed",
    "location",
    "description",
    "status",
    "transparent",
    "sequence",
    "categories",
)


def test_a_copy_is_written_once_with_the_event_that_it_copies() -> None:
    feed = Feed(name="L'Escale", timezone="Europe/Paris")
    copies = [EVENT.named(f"{n}@example.org") for n in range(50)]

    text = render_feed(feed, copies)

    assert {id(copy.written) for copy in copies} == {id(EVENT.written)}
    assert text.count(b"SUMMARY:") == 50
    assert {id(copy.written["body"]) for copy in copies} == {id(EVENT.written["body"])}


def test_a_copy_has_a_name_that_can_be_written() -> None:
    with pytest.raises(ValueError, match="a UID is letters"):
        EVENT.named("two\nlines")


def test_what_no_client_reads_alike_is_refused_whichever_character_it_is() -> None:
    refused = {"Cc", "Cs", "Zl", "Zp"}
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        if unicodedata.category(character) in refused:
            with pytest.raises(ValueError, match=f"U\\+{number:04X}"):
                check_text("text", f"a{character}b", lines=False)
    readable = "".join(map(chr, range(sys.maxunicode + 1)))
    readable = "".join(one for one in readable if unicodedata.category(one) not in refused)
    check_text("text", readable, lines=False)
    check_text("text", "two\nlines", lines=True)


def test_two_events_that_would_be_one_resource_are_refused_before_anything_is_asked(ledger: Ledger) -> None:
    collection = MemoryCollection()
    one, other = event(1, uid="monday@here.example"), event(2, uid="monday@there.example")

    with pytest.raises(ValueError, match=r"monday@here\.example and monday@there\.example"):
        sync(collection, [one, other], ledger, target=TARGET)

    assert collection.requests == 0
