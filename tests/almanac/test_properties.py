"""What holds of every space: ids are unique and stable, months share the year, nothing is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coanimation.almanac import faults, slots_of
from coanimation.almanac.pattern import opening_days
from coanimation.domain.months import YearMonth
from coanimation.domain.slots import Slot
from coanimation.domain.space import Closure, ExceptionalOpening, Opening, Season, Space, Terms
from tests.builders import space

YEAR = [YearMonth(2026, month) for month in range(1, 13)]
HOURS = st.integers(0, 23).map(time)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@st.composite
def openings(draw: st.DrawFn, name: str) -> Opening:
    starts, length = draw(st.integers(0, 23)), draw(st.integers(1, 10))
    inside = draw(st.sets(st.integers(1, length * 4 - 1), max_size=2))
    return Opening(
        id=name,
        site="centre",
        starts=time(starts),
        ends=time((starts + length) % 24),
        weekdays=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        season=draw(st.sampled_from(Season)),
        first=draw(st.none() | DAYS),
        on_public_holidays=draw(st.booleans()),
        terms=Terms(
            setup=draw(st.sampled_from([0, 15])),
            relays=tuple(time((starts * 4 + n) // 4 % 24, (n % 4) * 15) for n in sorted(inside)),
        ),
    )


@st.composite
def spaces(draw: st.DrawFn) -> Space:
    some = [draw(openings(name)) for name in ("matin", "mercredi", "mercredi-soir")[: draw(st.integers(1, 3))]]
    plain = replace(space(openings=some), school_zone=draw(st.sampled_from("ABC")))
    shut = draw(st.lists(st.tuples(DAYS, st.integers(0, 20)), max_size=2))
    movable = sorted(opening_days(plain, some[0], date(2026, 1, 1), date(2026, 12, 31)))
    left = draw(st.lists(st.sampled_from(movable), max_size=2, unique=True)) if movable else []
    return replace(
        plain,
        closures=tuple(Closure(first=day, last=day + timedelta(days=n)) for day, n in shut),
        exceptional=tuple(
            ExceptionalOpening(
                id=f"exception-{n}",
                site="centre",
                day=draw(DAYS),
                starts=draw(HOURS),
                ends=draw(HOURS),
                moves=f"{some[0].id}-{day}" if draw(st.booleans()) else "",
            )
            for n, day in enumerate(left)
        ),
    )


def year_of(given_space: Space) -> list[Slot]:
    return [slot for month in YEAR for slot in slots_of(given_space, month)]


@given(spaces())
def test_ids_are_unique_over_the_year(given_space: Space) -> None:
    ids = [slot.id for slot in year_of(given_space)]

    assert len(ids) == len(set(ids))


@given(spaces())
def test_what_can_be_laid_out_has_no_fault(given_space: Space) -> None:
    assert faults(given_space) == ()


@given(spaces())
def test_months_share_the_year_and_each_is_sorted(given_space: Space) -> None:
    for month in YEAR:
        found = slots_of(given_space, month)
        assert all(YearMonth.of(slot.day) == month for slot in found)
        assert list(found) == sorted(found, key=lambda slot: (slot.start.timestamp(), slot.id))


@given(spaces())
def test_relays_of_one_opening_follow_each_other_without_overlap(given_space: Space) -> None:
    by_opening: dict[tuple[str, date], list[Slot]] = {}
    for slot in year_of(given_space):
        by_opening.setdefault((slot.opening, slot.day), []).append(slot)

    for relays in by_opening.values():
        assert all(first.end <= then.start for first, then in pairwise(relays))


@given(spaces(), st.sampled_from(YEAR))
def test_ids_do_not_depend_on_the_hours_nor_on_the_titles(given_space: Space, month: YearMonth) -> None:
    def later(opening: Opening) -> Opening:
        return replace(opening, starts=time(9), ends=time(10), terms=Terms(activity="goûter"))

    changed = replace(given_space, openings=tuple(map(later, given_space.openings)))
    before = {slot.id for slot in slots_of(given_space, month) if slot.relay == 1}
    after = {slot.id for slot in slots_of(changed, month) if slot.relay == 1}

    assert before == after


@given(spaces(), DAYS)
def test_a_closure_changes_no_id_and_only_what_is_closed(given_space: Space, day: date) -> None:
    month = YearMonth.of(day)
    shut = replace(given_space, closures=(*given_space.closures, Closure(first=day, last=day)))
    before, after = slots_of(given_space, month), slots_of(shut, month)

    assert [slot.id for slot in before] == [slot.id for slot in after]
    assert all(slot.day == day for slot, other in zip(before, after, strict=True) if slot != other)
