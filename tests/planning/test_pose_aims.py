"""What the aims are asked with: what was told, the moments of the week, topics, evenings and week-ends."""

from __future__ import annotations

from coanimation.domain.slots import Slot
from coanimation.planning import pose
from solver.problem import Problem
from tests.builders import instant, month, partner, presence, slot, told, told_slot

WED_2, WED_9 = slot("2026-12-02"), slot("2026-12-09")
THERE = (partner("ccas"), partner("mda"))
WEEKS = ("2026-10-14", "2026-10-21", "2026-11-04", "2026-11-18", "2026-11-25")


def cells(problem: Problem) -> dict[str, str]:
    return {shift.id: shift.cell for shift in problem.shifts}


def evening(day: str) -> Slot:
    return slot(day, "18:00", "20:00")


def test_what_was_told_is_told_of_the_slots_and_people_that_are_still_there() -> None:
    gone = told(told_slot(WED_2, "ccas-1", "left-1"), told_slot(slot("2026-12-16"), "ccas-1"))

    assert pose(month([WED_2, WED_9], THERE, told=gone)).told == frozenset({("ccas-1", WED_2.id)})
    assert pose(month([WED_2], THERE)).told is None


def test_what_has_begun_is_told_as_it_was_held() -> None:
    """Whoever was told of a slot that has begun is there: nothing of it is displaced any more."""
    here = month([WED_2, WED_9], THERE, told=told(told_slot(WED_2, "ccas-1")), now=instant("2026-12-05T12:00"))

    posed = pose(here)

    assert posed.fixed == {WED_2.id: frozenset({"ccas-1"})}
    assert posed.told == frozenset({("ccas-1", WED_2.id)})


def test_a_moment_that_occurs_six_times_in_the_window_is_its_own_and_counts_the_past() -> None:
    always = [presence("ccas-1", slot(day), partner="ccas") for day in WEEKS]

    posed = pose(month([WED_2], THERE, around=always))

    (moment,) = set(cells(posed).values())
    assert moment == "centre:2:afternoon"
    assert (posed.occurred, posed.held) == ({moment: 5}, {(moment, "ccas"): 5})
    assert posed.running == {(moment, "ccas"): 5}


def test_a_run_ends_with_the_last_time_and_nobody_else_has_one() -> None:
    ones = [presence("ccas-1", slot(day), partner="ccas") for day in WEEKS[:4]]
    last = presence("mda-1", slot(WEEKS[4]), partner="mda")

    assert pose(month([WED_2], THERE, around=[*ones, last])).running == {("centre:2:afternoon", "mda"): 1}


def test_rare_moments_of_one_weekday_and_part_are_judged_together_over_all_places() -> None:
    van = [presence("ccas-1", slot(day, site="van"), partner="ccas") for day in WEEKS]

    posed = pose(month([WED_2], THERE, around=van))

    assert cells(posed) == {WED_2.id: "2:afternoon"}
    assert posed.held == {("2:afternoon", "ccas"): 5}


def test_too_rare_everywhere_a_moment_stays_that_of_its_place() -> None:
    assert cells(pose(month([WED_2, WED_9], THERE))) == dict.fromkeys((WED_2.id, WED_9.id), "centre:2:afternoon")


def test_a_partner_that_left_holds_no_moment() -> None:
    posed = pose(month([WED_2], THERE, around=[presence("old-1", slot(day), partner="old") for day in WEEKS]))

    assert posed.held == {}
    assert posed.occurred == {"centre:2:afternoon": 5}


def test_each_topic_is_asked_for_every_week_and_in_each_part_of_the_day() -> None:
    providers = [
        partner("ccas", topics=["droits"]),
        partner("mda", topics=["sante"]),
        partner("sante", topics=["sante"]),
    ]

    asked = {topic.id: topic for topic in pose(month([WED_2, evening("2026-12-09")], providers)).topics}

    spans = {"2026-W49", "2026-W50", "afternoon", "evening"}
    assert set(asked) == {f"{topic}:{span}" for topic in ("droits", "sante") for span in spans}
    assert asked["sante:2026-W49"].workers == {"mda-1", "sante-1"}
    assert asked["sante:2026-W49"].shifts == {WED_2.id}
    assert {topic.least for topic in asked.values()} == {1}


def test_evenings_and_week_ends_are_shared_among_those_who_offered_some() -> None:
    """Two evenings for two seats each, three people free: two each at most are within the quota."""
    heavy = [evening("2026-12-09"), slot("2026-12-12")]
    people = [partner("ccas"), partner("mda"), partner("sante")]

    asked = pose(month([WED_2, *heavy], people)).burdens

    assert [(b.worker, b.quota, b.past) for b in asked] == [("ccas-1", 2, 0), ("mda-1", 2, 0), ("sante-1", 2, 0)]
    assert {b.shifts for b in asked} == {frozenset(one.id for one in heavy)}


def test_whoever_offered_no_evening_has_no_part_in_them() -> None:
    late = evening("2026-12-09")

    asked = pose(month([late], THERE, said={("mda-1", late.id): None})).burdens

    assert [(b.worker, b.quota) for b in asked] == [("ccas-1", 2)]


def test_evenings_of_the_past_are_taken_into_account_two_at_most() -> None:
    past = [presence("ccas-1", evening(day), partner="ccas") for day in WEEKS]

    asked = pose(month([evening("2026-12-09")], THERE, around=past)).burdens

    assert [(b.worker, b.quota, b.past) for b in asked] == [("ccas-1", 1, 2), ("mda-1", 3, 0)]
