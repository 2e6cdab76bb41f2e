"""Why a seat stays empty: every rule that stops each person, and nobody forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coanimation.domain.adjustments import Absence
from coanimation.domain.answers import Availability
from coanimation.domain.month import Month
from coanimation.domain.rota import Rota
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.domain.slots import Slot
from coanimation.domain.space import Terms
from coanimation.planning import explain_missing
from tests.builders import (
    IF_NEED_BE,
    NO,
    YES,
    adjustments,
    instant,
    month,
    partner,
    presence,
    professional,
    rota,
    rules,
    site,
    slot,
    space,
)

WED, THU = slot("2026-12-02"), slot("2026-12-03", "09:00", "12:00", opening="jeudi")
NOBODY = rota()


def reasons(
    given_month: Month, planned: Rota = NOBODY, *, who: str = "ccas-1", where: str = WED.id
) -> dict[str, dict[str, str | int]]:
    """Tell what stops someone, by code."""
    return {
        reason.code: dict(reason.fields)
        for gap in explain_missing(given_month, planned)
        if gap.slot == where and gap.what == "seat"
        for reason in gap.reasons
        if reason.professional == who
    }


@pytest.mark.parametrize(("said", "code"), [(NO, "reason-unavailable"), (None, "reason-no-answer")])
def test_what_they_answered(said: Availability | None, code: str) -> None:
    assert reasons(month([WED], said={("ccas-1", WED.id): said})) == {code: {}}


def test_gone_with_the_whole_partner() -> None:
    left = partner("cidff", professional("cidff-1", partner="cidff", last=date(2026, 11, 30)))

    assert reasons(month([WED], [partner("ccas"), left]), who="cidff-1") == {"reason-not-here": {}}


def test_away() -> None:
    away = Absence(who="ccas", first=WED.day, last=WED.day)

    assert reasons(month([WED], absences=[away])) == {"reason-absent": {}}


def test_not_here_yet() -> None:
    newcomer = partner("ccas", professional("ccas-1", partner="ccas", first=date(2026, 12, 3)))

    assert reasons(month([WED], [newcomer])) == {"reason-not-here": {}}


def test_banned() -> None:
    assert reasons(month([WED], adjustments=adjustments(bans=[(WED.id, "ccas-1")]))) == {"reason-banned": {}}


def test_a_colleague_is_there() -> None:
    there = [partner("ccas", "ccas-1", "ccas-2")]

    assert reasons(month([WED], there), rota((WED.id, "ccas-2"))) == {"reason-colleague-present": {"with": "ccas-2"}}


def test_elsewhere_at_that_time() -> None:
    elsewhere = slot("2026-12-02", opening="parc", site="parc")

    assert reasons(month([WED, elsewhere]), rota((elsewhere.id, "ccas-1"))) == {
        "reason-overlap": {"with": elsewhere.id}
    }


def test_no_time_for_the_way() -> None:
    next_door = slot("2026-12-02", "18:10", "20:00", opening="parc", site="parc")
    far = space(sites=[site("centre"), site("parc")], travel={("centre", "parc"): 20}, rules=rules(rest=0))

    assert reasons(month([WED, next_door], space=far), rota((next_door.id, "ccas-1"))) == {
        "reason-travel": {"with": next_door.id}
    }


def test_no_rest_before_a_slot_of_this_month() -> None:
    late = slot("2026-12-02", "19:00", "23:00", opening="soir")

    assert reasons(month([THU, late]), rota((THU.id, "ccas-1")), where=late.id) == {"reason-rest": {"with": THU.id}}


def test_no_rest_after_a_slot_of_the_month_before() -> None:
    morning = slot("2026-12-01", "09:00", "12:00", opening="mardi")
    late = slot("2026-11-30", "19:00", "23:00")

    assert reasons(month([morning], around=[presence("ccas-1", late, partner="ccas")]), where=morning.id) == {
        "reason-rest": {"with": late.id}
    }


def test_the_slot_that_is_named_is_the_one_whose_rest_would_be_broken_not_the_nearest() -> None:
    early, night = slot("2026-12-02", "09:00", "12:00", opening="tot"), slot("2026-12-01", "20:00", "23:30")

    stopped = reasons(month([early, WED, night]), rota((WED.id, "ccas-1"), (night.id, "ccas-1")), where=early.id)

    assert stopped == {"reason-rest": {"with": night.id}}


def test_each_slot_whose_rest_would_be_broken_is_named_of_this_month_or_another() -> None:
    before, after = slot("2026-11-30", "20:00", "23:30"), slot("2026-12-02", "07:00", "09:00", opening="tot")
    between = slot("2026-12-01", "08:00", "22:00", opening="long")

    gaps = explain_missing(
        month([between, after], around=[presence("ccas-1", before, partner="ccas")]), rota((after.id, "ccas-1"))
    )

    told = [(r.code, r.fields) for gap in gaps if gap.slot == between.id for r in gap.reasons if gap.what == "seat"]
    assert [one for one in told if one[0] == "reason-rest"] == [
        ("reason-rest", {"with": after.id}),
        ("reason-rest", {"with": before.id}),
    ]


def test_away_and_unwilling_are_two_reasons() -> None:
    away = Absence(who="ccas", first=WED.day, last=WED.day)

    assert set(reasons(month([WED], absences=[away], said={("ccas-1", WED.id): NO}))) == {
        "reason-absent",
        "reason-unavailable",
    }


def test_a_limit_says_which_one_and_over_what() -> None:
    once = Limit(counted=Counted.SLOTS, per=Per.WEEK, most=1)

    assert reasons(month([WED, THU], space=space(rules=rules(limits=[once], rest=0))), rota((THU.id, "ccas-1"))) == {
        "reason-limit": {"limit": "slots-per-week", "who": "ccas-1", "when": "2026-W49", "most": 1}
    }


def test_the_partner_can_send_no_more_at_one_time() -> None:
    elsewhere = slot("2026-12-02", opening="parc", site="parc")
    there = [partner("ccas", "ccas-1", "ccas-2", at_once=1)]

    assert reasons(month([WED, elsewhere], there), rota((elsewhere.id, "ccas-2"))) == {"reason-at-once": {"most": 1}}


def test_who_could_come_and_make_nothing_worse_is_told_so() -> None:
    assert reasons(month([WED])) == {"reason-free": {}}


def test_who_could_come_is_told_with_the_first_aim_that_it_would_cost() -> None:
    driven = slot(terms=Terms(least=2, wanted=2, most=3, minors=False, needs={"driver": 1}))
    walkers = [partner(name, professional(f"{name}-1", partner=name, roles=[])) for name in ("mda", "sante")]
    driver = partner("ccas", professional("ccas-1", partner="ccas", roles=["driver"]))
    costly = space(rules=rules(aims=("economy", "openable")))

    (gap,) = explain_missing(
        month([driven], [*walkers, driver], space=costly), rota((driven.id, "mda-1"), (driven.id, "sante-1"))
    )

    assert [(r.code, r.fields) for r in gap.reasons if r.professional == "ccas-1"] == [
        ("reason-could", {"aim": "economy"})
    ]


def test_two_rules_stop_as_well_as_one() -> None:
    elsewhere = slot("2026-12-02", opening="parc", site="parc")
    busy = month([WED, elsewhere], said={("ccas-1", WED.id): NO})

    assert set(reasons(busy, rota((elsewhere.id, "ccas-1")))) == {"reason-unavailable", "reason-overlap"}


def test_for_a_role_who_cannot_hold_it_is_told_so_first() -> None:
    without = [partner(name, professional(f"{name}-1", partner=name, roles=[])) for name in ("ccas", "mda", "sante")]
    both = rota((WED.id, "ccas-1"), (WED.id, "mda-1"))

    (gap,) = explain_missing(month([WED], without, said={("sante-1", WED.id): NO}), both)

    assert (gap.what, gap.count) == ("referent", 1)
    assert [(r.professional, r.code) for r in gap.reasons] == [
        ("ccas-1", "reason-already-there"),
        ("mda-1", "reason-already-there"),
        ("sante-1", "reason-lacks-role"),
        ("sante-1", "reason-unavailable"),
    ]


# Two who hold no role are there, so a full slot lacks its referent; the CCAS has one more person, who holds it.
REFERENT_LACKS = rota((WED.id, "ccas-1"), (WED.id, "mda-1"))


def role_lacks(*more: Slot, absences: Sequence[Absence] = (), pins: Sequence[tuple[str, str]] = ()) -> Month:
    """Give a month whose Wednesday needs `ccas-2`, the only referent."""
    ccas = partner("ccas", professional("ccas-1", partner="ccas", roles=[]), professional("ccas-2", partner="ccas"))
    there = [ccas, partner("mda", professional("mda-1", partner="mda", roles=[]))]
    return month([WED, *more], there, absences=absences, adjustments=adjustments(pins=pins))


def why_no_referent(given_month: Month, *others: tuple[str, str]) -> list[tuple[str, dict[str, str | int]]]:
    """Tell what stops the only referent."""
    planned = replace(REFERENT_LACKS, assignments=(*REFERENT_LACKS.assignments, *rota(*others).assignments))
    return [
        (reason.code, dict(reason.fields))
        for gap in explain_missing(given_month, planned)
        if (gap.slot, gap.what) == (WED.id, "referent")
        for reason in gap.reasons
        if reason.professional == "ccas-2"
    ]


def test_for_a_role_who_holds_it_is_told_by_what_they_answered_not_by_a_full_slot() -> None:
    absent = Absence(who="ccas-2", first=WED.day, last=WED.day)

    assert why_no_referent(role_lacks(absences=[absent])) == [("reason-absent", {})]


def test_for_a_role_who_holds_it_is_told_by_their_rest_not_by_the_colleague_who_is_there() -> None:
    late = slot("2026-12-01", "22:00", "04:00", opening="nuit")

    assert why_no_referent(role_lacks(late), (late.id, "ccas-2")) == [("reason-rest", {"with": late.id})]


def test_for_a_role_who_holds_it_and_is_stopped_by_nothing_else_could_take_a_place() -> None:
    assert why_no_referent(role_lacks()) == [("reason-could-replace", {"with": "ccas-1"})]


def test_nobody_takes_the_place_of_someone_pinned() -> None:
    pinned = role_lacks(pins=[(WED.id, "ccas-1"), (WED.id, "mda-1")])

    assert why_no_referent(pinned) == [
        ("reason-full", {}),
        ("reason-colleague-present", {"with": "ccas-1"}),
    ]


def test_nobody_takes_a_place_that_would_leave_another_role_empty() -> None:
    walk = slot(terms=Terms(least=2, wanted=2, most=2, needs={"driver": 1}))
    driver = partner("ccas", professional("ccas-1", partner="ccas", roles=["driver"]), "ccas-2")
    people = [driver, partner("mda", professional("mda-1", partner="mda", roles=["opens"]))]
    pinned = adjustments(pins=[(walk.id, "mda-1")])

    codes = [code for code, _ in why_no_referent(month([walk], people, adjustments=pinned))]

    assert codes == ["reason-full", "reason-colleague-present"]


def test_nobody_joins_a_slot_that_has_begun() -> None:
    begun = replace(month([WED]), now=instant("2026-12-02T15:00"))

    assert reasons(begun, rota((WED.id, "mission-locale-1"))) == {"reason-begun": {}}


PEOPLE = ("ccas-1", "ccas-2", "mda-1", "mda-2")
SLOTS = (WED, slot("2026-12-02", opening="parc", site="parc"), THU, slot("2026-12-04", opening="vendredi"))
SEATS = st.sets(st.tuples(st.sampled_from([s.id for s in SLOTS]), st.sampled_from(PEOPLE)))
ANSWERS = st.dictionaries(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from([s.id for s in SLOTS])),
    st.sampled_from([YES, NO, IF_NEED_BE, None]),
)


@settings(max_examples=25)
@given(seats=SEATS, said=ANSWERS)
def test_every_person_is_accounted_for_in_every_gap(
    seats: set[tuple[str, str]], said: dict[tuple[str, str], Availability | None]
) -> None:
    there = [partner("ccas", "ccas-1", "ccas-2"), partner("mda", "mda-1", "mda-2")]

    for gap in explain_missing(month(SLOTS, there, said=said), rota(*seats)):
        assert {reason.professional for reason in gap.reasons} == set(PEOPLE)
