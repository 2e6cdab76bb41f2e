"""Lengths across the change of the clocks, against what zoneinfo says of the same local times."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coanimation.almanac import slots_of
from coanimation.almanac.clock import instant, later
from coanimation.domain.months import YearMonth
from coanimation.domain.slots import Slot, elapsed
from coanimation.domain.space import Opening, Space, Terms
from tests.builders import PARIS, space

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
MINUTES = st.integers(0, 24 * 60 - 1).map(lambda m: time(m // 60, m % 60))


def every_day(starts: time, ends: time, terms: Terms | None = None) -> Opening:
    return Opening(
        id="toujours", site="centre", starts=starts, ends=ends, weekdays=frozenset(range(7)), terms=terms or Terms()
    )


def on(day: date, given_space: Space) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots_of(given_space, YearMonth.of(day)) if slot.day == day)


@pytest.mark.parametrize(("night", "minutes"), [(SPRING, 180), (AUTUMN, 300), (date(2026, 12, 5), 240)])
def test_a_night_has_the_length_that_is_lived(night: date, minutes: int) -> None:
    (slot,) = on(night - timedelta(days=1), space(openings=[every_day(time(23), time(3))]))

    assert slot.open_minutes == minutes


def test_an_hour_that_the_change_skips_is_the_next_one() -> None:
    assert instant(SPRING, time(2, 30), PARIS).isoformat() == "2026-03-29T03:30:00+02:00"


def test_an_hour_that_comes_twice_is_the_first_one() -> None:
    assert instant(AUTUMN, time(2, 30), PARIS).isoformat() == "2026-10-25T02:30:00+02:00"


def test_set_up_before_the_change_counts_in_minutes_lived() -> None:
    (slot,) = on(SPRING, space(openings=[every_day(time(3, 15), time(6), Terms(setup=30))]))

    assert slot.arrive.isoformat() == "2026-03-29T01:45:00+01:00"
    assert elapsed(slot.arrive, slot.start) == 30


def test_a_slot_that_the_change_leaves_without_length_does_not_take_place() -> None:
    short = space(openings=[every_day(time(2, 30), time(3, 15))])

    assert on(SPRING, short) == ()
    assert len(slots_of(short, YearMonth(2026, 3))) == 30


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), MINUTES, st.integers(-600, 600))
def test_moving_an_instant_moves_it_by_what_is_lived(day: date, at: time, minutes: int) -> None:
    begin = instant(day, at, PARIS)

    assert elapsed(begin, later(begin, minutes)) == minutes


@given(MINUTES, MINUTES, st.sampled_from(["Europe/Paris", "America/Cayenne", "America/Miquelon", "Pacific/Noumea"]))
def test_lengths_over_a_year_are_those_of_zoneinfo(starts: time, ends: time, zone: str) -> None:
    given_space = space(openings=[every_day(starts, ends)], timezone=zone)
    found = {slot.day: slot for month in range(1, 13) for slot in slots_of(given_space, YearMonth(2026, month))}

    for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365)):
        begin = datetime.combine(day, starts, ZoneInfo(zone)).astimezone(UTC)
        end = datetime.combine(day + timedelta(days=ends <= starts), ends, ZoneInfo(zone)).astimezone(UTC)
        length = int((end - begin).total_seconds() // 60)
        assert (found[day].open_minutes if day in found else 0) == max(length, 0)
