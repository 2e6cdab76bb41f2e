"""What mail servers and people write in their own way, and who is in an event: what busy times make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from calendars.foreign import Unreadable
from tests.calendars.test_busy import DECEMBER, HOUR, PARIS, busy, calendar

EXCHANGE = """BEGIN:VTIMEZONE
TZID:(UTC+01:00) Bruxelles\\, Copenhague\\, Madrid\\, Paris
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        # its commas are escaped where the zone is defined (a TEXT), and not where it is used (a parameter)
        ('"(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris"', "02 14:00-15:00"),
        # Exchange writes these without the quotation marks that they need
        ("tzone://Microsoft/Utc", "02 15:00-16:00"),
        ('"tzone://Microsoft/Utc"', "02 15:00-16:00"),
        ("tzone://Microsoft/Olson/Europe/Paris", "02 14:00-15:00"),
        # somebody's own way of writing
        ("europe/paris", "02 14:00-15:00"),
    ],
)
def test_a_zone_is_found_by_the_name_that_exchange_gives_it(zone: str, hours: str) -> None:
    event = f"UID:1\nDTSTART;TZID={zone}:20261202T140000\nDTEND;TZID={zone}:20261202T150000"

    assert busy(calendar(event, around=EXCHANGE)) == [hours]


OFFSETS = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
"""


@pytest.mark.parametrize("name", ["GMT+05:30", "(UTC+05:30) Chennai, Kolkata", "a:b:c"])
@pytest.mark.parametrize("after", ["", ";VALUE=DATE-TIME"])
def test_a_zone_whose_name_holds_a_colon_is_found_without_quotation_marks(name: str, after: str) -> None:
    """As Google once wrote GMT+05:30: the name ends at the colon before the date."""
    zone = OFFSETS.format(name=name.replace(",", "\\,"), offset="+0530")
    event = f"UID:1\nDTSTART;TZID={name}{after}:20261202T183000\nRRULE:FREQ=DAILY;COUNT=3\nDURATION:PT1H"

    expected = ["02 14:00-15:00", "04 14:00-15:00"]
    assert (
        busy(calendar(f"{event}\nEXDATE;TZID={name}{after}:20261203T183000,20261209T183000", around=zone)) == expected
    )


def test_blanks_around_the_name_of_a_zone_are_none_of_it() -> None:
    """As an invitation of Outlook looks once Thunderbird has exported it."""
    zone = OFFSETS.format(name=" 1", offset="+0530")
    event = "UID:1\nDTSTART;TZID= 1:20261202T183000\nDTEND;TZID=1 :20261202T193000"

    assert busy(calendar(event, around=zone)) == ["02 14:00-15:00"]


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("UTC+01", "14:00-15:00"), ("UTC-03:30", "18:30-19:30"), ("utc+1", "14:00-15:00"), ("UTC", "15:00-16:00")],
)
def test_a_name_may_be_an_offset(zone: str, hours: str) -> None:
    """As Exchange says of the occurrence that is moved."""
    assert busy(calendar(f"UID:1\nDTSTART;TZID={zone}:20261202T140000\nDURATION:PT1H")) == [f"02 {hours}"]


def test_an_offset_without_a_sign_is_one_to_the_east() -> None:
    zone = OFFSETS.format(name="Zone 51", offset="0530")
    event = "UID:1\nDTSTART;TZID=Zone 51:20261202T183000\nDURATION:PT1H"

    assert busy(calendar(event, around=zone)) == ["02 14:00-15:00"]


LONDON = EXCHANGE.replace("(UTC+01:00) Bruxelles\\, Copenhague\\, Madrid\\, Paris", "GMT")
LONDON = LONDON.replace("+0100", "+0000").replace("+0200", "+0100")


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        (LONDON, "01 15:00-16:00"),
        ("", "01 16:00-17:00"),
        (OFFSETS.format(name="GMT", offset="").replace("DTSTART", "X-START"), "01 16:00-17:00"),
    ],
    ids=["lotus-notes", "known", "known-and-half-defined"],
)
def test_a_short_name_has_a_summer_where_the_calendar_says_so(zone: str, hours: str) -> None:
    """Lotus Notes calls GMT what London's clocks show."""
    july = replace(DECEMBER, start=datetime(2026, 7, 1, tzinfo=PARIS), end=datetime(2026, 8, 1, tzinfo=PARIS))

    assert busy(calendar("UID:1\nDTSTART;TZID=GMT:20260701T140000\nDURATION:PT1H", around=zone), asked=july) == [hours]


def test_a_day_may_be_written_as_its_midnight_where_it_is_said_to_be_one() -> None:
    day = "UID:1\nDTSTART;VALUE=DATE:20261202T000000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20261203T000000Z"

    assert busy(calendar(day)) == ["02 00:00-03 00:00", "04 00:00-05 00:00"]
    assert busy(calendar("UID:1\nDTSTART;VALUE=DATE-TIME:20261202T000000")) == []


@pytest.mark.parametrize("end", ["20261204T000000Z", "20261203T230000Z", "20261204T000000", "20261204"])
def test_whole_days_may_end_at_a_midnight(end: str) -> None:
    """As leave is written by some programs for holidays."""
    assert busy(calendar(f"UID:1\nDTSTART;VALUE=DATE:20261202\nDTEND:{end}")) == ["02 00:00-04 00:00"]


@pytest.mark.parametrize("end", ["20261204T090000Z", "20261204T220000Z"])
def test_whole_days_that_end_at_an_hour_are_refused(end: str) -> None:
    with pytest.raises(Unreadable) as refused:
        busy(calendar(f"UID:1\nDTSTART;VALUE=DATE:20261202\nDTEND:{end}"))
    assert (refused.value.why, refused.value.line) == ("date", 6)


