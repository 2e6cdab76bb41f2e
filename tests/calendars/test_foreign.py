"""Text that others wrote as iCalendar: what is not quite RFC 5545 and yet clear is read, and reading costs little."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from calendars.foreign import Property, components
from calendars.moments import values
from calendars.recurrence import Budget, Exhausted
from tests.calendars.test_busy import HOUR, busy, calendar
from tests.calendars.test_busy_others import EXCHANGE

PARIS_AS = EXCHANGE.replace("(UTC+01:00) Bruxelles\\, Copenhague\\, Madrid\\, Paris", "Fuseau horaire personnalisé")


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_line_may_be_folded_inside_a_character(at: int) -> None:
    """Octets are folded, not characters (RFC 5545 3.1)."""
    text = calendar("UID:1\nDTSTART;TZID=Fuseau horaire personnalisé:20261202T140000\nDURATION:PT1H", around=PARIS_AS)
    place = text.index("é:2026".encode()) + at

    assert busy(text[:place] + b"\r\n " + text[place:]) == ["02 14:00-15:00"]


def test_each_line_may_end_twice() -> None:
    """As programs write that make CR LF of the LF of a CR LF."""
    text = calendar(f"{HOUR}\nRRULE:FREQ=WEEKLY;\n COUNT=2\nSUMMARY:Point\n  hebdomadaire")

    assert busy(text.replace(b"\r\n", b"\r\r\n")) == ["02 14:00-15:00", "09 14:00-15:00"]


@pytest.mark.parametrize("line", ["X-ENTOURAGE_UUID:C937F423", "X-ENTOURAGE_UUID;X_Y=1:C937F423", "UID_OF_OURS:2"])
def test_a_name_may_hold_an_underscore(line: str) -> None:
    """Outlook for Mac writes one, against RFC 5545."""
    assert busy(calendar(f"{line}\n{HOUR}")) == ["02 14:00-15:00"]
    (event,) = components(calendar(f"{line}\n{HOUR}"), ["VEVENT"], ["UID"])
    assert event.value("UID") == "1"


def test_a_remark_behind_the_calendar_changes_nothing() -> None:
    """Podio says there when it made its feed."""
    assert busy(calendar(HOUR) + b"X-COMMENT:Cached from 2026-11-20 14:28:21\r\n") == ["02 14:00-15:00"]


@pytest.mark.parametrize("lists", ["EXDATE:", "EXDATE;TZID=Europe/Berlin:", "RDATE:", "EXDATE: ,", "RDATE:,"])
def test_an_empty_list_lists_nothing(lists: str) -> None:
    assert busy(calendar(f"{HOUR}\nRRULE:FREQ=WEEKLY;COUNT=1\n{lists}")) == ["02 14:00-15:00"]


def test_a_list_may_end_with_a_comma() -> None:
    without = "EXDATE;TZID=Europe/Paris:20261209T140000, 20261216T140000,"

    assert busy(calendar(f"{HOUR}\nRRULE:FREQ=WEEKLY;COUNT=4\n{without}")) == ["02 14:00-15:00", "23 14:00-15:00"]


def test_a_zone_may_have_empty_lists() -> None:
    zone = PARIS_AS.replace("TZOFFSETFROM", "RDATE:\nTZOFFSETFROM")
    event = "UID:1\nDTSTART;TZID=Fuseau horaire personnalisé:20261202T140000\nDURATION:PT1H"

    assert busy(calendar(event, around=zone)) == ["02 14:00-15:00"]


@contextmanager
def in_memory(most: int) -> Iterator[None]:
    """Fail if so many bytes are not enough."""
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < most


@pytest.mark.parametrize("line", [b"A:\r\n", b"\n"])
def test_reading_keeps_little_of_a_text_in_memory(line: bytes) -> None:
    text = b"BEGIN:VCALENDAR\n" + line * (300_000 // len(line)) + b"END:VCALENDAR\n"

    with in_memory(2 * len(text)):
        assert list(components(text, ["VEVENT"], [])) == []


def test_of_a_list_no_more_is_kept_in_memory_than_is_looked_at() -> None:
    said = Property("EXDATE", "", "20261202," * 100_000, 1)

    with in_memory(100_000), pytest.raises(Exhausted):
        for _ in values([said], Budget(1_000)):
            pass
