"""What is refused at birth: every inconsistency, each by name."""

from __future__ import annotations

from typing import Any

import pytest

from solver import Burden, InvalidProblem, Limit, Meeting, Stay, Team, Topic
from tests.solver.make import limit, pairs, problem, shift, worker

AMY = worker("amy", ["early"])
EARLY = shift("early")


def refused(*shifts: Any, people: Any = (AMY,), **fields: Any) -> list[str]:  # noqa: ANN401 - whatever the test varies
    """The faults of a problem, as they are told."""
    with pytest.raises(InvalidProblem) as told:
        problem(shifts or (EARLY,), people, **fields)
    return [str(fault) for fault in told.value.faults]


def test_every_fault_is_told_at_once_and_in_the_message() -> None:
    with pytest.raises(InvalidProblem, match=r"duplicate-shift early; shift-ends-before-start early; negative-band -1"):
        problem([shift("early", 60, 60), shift("early", 60, 60)], [AMY], band=-1)


def test_what_is_just_in_order_is_not_refused() -> None:
    """Nothing at all, as much as allowed, and what follows at once: none of them contradicts anything."""
    both = frozenset({"amy"})
    shifts = [shift("early", weight=0, counted=0, roles={"driver": 0}), shift("next", 60), shift("also", 60)]
    problem(
        [*shifts, shift("late", 300)],
        [worker("amy", ["early"]), worker("bob")],
        teams=(Team(id="amys", owed=0, tolerance=0, at_once=0), Team(id="bobs")),
        limits=(limit("amy", ["early"], 1, least=1), limit("amys", ["early"], 0)),
        topics=(Topic(id="sleep", workers=frozenset(), shifts=frozenset(), least=0),),
        burdens=(Burden(worker="amy", shifts=frozenset(), quota=0, past=0),),
        band=0,
        travel={("a", "b"): 0},
        blocks=(frozenset({"early", "next"}), frozenset({"also", "early"}), frozenset({"early", "late"})),
        meetings=(
            Meeting(id="m", start=0, end=60, workers=both),
            Meeting(id="n", start=60, end=90, workers=both),
            Meeting(id="o", start=30, end=60, workers=frozenset({"bob"})),
            Meeting(id="l", start=120, end=150, workers=both),
            Meeting(id="k", start=90, end=120, workers=both),
        ),
        met={("amys", "bobs"): 0},
        occurred={"wed": 2, "thu": 0},
        held={("wed", "amys"): 2, ("wed", "bobs"): 0},
        running={("wed", "amys"): 2, ("wed", "bobs"): 0},
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (shift("early", 60, 30), ["shift-ends-before-start early"]),
        (shift("early", least=2), ["shift-seats-out-of-order early"]),
        (shift("early", least=-1), ["shift-seats-out-of-order early"]),
        (shift("early", wanted=2), ["shift-seats-out-of-order early"]),
        (shift("early", weight=-1), ["negative-weight early"]),
        (shift("early", counted=-1), ["negative-minutes early"]),
        (shift("early", roles={"driver": -1}), ["negative-role early:driver"]),
    ],
)
def test_a_shift_is_in_order(wrong: Any, told: list[str]) -> None:  # noqa: ANN401
    assert refused(wrong) == told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (worker("amy", ["late"]), ["unknown-shift amy:late"]),
        (worker("amy", if_need_be=frozenset({"late"})), ["unknown-shift amy:late"]),
        (worker("amy", prefers=frozenset({"late"})), ["unknown-shift amy:late"]),
        (worker("amy", avoids=frozenset({"late"})), ["unknown-shift amy:late"]),
        (worker("amy", ["early"], if_need_be=frozenset({"early"})), ["yes-and-if-need-be amy:early"]),
        (
            worker("amy", prefers=frozenset({"early"}), avoids=frozenset({"early"})),
            ["prefers-and-avoids amy:early"],
        ),
        (worker("amy", rest=-1), ["negative-minutes amy"]),
        (worker("amy", stays=(Stay(start=9, end=9),)), ["stay-ends-before-start amy:9"]),
    ],
)
def test_a_worker_is_in_order(wrong: Any, told: list[str]) -> None:  # noqa: ANN401
    assert refused(people=[wrong]) == told


