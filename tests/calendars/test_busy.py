"""When somebody is busy: what the calendars of Outlook, Google and Zimbra say, and what every kind of event means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from calendars.busy import Asked, periods
from calendars.foreign import Unreadable

PARIS = ZoneInfo("Europe/Paris")
SAMPLES = Path(__file__).parent / "samples"
DECEMBER = Asked(
    start=datetime(2026, 12, 1, tzinfo=PARIS),
    end=datetime(2027, 1, 1, tzinfo=PARIS),
    here=PARIS,
    addresses=frozenset({"agnes@structure.example"}),
)


def calendar(*events: str, around: str = "") -> bytes:
    """Write a calendar with these events, each given by its lines."""
    written = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{around}{written}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def busy(*texts: bytes, asked: Asked = DECEMBER) -> list[str]:
    """Tell when somebody is busy, in Paris: `02 14:00-15:00`, with a question mark where it is only perhaps."""

    def shown(start: datetime, end: datetime) -> str:
        start, end = start.astimezone(PARIS), end.astimezone(PARIS)
        day = f"{end:%d} " if end.date() != start.date() else ""
        return f"{start:%d %H:%M}-{day}{end:%H:%M}"

    return [shown(one.start, one.end) + "?" * one.tentative for one in periods(texts, asked)]


HOUR = "UID:1\nDTSTART:20261202T130000Z\nDTEND:20261202T140000Z"


def test_an_outlook_calendar_says_what_outlook_shows() -> None:
    assert busy((SAMPLES / "outlook.ics").read_bytes()) == [
        "02 14:00-15:00",  # each Wednesday, in the zone that Windows calls Romance
        "04 18:00-19:00?",
        "11 09:00-17:00?",  # working elsewhere
        "17 09:00-10:00",  # moved from the 16th; the 9th was left out
        "23 00:00-25 00:00",  # the meeting of the 23rd within two days of leave
        "30 14:00-15:00",
    ]


def test_a_google_calendar_says_what_google_shows() -> None:
    assert busy((SAMPLES / "google.ics").read_bytes()) == ["02 14:00-15:00", "07 09:00-10:30"]


def test_a_zimbra_calendar_says_what_zimbra_shows() -> None:
    assert busy((SAMPLES / "zimbra.ics").read_bytes()) == [
        "01 09:00-12:30",
        "02 09:00-12:30",
        "03 09:00-12:30",
        "07 17:00-18:30",
        "18 00:00-19 00:00",
    ]


def test_busy_times_without_events_are_read_too() -> None:
    found = periods([(SAMPLES / "free-busy.ics").read_bytes()], DECEMBER)

    assert all(one.unnamed for one in found)
    assert busy((SAMPLES / "free-busy.ics").read_bytes()) == [
        "02 14:00-15:00",
        "04 18:00-19:00?",
        "23 09:00-18:00",
        "24 09:00-18:00",
    ]


@pytest.mark.parametrize(
    ("told", "less", "line"), [("DTEND:20270218", "DTEND:20261220", 9), ("DTSTART:20261119", "DTSTART:20261203", 8)]
)
def test_busy_times_that_do_not_tell_the_whole_month_are_refused(told: str, less: str, line: int) -> None:
    text = (SAMPLES / "free-busy.ics").read_text("utf-8").replace(told, less)

    with pytest.raises(Unreadable) as refused:
        busy(text.encode())
    assert (refused.value.why, refused.value.line) == ("not-covered", line)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", ["02 14:00-15:00"]),
        ("TRANSP:OPAQUE", ["02 14:00-15:00"]),
        ("TRANSP:TRANSPARENT", []),
        ("STATUS:CANCELLED", []),
        ("STATUS:CONFIRMED", ["02 14:00-15:00"]),
        ("STATUS:TENTATIVE", ["02 14:00-15:00?"]),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", ["02 14:00-15:00?"]),
        ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY", ["02 14:00-15:00"]),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", ["02 14:00-15:00"]),
        ("x-microsoft-cdo-busystatus:oof", ["02 14:00-15:00"]),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:AGNES@structure.example", []),
        ("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:agnes@structure.example", ["02 14:00-15:00?"]),
        ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:agnes@structure.example", ["02 14:00-15:00"]),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:quelqu.un@ailleurs.example", ["02 14:00-15:00"]),
    ],
)
def test_what_an_event_says_of_itself_decides(lines: str, expected: list[str]) -> None:
    assert busy(calendar(f"{HOUR}\n{lines}")) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DTSTART:20261202T140000\nDTEND:20261202T150000", ["02 14:00-15:00"]),  # floating: local at the space
        ("DTSTART;TZID=Indian/Reunion:20261202T170000\nDURATION:PT1H", ["02 14:00-15:00"]),
        ("DTSTART;TZID=America/New_York:20261202T080000\nDURATION:PT1H", ["02 14:00-15:00"]),
        ("DTSTART;TZID=W. Europe Standard Time:20261202T140000\nDURATION:PT1H", ["02 14:00-15:00"]),
        ("DTSTART;TZID=/citadel.org/20210210_1/Europe/Paris:20261202T140000\nDURATION:PT1H", ["02 14:00-15:00"]),
        ("DTSTART;VALUE=DATE:20261202", ["02 00:00-03 00:00"]),
        ("DTSTART;VALUE=DATE:20261202\nDTEND;VALUE=DATE:20261202", ["02 00:00-03 00:00"]),
        ("DTSTART;VALUE=DATE:20261202\nDURATION:P2D", ["02 00:00-04 00:00"]),
        ("DTSTART:20261202T130000Z\nDURATION:P1DT1H", ["02 14:00-03 15:00"]),
        ("DTSTART:20261202T130000Z", []),  # a moment takes no time
        ("DTSTART:20260101T000000Z\nDTEND:20271231T000000Z", ["01 01:00-31 01:00"]),
        ("DTSTART:20261130T220000Z\nDTEND:20261130T233000Z", ["30 23:00-01 00:30"]),
        ("DTSTART:20261130T220000Z\nDTEND:20261130T230000Z", []),  # ends as the month begins
    ],
)
def test_an_event_takes_the_time_that_it_says(lines: str, expected: list[str]) -> None:
    assert busy(calendar(f"UID:1\n{lines}")) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("RRULE:FREQ=WEEKLY;COUNT=3", ["02 14:00-15:00", "09 14:00-15:00", "16 14:00-15:00"]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261209T130000Z", ["02 14:00-15:00", "09 14:00-15:00"]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261209", ["02 14:00-15:00", "09 14:00-15:00"]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20261209T125959Z", ["02 14:00-15:00"]),
        ("RDATE:20261204T130000Z,20261205T130000Z/PT2H", ["02 14:00-15:00", "04 14:00-15:00", "05 14:00-16:00"]),
        ("RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261202T130000Z", ["09 14:00-15:00"]),
        ("RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE;VALUE=DATE:20261202", ["09 14:00-15:00"]),
        ("RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE;TZID=Europe/Paris:20261202T140000", ["09 14:00-15:00"]),
    ],
)
def test_a_series_takes_the_times_of_its_occurrences(lines: str, expected: list[str]) -> None:
    assert busy(calendar(f"{HOUR}\n{lines}")) == expected


SERIES = "UID:s\nDTSTART;TZID=Europe/Paris:20261101T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20261217"


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        ("DTSTART;TZID=Europe/Paris:20261210T100000\nDURATION:PT2H", ["02 14:00-15:00", "10 10:00-12:00"]),
        ("DTSTART;TZID=Europe/Paris:20270210T100000\nDURATION:PT2H", ["02 14:00-15:00"]),
        ("DTSTART;TZID=Europe/Paris:20261209T140000\nDURATION:PT1H\nSTATUS:CANCELLED", ["02 14:00-15:00"]),
        ("DTSTART;TZID=Europe/Paris:20261209T140000\nDURATION:PT1H\nTRANSP:TRANSPARENT", ["02 14:00-15:00"]),
    ],
)
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("named", ["RECURRENCE-ID;TZID=Europe/Paris:20261209T140000", "RECURRENCE-ID:20261209T130000Z"])
def test_an_occurrence_that_is_told_by_itself_replaces_that_of_the_series(
    override: str, expected: list[str], first: bool, named: str
) -> None:
    alone = f"UID:s\n{named}\n{override}"
    events = [alone, SERIES] if first else [SERIES, alone]

    assert busy(calendar(*events)) == sorted([*expected, "16 14:00-15:00"])


def test_an_occurrence_may_be_told_with_all_that_follow_it() -> None:
    onwards = "UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261209T130000Z\nDTSTART:20261209T150000Z\nDURATION:PT30M"

    assert busy(calendar(SERIES, onwards)) == ["02 14:00-15:00", "09 16:00-16:30", "16 16:00-16:30"]


def test_an_occurrence_alone_counts_as_others_do() -> None:
    """Whoever was invited to one occurrence has no series."""
    assert busy(calendar(f"{HOUR}\nRECURRENCE-ID:20261201T130000Z")) == ["02 14:00-15:00"]


def test_an_occurrence_that_began_long_before_the_month_counts() -> None:
    yearly = "UID:d\nDTSTART;VALUE=DATE:20201015\nDURATION:P50D\nRRULE:FREQ=YEARLY"

    assert busy(calendar(yearly)) == ["15 00:00-04 00:00"]


@pytest.mark.parametrize("until", ["20261231", "20261208T230000Z"])
def test_a_series_of_whole_days_has_its_days_at_the_space(until: str) -> None:
    yearly = f"UID:d\nDTSTART;VALUE=DATE:20261208\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:{until}"
    assert busy(calendar(yearly)) == (["08 00:00-09 00:00"] if until.endswith("Z") else ["08 00:00-10 00:00"])


def test_a_series_keeps_its_local_hour_when_the_clocks_change() -> None:
    october = Asked(start=datetime(2026, 10, 20, tzinfo=PARIS), end=datetime(2026, 11, 1, tzinfo=PARIS), here=PARIS)
    weekly = "UID:s\nDTSTART;TZID=Romance Standard Time:20260902T140000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"

    found = periods([calendar(weekly)], october)

    assert [one.start for one in found] == [
        datetime(2026, 10, 21, 12, tzinfo=UTC),
        datetime(2026, 10, 28, 13, tzinfo=UTC),
    ]


@pytest.mark.parametrize("hour", ["233000", "021500"])  # the second does not exist on the day of the change in spring
@pytest.mark.parametrize("zone", ["Europe/Paris", "America/New_York", "Australia/Lord_Howe"])
def test_a_zone_that_comes_with_the_calendar_is_read_as_the_one_it_describes(zone: str, hour: str) -> None:
    from calendars.write import zones  # noqa: PLC0415 - the definitions that we write ourselves
    from tests.calendars.builders import event  # noqa: PLC0415 - as above

    known = ZoneInfo(zone)
    defined = "\n".join(zones([event(start=datetime(2026, 12, 1, 12, tzinfo=known))])).replace(zone, "Zone 51")
    year = Asked(start=datetime(2026, 1, 1, tzinfo=UTC), end=datetime(2027, 1, 1, tzinfo=UTC), here=PARIS)
    told = f"UID:s\nDTSTART;TZID={{}}:20250101T{hour}\nDURATION:PT15M\nRRULE:FREQ=DAILY"

    custom = periods([calendar(told.format("Zone 51"), around=defined + "\n")], year)

    assert custom == periods([calendar(told.format(zone))], year)


def test_our_own_events_make_nobody_busy() -> None:
    ours = Asked(start=DECEMBER.start, end=DECEMBER.end, here=PARIS, ours=frozenset({"0f3a@coanimation"}))
    other = HOUR.replace("UID:1", "UID:9999@coanimation")  # of another space: there they really are

    assert busy(calendar(HOUR.replace("UID:1", "UID:0f3a@coanimation")), asked=ours) == []
    assert busy(calendar(other), asked=ours) == ["02 14:00-15:00"]


def test_an_event_at_exactly_our_hours_is_ours_under_another_name() -> None:
    """Copied by hand, or told by a calendar that hides what events are."""
    hours = datetime(2026, 12, 2, 14, tzinfo=PARIS), datetime(2026, 12, 2, 15, tzinfo=PARIS)
    known = Asked(start=DECEMBER.start, end=DECEMBER.end, here=PARIS, known=frozenset({hours}))

    assert busy(calendar(HOUR), asked=known) == []
    assert busy(calendar(HOUR.replace("T140000Z", "T143000Z")), asked=known) == ["02 14:00-15:30"]


def test_several_calendars_are_one_person() -> None:
    later = HOUR.replace("T140000Z", "T150000Z").replace("T130000Z", "T140000Z")

    assert busy(calendar(HOUR), calendar(later)) == ["02 14:00-16:00"]


def test_nothing_but_times_is_kept() -> None:
    found = periods([(SAMPLES / "outlook.ics").read_bytes()], DECEMBER)

    assert "quipe" not in repr(found)


BROKEN = {
    "page": (b"<!DOCTYPE html><html><body>Connexion</body></html>", "no-calendar", 1),
    "nothing": (b"", "no-calendar", 1),
    "card": (b"BEGIN:VCARD\r\nEND:VCARD\r\n", "no-calendar", 1),
    "cut": (calendar(HOUR)[:-30], "truncated", 6),
    "cut-inside": (calendar(HOUR, HOUR).partition(b"END:VEVENT")[0], "truncated", 6),
    "crossed": (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n", "nested", 3),
    "deep": (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 9, "nested", 9),
    "no-colon": (calendar(f"{HOUR}\nje ne sais pas"), "line", 7),
    "date": (calendar("UID:1\nDTSTART:20261332T000000Z"), "date", 5),
    "words": (calendar("UID:1\nDTSTART:demain"), "date", 5),
    "no-start": (calendar("UID:1\nSUMMARY:x"), "no-start", 3),
    "backwards": (calendar("UID:1\nDTSTART:20261202T130000Z\nDTEND:20261202T120000Z"), "backwards", 6),
    "mixed": (calendar("UID:1\nDTSTART:20261202T130000Z\nDTEND;VALUE=DATE:20261203"), "date", 6),
    "negative": (calendar("UID:1\nDTSTART:20261202T130000Z\nDURATION:-PT1H"), "duration", 6),
    "zone": (calendar("UID:1\nDTSTART;TZID=Chez moi:20261202T130000\nDURATION:PT1H"), "zone", 5),
    "rule": (calendar(f"{HOUR}\nRRULE:FREQ=FORTNIGHTLY"), "rule", 7),
    "rule-part": (calendar(f"{HOUR}\nRRULE:FREQ=DAILY;RSCALE=CHINESE"), "rule", 7),
    "finer": (calendar(f"{HOUR}\nRRULE:FREQ=SECONDLY"), "rule-too-fine", 7),
    "finer-by-lists": (
        calendar(f"{HOUR}\nRRULE:FREQ=DAILY;BYMINUTE={','.join(map(str, range(60)))};BYSECOND=0,20,40"),
        "rule-too-fine",
        7,
    ),
    "never-and-counted": (
        calendar(*["UID:1\nDTSTART:00010101T000000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5"] * 2),
        "too-much",
        8,
    ),
    "crowd": (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 100_001, "too-much", 200_002),
    "crowded": (calendar(f"{HOUR}\n" + "ATTENDEE:mailto:a@b.example\n" * 20_000), "too-much", 20_004),
    "crowded-inside": (
        b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\n" + b"BEGIN:STANDARD\nEND:STANDARD\n" * 20_001 + b"END:VTIMEZONE\n",
        "too-much",
        40_003,
    ),
    "zone-to-a-folder": (calendar("UID:1\nDTSTART;TZID=../../etc/passwd:20261202T130000"), "zone", 5),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_refuses_the_whole_with_its_line(name: str) -> None:
    text, why, line = BROKEN[name]

    with pytest.raises(Unreadable) as refused:
        busy(text)
    assert (refused.value.why, refused.value.line) == (why, line)


COSTLY = {
    "endless": "DTSTART:00010101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY",
    "never": "DTSTART:20000101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "far": "DTSTART:20000101T000000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;INTERVAL=999999999",
    "long": "DTSTART:20000101T000000Z\nDURATION:P999999D\nRRULE:FREQ=YEARLY",
    "counted": "DTSTART:19000101T000000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=" + "9" * 30,
}


@pytest.mark.parametrize("name", COSTLY)
def test_neither_the_age_nor_the_end_of_a_rule_costs_anything(name: str) -> None:
    """No timing: the budget of a whole calendar is enough for each of them many times over, or it would be refused."""
    count = 1 if name in {"counted", "long"} else 50

    busy(calendar(*[f"UID:{n}\n{COSTLY[name]}" for n in range(count)]))


def test_a_long_life_of_events_is_read() -> None:
    old = [
        f"UID:{n}\nDTSTART:2019{n % 12 + 1:02}01T080000Z\nDTEND:2019{n % 12 + 1:02}01T090000Z" for n in range(20_000)
    ]

    assert busy(calendar(*old, HOUR)) == ["02 14:00-15:00"]


def test_lines_may_end_as_they_like_and_be_folded_anywhere() -> None:
    text = calendar(f"{HOUR}\nRRULE:FREQ=WEEKLY;COUNT=2").decode()
    folded = "\r\n".join(
        "\r\n ".join(line[at : at + 7] for at in range(0, len(line), 7)) for line in text.split("\r\n")
    )

    expected = busy(text.encode())
    assert busy(folded.encode()) == expected
    assert busy(text.replace("\r\n", "\n").encode()) == expected
    assert busy(text.replace("\r\n", "\r").encode()) == expected
    assert busy(b"\xef\xbb\xbf" + text.encode()) == expected


def test_a_period_ends_after_it_begins() -> None:
    for one in periods([(SAMPLES / "outlook.ics").read_bytes()], DECEMBER):
        assert one.end - one.start >= timedelta(minutes=1)
