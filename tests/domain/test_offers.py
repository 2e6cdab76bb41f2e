"""Whoever offers neither evening nor week-end is known, whatever keeps them from it."""

from __future__ import annotations

from dataclasses import replace

from coanimation.domain.month import Month
from coanimation.domain.offers import without_heavy
from coanimation.domain.slots import Closed
from tests.builders import NO, month, partner, professional, slot

DAY = slot("2026-12-02", "14:00", "18:00")
EVENING = slot("2026-12-04", "18:00", "20:30", opening="vendredi")
SATURDAY = slot("2026-12-05", "10:00", "12:00", opening="samedi")


def of(said: dict[tuple[str, str], object]) -> Month:
    partners = [partner("ccas", professional("amy", partner="ccas"), professional("bob", partner="ccas"))]
    return month([DAY, EVENING, SATURDAY], partners, said=said)  # type: ignore[arg-type] # answers, or none


def names(given: Month) -> list[str]:
    return [person.id for person in without_heavy(given)]


def test_whoever_offers_days_alone_is_told() -> None:
    assert names(of({("bob", EVENING.id): NO, ("bob", SATURDAY.id): None})) == ["bob"]


def test_one_evening_or_one_saturday_is_a_part_of_it() -> None:
    assert names(of({("amy", EVENING.id): NO, ("bob", SATURDAY.id): NO})) == []


def test_whoever_offers_nothing_at_all_is_told_elsewhere() -> None:
    assert names(of({("bob", one.id): None for one in (DAY, EVENING, SATURDAY)})) == []


def test_where_the_space_has_no_evening_that_is_open_nobody_is_asked_for_one() -> None:
    given = of({("bob", EVENING.id): NO, ("bob", SATURDAY.id): NO})
    closed = [replace(one, closed=Closed.CLOSURE) if one != DAY else one for one in given.slots]

    assert names(replace(given, slots=tuple(closed))) == []