def test_a_worker_comes_from_a_team_that_exists() -> None:
    assert refused(teams=(Team(id="bobs"),)) == ["unknown-team amy:amys"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Team(id="amys", owed=-1), ["negative-minutes amys"]),
        (Team(id="amys", tolerance=-1), ["negative-minutes amys"]),
        (Team(id="amys", at_once=-1), ["negative-at-once amys"]),
    ],
)
def test_a_team_is_in_order(wrong: Team, told: list[str]) -> None:
    assert refused(teams=(wrong,)) == told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (limit("zoe", ["early"], 1), ["unknown-who zoe at most 1:zoe"]),
        (limit("amy", ["late"], 1), ["unknown-shift amy at most 1:late"]),
        (limit("amy", ["early"], -1), ["negative-limit amy at most -1"]),
        (limit("amy", ["early"], 1, least=-1), ["negative-limit amy at most 1"]),
        (limit("amy", ["early"], 1, least=2), ["limit-out-of-order amy at most 1"]),
        (limit("amy", ["early"], 1, unit="hours"), ["unknown-unit amy at most 1:hours"]),
        (limit("amy", ["early"], 1, mode="off"), ["unknown-mode amy at most 1:off"]),
        (limit("amy", ["early"], 1, unit="days"), ["no-day amy at most 1:early"]),
    ],
)
def test_a_limit_names_what_exists(wrong: Limit, told: list[str]) -> None:
    assert refused(limits=(wrong,)) == told


def test_a_limit_says_whether_it_means_the_worker_or_the_team_of_that_name() -> None:
    assert refused(people=[worker("amy", team="amy")], limits=(limit("amy", [], 1),)) == [
        "worker-or-team amy at most 1:amy"
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"shifts": 2}, ["duplicate-shift early"]),
        ({"people": (AMY, AMY)}, ["duplicate-worker amy"]),
        ({"teams": (Team(id="amys"), Team(id="amys"))}, ["duplicate-team amys"]),
        ({"limits": (limit("amy", [], 1), limit("amy", [], 1))}, ["duplicate-limit amy at most 1"]),
        ({"aims": ("wishes", "beauty", "wishes")}, ["duplicate-aim wishes", "unknown-aim beauty"]),
        ({"band": -1}, ["negative-band -1"]),
        ({"travel": {("a", "b"): -1}}, ["negative-minutes a:b"]),
        ({"travel": {("a", "b"): 1, ("b", "a"): 2}}, ["travel-differs a:b"]),
        ({"met": {("amys", "zoes"): 1}}, ["unknown-team met:zoes"]),
        ({"met": {("amys", "amys"): 1}}, ["met-out-of-order amys:amys"]),
    ],
)
def test_names_are_unique_known_and_in_order(fields: dict[str, Any], told: list[str]) -> None:
    shifts = [EARLY] * fields.pop("shifts", 1)

    assert refused(*shifts, **fields) == told


def test_meetings_are_counted_from_nothing() -> None:
    people = [AMY, worker("bob")]

    assert refused(people=people, met={("amys", "bobs"): -1}) == ["negative-met amys:bobs"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"pins": pairs("zoe:early")}, ["unknown-worker pin:zoe:early"]),
        ({"pins": pairs("amy:late")}, ["unknown-shift pin:amy:late"]),
        ({"bans": pairs("zoe:late")}, ["unknown-worker ban:zoe:late", "unknown-shift ban:zoe:late"]),
        ({"draft": pairs("zoe:early")}, ["unknown-worker draft:zoe:early"]),
        ({"fixed": {"late": frozenset()}}, ["unknown-shift fixed:late"]),
        ({"fixed": {"early": frozenset({"zoe"})}}, ["unknown-worker fixed:zoe:early"]),
        ({"pins": pairs("amy:early"), "bans": pairs("amy:early")}, ["pin-banned amy:early"]),
        ({"pins": pairs("amy:early"), "fixed": {"early": frozenset()}}, ["pin-against-fixed amy:early"]),
        ({"pins": pairs("amy:early"), "people": [worker("amy")]}, ["pin-unavailable amy:early"]),
        ({"told": pairs("zoe:early")}, ["unknown-worker told:zoe:early"]),
    ],
)
def test_pins_bans_drafts_and_facts_name_what_exists_and_can_be(fields: dict[str, Any], told: list[str]) -> None:
    assert refused(**fields) == told


def test_a_pin_finds_a_seat_there() -> None:
    assert refused(shift("early", least=0, wanted=0, most=0), pins=pairs("amy:early")) == ["pin-no-seat amy:early"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Meeting(id="m", start=60, end=60), ["meeting-ends-before-start m"]),
        (Meeting(id="m", start=60, end=61, workers=frozenset({"zoe"})), ["unknown-worker m:zoe"]),
    ],
)
def test_a_meeting_is_in_order(wrong: Meeting, told: list[str]) -> None:
    assert refused(meetings=(wrong,)) == told


