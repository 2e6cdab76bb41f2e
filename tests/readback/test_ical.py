from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.readback import parse
from coanimation.readback.ical import Unreadable
from tests.readback.builders import at, calendar, vevent

_TIMES = ("DTSTART:20260701T120000Z", "DTEND:20260701T130000Z")


def test_an_event_is_read_in_the_zone_that_it_names() -> None:
    (event,) = parse(calendar(vevent()))

    assert event.start == at("2026-12-09T13:30")
    assert event.start.astimezone(UTC).hour == 12


def test_utc_instants_are_read_as_such() -> None:
    (event,) = parse(calendar(vevent("u", "DTSTART:20260701T120000Z", "DTEND:20260701T130000Z")))

    assert event.start == datetime(2026, 7, 1, 12, tzinfo=UTC)


def test_a_folded_line_is_joined_even_inside_a_letter() -> None:
    letter = "é".encode()
    data = calendar(vevent("u", *_TIMES, "SUMMARY:caf@")).replace(b"@", letter[:1] + b"\r\n " + letter[1:])

    assert parse(data)[0].summary == "café"


def test_escapes_are_undone_once() -> None:
    (event,) = parse(calendar(vevent("u", *_TIMES, r"DESCRIPTION:a\, b\; c\\n\nd")))

    assert event.description == "a, b; c\\n\nd"


def test_a_parameter_may_hold_colons_and_semicolons_between_quotes() -> None:
    (event,) = parse(calendar(vevent("u", *_TIMES, 'LOCATION;ALTREP="http://x/;y":la halle')))

    assert event.place == "la halle"


@pytest.mark.parametrize(
    ("duration", "end"),
    [("PT2H30M", "2026-12-09T16:00"), ("P1D", "2026-12-10T13:30"), ("P1W", "2026-12-16T13:30")],
)
def test_a_duration_gives_the_end(duration: str, end: str) -> None:
    (event,) = parse(calendar(vevent("u", "DTSTART;TZID=Europe/Paris:20261209T133000", f"DURATION:{duration}")))

    assert event.end.timestamp() == at(end).timestamp()


def test_hours_of_a_duration_are_real_ones_when_the_clocks_change() -> None:
    (event,) = parse(calendar(vevent("u", "DTSTART;TZID=Europe/Paris:20261025T000000", "DURATION:PT6H")))

    assert event.end.timestamp() == at("2026-10-25T05:00").timestamp()


def test_properties_of_an_alarm_are_not_those_of_its_event() -> None:
    alarm = "BEGIN:VALARM\r\nDESCRIPTION:drring\r\nEND:VALARM"
    (event,) = parse(calendar(vevent("u", *_TIMES, alarm, "DESCRIPTION:goûter")))

    assert event.description == "goûter"


def test_a_recurring_event_says_that_it_recurs() -> None:
    (event,) = parse(calendar(vevent("u", *_TIMES, "RRULE:FREQ=DAILY")))

    assert event.recurring


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (calendar(vevent("u", "DTSTART:20261209T133000", "DTEND:20261209T160000")), "without a time zone"),
        (calendar(vevent("u", "DTSTART;TZID=Europe/Sainville:20261209T133000")), "unknown time zone"),
        (calendar(vevent("u", "DTSTART;VALUE=DATE;TZID=Europe/Paris:20261209")), "no date and time"),
        (calendar(vevent("u", "DTSTART:20261209T133000Z", "DURATION:soon")), "no duration"),
        (calendar(vevent("u", "X-NOTHING:1")), "without DTSTART"),
        (calendar(vevent()).replace(b"END:VCALENDAR", b""), "ends too soon"),
        (calendar("END:VEVENT"), "closes nothing"),
        (calendar("a line of prose"), "no value"),
        (calendar(": 1"), "no property name"),
        (calendar("SUMMARY:\xe9").replace("é".encode(), b"\xe9"), "not UTF-8"),
        (b"", "ends too soon"),
    ],
)
def test_what_clients_would_read_differently_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        parse(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = parse(calendar(vevent()) + data)
    except Unreadable:
        return
    assert found[0].uid == "one"
