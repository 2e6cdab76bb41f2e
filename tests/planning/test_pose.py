"""Each fact of a month, as the solver is asked about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coanimation.domain.adjustments import Absence
from coanimation.domain.month import Month
from coanimation.domain.rules import Counted, Limit, Per
from coanimation.domain.slots import Closed
from coanimation.domain.space import REFERENT, Terms
from coanimation.errors import NoRota
from coanimation.planning import pose
from solver.audit import roles as held
from solver.problem import Problem, Worker
from tests.builders import (
    DECEMBER,
    IF_NEED_BE,
    NO,
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
    told,
    told_slot,
)

WED_2, WED_9 = slot("2026-12-02"), slot("2026-12-09")
HALF_WAY = instant("2026-12-05T12:00")


def worker(problem: Problem, who: str = "ccas-1") -> Worker:
    return next(worker for worker in problem.workers if worker.id == who)


def test_a_slot_is_a_shift_from_arrival_to_departure_in_minutes_since_the_month_began() -> None:
    with_setup = slot(
        "2026-12-02", "14:00", "18:00", terms=Terms(setup=15, tidy=30, least=2, wanted=3, most=4, weight=5)
    )

    (shift,) = pose(month([with_setup])).shifts

    assert (shift.start, shift.end) == (24 * 60 + 13 * 60 + 45, 24 * 60 + 18 * 60 + 30)
    assert (shift.least, shift.wanted, shift.most, shift.weight) == (2, 3, 4, 5)
    assert (shift.place, shift.minutes) == ("centre", 285)


def test_minutes_are_real_ones_across_the_change_of_the_clocks() -> None:
    # on 28 March 2027 the clocks of Paris skip from 2 to 3
    night = slot("2027-03-27", "22:00", "06:00")

    (shift,) = pose(replace(month([night]), month=DECEMBER.shifted(3))).shifts

    assert shift.minutes == 7 * 60


def test_a_closed_slot_is_not_asked_about() -> None:
    assert pose(month([slot(closed=Closed.CLOSURE)])).shifts == ()


def test_where_minors_come_a_referent_is_needed() -> None:
    assert pose(month([slot(terms=Terms(needs={"opens": 1}))])).shifts[0].roles == {"opens": 1, REFERENT: 1}


def test_for_adults_only_no_referent_is_needed() -> None:
    assert pose(month([slot(terms=Terms(minors=False))])).shifts[0].roles == {}


def test_answers_say_who_is_available() -> None:
    said = {("ccas-1", WED_2.id): IF_NEED_BE, ("ccas-1", WED_9.id): NO}

    problem = pose(month([WED_2, WED_9], said=said))

    assert worker(problem).yes == frozenset()
    assert worker(problem).if_need_be == {WED_2.id}
    assert worker(problem, "mission-locale-1").yes == {WED_2.id, WED_9.id}


def test_who_did_not_answer_is_not_available() -> None:
    assert worker(pose(month([WED_2], said={("ccas-1", WED_2.id): None}))).yes == frozenset()


@pytest.mark.parametrize("who", ["ccas", "ccas-1"])
def test_an_absence_overrides_every_answer(who: str) -> None:
    away = Absence(who=who, first=date(2026, 12, 1), last=date(2026, 12, 2))

    assert worker(pose(month([WED_2, WED_9], absences=[away]))).yes == {WED_9.id}


def test_an_absence_counts_for_the_morning_after_too() -> None:
    night = slot("2026-12-04", "20:00", "02:00")
    away = Absence(who="ccas-1", first=date(2026, 12, 5), last=date(2026, 12, 5))

    assert worker(pose(month([night], absences=[away]))).yes == frozenset()


def test_who_does_not_take_part_yet_is_not_available() -> None:
    newcomer = partner("ccas", professional("ccas-1", partner="ccas", first=date(2026, 12, 5)))

    assert worker(pose(month([WED_2, WED_9], [newcomer]))).yes == {WED_9.id}


def test_an_attestation_lapses_at_the_end_of_its_last_day() -> None:
    lapsing = partner("ccas", professional("ccas-1", partner="ccas", attestation=date(2026, 12, 2)))

    assert worker(pose(month([WED_2], [lapsing]))).roles == {"opens": None, REFERENT: 2 * 24 * 60}


def test_an_attestation_covers_the_whole_of_a_slot_of_its_last_day() -> None:
    night = slot("2026-12-02", "20:00", "02:00")
    lapsing = partner("ccas", professional("ccas-1", partner="ccas", attestation=date(2026, 12, 2)))

    asked = pose(month([night, WED_9], [lapsing]))

    assert [held.holds(worker(asked), REFERENT, shift) for shift in asked.shifts] == [True, False]
    assert [person.holds(REFERENT, one.day) for person in lapsing.professionals for one in (night, WED_9)] == [
        True,
        False,
    ]


def test_without_attestation_nobody_is_referent() -> None:
    without = partner("ccas", professional("ccas-1", partner="ccas", attestation=None))

    assert worker(pose(month([WED_2], [without]))).roles == {"opens": None}


def test_wishes_go_by_opening() -> None:
    friday = slot("2026-12-04", opening="vendredi")
    choosy = partner("ccas", professional("ccas-1", partner="ccas", prefers=["mercredi"], avoids=["vendredi"]))

    asked = worker(pose(month([WED_2, friday], [choosy])))

    assert asked.prefers == {WED_2.id}
    assert asked.avoids == {friday.id}


def test_pins_and_bans_name_the_person_then_the_shift() -> None:
    decided = adjustments(pins=[(WED_2.id, "ccas-1")], bans=[(WED_9.id, "ccas-1")])

    problem = pose(month([WED_2, WED_9], adjustments=decided))

    assert problem.pins == {("ccas-1", WED_2.id)}
    assert problem.bans == {("ccas-1", WED_9.id)}


def test_a_pin_stands_for_the_answer_that_was_not_given() -> None:
    pinned = adjustments(pins=[(WED_2.id, "ccas-1")])

    assert worker(pose(month([WED_2], said={("ccas-1", WED_2.id): None}, adjustments=pinned))).yes == {WED_2.id}


def test_a_pin_against_a_no_has_no_rota_and_says_which() -> None:
    pinned = adjustments(pins=[(WED_2.id, "ccas-1")])

    with pytest.raises(NoRota) as refused:
        pose(month([WED_2], said={("ccas-1", WED_2.id): NO}, adjustments=pinned))

    assert [str(culprit) for culprit in refused.value.fields["culprits"]] == [  # type: ignore[attr-defined] # a tuple
        f"culprit-pin-against(professional=ccas-1, slot={WED_2.id}, why=reason-unavailable)"
    ]


def test_a_pin_in_a_closed_slot_is_not_asked_about() -> None:
    pinned = adjustments(pins=[(WED_2.id, "ccas-1")])

    assert pose(month([slot(closed=Closed.DECIDED), WED_9], adjustments=pinned)).pins == frozenset()


def limits_of(given: Month) -> dict[str, tuple[int, int]]:
    return {limit.id: (len(limit.shifts), limit.most) for limit in pose(given).limits}


def test_a_weekly_limit_is_one_limit_for_each_week_in_which_it_can_bind() -> None:
    week = [slot("2026-12-02"), slot("2026-12-03"), slot("2026-12-09")]
    once = Limit(counted=Counted.SLOTS, per=Per.WEEK, most=1)
    there = [partner("ccas", professional("ccas-1", partner="ccas", limits=[once]))]

    assert limits_of(month(week, there)) == {"slots-per-week:ccas-1:2026-W49:1": (2, 1)}


def test_hours_are_limited_in_minutes_and_evenings_among_evenings() -> None:
    evenings = [slot("2026-12-02", "18:00", "21:00"), slot("2026-12-03", "18:00", "21:00"), slot("2026-12-04")]
    asked = [Limit(counted=Counted.HOURS, per=Per.MONTH, most=7), Limit(counted=Counted.EVENINGS, per=Per.WEEK, most=1)]
    there = [partner("ccas", professional("ccas-1", partner="ccas", limits=asked))]

    assert limits_of(month(evenings, there)) == {
        "hours-per-month:ccas-1:2026-12:7": (3, 420),
        "evenings-per-week:ccas-1:2026-W49:1": (2, 1),
    }


def test_a_persons_own_limit_replaces_the_general_one_of_the_same_name() -> None:
    general, own = (Limit(counted=Counted.SLOTS, per=Per.MONTH, most=most) for most in (1, 2))
    free = professional("ccas-1", partner="ccas", limits=[own])
    there = [partner("ccas", free, professional("ccas-2", partner="ccas"))]
    three = [slot("2026-12-02"), slot("2026-12-09"), slot("2026-12-16")]

    assert limits_of(month(three, there, space=space(rules=rules(limits=[general])))) == {
        "slots-per-month:ccas-1:2026-12:2": (3, 2),
        "slots-per-month:ccas-2:2026-12:1": (3, 1),
    }


def test_a_partners_limit_counts_all_its_people() -> None:
    once = Limit(counted=Counted.SLOTS, per=Per.WEEK, most=1)
    week = [slot("2026-12-02"), slot("2026-12-03")]

    assert limits_of(month(week, [partner("ccas", "ccas-1", "ccas-2", limits=[once])])) == {
        "slots-per-week:ccas:2026-W49:1": (2, 1)
    }


def test_in_a_week_that_straddles_two_months_the_presences_of_the_other_month_count() -> None:
    twice = Limit(counted=Counted.SLOTS, per=Per.WEEK, most=2)
    there = [partner("ccas", professional("ccas-1", partner="ccas", limits=[twice]))]
    monday = presence("ccas-1", slot("2026-11-30"), partner="ccas")
    week = [slot("2026-12-02"), slot("2026-12-03")]

    assert limits_of(month(week, there, around=[monday])) == {"slots-per-week:ccas-1:2026-W49:2": (2, 1)}


def test_a_limit_already_exceeded_next_door_allows_nothing_more() -> None:
    once = Limit(counted=Counted.SLOTS, per=Per.WEEK, most=1)
    there = [partner("ccas", professional("ccas-1", partner="ccas", limits=[once]))]
    before = [presence("ccas-1", slot("2026-11-30", opening=name), partner="ccas") for name in ("lundi", "gouter")]

    assert limits_of(month([WED_2], there, around=before)) == {"slots-per-week:ccas-1:2026-W49:1": (1, 0)}


def test_presences_next_door_bind_rest_and_travel() -> None:
    monday = presence("ccas-1", slot("2026-11-30", "18:00", "22:00", site="van"), partner="ccas")
    long_ago = presence("ccas-1", slot("2026-11-18"), partner="ccas")

    (stay,) = worker(pose(month([slot("2026-12-01", "09:00", "12:00")], around=[monday, long_ago]))).stays

    assert (stay.start, stay.end, stay.place) == (-6 * 60, -2 * 60, "van")


def test_travel_and_rest_are_those_of_the_space() -> None:
    spread = space(sites=[site("centre"), site("van")], travel={("centre", "van"): 20}, rules=rules(rest=600))

    problem = pose(month([WED_2, slot("2026-12-03", site="van")], space=spread))

    assert problem.minutes_between("van", "centre") == 20
    assert worker(problem).rest == 600


def test_a_slot_that_has_begun_keeps_those_who_were_told() -> None:
    drafted = rota((WED_2.id, "mission-locale-1"))

    problem = pose(month([WED_2, WED_9], told=told(told_slot(WED_2, "ccas-1")), draft=drafted, now=HALF_WAY))

    assert problem.fixed == {WED_2.id: {"ccas-1"}}


def test_when_nothing_was_told_a_slot_that_has_begun_keeps_the_draft() -> None:
    assert pose(month([WED_2, WED_9], draft=rota((WED_2.id, "ccas-1")), now=HALF_WAY)).fixed == {WED_2.id: {"ccas-1"}}


def test_a_slot_begins_when_people_have_to_arrive() -> None:
    early = slot("2026-12-02", terms=Terms(setup=15))
    at_the_door = month([early], draft=rota((early.id, "ccas-1")), now=early.arrive)

    assert pose(at_the_door).fixed == {early.id: {"ccas-1"}}
    assert pose(replace(at_the_door, now=instant("2026-12-02T13:44"))).fixed == {}


def test_a_slot_that_began_with_nobody_known_is_left_alone() -> None:
    assert [shift.id for shift in pose(month([WED_2, WED_9], now=HALF_WAY)).shifts] == [WED_9.id]


def test_a_pin_in_a_slot_that_has_begun_asks_for_nothing_more() -> None:
    pinned = adjustments(pins=[(WED_2.id, "mission-locale-1")])

    assert pose(month([WED_2], draft=rota((WED_2.id, "ccas-1")), adjustments=pinned, now=HALF_WAY)).pins == frozenset()


def test_the_draft_is_what_to_stay_near_but_for_what_is_gone() -> None:
    drafted = rota((WED_2.id, "ccas-1"), ("gone-2026-12-02", "ccas-1"), (WED_9.id, "someone-who-left"))

    assert pose(month([WED_2, WED_9], draft=drafted)).draft == frozenset({("ccas-1", WED_2.id)})
    assert pose(month([WED_2])).draft is None


def test_the_order_of_the_aims_and_the_rules_of_the_space_are_the_solvers() -> None:
    aims = ("openable", "coverage", "encounters")

    problem = pose(month(space=space(rules=rules(aims=aims, different_organisations=False))))

    assert (problem.aims, problem.one_per_team, problem.band) == (aims, False, 1)
