"""What the rules of company, sequence, meetings, promises and least amounts tell someone who would join a shift."""

from __future__ import annotations

from typing import Any

from solver import Meeting, Obstacle, blockers
from tests.solver.make import limit, pairs, problem, shift, worker

EARLY, NOON, LATE = shift("early", 0, 60, most=3), shift("noon", 90, 150, most=3), shift("late", 300, 360, most=3)
HERE = ("early", "noon", "late")


def stops(*held: str, where: str = "noon", **fields: Any) -> tuple[Obstacle, ...]:  # noqa: ANN401 - what the test varies
    """What stops Amy, who is free, from joining Bob and Cat."""
    people = [worker(name, HERE) for name in ("amy", "bob", "cat")]
    asked = problem([EARLY, NOON, LATE], people, **fields)
    return blockers(asked, pairs(*held), where)["amy"]


def test_whoever_is_kept_apart_is_told_from_whom_on_either_side() -> None:
    told = (Obstacle(rule="apart", facts={"with": "bob"}),)

    assert stops("bob:noon", apart=pairs("amy:bob")) == told
    assert stops("bob:noon", "cat:noon", apart=pairs("amy:bob", "bob:cat")) == told


def test_whoever_is_accompanied_waits_for_company() -> None:
    alone = {"amy": frozenset({"cat"})}

    assert stops("bob:noon", accompanied=alone) == (Obstacle(rule="accompanied"),)
    assert stops("bob:noon", "cat:noon", accompanied=alone) == ()


def test_a_newcomer_elsewhere_whose_company_is_not_looked_at_stops_nobody() -> None:
    assert stops("bob:late", "cat:late", accompanied={"bob": frozenset({"cat"})}) == ()


def test_half_of_a_block_is_told_with_what_is_left_of_it() -> None:
    block = (frozenset({"noon", "late"}),)

    assert stops("bob:noon", "bob:late", blocks=block) == (
        Obstacle(rule="blocks", facts={"with": "late", "block": "late+noon"}),
    )
    assert stops("amy:late", blocks=block) == ()


def test_a_meeting_stops_whoever_attends_it() -> None:
    meeting = Meeting(id="team day", start=100, end=130, workers=frozenset({"amy"}))

    assert stops(meetings=(meeting,)) == (
        Obstacle(rule="meetings", facts={"meeting": "team day", "gap": -40, "needed": 0}),
    )


def test_what_must_not_follow_is_told_with_the_shift_before_it_or_after() -> None:
    evening = frozenset({"evening"})
    people = [worker("amy", ("wed", "thu"))]
    asked = problem(
        [shift("wed", day="wed", tags=evening), shift("thu", 1440, day="thu", tags=evening)],
        people,
        days=("wed", "thu"),
        successions=frozenset({("evening", "evening")}),
    )

    assert blockers(asked, pairs("amy:wed"), "thu")["amy"] == (Obstacle(rule="successions", facts={"with": "wed"}),)
    assert blockers(asked, pairs("amy:thu"), "wed")["amy"] == (Obstacle(rule="successions", facts={"with": "thu"}),)


def test_a_promise_or_a_least_that_is_not_kept_yet_stops_nobody_from_coming_nearer_to_it() -> None:
    least = (limit("amy", HERE, 3, least=3), limit("amys", HERE, 4, least=3))

    assert stops("bob:early", limits=least, promises=pairs("amys:noon", "bobs:late")) == ()


def test_an_alert_stops_nobody() -> None:
    assert stops("amy:early", limits=(limit("amy", HERE, 1, mode="alert"),)) == ()
