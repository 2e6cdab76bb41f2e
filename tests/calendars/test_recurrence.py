"""Rules looked at from the days that are asked about give what walking through them from the beginning gives.

The referees are dateutil, for rules, and recurring-ical-events, for whole series; both start at DTSTART.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from calendars.busy import Asked, periods
from calendars.recurrence import BadRule, Budget, Exhausted, parse
from tests.counts import count

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZONES = ("Europe/Paris", "America/New_York", "Indian/Reunion", "Africa/Casablanca", "Australia/Lord_Howe")


def listed(numbers: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.lists(numbers, min_size=1, max_size=4, unique=True).map(lambda some: ",".join(map(str, some)))


def signed(most: int) -> st.SearchStrategy[int]:
    return st.integers(1, most) | st.integers(-most, -1)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    rare = frequency in {"MONTHLY", "YEARLY"}
    days = st.sampled_from(WEEKDAYS)
    numbered = st.builds(lambda n, day: f"{n}{day}", signed(5), days)
    by_day = listed(numbered if rare and draw(st.booleans()) else days)  # type: ignore[arg-type] # texts are listed alike
    parts = {
        "INTERVAL": st.integers(1, 5).map(str),
        "COUNT": st.integers(1, 300).map(str),
        "BYMONTH": listed(st.integers(1, 12)),
        "BYMONTHDAY": listed(signed(31)),
        "BYDAY": by_day,
        "BYSETPOS": listed(signed(3)),
        "WKST": days,
        "BYHOUR": listed(st.integers(0, 23)),
    }
    if frequency == "YEARLY":
        parts["BYYEARDAY"] = listed(signed(366))
        parts["BYWEEKNO"] = listed(signed(53))
    chosen = draw(st.sets(st.sampled_from(sorted(parts)), max_size=3))
    if {"BYWEEKNO", "BYDAY"} <= chosen:
        chosen.discard("BYDAY")  # numbers in both mean nothing
    return ";".join([f"FREQ={frequency}", *(f"{name}={draw(parts[name])}" for name in sorted(chosen))])


@given(rules(), st.datetimes(datetime(9598, 1, 1), datetime(9626, 12, 28)), st.integers(-60, 60), st.integers(0, 90))  # noqa: DTZ001 - local times
@settings(max_examples=count(200, 5_000), deadline=None)
def test_a_rule_comes_when_dateutil_says(text: str, start: datetime, shift: int, span: int) -> None:
    """So far in the future that dateutil's search for a rule that never comes ends soon, in the year 9999."""
    start = start.replace(microsecond=0)
    first = date(9626, 12, 1) + timedelta(days=shift)
    last = first + timedelta(days=span)

    walked = rrulestr(text, dtstart=start).between(
        datetime.combine(first, time()), datetime.combine(last, time(23, 59, 59)), inc=True
    )

    assert list(parse(text).between(start, first, last, Budget(10**7))) == walked


