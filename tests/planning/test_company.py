"""Newcomers with someone to accompany them, and people who are never together: posed, planned, explained."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coanimation.domain.month import Month
from coanimation.domain.people import Professional
from coanimation.errors import NoRota
from coanimation.planning import explain_missing, pose, verify
from tests.builders import adjustments, month, partner, professional, rota, slot
from tests.planning.planned import pairs, planned

WED = slot("2026-12-02")


def someone(
    name: str, *, accompanied_by: frozenset[str] = frozenset(), not_with: frozenset[str] = frozenset()
) -> Professional:
    boring = professional(f"{name}-1", partner=name)
    return replace(boring, accompanied_by=accompanied_by, not_with=not_with)


def three(one: Professional) -> Month:
    """A slot for two, whom three people of three partners could hold, the first being `one`."""
    return month([WED], [partner("ccas", one), partner("mda"), partner("sante")])


APART = three(someone("ccas", not_with=frozenset({"mda-1"})))
NEW = three(someone("ccas", accompanied_by=frozenset({"sante-1"})))


def test_one_side_says_who_is_not_to_be_together() -> None:
    assert pose(APART).apart == {("ccas-1", "mda-1")}
    assert not pose(APART).accompanied


def test_a_newcomer_comes_with_one_of_those_who_accompany_them() -> None:
    assert pose(NEW).accompanied == {"ccas-1": frozenset({"sante-1"})}


def test_someone_who_left_the_space_accompanies_nobody_and_is_no_name_to_the_solver() -> None:
    gone = three(someone("ccas", accompanied_by=frozenset({"gone-1"}), not_with=frozenset({"gone-1"})))

    assert (pose(gone).apart, pose(gone).accompanied) == (frozenset(), {"ccas-1": frozenset()})
    assert pairs(planned(gone)) == {(WED.id, "mda-1"), (WED.id, "sante-1")}


@pytest.mark.parametrize(("asked", "lone"), [(APART, "ccas-1"), (NEW, "mda-1")])
def test_the_rota_keeps_it(asked: Month, lone: str) -> None:
    there = pairs(planned(asked))

    assert len(there) == 2
    assert {who for _, who in there} != {"ccas-1", "mda-1"}, lone


@pytest.mark.parametrize(
    ("asked", "code", "facts"),
    [(APART, "reason-apart", {"with": "mda-1"}), (NEW, "reason-alone", {})],
)
def test_whoever_it_stops_is_told_so(asked: Month, code: str, facts: dict[str, str]) -> None:
    (gap,) = explain_missing(asked, rota((WED.id, "mda-1")))

    assert (code, facts) in [(why.code, dict(why.fields)) for why in gap.reasons if why.professional == "ccas-1"]


@pytest.mark.parametrize(("asked", "rule"), [(APART, "rule-apart"), (NEW, "rule-accompanied")])
def test_a_rota_written_by_hand_that_breaks_it_is_refused(asked: Month, rule: str) -> None:
    (broken,) = verify(asked, rota((WED.id, "ccas-1"), (WED.id, "mda-1")))

    assert (broken.rule, broken.slot) == (rule, WED.id)


@pytest.mark.parametrize(
    ("asked", "culprit"),
    [
        (APART, ("culprit-apart", {"professional": "ccas-1", "with": "mda-1"})),
        (NEW, ("culprit-accompanied", {"professional": "ccas-1"})),
    ],
)
def test_pins_against_it_are_told_with_it(asked: Month, culprit: tuple[str, dict[str, str]]) -> None:
    both = adjustments(pins=[(WED.id, "ccas-1"), (WED.id, "mda-1")])

    with pytest.raises(NoRota) as told:
        planned(replace(asked, adjustments=both))

    found = told.value.fields["culprits"]
    assert isinstance(found, tuple)
    assert culprit in [(one.code, dict(one.fields)) for one in found]
