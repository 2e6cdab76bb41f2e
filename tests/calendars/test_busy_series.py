"""What a series of others makes busy: dates listed in any zone, occurrences that change it from then on, its end."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from calendars.busy import Asked
from calendars.foreign import Unreadable
from tests.calendars.test_busy import PARIS, busy, calendar


@pytest.mark.parametrize(
    "date",
    [
        "RDATE;TZID=Europe/Paris:20261204T140000",
        "RDATE:20261204T130000Z",
        "RDATE;TZID=America/New_York:20261204T080000",
        "RDATE:20261204T140000",
        "RDATE;VALUE=PERIOD:20261204T130000Z/20261204T140000Z",
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Paris", "Indian/Reunion", "America/New_York"])
def test_a_date_of_a_series_may_be_listed_in_any_zone(date: str, zone: str) -> None:
    start = datetime(2026, 12, 2, 14, tzinfo=PARIS).astimezone(ZoneInfo(zone))
    event = f"UID:1\nDTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}\nDURATION:PT1H"

    assert busy(calendar(f"{event}\n{date}")) == ["02 14:00-15:00", "04 14:00-15:00"]


def series(start: str, rule: str) -> str:
    return f"UID:s\nDTSTART;TZID=Europe/Paris:{start}\nDURATION:PT1H\nRRULE:{rule}"


def onwards(since: str, start: str, length: str = "PT1H") -> str:
    return (
        f"UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:{since}\n"
        f"DTSTART;TZID=Europe/Paris:{start}\nDURATION:{length}"
    )


def test_what_is_moved_with_all_that_follow_is_moved_by_the_clock() -> None:
    """From Saturdays to Sundays: the clocks change between the first of each, and an hour of them is none of ours."""
    saturdays, sundays = series("20261003T140000", "FREQ=WEEKLY"), onwards("20261024T140000", "20261025T140000")

    assert busy(calendar(saturdays, sundays)) == [f"{day:02} 14:00-15:00" for day in (6, 13, 20, 27)]


@pytest.mark.parametrize(
    ("start", "moved", "length", "expected"),
    [
        ("20261024T140000", "20261103T140000", "PT1H", ["04 14:00-15:00"]),
        ("20261005T140000", "20260925T140000", "PT1H", ["26 14:00-15:00"]),
        ("20261015T140000", "20261015T140000", "P18D", ["15 14:00-03 14:00", "15 14:00-02 14:00"]),
    ],
    ids=["later", "earlier", "longer"],
)
def test_what_is_moved_far_or_lasts_longer_from_then_on_is_found_from_outside_the_month(
    start: str, moved: str, length: str, expected: list[str]
) -> None:
    assert busy(calendar(series(start, "FREQ=MONTHLY"), onwards(start, moved, length))) == expected


def test_all_that_follow_may_be_cancelled_or_moved_again() -> None:
    weekly = series("20261004T140000", "FREQ=WEEKLY")
    later, again = onwards("20261011T140000", "20261012T100000"), onwards("20261213T140000", "20261213T090000")
    ended = onwards("20261220T140000", "20261220T140000") + "\nSTATUS:CANCELLED"

    assert busy(calendar(ended, again, weekly, later)) == ["07 10:00-11:00", "13 09:00-10:00"]


def test_what_made_nobody_busy_may_from_then_on() -> None:
    free = series("20261004T140000", "FREQ=WEEKLY") + "\nTRANSP:TRANSPARENT"

    assert busy(calendar(free, onwards("20261213T140000", "20261213T140000"))) == [
        f"{day} 14:00-15:00" for day in (13, 20, 27)
    ]


def test_whole_days_may_have_an_hour_from_then_on() -> None:
    days = "UID:s\nDTSTART;VALUE=DATE:20261001\nRRULE:FREQ=WEEKLY"
    hours = "UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20261210\nDTSTART:20261210T130000Z\nDURATION:PT1H"

    assert busy(calendar(days, hours)) == [
        "03 00:00-04 00:00",
        *(f"{day} 14:00-15:00" for day in (10, 17, 24, 31)),
    ]


def test_changes_without_number_are_refused_before_they_keep_us_for_ever() -> None:
    many = [series("20261004T140000", "FREQ=WEEKLY"), onwards("20261011T140000", "20261012T100000")] * 2_000

    with pytest.raises(Unreadable) as refused:
        busy(calendar(*many))
    assert refused.value.why == "too-much"


@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231T235959", "99991231"])
def test_a_series_of_whole_days_may_end_with_time_itself(until: str) -> None:
    birthday = f"UID:1\nDTSTART;VALUE=DATE:19801202\nRRULE:FREQ=YEARLY;UNTIL={until}"

    assert busy(calendar(birthday)) == ["02 00:00-03 00:00"]


@pytest.mark.parametrize("end", ["UNTIL=20261209T000000Z", "UNTIL=20261209T040000Z", "UNTIL=20261209", "COUNT=2"])
def test_midnight_in_utc_names_its_own_day_west_of_it(end: str) -> None:
    """Some write a day of a series as midnight at the space, others as midnight in UTC, where it is the day before."""
    here = ZoneInfo("America/Guadeloupe")
    asked = Asked(start=datetime(2026, 12, 1, tzinfo=here), end=datetime(2027, 1, 1, tzinfo=here), here=here)
    days = f"UID:1\nDTSTART;VALUE=DATE:20261208\nRRULE:FREQ=DAILY;{end}"

    assert busy(calendar(days), asked=asked) == ["08 05:00-10 05:00"]
    for without in ("20261209T000000Z", "20261209T040000Z"):
        assert busy(calendar(f"{days}\nEXDATE:{without}"), asked=asked) == ["08 05:00-09 05:00"]


@pytest.mark.parametrize("date", ["20261204", "20261203T230000Z", "20261204T000000Z"])
def test_a_day_of_a_series_of_whole_days_may_be_listed_as_midnight(date: str) -> None:
    assert busy(calendar(f"UID:1\nDTSTART;VALUE=DATE:20261202\nRDATE:{date}")) == [
        "02 00:00-03 00:00",
        "04 00:00-05 00:00",
    ]


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;BYDAY=MO,TH;COUNT=900", "FREQ=DAILY;INTERVAL=2;COUNT=900"])
def test_series_that_were_counted_out_long_ago_are_not_followed(rule: str) -> None:
    """Thousands of them are a long life: following each would take all the steps that there are."""
    old = "UID:{}\nDTSTART;TZID=Europe/Paris:20050103T090000\nDURATION:PT1H\nRRULE:{}"

    assert busy(calendar(*[old.format(n, rule) for n in range(2_000)])) == []
