"""The slots of a month, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from coanimation.almanac import AlmanacError, days, open_minutes, slots_of
from coanimation.domain.months import YearMonth
from coanimation.domain.rules import Rules
from coanimation.domain.slots import Closed, Part, Slot
from coanimation.domain.space import Closure, ExceptionalOpening, Opening, Season, Space, Terms
from tests.builders import DECEMBER, opening, site, space

NOVEMBER = YearMonth(2026, 11)


def exception(exception_id: str = "noel-solidaire", *, day: str = "2026-12-25", moves: str = "") -> ExceptionalOpening:
    return ExceptionalOpening(
        id=exception_id, site="centre", day=date.fromisoformat(day), starts=time(10), ends=time(17), moves=moves
    )


def only(found: tuple[Slot, ...]) -> Slot:
    (slot,) = found
    return slot


def ids(given: Space, month: YearMonth = DECEMBER) -> list[str]:
    return [slot.id for slot in slots_of(given, month)]


def test_a_weekly_opening_gives_its_days_in_order() -> None:
    assert ids(space()) == [f"mercredi-2026-12-{day:02d}" for day in (2, 9, 16, 23, 30)]


def test_an_opening_keeps_to_its_dates() -> None:
    season = replace(opening(), first=date(2026, 12, 9), last=date(2026, 12, 16))

    assert ids(space(openings=[season])) == ["mercredi-2026-12-09", "mercredi-2026-12-16"]


def test_an_opening_keeps_to_the_dates_of_its_site() -> None:
    market = replace(site(), first=date(2026, 12, 20))

    assert ids(space(sites=[market])) == ["mercredi-2026-12-23", "mercredi-2026-12-30"]


def test_a_recurrence_gives_the_days() -> None:
    saturdays = replace(
        opening("samedi"), weekdays=frozenset(), rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", first=date(2026, 9, 5)
    )

    assert ids(space(openings=[saturdays])) == ["samedi-2026-12-12", "samedi-2026-12-26"]


@pytest.mark.parametrize(
    ("season", "expected"),
    [(Season.TERM, [2, 9, 16]), (Season.HOLIDAYS, [23, 30]), (Season.ALWAYS, [2, 9, 16, 23, 30])],
)
def test_an_opening_follows_the_school_year(season: Season, expected: list[int]) -> None:
    found = slots_of(space(openings=[replace(opening(), season=season)]), DECEMBER)

    assert [slot.day.day for slot in found] == expected


def test_a_public_holiday_closes_and_gives_its_name() -> None:
    armistice = slots_of(space(), NOVEMBER)[1]

    assert (armistice.id, armistice.closed, armistice.reason) == (
        "mercredi-2026-11-11",
        Closed.PUBLIC_HOLIDAY,
        "Armistice",
    )


def test_the_name_of_the_holiday_is_in_the_language_of_the_space() -> None:
    assert slots_of(space(language="en"), NOVEMBER)[1].reason == "Armistice Day"


def test_an_opening_may_stay_open_on_public_holidays() -> None:
    armistice = slots_of(space(openings=[replace(opening(), on_public_holidays=True)]), NOVEMBER)[1]

    assert armistice.closed is None
    assert "public-holiday" in armistice.tags


def test_good_friday_closes_in_alsace_only() -> None:
    friday = space(openings=[opening("vendredi", weekday=4)])
    april = YearMonth(2026, 4)

    assert slots_of(friday, april)[0].closed is None
    assert slots_of(replace(friday, holidays="alsace"), april)[0].closed is Closed.PUBLIC_HOLIDAY


def test_a_closure_closes_with_its_reason_and_keeps_the_slot() -> None:
    shut = Closure(first=date(2026, 12, 24), last=date(2027, 1, 3), reason="fermeture de fin d'année")
    last = slots_of(replace(space(), closures=(shut,)), DECEMBER)[-1]

    assert (last.id, last.closed, last.reason) == ("mercredi-2026-12-30", Closed.CLOSURE, "fermeture de fin d'année")


@pytest.mark.parametrize(
    ("sites", "openings", "closed"),
    [({"van"}, set(), False), (set(), {"mercredi"}, True), ({"van"}, {"mercredi"}, True)],
)
def test_a_closure_may_concern_some_sites_or_openings_only(sites: set[str], openings: set[str], closed: bool) -> None:
    shut = Closure(
        first=date(2026, 12, 1), last=date(2026, 12, 31), sites=frozenset(sites), openings=frozenset(openings)
    )

    assert (slots_of(replace(space(), closures=(shut,)), DECEMBER)[0].closed is Closed.CLOSURE) is closed


def test_what_a_person_wrote_comes_before_what_the_calendar_says() -> None:
    shut = Closure(first=date(2026, 11, 9), last=date(2026, 11, 13), reason="travaux")
    armistice = slots_of(replace(space(), closures=(shut,)), NOVEMBER)[1]

    assert (armistice.closed, armistice.reason) == (Closed.CLOSURE, "travaux")


def test_an_exceptional_opening_opens_even_on_a_closed_public_holiday() -> None:
    shut = Closure(first=date(2026, 12, 24), last=date(2027, 1, 3))
    christmas = only(slots_of(replace(space(openings=[]), closures=(shut,), exceptional=(exception(),)), DECEMBER))

    assert (christmas.id, christmas.opening, christmas.closed) == ("noel-solidaire-2026-12-25", "noel-solidaire", None)
    assert christmas.exceptional


def test_a_moved_slot_keeps_its_id_and_stands_only_where_it_was_moved_to() -> None:
    moved = replace(space(), exceptional=(exception("deplace-9", day="2026-12-10", moves="mercredi-2026-12-09"),))
    found = {slot.id: slot.day for slot in slots_of(moved, DECEMBER)}

    assert found["mercredi-2026-12-09"] == date(2026, 12, 10)
    assert len(found) == 5


def test_usual_answers_for_the_day_left_are_not_those_for_the_day_moved_to() -> None:
    moved = replace(space(), exceptional=(exception("deplace-9", day="2026-12-10", moves="mercredi-2026-12-09"),))

    assert slots_of(moved, DECEMBER)[1].opening == "deplace-9"


def test_a_slot_moved_into_another_month_belongs_to_that_month() -> None:
    moved = replace(space(), exceptional=(exception("deplace-30", day="2027-01-02", moves="mercredi-2026-12-30"),))

    assert "mercredi-2026-12-30" not in ids(moved, DECEMBER)
    assert ids(moved, YearMonth(2027, 1))[0] == "mercredi-2026-12-30"


def test_a_slot_on_a_public_holiday_can_be_moved_and_opens() -> None:
    moved = replace(space(), exceptional=(exception("deplace-11", day="2026-11-12", moves="mercredi-2026-11-11"),))
    slot = slots_of(moved, NOVEMBER)[1]

    assert (slot.id, slot.closed) == ("mercredi-2026-11-11", None)


def test_an_end_not_after_the_start_is_on_the_next_day() -> None:
    night = slots_of(space(openings=[opening(starts="22:00", ends="02:00")]), DECEMBER)[-1]

    assert night.id == "mercredi-2026-12-30"
    assert (night.end.date(), night.open_minutes) == (date(2026, 12, 31), 240)


def test_relays_share_the_opening_with_set_up_before_the_first_and_tidy_after_the_last() -> None:
    terms = Terms(setup=15, tidy=30, relays=(time(15), time(16, 30)))
    first, second, third = slots_of(space(openings=[opening(terms=terms)]), DECEMBER)[:3]

    assert [s.id for s in (first, second, third)] == [
        "mercredi-2026-12-02",
        "mercredi-2026-12-02-2",
        "mercredi-2026-12-02-3",
    ]
    assert [(s.open_minutes, s.minutes) for s in (first, second, third)] == [(60, 75), (90, 90), (90, 120)]
    assert (first.end, second.end) == (second.start, third.start)


def test_relays_may_be_written_in_any_order() -> None:
    terms = Terms(relays=(time(16, 30), time(15)))

    assert [s.start.hour for s in slots_of(space(openings=[opening(terms=terms)]), DECEMBER)[:3]] == [14, 15, 16]


def test_a_relay_after_midnight_belongs_to_the_evening_and_the_month_of_its_opening() -> None:
    night = opening("nuit", weekday=3, starts="22:00", ends="02:00", terms=Terms(relays=(time(0, 30),)))
    last = slots_of(space(openings=[night]), DECEMBER)[-1]

    assert (last.id, last.day, last.part) == ("nuit-2026-12-31-2", date(2026, 12, 31), Part.EVENING)
    assert last.start.date() == date(2027, 1, 1)


@pytest.mark.parametrize("relay", [time(14), time(18), time(19), time(9)])
def test_a_relay_outside_its_opening_is_refused(relay: time) -> None:
    with pytest.raises(AlmanacError, match="almanac-relay-outside"):
        slots_of(space(openings=[opening(terms=Terms(relays=(relay,)))]), DECEMBER)


@pytest.mark.parametrize(
    ("starts", "part"),
    [("11:59", Part.MORNING), ("12:00", Part.AFTERNOON), ("17:59", Part.AFTERNOON), ("18:00", Part.EVENING)],
)
def test_the_part_of_the_day_is_told_by_the_hour_of_the_start(starts: str, part: Part) -> None:
    slot = slots_of(space(openings=[opening(starts=starts, ends="21:00")]), DECEMBER)[0]

    assert slot.part is part
    assert ("evening" in slot.tags) is (part is Part.EVENING)


def test_a_space_says_when_its_evening_begins() -> None:
    early = space(openings=[opening(starts="17:00", ends="20:00")], rules=Rules(evening_from=time(17)))

    assert slots_of(early, DECEMBER)[0].part is Part.EVENING


@pytest.mark.parametrize(("weekday", "tagged"), [(4, False), (5, True), (6, True)])
def test_saturday_and_sunday_are_the_week_end(weekday: int, tagged: bool) -> None:
    assert ("weekend" in slots_of(space(openings=[opening(weekday=weekday)]), DECEMBER)[0].tags) is tagged


def test_what_lies_beyond_the_official_dates_is_estimated() -> None:
    assert not slots_of(space(), YearMonth(2028, 8))[-1].estimated
    assert slots_of(space(), YearMonth(2028, 9))[0].estimated


def test_open_minutes_leave_out_what_is_closed() -> None:
    assert open_minutes(space(), NOVEMBER) == 3 * 240


def test_a_day_is_told_whole() -> None:
    christmas = days(space(), date(2026, 12, 25), date(2026, 12, 25))[date(2026, 12, 25)]

    assert (christmas.public_holiday, christmas.school_holidays, christmas.estimated) == ("Noël", True, False)


@pytest.mark.parametrize("year", [1989, 2100])
def test_a_month_out_of_reach_is_refused(year: int) -> None:
    with pytest.raises(AlmanacError, match="almanac-year-out-of-range"):
        slots_of(space(), YearMonth(year, 12))


def test_an_unknown_time_zone_is_refused() -> None:
    with pytest.raises(AlmanacError, match="almanac-unknown-timezone"):
        slots_of(space(timezone="Europe/Pariss"), DECEMBER)


@pytest.mark.parametrize("wrong", [Opening(id="x", site="centre", starts=time(1), ends=time(2), rrule="FREQ=DAILY")])
def test_a_recurrence_without_a_first_day_is_refused(wrong: Opening) -> None:
    with pytest.raises(AlmanacError, match="almanac-rrule-without-first"):
        slots_of(space(openings=[wrong]), DECEMBER)