@st.composite
def series(draw: st.DrawFn) -> str:
    """Write a series in sync with its rule, with exceptions, dates and occurrences told by themselves."""
    zone = draw(st.sampled_from(ZONES))
    start = datetime(2026, 9, 7, 9, 30) + timedelta(days=draw(st.integers(0, 60)))  # noqa: DTZ001 - local times
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY"]))
    every = draw(st.integers(1, 3))
    step = timedelta(days=every * (7 if frequency == "WEEKLY" else 1))
    times = [start + n * step for n in range(60)]
    ends = draw(st.sampled_from(["", ";COUNT=40", f";UNTIL={times[30]:%Y%m%dT235959}Z"]))

    def written(name: str, moments: list[datetime], there: str = zone) -> str:
        told = [one.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(there)) for one in moments]
        return "".join(f"{name};TZID={there}:{one:%Y%m%dT%H%M%S}\n" for one in told)

    some = st.lists(st.sampled_from(times[:40]), max_size=3, unique=True)
    without, alone = draw(some), draw(some)
    # not on the half hour: recurring-ical-events 3.8 takes 14:30 there for 14:30 in UTC, which may be an exception
    more = [one + timedelta(hours=5, minutes=15) for one in draw(some)]
    # or where the clocks never change: recurring-ical-events adds a length by the clock of where a date is listed
    elsewhere = draw(st.sampled_from([zone, "Indian/Reunion"]))
    hours = draw(st.integers(1, 4))
    text = (
        f"BEGIN:VEVENT\nUID:s\nDTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}\nDURATION:PT{hours}H\n"
        f"RRULE:FREQ={frequency};INTERVAL={every}{ends}\n"
        f"{written('EXDATE', without)}{written('RDATE', more, elsewhere)}END:VEVENT\n"
    )
    for one in alone:
        if one not in without:
            moved = one + timedelta(hours=draw(st.integers(-30, 30)))
            text += (
                f"BEGIN:VEVENT\nUID:s\nRECURRENCE-ID;TZID={zone}:{one:%Y%m%dT%H%M%S}\n"
                f"DTSTART;TZID={zone}:{moved:%Y%m%dT%H%M%S}\nDURATION:PT{hours}H\nEND:VEVENT\n"
            )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{text}END:VCALENDAR\n".replace("\n", "\r\n")


@given(series())
@settings(max_examples=count(150, 1500), deadline=None)
def test_a_series_is_busy_when_recurring_ical_events_says(text: str) -> None:
    paris = ZoneInfo("Europe/Paris")
    start, end = datetime(2026, 10, 20, tzinfo=paris), datetime(2026, 11, 20, tzinfo=paris)

    found = periods([text.encode()], Asked(start=start, end=end, here=paris))

    walked = recurring_ical_events.of(Calendar.from_ical(text)).between(start, end)
    told = [(one.start.timestamp(), one.end.timestamp()) for one in found]
    spans = [(one["DTSTART"].dt.timestamp(), one["DTEND"].dt.timestamp()) for one in walked]
    assert told == joined(spans)


def joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join what touches."""
    whole: list[tuple[float, float]] = []
    for begin, end in sorted(spans):
        if whole and begin <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((begin, end))
    return whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=",
        "COUNT=3",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTH=",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=WEEKLY;WKST=LU",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYEASTER=0",
        "FREQ=DAILY;RSCALE=HEBREW",
        "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD",
    ],
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    with pytest.raises(BadRule) as refused:
        parse(text)
    assert not refused.value.finer


def test_a_rule_may_name_the_calendar_that_everybody_means() -> None:
    """As servers of JMAP calendars write every rule (RFC 7529)."""
    assert parse("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=OMIT;COUNT=3") == parse("FREQ=MONTHLY;COUNT=3")


@pytest.mark.parametrize("frequency", ["SECONDLY", "MINUTELY", "HOURLY"])
def test_what_is_finer_than_a_day_is_refused_for_that(frequency: str) -> None:
    with pytest.raises(BadRule) as refused:
        parse(f"FREQ={frequency};COUNT=5")
    assert refused.value.finer


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(date(1, 1, 1), date(1, 1, 3), 3), (date(9999, 12, 30), date(9999, 12, 31), 2)],
)
@pytest.mark.parametrize("frequency", ["DAILY", "WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"])
def test_the_first_and_the_last_days_that_there_are_can_be_asked_about(
    frequency: str, first: date, last: date, expected: int
) -> None:
    found = list(parse(f"FREQ={frequency}").between(datetime(1, 1, 1), first, last, Budget(10**7)))  # noqa: DTZ001 - local

    assert len(found) == expected


def test_counting_further_than_the_budget_ends() -> None:
    start, asked = datetime(1, 1, 1), date(2026, 12, 1)  # noqa: DTZ001 - local

    with pytest.raises(Exhausted):
        list(parse("FREQ=DAILY;COUNT=999999").between(start, asked, asked, Budget(99)))
