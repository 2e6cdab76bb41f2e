"""Answers leave for other programs as JSON, and the doors to them load no OR-Tools before they are opened."""

from __future__ import annotations

import json

import pytest

from solver import Budget, attainable, gap, instead, repair, scenarios, substitutes, swap
from solver.json import write_answer
from tests.solver.make import pairs, problem, shift, worker

EXACT = Budget(seconds=60, deterministic=True)
ASKED = problem(
    [shift("wed"), shift("sat", 300)],
    [worker("amy", ["wed", "sat"]), worker("bob", ["wed", "sat"]), worker("cat")],
)
ROTA = pairs("amy:wed", "bob:sat")


@pytest.mark.parametrize(
    ("answer", "facts"),
    [
        (gap(problem([shift("wed")], [worker("cat")]), (), "wed", budget=EXACT), {"shift": "wed", "proven": True}),
        (repair(ASKED, ROTA, budget=EXACT), {"unkept": 0, "status": "optimal"}),
        (instead(ASKED, ROTA, "amy", "wed", budget=EXACT), {"verdict": "equal"}),
        (attainable(ASKED, ROTA, "cat", budget=EXACT), {"held": 0, "most": 0}),
        (scenarios(ASKED, ROTA, first=["wishes"], budget=EXACT), {"apart": 1, "none": []}),
        (swap(ASKED, ROTA, ("amy", "wed"), ("bob", "sat")), {"broken": []}),
        (substitutes(ASKED, ROTA, "wed", instead="amy")[0], {"worker": "bob"}),
    ],
    ids=lambda one: type(one).__name__,
)
def test_an_answer_is_written_field_by_field(answer: object, facts: dict[str, object]) -> None:
    written = json.loads(write_answer(answer))

    assert {"format": 1, **facts}.items() <= written.items()


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(TypeError, match="no answer"):
        write_answer("wed")
