"""What mail servers and people write in their own way, and who is in an event: what busy times make of it."""

from __future__ import annotations

import pytest

from tests.calendars.test_busy import busy, calendar

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
