"""Rules at their edges: one rota each, that the model and the auditor both allow, or both refuse."""

from __future__ import annotations

import pytest

from solver import Meeting, Problem, Stay, Team
from solver.audit import audit
from tests.solver.make import limit, pairs, problem, shift, worker
from tests.solver.probe import Probe

EARLY, NEXT = shift("early", 0, 60, day="wed"), shift("next", 60, 120, day="wed")
NIGHT = shift("night", 600, 660, day="wed", tags=frozenset({"evening", "quiet"}))
DAWN = shift("dawn", 1500, 1560, day="thu", tags=frozenset({"morning"}))
BOTH = ["early", "next"]
FOLLOWS = {"days": ("wed", "thu"), "successions": frozenset({("evening", "morning")})}
ALLOWED: dict[str, tuple[Problem, frozenset[tuple[str, str]]]] = {
    "two of a team where the space says so": (
        problem([shift("hall", most=2)], [worker(w, ["hall"], team="x") for w in ("amy", "bob")], one_per_team=False),
        pairs("amy:hall", "bob:hall"),
    ),
    "a shift that starts when the one before it ends, on a day without rest": (
        problem([EARLY, NEXT], [worker("amy", BOTH, rest=600)]),
        pairs("amy:early", "amy:next"),
    ),
    "a shift that starts when a stay elsewhere ends": (
        problem([EARLY, NEXT], [worker("amy", BOTH, stays=(Stay(start=-60, end=0), Stay(start=60, end=120)))]),
        pairs("amy:early"),
    ),
    "a shift between two meetings": (
        problem(
            [EARLY, NEXT],
            [worker("amy", BOTH)],
            meetings=tuple(
                Meeting(id=f"m{start}", start=start, end=start + 60, workers=frozenset({"amy"})) for start in (-60, 60)
            ),
        ),
        pairs("amy:early"),
    ),
    "someone accompanied, alone in what has begun": (
        problem(
            [EARLY],
            [worker("amy", ["early"]), worker("bob", ["early"])],
            accompanied={"amy": frozenset({"bob"})},
            fixed={"early": frozenset({"amy"})},
        ),
        pairs("amy:early"),
    ),
    "a promise that was not kept in what has begun": (
        problem([EARLY], [worker("amy", ["early"])], promises=pairs("amys:early"), fixed={"early": frozenset[str]()}),
        pairs(),
    ),
    "shifts that must not follow each other, both begun": (
        problem(
            [NIGHT, DAWN],
            [worker("amy", ["night", "dawn"])],
            fixed={"night": frozenset({"amy"}), "dawn": frozenset({"amy"})},
            **FOLLOWS,
        ),
        pairs("amy:night", "amy:dawn"),
    ),
    "nothing from a team of nobody, which should have come before": (
        problem(
            [EARLY, NEXT],
            teams=(Team(id="x"),),
            fixed={"early": frozenset[str]()},
            limits=(limit("x", BOTH, 2, least=1, unit="days"),),
        ),
        pairs(),
    ),
}
ALLOWED |= {
    f"number {n} of four shifts that all exclude each other": (
        problem([shift(f"s{k}", k, 90 + k) for k in range(4)], [worker("amy", [f"s{k}" for k in range(4)])]),
        pairs(f"amy:s{n}"),
    )
    for n in range(4)
}
ALLOWED |= {
    f"one of the two {unit} that were asked for, where nobody came to the other": (
        problem(
            [EARLY, DAWN],
            [worker("amy", ["dawn"])],
            fixed={"early": frozenset[str]()},
            limits=(limit("amy", ["early", "dawn"], 2, least=2, unit=unit),),
        ),
        pairs("amy:dawn"),
    )
    for unit in ("shifts", "days")
} | {
    "one of a team of two, of which one at a time may come, where two shifts were asked for": (
        problem(
            [EARLY, DAWN],
            [worker(who, ["dawn"], team="x") for who in ("amy", "bob")],
            fixed={"early": frozenset[str]()},
            limits=(limit("x", ["early", "dawn"], 2, least=2),),
        ),
        pairs("amy:dawn"),
    )
}
REFUSED: dict[str, tuple[Problem, frozenset[tuple[str, str]]]] = {
    "two shifts of one day where two days are asked for": (
        problem(
            [EARLY, NEXT, DAWN],
            [worker("amy", [*BOTH, "dawn"])],
            limits=(limit("amy", [*BOTH, "dawn"], 2, least=2, unit="days"),),
        ),
        pairs("amy:early", "amy:next"),
    ),
    "the longest way, where another is short": (
        problem(
            [shift("hall", 0, 60, place="hall"), shift("far", 100, 160, place="far")],
            [worker("amy", ["hall", "far"])],
            travel={("hall", "van"): 10, ("far", "hall"): 100},
        ),
        pairs("amy:hall", "amy:far"),
    ),
    "a stay elsewhere that must not follow, one tag of two": (
        problem(
            [NIGHT],
            [
                worker(
                    "amy",
                    ["night"],
                    stays=(Stay(start=1500, end=1560, day="thu", tags=frozenset({"morning", "quiet"})),),
                )
            ],
            **FOLLOWS,
        ),
        pairs("amy:night"),
    ),
}


@pytest.mark.parametrize("why", ALLOWED)
def test_at_its_edge_a_rule_allows(why: str) -> None:
    asked, rota = ALLOWED[why]

    assert audit(asked, rota) == ()
    assert Probe(asked).cost(rota) is not None


@pytest.mark.parametrize("why", REFUSED)
def test_just_beyond_it_a_rule_refuses(why: str) -> None:
    asked, rota = REFUSED[why]

    assert audit(asked, rota) != ()
    assert Probe(asked).cost(rota) is None


def test_of_what_has_begun_it_is_told_who_lacks_and_who_is_too_many() -> None:
    people = [worker("amy", ["early"]), worker("bob", ["early"])]
    asked = problem([EARLY], people, fixed={"early": frozenset({"amy"})})

    assert [(told.who, told.facts["holds"]) for told in audit(asked, pairs("bob:early"))] == [("amy", 1), ("bob", 0)]