def test_nobody_attends_two_meetings_at_once() -> None:
    both = frozenset({"amy"})
    meetings = (Meeting(id="m", start=0, end=60, workers=both), Meeting(id="n", start=59, end=90, workers=both))

    assert refused(meetings=meetings) == ["meetings-overlap m:n:amy"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"apart": pairs("amy:zoe")}, ["unknown-worker apart:zoe"]),
        ({"apart": pairs("amy:amy")}, ["apart-out-of-order amy:amy"]),
        ({"accompanied": {"amy": frozenset({"zoe"})}}, ["unknown-worker accompanied:zoe"]),
        ({"accompanied": {"amy": frozenset({"amy"})}}, ["accompanied-by-themselves amy"]),
        ({"successions": frozenset({("evening", "school")})}, ["succession-without-days evening:school"]),
        ({"blocks": (frozenset({"early"}),)}, ["block-of-less-than-two early"]),
        ({"blocks": (frozenset({"early", "late"}),)}, ["unknown-shift block:late"]),
        ({"promises": pairs("zoes:early")}, ["unknown-team promise:zoes:early"]),
        ({"promises": pairs("amys:late")}, ["unknown-shift promise:amys:late"]),
        ({"held": {("wed", "zoes"): 1}, "occurred": {"wed": 1}}, ["unknown-team held:zoes"]),
        ({"held": {("wed", "amys"): 2}, "occurred": {"wed": 1}}, ["held-beyond-occurred wed:amys"]),
        ({"held": {("wed", "amys"): -1}}, ["negative-held wed:amys"]),
        ({"running": {("wed", "amys"): 1}}, ["running-beyond-held wed:amys"]),
        ({"running": {("wed", "amys"): -1}}, ["negative-running wed:amys"]),
        ({"occurred": {"wed": -1}}, ["negative-occurred wed"]),
        ({"days": ("wed", "wed")}, ["duplicate-day wed"]),
    ],
)
def test_rules_between_things_name_what_exists_and_can_be(fields: dict[str, Any], told: list[str]) -> None:
    assert refused(**fields) == told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Topic(id="sleep", workers=frozenset({"zoe"}), shifts=frozenset()), ["unknown-worker sleep:zoe"]),
        (Topic(id="sleep", workers=frozenset(), shifts=frozenset({"late"})), ["unknown-shift sleep:late"]),
        (Topic(id="sleep", workers=frozenset(), shifts=frozenset(), least=-1), ["negative-topic sleep"]),
    ],
)
def test_a_topic_is_in_order(wrong: Topic, told: list[str]) -> None:
    assert refused(topics=(wrong,)) == told


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Burden(worker="zoe", shifts=frozenset()), ["unknown-worker burden:zoe"]),
        (Burden(worker="amy", shifts=frozenset({"late"})), ["unknown-shift burden:amy:late"]),
        (Burden(worker="amy", shifts=frozenset(), quota=-1), ["negative-burden amy"]),
        (Burden(worker="amy", shifts=frozenset(), past=-1), ["negative-burden amy"]),
    ],
)
def test_a_burden_is_in_order(wrong: Burden, told: list[str]) -> None:
    assert refused(burdens=(wrong,)) == told


def test_the_shifts_of_a_block_follow_each_other() -> None:
    shifts = [EARLY, shift("noon", 30, 90)]

    assert refused(*shifts, blocks=(frozenset({"early", "noon"}),)) == ["block-overlaps early:noon"]


def test_days_are_those_of_the_problem_and_given_where_a_rule_needs_them() -> None:
    after = {"successions": frozenset({("evening", "school")}), "days": ("wed", "thu")}
    stay = Stay(start=-60, end=-30, tags=frozenset({"evening"}))

    assert refused(shift("early", day="fri"), days=("wed", "thu")) == ["unknown-day early:fri"]
    assert refused(shift("early", tags=frozenset({"school"})), **after) == ["no-day early"]
    assert refused(people=[worker("amy", stays=(stay,))], **after) == ["no-day amy:-60"]


def test_a_promise_finds_a_seat_there() -> None:
    closed = shift("early", least=0, wanted=0, most=0)

    assert refused(closed, promises=pairs("amys:early")) == ["promise-no-seat amys:early"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"roles": {"driver": None}}, ["placeholder-with-role amy"]),
        ({"prefers": frozenset({"early"})}, ["placeholder-with-wish amy"]),
        ({"avoids": frozenset({"early"})}, ["placeholder-with-wish amy"]),
        ({"yes": ["early", "late"]}, ["placeholder-without-promise amy:late"]),
    ],
)
def test_whoever_is_not_named_yet_has_nothing_of_their_own(fields: dict[str, Any], told: list[str]) -> None:
    someone = worker("amy", **{"yes": ["early"]} | fields, placeholder=True)

    assert refused(EARLY, shift("late", 300), people=[someone], promises=pairs("amys:early")) == told


def test_whoever_is_not_named_yet_has_no_burden() -> None:
    someone = worker("amy", placeholder=True)

    assert refused(people=[someone], burdens=(Burden(worker="amy", shifts=frozenset()),)) == [
        "placeholder-with-burden amy"
    ]
