"""Why a seat stays empty, for each worker."""

from __future__ import annotations

import pytest

from solver import Obstacle, Stay, Team, blockers
from tests.solver.make import limit, pairs, problem, shift, worker

EARLY, NOON, LATE = shift("early", 0, 60), shift("noon", 90, 150, most=2), shift("late", 300, 360)
HERE = frozenset({"early", "noon", "late"})


def test_whoever_could_come_is_stopped_by_nothing_and_whoever_is_there_is_not_asked() -> None:
    asked = problem([NOON], [worker("amy", ["noon"]), worker("bob", ["noon"])])

    assert blockers(asked, pairs("amy:noon"), "noon") == {"bob": ()}


def test_every_rule_that_stops_someone_is_told_with_its_facts() -> None:
    people = [
        worker("amy", ["early", "noon"], rest=40),
        worker("bob", ["early"]),
        worker("cat", HERE, stays=(Stay(start=100, end=120),)),
        worker("dan", HERE, team="amys"),
        worker("eve", HERE),
    ]
    asked = problem(
        [EARLY, NOON, LATE],
        people,
        bans=pairs("bob:noon"),
        limits=(limit("amy", HERE, 1),),
        teams=(Team(id="amys", at_once=1), Team(id="bobs"), Team(id="cats"), Team(id="eves")),
    )

    assert blockers(asked, pairs("amy:early", "eve:noon"), "noon") == {
        "amy": (
            Obstacle(rule="keep_rest", facts={"with": "early", "gap": 30, "needed": 40}),
            Obstacle(rule="limits", facts={"limit": "amy at most 1", "reached": 2, "most": 1}),
        ),
        "bob": (Obstacle(rule="availability"), Obstacle(rule="bans")),
        "cat": (Obstacle(rule="no_overlap", facts={"start": 100, "end": 120, "place": ""}),),
        "dan": (),
    }


def test_a_full_shift_and_a_colleague_there_are_told() -> None:
    people = [worker("amy", HERE), worker("bob", HERE, team="amys")]

    assert blockers(
        problem([EARLY], [worker(w.id, ["early"], team="x") for w in people]), pairs("amy:early"), "early"
    ) == {
        "bob": (
            Obstacle(rule="seats", facts={"present": 2, "most": 1}),
            Obstacle(rule="one_per_team", facts={"team": "x", "with": "amy"}),
        )
    }


def test_a_colleague_elsewhere_at_the_same_time_is_told() -> None:
    people = [worker("amy", ["early"], team="x"), worker("bob", ["other"], team="x")]
    asked = problem([EARLY, shift("other", 30, 90)], people, teams=(Team(id="x", at_once=1),))

    assert blockers(asked, pairs("amy:early"), "other") == {
        "amy": (
            Obstacle(rule="availability"),
            Obstacle(rule="at_once", facts={"count": 2, "most": 1}),
            Obstacle(rule="no_overlap", facts={"with": "early"}),
        ),
        "bob": (Obstacle(rule="at_once", facts={"count": 2, "most": 1}),),
    }


def test_what_has_begun_takes_nobody_more() -> None:
    asked = problem([EARLY], [worker("amy", ["early"])], fixed={"early": frozenset()})

    assert blockers(asked, (), "early") == {"amy": (Obstacle(rule="fixed", facts={"holds": 0}),)}


def test_a_shift_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        blockers(problem([EARLY], [worker("amy")]), (), "nowhere")
