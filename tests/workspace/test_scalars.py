"""Each kind of value says what is wrong with it, and what was probably meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic_core import PydanticCustomError

from coanimation.workspace.shapes import scalars
from coanimation.workspace.shapes.slot_ids import opening_of, read_slot


@pytest.mark.parametrize(
    ("read", "text", "code"),
    [
        (scalars.read_mail, "bonjour", "bad-mail"),
        (scalars.read_mail, "a@b@c.fr", "bad-mail"),
        (scalars.read_url, "ftp://x.example.org", "bad-url"),
        (scalars.read_url, "https://", "bad-url"),
        (scalars.read_url, "https://x.example.org:port", "bad-url"),
        (scalars.read_url, "https://a:b@x.example.org", "secret-in-url"),
        (scalars.read_month, "décembre", "bad-month"),
        (scalars.read_month, "2026-13", "bad-month"),
        (scalars.read_instant, "2026-12-02T14:00", "bad-instant"),
        (scalars.read_instant, "hier", "bad-instant"),
        (scalars.read_span, "2026-12-02T14:00+01:00", "bad-span"),
        (scalars.read_span, "2026-12-02T14:00+01:00/2026-12-02T13:00+01:00", "span-backwards"),
        (scalars.read_flag, "peut-être", "bad-flag"),
        (scalars.read_hour, "24:30", "no-such-hour"),
        (scalars.read_hour, "midi", "bad-hour"),
        (scalars.read_duration, "1h75", "bad-duration"),
        (scalars.read_duration, "11", "bad-duration"),
        (scalars.read_day, "1066-10-14", "no-such-day"),
        (scalars.read_key, "court", "bad-key"),
        (scalars.read_text, "x" * 501, "too-long"),
        (scalars.read_text, "  ", "no-value"),
        (scalars.read_text, ["a"], "needs-text"),
        (scalars.read_id, "", "no-value"),
        (scalars.whole(1, 9), "1.5", "bad-number"),
        (scalars.decimal(0, 9), "1,2,3", "bad-number"),
        (scalars.decimal(0, 9), "9,5", "out-of-bounds"),
        (read_slot, "mercredi", "bad-slot"),
        (read_slot, "mercredi-2026-02-30", "bad-slot"),
        (read_slot, "mercredi-2026-12-02-1", "bad-slot"),
    ],
)
def test_a_value_that_does_not_fit_is_told(read: Callable[[object], object], text: object, code: str) -> None:
    with pytest.raises(PydanticCustomError) as wrong:
        read(text)

    assert wrong.value.context is not None
    assert wrong.value.context["code"] == f"workspace-{code}"


@pytest.mark.parametrize(
    ("read", "text", "meant"),
    [
        (scalars.read_day, "07/12/2026", "2026-12-07"),
        (scalars.read_day, "2026/12/7", "2026-12-07"),
        (scalars.read_day, "31/11/2026", ""),
        (scalars.read_hour, "14", "14:00"),
        (scalars.read_id, "Centre Social Œuvre", "centre-social-oeuvre"),
        (scalars.read_id, "42", ""),
        (scalars.read_zone, "Europe/Pari", "Europe/Paris"),
    ],
)
def test_what_was_probably_meant_is_proposed(read: Callable[[object], object], text: str, meant: str) -> None:
    with pytest.raises(PydanticCustomError) as wrong:
        read(text)

    assert wrong.value.context is not None
    assert wrong.value.context["fields"]["nearest"] == meant


@pytest.mark.parametrize("zone", ["../../etc/passwd", "/etc/localtime", "Europe", ""])
def test_a_time_zone_is_never_a_path(zone: str) -> None:
    with pytest.raises(PydanticCustomError):
        scalars.read_zone(zone)


def test_midnight_may_be_written_24() -> None:
    assert scalars.read_hour("24:00").hour == 0


def test_a_number_may_have_a_comma() -> None:
    assert scalars.decimal(0, 9)("1,5") == 1.5


def test_the_opening_of_a_slot_is_what_stands_before_its_date() -> None:
    assert opening_of("jeudi-soir-2026-12-03-2") == "jeudi-soir"
    assert not opening_of("jeudi-soir")
