"""Every fault of a space at once, each with its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from coanimation.almanac import faults
from coanimation.almanac.school import NONE
from coanimation.domain.space import ExceptionalOpening, Opening, Season, Space, Terms
from coanimation.words import LANGUAGES, Words
from tests.builders import opening, space


def moving(slot: str, name: str = "deplace") -> ExceptionalOpening:
    return ExceptionalOpening(
        id=name, site="centre", day=date(2026, 12, 10), starts=time(14), ends=time(18), moves=slot
    )


def told(given: Space) -> list[tuple[str, str, str]]:
    return [(fault.where, fault.key, fault.error.code) for fault in faults(given)]


RELAY = opening(terms=Terms(relays=(time(19),)))
NEVER = Opening(
    id="jamais", site="centre", starts=time(1), ends=time(2), rrule="FREQ=WEEKLY;UNTIL=20200101", first=date(2026, 1, 1)
)

WRONG: list[tuple[Space, tuple[str, str, str]]] = [
    (replace(space(), school_zone="corse"), ("space", "school-zone", "almanac-zone-without-data")),
    (replace(space(), school_zone="D"), ("space", "school-zone", "almanac-unknown-zone")),
    (replace(space(), holidays="Atlantide"), ("space", "public-holidays", "almanac-unknown-territory")),
    (space(timezone="Paris"), ("space", "timezone", "almanac-unknown-timezone")),
    (space(openings=[RELAY]), ("opening:mercredi", "relays", "almanac-relay-outside")),
    (space(openings=[NEVER]), ("opening:jamais", "rrule", "almanac-rrule-never")),
    (
        replace(space(openings=[replace(opening(), season=Season.TERM)]), school_zone=NONE),
        ("opening:mercredi", "when", "almanac-season-without-zone"),
    ),
    (
        replace(space(), exceptional=(moving("mercredi-2026-12-10"),)),
        ("exceptional:deplace", "moves", "almanac-moves-nothing"),
    ),
    (replace(space(), exceptional=(moving("", "mercredi"),)), ("exceptional:mercredi", "id", "almanac-id-twice")),
    (
        replace(space(), exceptional=(replace(moving(""), day=date(2100, 1, 1)),)),
        ("exceptional:deplace", "date", "almanac-year-out-of-range"),
    ),
]


def test_a_space_that_can_be_followed_has_no_fault() -> None:
    assert faults(replace(space(), exceptional=(moving("mercredi-2026-12-09"),))) == ()


@pytest.mark.parametrize(("given", "fault"), WRONG, ids=[fault[2] for _, fault in WRONG])
def test_a_fault_is_told_with_its_place(given: Space, fault: tuple[str, str, str]) -> None:
    assert told(given) == [fault]


def test_all_faults_are_told_at_once() -> None:
    wrong = replace(space(openings=[RELAY, NEVER]), school_zone="corse", holidays="Atlantide")

    assert len(told(wrong)) == 4


def test_two_exceptions_cannot_move_the_same_slot() -> None:
    twice = replace(space(), exceptional=(moving("mercredi-2026-12-09", "un"), moving("mercredi-2026-12-09", "deux")))

    assert {fault[0] for fault in told(twice)} == {"exceptional:un", "exceptional:deux"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mercredis-2026-12-09", "mercredi-2026-12-09"),
        ("mercredi-2026-12-10", "mercredi-2026-12-09"),
        ("mercredi-2026-13-09", ""),
        ("mercredi-2026-12-09-2", ""),
    ],
)
def test_a_move_of_nothing_names_the_slot_that_was_probably_meant(typed: str, meant: str) -> None:
    (fault,) = faults(replace(space(), exceptional=(moving(typed),)))

    assert fault.error.fields["nearest"] == meant


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("given", "fault"), WRONG, ids=[fault[2] for _, fault in WRONG])
def test_every_fault_has_its_sentence(language: str, given: Space, fault: tuple[str, str, str]) -> None:
    (found,) = faults(given)

    assert fault[2] not in Words(language).error(found.error)
