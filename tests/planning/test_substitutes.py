"""Who could take an empty seat: what is told of each is true beside the seat that stays empty."""

from __future__ import annotations

from datetime import date

import pytest

from coanimation.domain.adjustments import Absence
from coanimation.domain.month import Month
from coanimation.domain.rota import Reason, Rota
from coanimation.planning import explain_missing
from coanimation.planning.substitutes import substitutes_for
from tests.builders import IF_NEED_BE, YES, month, partner, rota, rules, slot, space

WED = slot()
AIMS = ("openable", "coverage", "wishes")
RELUCTANT, WILLING, AWAY = "ado-1", "mda-1", "ccas-1"


@pytest.fixture
def absent() -> tuple[Month, Rota]:
    """Give a slot that someone of the CCAS held, whose absence is recorded since; two others could come."""
    partners = [partner(name) for name in ("ado", "ccas", "mda", "mission-locale")]
    said = {(RELUCTANT, WED.id): IF_NEED_BE, (WILLING, WED.id): YES}
    away = Absence(who=AWAY, first=WED.day, last=WED.day)
    given = month([WED], partners, said=said, absences=[away], space=space(rules=rules(aims=AIMS)))
    return given, rota((WED.id, AWAY), (WED.id, "mission-locale-1"))


EXPECTED = [
    Reason(code="reason-free", professional=WILLING),
    Reason(code="reason-could", professional=RELUCTANT, fields={"aim": "if-need-be"}),
]


def test_who_fills_a_seat_that_an_absence_left_empty_is_told_with_what_it_costs(absent: tuple[Month, Rota]) -> None:
    assert list(substitutes_for(*absent, WED)) == EXPECTED


def test_who_would_cost_the_same_comes_by_who_was_asked_longest_ago() -> None:
    people = [partner(name) for name in ("ado", "ccas", "mda", "ml")]
    yes = {(f"{one.id}-1", WED.id): YES for one in people}
    given = month([WED], people, said=yes, space=space(rules=rules(aims=AIMS)))
    asked = {"ado-1": date(2026, 11, 20), "ccas-1": date(2026, 6, 1)}

    found = substitutes_for(given, rota((WED.id, "ml-1")), WED, asked=asked)

    assert [one.professional for one in found] == ["mda-1", "ccas-1", "ado-1"]


def test_why_a_seat_is_empty_tells_the_same_of_those_who_could_come(absent: tuple[Month, Rota]) -> None:
    given, _ = absent

    (gap,) = explain_missing(given, rota((WED.id, "mission-locale-1")))

    could = [one for one in gap.reasons if one.professional in {WILLING, RELUCTANT}]
    assert sorted(could, key=lambda one: one.code, reverse=True) == EXPECTED
