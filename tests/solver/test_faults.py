"""What is refused at birth: every inconsistency, each by name."""

from __future__ import annotations

from typing import Any

import pytest

from solver import InvalidProblem, Limit, Stay, Team
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
    ],
)
def test_pins_bans_drafts_and_facts_name_what_exists_and_can_be(fields: dict[str, Any], told: list[str]) -> None:
    assert refused(**fields) == told
