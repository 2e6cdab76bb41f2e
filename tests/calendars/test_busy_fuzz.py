"""Whatever strangers write, it is read or refused with its line: never a surprise, and never for ever."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from calendars.busy import Period, periods
from calendars.foreign import Unreadable
from tests.calendars.test_busy import DECEMBER, SAMPLES
from tests.counts import count

TEXTS = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.ics"))]
LINES = sorted({line for text in TEXTS for line in text.splitlines()})
MOMENTS = st.sampled_from(
    [
        *("00010101T000000", "00010101", "00010101T000000Z", "99991231T235959", "99991231", "99991231T235959Z"),
        *("20261202T140000", "20261202", "20261202T140000Z", "20261231T235960Z", "20260329T023000", "00000000", ""),
    ]
)
PARAMS = st.sampled_from(
    [
        *("", ";VALUE=DATE", ";TZID=Europe/Paris", ";TZID=Romance Standard Time", ";TZID=Customized Time Zone"),
        *(';TZID="(GMT+01.00) Brussels / Copenhagen / Madrid / Paris"', ";TZID=Europe", ";RANGE=THISANDFUTURE"),
    ]
)
LENGTHS = st.sampled_from(["PT1H", "P1D", "P0D", "-P1D", "P999999W", "P9999999D", "PT9999999999S", "P", "PT", "P1W2D"])
NUMBERS = st.sampled_from(["1", "-1", "0", "31", "-31", "366", "53", "99999999999", "x", ""])
RULES = st.builds(
    lambda frequency, parts: ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in parts.items())]),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY", "HOURLY", "SECONDLY"]),
    st.dictionaries(
        st.sampled_from(["INTERVAL", "COUNT", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"]),
        NUMBERS | st.sampled_from(["MO", "-1SU", "5FR", "MO,TU,WE,TH,FR,SA,SU"]),
        max_size=3,
    ),
)
UNTIL = st.builds(lambda rule, moment: f"{rule};UNTIL={moment}", RULES, MOMENTS)
PROPERTIES = st.one_of(
    st.builds(
        lambda name, params, value: f"{name}{params}:{value}",
        st.sampled_from(["DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID", "FREEBUSY"]),
        PARAMS,
        MOMENTS | st.builds(lambda first, then: f"{first}/{then}", MOMENTS, MOMENTS | LENGTHS),
    ),
    st.builds(lambda value: f"DURATION:{value}", LENGTHS),
    st.builds(lambda value: f"RRULE:{value}", RULES | UNTIL),
    st.sampled_from(LINES),
    st.builds(
        lambda name, value: f"{name}:{value}",
        st.sampled_from(["TZOFFSETFROM", "TZOFFSETTO"]),
        st.sampled_from(["+0100", "-2359", "+9999", "+0060", "", "x"]),
    ),
    st.sampled_from(
        ["UID:s", "STATUS:CANCELLED", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "END:VEVENT", "BEGIN:VEVENT", " ", ":"]
    ),
)


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """Take a calendar and change some of its lines."""
    lines = draw(st.sampled_from(TEXTS)).splitlines()
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["replace", "insert", "delete"])):
            case "replace":
                lines[at] = draw(PROPERTIES)
            case "insert":
                lines.insert(at, draw(PROPERTIES))
            case _:
                del lines[at]
    return "\r\n".join(lines).encode()


@st.composite
def events(draw: st.DrawFn) -> bytes:
    """Write a calendar of events that nobody would."""
    some = draw(
        st.lists(st.lists(PROPERTIES.filter(lambda line: "BEGIN" not in line and "END:" not in line), max_size=7))
    )
    body = "\r\n".join("BEGIN:VEVENT\r\nUID:s\r\n" + "\r\n".join(one) + "\r\nEND:VEVENT" for one in some)
    return f"BEGIN:VCALENDAR\r\n{body}\r\nEND:VCALENDAR\r\n".encode()


@given(spoiled() | events() | st.binary(max_size=200))
@settings(max_examples=count(250, 5_000), deadline=None)
def test_whatever_is_written_is_read_or_refused_with_its_line(text: bytes) -> None:
    line, found = 1, tuple[Period, ...]()
    try:
        found = periods([text], DECEMBER)
    except Unreadable as refused:
        line = refused.line

    assert 1 <= line <= text.count(b"\n") + text.count(b"\r") + 1
    assert all(one.start < one.end for one in found)
    assert list(found) == sorted(found)
