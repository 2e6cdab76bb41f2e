"""JSON in and out: the shape, and what is refused."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from solver import Burden, InvalidProblem, Meeting, Problem, Stay, Topic, solve
from solver.json import InvalidJson, read_problem, read_result, write_problem, write_result
from tests.solver.make import limit, pairs, problem, shift, worker
from tests.solver.test_search import EXACT

SMALL = problem(
    [shift("early", roles={"driver": 1})],
    [worker("amy", ["early"], roles={"driver": None}, stays=(Stay(start=-60, end=-30),)), worker("bob")],
    limits=(limit("amy", ["early"], 1),),
    travel={("hall", "van"): 20},
    met={("amys", "bobs"): 2},
    pins=pairs("amy:early"),
)


EVERYTHING = problem(
    [
        shift("early", day="wed", cell="wed morning", tags=frozenset({"school"})),
        shift("next", 60, day="wed"),
        shift("late", 300, day="thu", tags=frozenset({"evening"})),
    ],
    [
        worker("amy", ["early", "next"], stays=(Stay(start=-60, end=-30, day="wed", tags=frozenset({"evening"})),)),
        worker("bob", ["late"]),
        worker("someone", ["early"], team="bobs", placeholder=True),
    ],
    limits=(limit("amy", ["early", "next"], 2, least=1, unit="days", mode="alert"),),
    days=("wed", "thu"),
    apart=pairs("amy:bob"),
    accompanied={"amy": frozenset({"bob", "someone"})},
    successions=frozenset({("evening", "school")}),
    blocks=(frozenset({"early", "next"}),),
    meetings=(Meeting(id="team day", start=600, end=660, place="hall", workers=frozenset({"amy"})),),
    promises=pairs("bobs:early"),
    told=pairs("bob:late"),
    held={("wed morning", "amys"): 3},
    occurred={"wed morning": 4},
    running={("wed morning", "amys"): 2},
    topics=(Topic(id="sleep", workers=frozenset({"bob"}), shifts=frozenset({"late"}), least=2),),
    burdens=(Burden(worker="bob", shifts=frozenset({"late"}), quota=2, past=1),),
)


def told(**changes: Any) -> str:  # noqa: ANN401 - whatever the test varies
    return json.dumps(json.loads(write_problem(SMALL)) | changes)


def test_a_problem_is_written_as_people_would() -> None:
    plain = json.loads(write_problem(SMALL))

    assert plain["format"] == 1
    assert plain["pins"] == [["amy", "early"]]
    assert plain["travel"] == [["hall", "van", 20]]
    assert plain["workers"][0]["roles"] == {"driver": None}
    assert plain["draft"] is None


def test_problem_and_result_come_back_the_same() -> None:
    result = solve(SMALL, budget=EXACT)

    assert read_problem(write_problem(SMALL)) == SMALL
    assert read_problem(write_problem(replace(SMALL, draft=frozenset()))).draft == frozenset()
    assert read_result(write_result(result)) == result


def test_equal_problems_give_equal_text_in_whatever_order_they_were_told() -> None:
    names = [f"s{n:02}" for n in range(30)]

    def written(order: int) -> str:
        roles = dict([("driver", 1), ("referent", 0)][::order])
        shifts = [shift(name, n * 60, roles=roles) for n, name in enumerate(names)]
        travel = dict([(("hall", "van"), 20), (("café", "hall"), 5)][::order])
        fixed = {name: frozenset({"amy"}) for name in names[::order]}
        return write_problem(problem(shifts, [worker("amy", names[::order])], travel=travel, fixed=fixed))

    text = written(1)

    assert written(-1) == text
    assert json.loads(text)["workers"][0]["yes"] == names
    assert json.loads(text)["travel"] == [["café", "hall", 5], ["hall", "van", 20]]
    assert '"café"' in text
    assert text.endswith("}\n")


def test_every_field_of_a_problem_comes_back() -> None:
    ordinary = problem()
    unchanged = [
        field.name for field in fields(Problem) if getattr(EVERYTHING, field.name) == getattr(ordinary, field.name)
    ]

    assert unchanged == ["travel", "pins", "bans", "fixed", "met", "draft", "one_per_team", "band", "aims"]
    assert read_problem(write_problem(EVERYTHING)) == EVERYTHING
    assert json.loads(write_problem(EVERYTHING))["held"] == [["wed morning", "amys", 3]]


def test_what_is_left_out_has_its_default() -> None:
    assert read_problem('{"format": 1, "shifts": [], "workers": [], "teams": []}') == problem()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{", ""),
        ("[]", "format"),
        ('{"format": 2}', "format"),
        ('{"format": 1, "shifts": [], "workers": []}', "teams"),
        (told(shifts={}), "shifts"),
        (told(shifts=[{"id": "x", "start": 0}]), "shifts[0].end"),
        (told(shifts=[{"id": "x", "start": 0.5, "end": 1}]), "shifts[0].start"),
        (told(shifts=[{"id": "x", "start": 0, "end": True}]), "shifts[0].end"),
        (told(teams=["x"]), "teams[0]"),
        (told(teams=[{"id": "x", "colour": "red"}]), "teams[0].colour"),
        (told(travel={"a": 1}), "travel"),
        (told(travel=[["a", 1]]), "travel"),
        (told(pins=[["amy"]]), "pins[0]"),
        (told(limits=[{"id": "x", "who": "amy", "shifts": [], "most": 1, "unit": "hours"}]), "limits[0].unit"),
        (told(limits=[{"id": "x", "who": "amy", "shifts": [], "most": 1, "mode": []}]), "limits[0].mode"),
        (told(workers=[{"id": "x", "team": "y", "roles": ["driver"]}]), "workers[0].roles"),
    ],
)
def test_text_of_another_shape_is_refused_where_it_differs(text: str, where: str) -> None:
    with pytest.raises(InvalidJson) as refused:
        read_problem(text)

    assert refused.value.where == where


def test_a_status_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidJson, match="status: expected one of optimal, feasible, infeasible, timeout"):
        read_result('{"format": 1, "status": "perfect"}')


def test_a_problem_that_contradicts_itself_is_refused_in_json_too() -> None:
    with pytest.raises(InvalidProblem, match="unknown-aim beauty"):
        read_problem(told(aims=["beauty"]))
