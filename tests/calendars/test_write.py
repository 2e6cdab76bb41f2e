"""Bytes: the same for the same event, read alike by everyone, and proven by our own checker."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars import Event, Feed, check, feed, href_of, write
from calendars.compare import content_of, merge, read
from calendars.event import check_text
from calendars.lines import fold, unfold
from tests.calendars.builders import CHANGED, PARIS, edited, event, events, foreign, later, with_alarm

ESCALE = Feed(name="L'Escale, les horaires", timezone="Europe/Paris", description="Où ?\nIci ; là", color="teal")

texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=200)


@given(summary=texts.filter(str.strip), description=texts, location=texts)
def test_any_text_comes_back_as_it_was_and_passes_the_checker(summary: str, description: str, location: str) -> None:
    one = event(summary=summary, description=description, location=location)

    data = write.render(one)
    found = read(data)

    assert check.faults(data) == ()
    assert found is not None
    assert found.content == content_of(one)


@pytest.mark.parametrize("bad", ["\0", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\u2028", "\ud800", "\r"])
def test_what_no_client_reads_alike_is_refused_at_birth(bad: str) -> None:
    for name in ("summary", "location", "description"):
        with pytest.raises(ValueError, match=f"event event-1@coanimation: {name}: the character U"):
            replace(event(), **{name: f"avant{bad}après"})  # type: ignore[arg-type]


def test_a_line_feed_may_stand_in_a_description_and_not_in_a_summary() -> None:
    check_text("description", "deux\nlignes", lines=True)
    with pytest.raises(ValueError, match="summary"):
        event(summary="deux\nlignes")


@pytest.mark.parametrize("uid", ["", "a b", "a/b", "é", "x" * 201, "a\nb"])
def test_a_uid_that_is_none_is_refused(uid: str) -> None:
    with pytest.raises(ValueError, match="a UID is"):
        Event(uid=uid, start=CHANGED, end=CHANGED + timedelta(hours=1), summary="x", changed=CHANGED)


def test_an_event_knows_its_zone_and_lasts() -> None:
    naive = CHANGED.replace(tzinfo=None)
    with pytest.raises(ValueError, match="start has no time zone"):
        Event(uid="a", start=naive, end=CHANGED, summary="x", changed=CHANGED)
    with pytest.raises(ValueError, match="not after its start"):
        Event(uid="a", start=CHANGED, end=CHANGED, summary="x", changed=CHANGED)
    with pytest.raises(ValueError, match="not after its start"):
        # half past two comes twice on that night: the second time is later, the first is not
        Event(
            uid="a",
            start=datetime(2026, 10, 25, 2, 45, fold=1, tzinfo=PARIS),
            end=datetime(2026, 10, 25, 2, 50, tzinfo=PARIS),
            summary="x",
            changed=CHANGED,
        )


def test_hrefs_are_small_letters_digits_and_dashes() -> None:
    assert href_of("abc-12@coanimation") == "abc-12.ics"
    for uid in ("ABC@x", "a.b@x", "@x"):
        name = href_of(uid).removesuffix(".ics")
        assert len(name) == 40
        assert set(name) <= set("0123456789abcdef")


def test_stamps_are_the_instant_of_the_last_change() -> None:
    lines = unfold(write.render(event(changed=datetime(2026, 11, 2, 10, 30, tzinfo=PARIS), sequence=4)))

    assert {"DTSTAMP:20261102T093000Z", "LAST-MODIFIED:20261102T093000Z", "SEQUENCE:4"} <= set(lines)


@given(texts)
def test_folding_never_cuts_a_character_and_loses_nothing(text: str) -> None:
    line = f"SUMMARY:{text}"
    folded = fold(line)

    assert all(len(piece.encode()) <= 75 for piece in folded.split("\r\n"))
    assert unfold(folded.encode()) == [line]


def test_the_bytes_depend_on_nothing_but_the_event() -> None:
    program = (
        "import hashlib; from calendars import feed, write; from tests.calendars.builders import events;"
        "from tests.calendars.test_write import ESCALE;"
        "print(hashlib.sha256(write.render(events(3)[1]) + feed.render(ESCALE, events(3))).hexdigest())"
    )
    root = Path(__file__).parents[2]
    expected = hashlib.sha256(write.render(events(3)[1]) + feed.render(ESCALE, events(3))).hexdigest()
    environment = {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo", "PYTHONPATH": str(root), "SYSTEMROOT": "C:\\Windows"}

    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=root, env=environment, capture_output=True, text=True, check=True
    )

    assert printed.stdout.strip() == expected


def test_a_feed_passes_the_checker_whatever_the_order_of_its_events() -> None:
    data = feed.render(ESCALE, events(20))

    assert check.faults(data, feed=True) == ()
    assert feed.render(ESCALE, reversed(events(20))) == data
    for line in ("METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT1H", r"X-WR-CALNAME:L'Escale\, les horaires"):
        assert line in unfold(data)


def test_a_feed_of_many_copies_renders_each_text_once() -> None:
    one = event(1)
    copies = [replace(one, uid=f"copy-{n}@x") for n in range(500)]
    before = write._folded.cache_info().misses

    feed.render(ESCALE, copies)

    assert write._folded.cache_info().misses - before <= 1


def test_a_feed_refuses_two_events_of_one_uid() -> None:
    with pytest.raises(ValueError, match="same UID"):
        feed.render(ESCALE, [event(1), later(event(1))])


def test_an_empty_feed_is_a_feed() -> None:
    assert check.faults(feed.render(ESCALE, []), feed=True) == ()


def test_a_merge_leaves_every_line_that_is_not_ours() -> None:
    before = with_alarm(write.render(event(1, location="Ici")))

    after = merge(before, later(event(1, location="Ici")), frozenset({"when"}), 5)

    gone = set(unfold(before)) - set(unfold(after))
    new = set(unfold(after)) - set(unfold(before))
    assert {line.partition(":")[0].partition(";")[0] for line in gone} == {
        "DTSTART",
        "DTEND",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "X-COANIMATION-REVISION",
    }
    assert {line.partition(":")[0].partition(";")[0] for line in new} == {
        "DTSTART",
        "DTEND",
        "DTSTAMP",
        "LAST-MODIFIED",
        "SEQUENCE",
        "X-COANIMATION-REVISION",
    }
    assert "SEQUENCE:5" in new


def test_a_merge_brings_the_zone_that_the_new_time_needs() -> None:
    stored = foreign("event-1@coanimation")

    after = merge(stored, event(1), frozenset({"when"}), 0)

    reading = read(after)
    assert reading is not None
    assert reading.content.when == content_of(event(1)).when
    assert "TZID:Europe/Paris" in unfold(after)


def test_the_description_of_an_alarm_is_not_the_description_of_the_event() -> None:
    before = with_alarm(write.render(event(1, description="Apporter les clés")))

    after = merge(before, event(1, description="Rien à apporter"), frozenset({"description"}), 1)

    assert "DESCRIPTION:Partir" in unfold(after)
    reading = read(after)
    assert reading is not None
    assert reading.content.description == "Rien à apporter"


def test_what_servers_write_in_other_words_is_equal() -> None:
    one = event(1, description="a\nb")
    ours = write.render(one)
    start = one.start.astimezone(UTC)
    reworded = ours.replace(b"DTSTART;TZID=Europe/Paris:20261202T140000", f"DTSTART:{start:%Y%m%dT%H%M%SZ}".encode())
    reworded = edited(reworded.replace(b"TRANSP:OPAQUE\r\n", b""), "SEQUENCE:0", "SEQUENCE:1")
    reworded = reworded.replace(b"DTEND;TZID=Europe/Paris:20261202T170000", b"DURATION:PT3H").replace(b"\r\n", b"\n")

    found = read(reworded)

    assert found is not None
    assert found.content == content_of(one)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"<html>", b"BEGIN:VEVENT"]
)
def test_what_is_no_event_is_none(data: bytes) -> None:
    assert read(data) is None
