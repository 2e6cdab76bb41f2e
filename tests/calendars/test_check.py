"""Our own checker: what we emit passes it, and each planted fault is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from calendars import Feed, check, feed, write
from tests.calendars.builders import PARIS, event, events, inserted

Damage = Callable[[bytes], bytes]

ESCALE = Feed(
    name="L'Escale, les horaires",
    timezone="Europe/Paris",
    description="Où ?\nIci ; là",
    source_url="https://escale.example.org/f/secret.ics",
    color="teal",
)


def instead(old: str, new: str) -> Damage:
    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return change


def with_property(line: str) -> Damage:
    return instead("VERSION:2.0", f"VERSION:2.0\r\n{line}")


IN_AN_EVENT: dict[str, list[Damage]] = {
    "line-end": [lambda data: data.replace(b"\r\n", b"\n"), lambda data: data[:-2], instead("\r\nUID", "\rUID")],
    "encoding": [lambda data: data.replace("é".encode(), b"\xe9")],
    "byte-order-mark": [lambda data: b"\xef\xbb\xbf" + data],
    "line-too-long": [instead("SUMMARY:", "SUMMARY:" + "x" * 80)],
    "empty-line": [instead("SUMMARY:", "\r\nSUMMARY:")],
    "folded-inside-a-character": [lambda data: data.replace("é".encode(), b"\xc3\r\n \xa9")],
    "control-character": [
        instead("SUMMARY:", f"SUMMARY:{odd}") for odd in ("\x0b", "\0", "\x7f", "\x85", "\u2028", "\u2029")
    ],
    "no-property": [instead("SUMMARY:", "=:"), lambda data: data + b"X-AFTER:the end\r\n"],
    "one-vcalendar": [lambda data: data + data, lambda _: b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"],
    "unbalanced": [instead("END:VEVENT\r\n", ""), lambda data: data + b"END:VCALENDAR\r\n"],
    "method": [with_property("METHOD:REQUEST"), with_property("METHOD:PUBLISH")],
    "calendar-uid": [with_property("UID:x")],
    "value": [
        instead("VERSION:2.0", "VERSION:1.0"),
        instead("STATUS:CONFIRMED", "STATUS:DONE"),
        instead("TRANSP:OPAQUE", "TRANSP:BUSY"),
    ],
    "one-event": [lambda data: data.replace(b"VEVENT", b"VTODO")],
    "unexpected-component": [
        lambda data: inserted(data, "BEGIN:VALARM", "ACTION:DISPLAY", "END:VALARM"),
        lambda data: data.replace(b"VEVENT", b"VTODO"),
        lambda data: data.replace(b"DAYLIGHT", b"SUMMERTIME"),
    ],
    "missing": [
        instead("UID:event-1@coanimation\r\n", ""),
        instead("DTSTAMP", "X-STAMP"),
        instead("LAST-MODIFIED", "X-STAMP"),
        instead("SEQUENCE:0\r\n", ""),
        instead("DTEND;", "X-END;"),
        instead("TZOFFSETTO", "X-OFFSET"),
        instead("PRODID", "X-ID"),
    ],
    "repeated": [
        lambda data: inserted(data, "SUMMARY:encore"),
        lambda data: inserted(data, "LOCATION:ailleurs"),
        with_property("VERSION:2.0"),
    ],
    "escaping": [
        instead("Présence 1", "Présence, 1"),
        instead("Présence 1", "Présence ; 1"),
        instead("Présence 1", r"Présence \1"),
        instead("Présence 1", "Présence 1\\"),
    ],
    "sends-mail": [
        lambda data: inserted(data, "ATTENDEE:mailto:a@example.org"),
        lambda data: inserted(data, "ORGANIZER:mailto:a@example.org"),
    ],
    "stamp": [
        instead("DTSTAMP:20261101T090000Z", "DTSTAMP:20261101T090000"),
        instead("DTSTAMP:20261101T090000Z", "DTSTAMP:20261131T090000Z"),
    ],
    "stamps-differ": [instead("LAST-MODIFIED:20261101", "LAST-MODIFIED:20261102")],
    "sequence": [instead("SEQUENCE:0", "SEQUENCE:-1"), instead("SEQUENCE:0", "SEQUENCE:")],
    "instant": [
        instead(":20261202T140000", ":20261302T140000"),
        instead(":20261202T140000", ":20261202"),
        instead(":20261202T140000", ":20261202T146000"),
    ],
    "floating": [
        lambda data: data.replace(b";TZID=Europe/Paris", b""),
        instead(":20261202T140000", ":20261202T140000Z"),
    ],
    "ends-before-start": [instead(":20261202T170000", ":20261202T130000")],
    "two-readings": [
        lambda data: data.replace(b":20261202T140000", b":20261025T023000"),
        lambda data: data.replace(b":20261202T140000", b":20260329T023000"),
    ],
    "unknown-zone": [
        instead("DTSTART;TZID=Europe/Paris", "DTSTART;TZID=Europe/London"),
        lambda data: data.replace(b"Europe/Paris", b"Romance Standard Time"),
        lambda data: data.replace(b"Europe/Paris", b"../../etc/passwd"),
    ],
    "unused-zone": [
        lambda data: data.replace(b";TZID=Europe/Paris:20261202T1", b":20261202T1").replace(b"0000\r\n", b"0000Z\r\n")
    ],
    "repeated-zone": [
        lambda data: data.replace(
            b"BEGIN:VEVENT", data[data.index(b"BEGIN:VTIMEZONE") : data.index(b"BEGIN:VEVENT")] + b"BEGIN:VEVENT"
        )
    ],
    "empty-zone": [
        lambda data: data[: data.index(b"BEGIN:DAYLIGHT")] + data[data.index(b"END:VTIMEZONE") :],
    ],
    "rdate": [instead("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "RDATE:20260329T020000")],
    "rule": [
        instead("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "FREQ=YEARLY;UNTIL=20300101T000000Z;BYMONTH=3;BYDAY=-1SU"),
        instead("BYMONTH=3", "BYMONTH=13"),
    ],
    "onset": [instead("DTSTART:19960331T020000", "DTSTART:19960331T020000Z")],
    "offset": [instead("TZOFFSETTO:+0200", "TZOFFSETTO:0200"), instead("TZOFFSETTO:+0200", "TZOFFSETTO:+0260")],
    "zone-differs": [
        lambda data: data.replace(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0000"),
        instead("DTSTART:19961027", "DTSTART:20271027"),
        lambda data: data.replace(b"BYMONTH=10", b"BYMONTH=12;X"),
    ],
}
IN_A_FEED: dict[str, list[Damage]] = {
    "method": [instead("METHOD:PUBLISH\r\n", ""), instead("METHOD:PUBLISH", "METHOD:REQUEST")],
    "missing": [
        instead(f"\r\n{name}", "\r\nX-OTHER")
        for name in ("NAME:", "X-WR-CALNAME:", "X-WR-TIMEZONE:", "REFRESH-INTERVAL;", "X-PUBLISHED-TTL:")
    ],
    "refresh-interval": [
        instead("REFRESH-INTERVAL;VALUE=DURATION:", "REFRESH-INTERVAL:"),
        instead(":PT1H", ":P"),
        instead(":PT1H", ":1H"),
    ],
    "twins-differ": [instead("X-PUBLISHED-TTL:PT1H", "X-PUBLISHED-TTL:PT2H"), instead("\r\nNAME:L", "\r\nNAME:Z")],
    "source": [instead("SOURCE;VALUE=URI", "SOURCE"), instead("https://", "mailto:")],
    "color": [instead("COLOR:teal", "COLOR:#008080")],
    "unknown-zone": [instead("X-WR-TIMEZONE:Europe/Paris", "X-WR-TIMEZONE:Paris")],
    "repeated-uid": [instead("UID:event-2@", "UID:event-1@")],
    "escaping": [instead("X-WR-CALNAME:L'Escale\\,", "X-WR-CALNAME:L'Escale,")],
    "repeated": [with_property("COLOR:red")],
    "calendar-uid": [with_property("UID:x")],
}


def codes(data: bytes, *, feed: bool = False) -> set[str]:
    return {fault.code for fault in check.faults(data, feed=feed)}


@pytest.mark.parametrize(("code", "damage"), [(code, one) for code, every in IN_AN_EVENT.items() for one in every])
def test_a_fault_planted_in_an_event_is_named(code: str, damage: Damage) -> None:
    whole = write.render(event(1))

    assert codes(whole) == set()
    assert code in codes(damage(whole))


@pytest.mark.parametrize(("code", "damage"), [(code, one) for code, every in IN_A_FEED.items() for one in every])
def test_a_fault_planted_in_a_feed_is_named(code: str, damage: Damage) -> None:
    whole = feed.render(ESCALE, events(3))

    assert codes(whole, feed=True) == set()
    assert code in codes(damage(whole), feed=True)


def test_every_line_that_is_taken_out_or_doubled_is_noticed() -> None:
    """But for those that may be absent, of which the checker asks nothing."""
    lines = write.render(event(1, location="")).split(b"\r\n")[:-1]
    free = (b"STATUS:", b"TRANSP:", b"TZNAME:", b"X-COANIMATION-REVISION:")

    for n, line in enumerate(lines):
        without = b"\r\n".join([*lines[:n], *lines[n + 1 :], b""])
        twice = b"\r\n".join([*lines[: n + 1], *lines[n:], b""])
        assert codes(without) or line.startswith(free), line
        assert codes(twice), line


@pytest.mark.parametrize("key", ["Europe/Paris", "Africa/Casablanca", "Australia/Lord_Howe", "Indian/Reunion", "UTC"])
def test_events_of_a_whole_year_pass_every_day(key: str) -> None:
    zone = ZoneInfo(key)
    day = datetime(2026, 1, 1, 1, 45, tzinfo=UTC)
    every = [event(n, start=(day + timedelta(days=n)).astimezone(zone)) for n in range(365)]

    assert check.faults(feed.render(ESCALE, every), feed=True) == ()


@pytest.mark.parametrize("year", [1935, 1970, 2098, 2150])
def test_a_year_that_no_zone_tells_is_written_in_utc(year: int) -> None:
    far = datetime(year, 7, 1, 14, tzinfo=PARIS)

    data = write.render(event(start=far))

    assert check.faults(data) == ()
    assert (b"TZID" in data) == (year == 2098)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"timezone": "Paris"}, "no time zone"),
        ({"timezone": "Europe"}, "no time zone"),
        ({"color": "#008080"}, "no name of a color"),
        ({"source_url": "ftp://example.org/"}, "no http"),
        ({"source_url": "https://example.org/a b"}, "no http"),
        ({"name": "a\nb"}, "cannot be written"),
        ({"refresh": timedelta(seconds=1)}, "at least a minute"),
    ],
)
def test_a_feed_that_could_not_be_read_is_refused_at_birth(wrong: dict[str, str], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Feed(**{"name": "x", "timezone": "Europe/Paris"} | wrong)  # type: ignore[arg-type]
