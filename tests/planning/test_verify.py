"""A rota that is true passes; each planted falsehood is told with its rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Assignment, Missing, Rota
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.domain.slots import Closed
from coanimation.planning import Broken, fingerprint, verify
from tests.builders import NO, adjustments, instant, month, partner, professional, rota, rules, site, slot, space
from tests.planning.planned import planned

WED, THU, FRI = slot("2026-12-02"), slot("2026-12-03", opening="jeudi"), slot("2026-12-04", opening="vendredi")
PARC = slot("2026-12-02", opening="parc", site="parc")
EARLY = slot("2026-12-03", "06:00", "08:00", opening="matin", site="parc")
NEAR = slot("2026-12-02", "18:05", "20:00", opening="soir", site="parc")
THERE = (partner("ccas", "ccas-1", "ccas-2"), partner("mda"), partner("sante"))


@cache
def true_one() -> tuple[Month, Rota]:
    given = month([WED, THU, FRI], THERE)
    return given, planned(given)


def broken(given: Month, *present: tuple[str, str]) -> set[str]:
    return {one.rule for one in verify(given, rota(*present))}


def test_what_was_just_planned_is_true() -> None:
    assert verify(*true_one()) == ()


def test_a_rota_with_missing_seats_is_true_when_it_says_so() -> None:
    alone = month([WED], [partner("ccas")])

    assert verify(alone, planned(alone)) == ()


def test_a_month_that_goes_by_makes_no_rota_false() -> None:
    given, planned_ = true_one()

    assert verify(replace(given, draft=planned_, now=instant("2026-12-03T12:00")), planned_) == ()


@pytest.mark.parametrize(
    ("present", "rule"),
    [
        ([("samedi-2026-12-05", "mda-1")], "rule-unknown-slot"),
        ([(WED.id, "someone")], "rule-unknown-professional"),
        ([(WED.id, "ccas-1"), (WED.id, "ccas-2")], "rule-one-per-team"),
        ([(WED.id, "mda-1"), (WED.id, "sante-1"), (WED.id, "ccas-1")], "rule-seats"),
    ],
)
def test_what_a_hand_can_write_into_a_rota(present: list[tuple[str, str]], rule: str) -> None:
    assert broken(month([WED, THU], THERE), *present) == {rule}


def test_nobody_of_a_partner_that_has_left_is_placed() -> None:
    left = partner("cidff", professional("cidff-1", partner="cidff", last=date(2026, 11, 30)))

    assert verify(month([WED, THU], [*THERE, left]), rota((WED.id, "cidff-1"))) == (
        Broken(rule="rule-availability", slot=WED.id, professional="cidff-1"),
    )


def test_a_draft_that_named_a_partner_that_has_left_gives_way_to_a_true_rota() -> None:
    left = partner("cidff", professional("cidff-1", partner="cidff", last=date(2026, 11, 30)))
    given = month([WED, THU], [*THERE, left], draft=rota((WED.id, "cidff-1")))
    replanned = planned(given)

    assert verify(replace(given, draft=replanned), replanned) == ()


def test_nobody_is_present_in_a_closed_slot() -> None:
    shut = replace(WED, closed=Closed.CLOSURE)

    assert verify(month([shut, THU], THERE), rota((WED.id, "mda-1"))) == (
        Broken(rule="rule-closed-slot", slot=WED.id, professional="mda-1", fields={"closed": "closure"}),
    )


def test_nobody_is_placed_twice() -> None:
    twice = replace(rota((WED.id, "mda-1")), assignments=(Assignment(slot=WED.id, professional="mda-1"),) * 2)

    assert verify(month([WED], THERE), twice) == (Broken(rule="rule-twice", slot=WED.id, professional="mda-1"),)


def test_nobody_is_placed_where_they_said_no() -> None:
    assert broken(month([WED], THERE, said={("mda-1", WED.id): NO}), (WED.id, "mda-1")) == {"rule-availability"}


def test_pins_and_bans_hold() -> None:
    decided = adjustments(pins=[(WED.id, "sante-1")], bans=[(WED.id, "mda-1")])

    assert broken(month([WED], THERE, adjustments=decided), (WED.id, "mda-1")) == {"rule-pins", "rule-bans"}


def test_nobody_is_in_two_places_at_once() -> None:
    assert broken(month([WED, PARC], THERE), (WED.id, "mda-1"), (PARC.id, "mda-1")) == {"rule-no-overlap"}


def test_everyone_has_their_rest_and_the_time_for_the_way() -> None:
    far = space(sites=[site("centre"), site("parc")], travel={("centre", "parc"): 20}, rules=rules(rest=0))
    tired = space(sites=[site("centre"), site("parc")])

    assert broken(month([WED, NEAR], THERE, space=far), (WED.id, "mda-1"), (NEAR.id, "mda-1")) == {"rule-keep-travel"}
    assert broken(month([NEAR, EARLY], THERE, space=tired), (NEAR.id, "mda-1"), (EARLY.id, "mda-1")) == {
        "rule-keep-rest"
    }


def test_a_limit_that_is_exceeded_says_whose_it_is_and_which() -> None:
    once = space(rules=rules(limits=[Limit(counted=Counted.SLOTS, per=Per.WEEK, most=1)]))

    (limit,) = verify(month([WED, THU], THERE, space=once), rota((WED.id, "mda-1"), (THU.id, "mda-1")))

    assert (limit.rule, limit.professional) == ("rule-limits", "mda-1")
    assert limit.fields == {"limit": "slots-per-week", "who": "mda-1", "when": "2026-W49", "most": 1, "reached": 2}


def test_a_partner_that_sends_too_many_is_named_as_a_partner() -> None:
    there = [partner("ccas", "ccas-1", "ccas-2", at_once=1), *THERE[1:]]

    (most, *_) = verify(month([WED, PARC], there), rota((WED.id, "ccas-1"), (PARC.id, "ccas-2")))

    assert (most.rule, most.professional, most.fields["partner"]) == ("rule-at-once", "", "ccas")


def _fewer(planned_: Rota) -> Rota:
    return replace(planned_, assignments=planned_.assignments[1:])


def _swapped(planned_: Rota) -> Rota:
    """Someone else takes a seat that they may take: the seats are as filled, the shares are not as even."""
    one = next(
        a for a in planned_.assignments if a.professional != "mda-1" and (a.slot, "mda-1") not in _pairs(planned_)
    )
    rest = tuple(a for a in planned_.assignments if a != one)
    return replace(planned_, assignments=tuple(sorted((*rest, replace(one, professional="mda-1")))))


def _pairs(planned_: Rota) -> set[tuple[str, str]]:
    return {(a.slot, a.professional) for a in planned_.assignments}


def _better_than_it_is(planned_: Rota) -> Rota:
    return replace(planned_, tiers=(replace(planned_.tiers[0], value=-1, bound=-1), *planned_.tiers[1:]))


def _worse_than_possible(planned_: Rota) -> Rota:
    return replace(planned_, tiers=(replace(planned_.tiers[0], bound=1), *planned_.tiers[1:]))


def _without_an_aim(planned_: Rota) -> Rota:
    return replace(planned_, tiers=planned_.tiers[1:])


def _with_a_gap_that_is_not_there(planned_: Rota) -> Rota:
    return replace(planned_, missing=(Missing(slot=WED.id, what="seat", count=1),))


@pytest.mark.parametrize(
    ("falsify", "rule"),
    [
        (_fewer, "rule-missing"),
        (_fewer, "rule-certificate"),
        (_swapped, "rule-certificate"),
        (_better_than_it_is, "rule-certificate"),
        (_worse_than_possible, "rule-bound"),
        (_without_an_aim, "rule-certificate-lacks"),
        (_with_a_gap_that_is_not_there, "rule-missing"),
    ],
)
def test_a_rota_that_says_something_false_of_itself(falsify: Callable[[Rota], Rota], rule: str) -> None:
    given, planned_ = true_one()

    assert rule in {one.rule for one in verify(given, falsify(planned_))}


def test_when_the_inputs_changed_since_the_certificate_speaks_of_others() -> None:
    _, planned_ = true_one()
    more = month([WED, THU, FRI, slot("2026-12-05", opening="samedi")], THERE)

    assert fingerprint(more) != planned_.fingerprint
    assert verify(more, planned_) == ()


def test_the_rota_of_another_month_is_told_so() -> None:
    given, planned_ = true_one()

    assert verify(given, replace(planned_, month=YearMonth(2027, 1)))[0].rule == "rule-other-month"


def test_a_slot_that_has_begun_keeps_its_people() -> None:
    begun = replace(
        month([WED], THERE), draft=rota((WED.id, "mda-1"), (WED.id, "sante-1")), now=instant("2026-12-02T15:00")
    )
    lapsed = replace(
        begun, partners=(*THERE[:1], partner("mda", professional("mda-1", partner="mda", attestation=None)), THERE[2])
    )

    # facts of the past break no rule, whatever is known of them since
    assert verify(lapsed, rota((WED.id, "mda-1"), (WED.id, "sante-1"))) == ()
