"""Every client reads the instants that zoneinfo tells, from the zones that we write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from calendars import Event, check, write
from calendars.compare import content_of, read
from calendars.zone import vtimezone
from tests.calendars.builders import CHANGED, PARIS, event
from tests.counts import count

ZONES = [
    "Europe/Paris",
    "Indian/Reunion",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "America/Cayenne",
    "America/Martinique",
    "America/Miquelon",
    "Pacific/Noumea",
    "Europe/Dublin",
    "Europe/Istanbul",
    "America/New_York",
]


def offset(text: str) -> timedelta:
    seconds = int(text[1:3]) * 3600 + int(text[3:5]) * 60 + int(text[5:] or 0)
    return timedelta(seconds=-seconds if text.startswith("-") else seconds)


def onsets(lines: tuple[str, ...], first_year: int, last_year: int) -> list[tuple[datetime, timedelta]]:
    """Read a VTIMEZONE by the letter of RFC 5545 3.6.5, sharing nothing with the writer: its onsets, in UTC."""
    found: dict[datetime, timedelta] = {}
    for block in "\n".join(lines).split("BEGIN:")[2:]:
        values = dict(line.split(":", 1) for line in block.split("\n")[1:] if ":" in line)
        start = datetime.strptime(values["DTSTART"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        rule = dict(piece.split("=") for piece in values.get("RRULE", "").split(";") if piece)
        for local in yearly(start, rule, range(first_year - 1, last_year + 1)) if rule else [start]:
            found[local - offset(values["TZOFFSETFROM"])] = offset(values["TZOFFSETTO"])
    return sorted(found.items())


def yearly(start: datetime, rule: dict[str, str], years: range) -> list[datetime]:
    number, weekday = int(rule["BYDAY"][:-2]), ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].index(rule["BYDAY"][-2:])
    found = []
    for year in years:
        first = start.replace(year=year, month=int(rule["BYMONTH"]), day=1)
        days = [first + timedelta(days=n) for n in range(31)]
        right = [day for day in days if day.month == first.month and day.weekday() == weekday]
        found.append(right[number - 1 if number > 0 else number])
    return [one for one in found if one >= start]


def differing_hours(key: str, first_year: int, last_year: int) -> list[datetime]:
    """Tell the hours of these years at which a VTIMEZONE, read by the letter, is not at the offset of zoneinfo."""
    found = onsets(vtimezone(key, first_year, last_year), first_year, last_year)
    zone, at, wrong = ZoneInfo(key), 0, []
    hour = datetime(first_year, 1, 1, tzinfo=zone).astimezone(UTC)
    while hour < datetime(last_year, 12, 31, tzinfo=UTC):
        while at + 1 < len(found) and found[at + 1][0] <= hour:
            at += 1
        if found[at][0] > hour or found[at][1] != hour.astimezone(zone).utcoffset():
            wrong.append(hour)
        hour += timedelta(hours=1)
    return wrong


@pytest.mark.parametrize("key", ZONES)
def test_every_hour_of_the_horizon_has_the_offset_that_zoneinfo_tells(key: str) -> None:
    assert differing_hours(key, 2026, 2028) == []


# in `make prove` every zone there is; a few more of them, always the same ones, in `make test`
EVERY_ZONE = sorted(available_timezones())[:: count(40, 1)]


@pytest.mark.parametrize("key", EVERY_ZONE)
def test_any_zone_of_the_database_is_told_as_it_is(key: str) -> None:
    assert differing_hours(key, 2026, count(2026, 2030)) == []


def test_yearly_rules_are_two_observances_and_no_change_is_one() -> None:
    paris, reunion = vtimezone("Europe/Paris", 2026, 2026), vtimezone("Indian/Reunion", 2026, 2026)

    assert [line for line in paris if line.startswith("RRULE")] == [
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    ]
    assert sum(line.startswith("BEGIN:STANDARD") for line in reunion) == 1
    assert not any(line.startswith(("RRULE", "BEGIN:DAYLIGHT")) for line in reunion)


def test_a_zone_without_yearly_rules_has_one_observance_for_each_change() -> None:
    casablanca = vtimezone("Africa/Casablanca", 2026, 2026)

    assert not any(line.startswith("RRULE") for line in casablanca)
    assert sum(line.startswith("BEGIN:") for line in casablanca) - 1 >= 3


@pytest.mark.parametrize("key", ZONES)
def test_no_zone_has_a_list_of_dates(key: str) -> None:
    assert not any(line.startswith("RDATE") for line in vtimezone(key, 2026, 2027))


@pytest.mark.parametrize("key", ["Europe/Paris", "Africa/Casablanca", "Australia/Lord_Howe", "Indian/Reunion"])
def test_an_event_around_every_hour_of_a_change_keeps_its_instants(key: str) -> None:
    zone = ZoneInfo(key)
    for change in (
        datetime(2026, 3, 29, tzinfo=UTC),
        datetime(2026, 10, 25, tzinfo=UTC),
        datetime(2026, 4, 4, tzinfo=UTC),
    ):
        for hours in range(-6, 30):
            start = (change + timedelta(hours=hours)).astimezone(zone)
            one = event(start=start, hours=1.5)
            data = write.render(one)
            found = read(data)
            assert check.faults(data) == ()
            assert found is not None
            assert found.content == content_of(one)


def test_a_wall_time_that_comes_twice_is_written_in_utc() -> None:
    second = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS)

    data = write.render(event(start=second))

    assert b"DTSTART:20261025T013000Z" in data
    assert b"DTEND:20261025T043000Z" in data
    assert b"VTIMEZONE" not in data


def test_a_night_across_the_change_has_its_real_length() -> None:
    start, end = datetime(2026, 10, 24, 22, tzinfo=PARIS), datetime(2026, 10, 25, 6, tzinfo=PARIS)
    night = Event(uid="night@x", start=start, end=end, summary="Nuit", changed=CHANGED)

    reading = read(write.render(night))

    assert night.end.timestamp() - night.start.timestamp() == 9 * 3600
    assert reading is not None
    assert reading.content.when == "20261024T200000Z/20261025T050000Z"