HOURS = (datetime(2026, 12, 2, 14, tzinfo=PARIS), datetime(2026, 12, 2, 15, tzinfo=PARIS))
ANNOUNCED = replace(DECEMBER, known=frozenset({HOURS}), senders=frozenset({"bonjour@escale.example"}))
OURS = "ORGANIZER;CN=Escale:mailto:Bonjour@escale.example"
AGNES = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:agnes@structure.example"
PAUL = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:paul@structure.example"
A_ROOM = "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:salle@structure.example"


@pytest.mark.parametrize(
    "people",
    [
        (),
        ("ORGANIZER:mailto:agnes@structure.example",),  # some programs name who owns the calendar in each event
        ("ORGANIZER:mailto:agnes@structure.example", AGNES),
        (OURS, AGNES),  # our invitation, taken up under another name
        (OURS, "ATTENDEE:mailto:secretariat@structure.example"),
    ],
)
def test_at_our_hours_an_event_without_anybody_else_is_ours_under_another_name(people: tuple[str, ...]) -> None:
    assert busy(calendar("\n".join((HOUR, *people))), asked=ANNOUNCED) == []


@pytest.mark.parametrize(
    "people",
    [
        ("ORGANIZER:mailto:paul@structure.example", AGNES),
        ("ORGANIZER:mailto:agnes@structure.example", PAUL),
        ("ORGANIZER:mailto:agnes@structure.example", A_ROOM),
        (AGNES, PAUL),
    ],
)
def test_at_our_hours_a_meeting_with_others_is_really_one(people: tuple[str, ...]) -> None:
    """We invite one person at a time, and nobody at all to what we write in a calendar."""
    assert busy(calendar("\n".join((HOUR, *people))), asked=ANNOUNCED) == ["02 14:00-15:00"]


@pytest.mark.parametrize("answer", ["", ";PARTSTAT=NEEDS-ACTION"])
def test_whoever_calls_a_meeting_need_not_accept_it(answer: str) -> None:
    called = (
        f"{HOUR}\nORGANIZER:mailto:agnes@structure.example\nATTENDEE{answer}:mailto:agnes@structure.example\n{PAUL}"
    )

    assert busy(calendar(called)) == ["02 14:00-15:00"]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        # iCloud names people by a path of its own, and says their address beside it (RFC 7986 6.2)
        ("EMAIL=Agnes@structure.example;PARTSTAT=DECLINED:/aMTk4/principal/", []),
        ("PARTSTAT=TENTATIVE;EMAIL=agnes@structure.example:urn:uuid:1b9f4a", ["02 14:00-15:00?"]),
        ("EMAIL=agnes@structure.example;PARTSTAT=DECLINED:mailto:paul@structure.example", ["02 14:00-15:00"]),
        # whoever sends somebody else does not come
        ("PARTSTAT=DELEGATED:mailto:agnes@structure.example", []),
    ],
)
def test_the_answer_of_someone_is_found_by_their_address_however_it_is_told(who: str, expected: list[str]) -> None:
    assert busy(calendar(f"{HOUR}\nATTENDEE;{who}")) == expected


PILLS = "UID:2\nDTSTART:{}T080000Z\nDURATION:PT5M\nRRULE:FREQ={}"


@pytest.mark.parametrize(
    ("start", "rule"),
    [
        ("20190101", "HOURLY;INTERVAL=8;COUNT=21"),
        ("20190101", "HOURLY;UNTIL=20190110T000000Z"),
        ("20190101", "MINUTELY;BYHOUR=8;UNTIL=20190110"),
        ("20280101", "SECONDLY"),
    ],
)
def test_a_rule_finer_than_a_day_is_passed_over_where_it_ended_long_ago_or_begins_later(start: str, rule: str) -> None:
    """Somebody's pills, years ago, are no reason to know nothing of their calendar."""
    assert busy(calendar(PILLS.format(start, rule), HOUR)) == ["02 14:00-15:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "HOURLY;INTERVAL=8;COUNT=9999",  # into next year
        "HOURLY;BYMONTH=12;COUNT=3",  # nobody knows when without following it
        "HOURLY;UNTIL=20261202T000000Z",
        "HOURLY;COUNT=many",
        "HOURLY;INTERVAL=0;COUNT=3",
        "HOURLY;INTERVAL=" + "9" * 40 + ";COUNT=" + "9" * 40,
    ],
)
def test_a_rule_finer_than_a_day_that_may_come_in_the_month_refuses_the_whole(rule: str) -> None:
    with pytest.raises(Unreadable) as refused:
        busy(calendar(PILLS.format("20190101", rule), HOUR))
    assert refused.value.why in {"rule-too-fine", "rule"}


@pytest.mark.parametrize("free", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"])
@pytest.mark.parametrize(
    "event",
    [
        "UID:2\nDTSTART;TZID=Chez moi:20261202T140000\nDURATION:PT1H",
        "UID:2\nDTSTART;VALUE=DATE:20261202\nDTEND:20261203T090000Z",
        "UID:2\nDTSTART:20261201T000000Z\nRRULE:FREQ=HOURLY",
    ],
)
def test_what_makes_nobody_busy_need_not_be_understood(event: str, free: str) -> None:
    assert busy(calendar(HOUR, f"{event}\n{free}")) == ["02 14:00-15:00"]


def test_an_occurrence_that_is_cancelled_need_not_say_when_it_would_be() -> None:
    """As a cancellation may leave it out (RFC 5546 3.2.5)."""
    cancelled = "UID:1\nRECURRENCE-ID:20261209T130000Z\nSTATUS:CANCELLED"

    assert busy(calendar(f"{HOUR}\nRRULE:FREQ=WEEKLY;COUNT=3", cancelled)) == ["02 14:00-15:00", "16 14:00-15:00"]
