"""Each rule alone: a problem in which it allows one thing and forbids another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from solver import Meeting, Problem, Stay, Team
from tests.solver.make import limit, pairs, problem, shift, worker

EARLY, NOON, LATE = shift("early", 0, 60), shift("noon", 90, 150), shift("late", 300, 360)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A problem in which `allowed` can be asked for by pins, and `forbidden` breaks one rule (and no other)."""

    rule: str
    why: str
    problem: Problem
    allowed: frozenset[tuple[str, str]]
    forbidden: frozenset[tuple[str, str]]
    culprits: tuple[str, ...] = ()
    facts: dict[str, str | int] = field(default_factory=dict)


def amy(*yes: str, **fields: Any) -> Problem:  # noqa: ANN401 - whatever the test varies
    """Amy alone, with early, noon and late shifts; the fields are hers."""
    return problem([EARLY, NOON, LATE], [worker("amy", yes or ("early", "noon", "late"), **fields)])


TWO = [shift("hall", 0, 60, most=2), shift("van", 30, 90, place="van", most=2)]
EVENING, MORNING = frozenset({"evening"}), frozenset({"morning"})
WEEK = [
    shift("wed morning", 0, 60, day="wed", tags=MORNING),
    shift("wed evening", 120, 180, day="wed", tags=EVENING),
    shift("thu morning", 1440, 1500, day="thu", tags=MORNING),
    shift("fri morning", 2880, 2940, day="fri", tags=MORNING),
]
CASES = (
    Case(
        rule="seats",
        why="a shift for one takes one",
        problem=problem([EARLY], [worker("amy", ["early"]), worker("bob", ["early"])]),
        allowed=pairs("bob:early"),
        forbidden=pairs("amy:early", "bob:early"),
        culprits=("pin:amy:early", "pin:bob:early", "seats:early"),
        facts={"present": 2, "most": 1},
    ),
    Case(
        rule="one_per_team",
        why="colleagues are not together",
        problem=problem([TWO[0]], [worker("amy", ["hall"], team="x"), worker("bob", ["hall"], team="x")]),
        allowed=pairs("amy:hall"),
        forbidden=pairs("amy:hall", "bob:hall"),
        culprits=("pin:amy:hall", "pin:bob:hall", "one_per_team:x:hall"),
        facts={"team": "x", "with": "amy"},
    ),
    Case(
        rule="at_once",
        why="a team of one at a time sends one at a time, wherever",
        problem=problem(
            TWO,
            [worker("amy", ["hall"], team="x"), worker("bob", ["van"], team="x")],
            teams=(Team(id="x", at_once=1),),
        ),
        allowed=pairs("amy:hall"),
        forbidden=pairs("amy:hall", "bob:van"),
        culprits=("pin:amy:hall", "pin:bob:van", "at_once:x"),
        facts={"count": 2, "most": 1},
    ),
    Case(
        rule="no_overlap",
        why="nobody is in two places",
        problem=problem(TWO, [worker("amy", ["hall", "van"])]),
        allowed=pairs("amy:van"),
        forbidden=pairs("amy:hall", "amy:van"),
        culprits=("pin:amy:hall", "pin:amy:van", "no_overlap:amy"),
        facts={"with": "van"},
    ),
    Case(
        rule="no_overlap",
        why="nor in a shift while they are elsewhere",
        problem=amy(stays=(Stay(start=100, end=110),)),
        allowed=pairs("amy:early"),
        forbidden=pairs("amy:noon"),
        culprits=("pin:amy:noon", "no_overlap:amy"),
        facts={"start": 100, "end": 110, "place": ""},
    ),
    Case(
        rule="keep_travel",
        why="the way takes longer than the gap, told in the other direction",
        problem=problem(
            [shift("hall", 0, 60, place="hall"), shift("van", 90, 150, place="van"), LATE],
            [worker("amy", ["hall", "van", "late"])],
            travel={("van", "hall"): 31},
        ),
        allowed=pairs("amy:hall", "amy:late"),
        forbidden=pairs("amy:hall", "amy:van"),
        culprits=("pin:amy:hall", "pin:amy:van", "keep_travel:amy"),
        facts={"with": "van", "gap": 30, "needed": 31},
    ),
    Case(
        rule="keep_rest",
        why="a rest longer than the gap forbids both",
        problem=amy(rest=31),
        allowed=pairs("amy:early", "amy:late"),
        forbidden=pairs("amy:early", "amy:noon"),
        culprits=("pin:amy:early", "pin:amy:noon", "keep_rest:amy"),
        facts={"with": "noon", "gap": 30, "needed": 31},
    ),
    Case(
        rule="keep_rest",
        why="a rest is between days: within one working day it asks for nothing",
        problem=problem(
            [
                replace(shift("early", 0, 60), day="wed"),
                replace(shift("noon", 90, 150), day="wed"),
                replace(shift("late", 240, 300), day="thu"),
            ],
            [worker("amy", ["early", "noon", "late"], rest=100)],
        ),
        allowed=pairs("amy:early", "amy:noon"),
        forbidden=pairs("amy:noon", "amy:late"),
        culprits=("pin:amy:late", "pin:amy:noon", "keep_rest:amy"),
        facts={"with": "late", "gap": 90, "needed": 100},
    ),
    Case(
        rule="keep_rest",
        why="last month's evening binds this month's morning",
        problem=amy(rest=60, stays=(Stay(start=-120, end=-10),)),
        allowed=pairs("amy:noon"),
        forbidden=pairs("amy:early"),
        culprits=("pin:amy:early", "keep_rest:amy"),
        facts={"start": -120, "end": -10, "place": "", "gap": 10, "needed": 60},
    ),
    Case(
        rule="limits",
        why="two shifts are one too many",
        problem=replace(amy(), limits=(limit("amy", ["early", "noon", "late"], 1),)),
        allowed=pairs("amy:late"),
        forbidden=pairs("amy:early", "amy:late"),
        culprits=("pin:amy:early", "pin:amy:late", "limits:amy at most 1"),
        facts={"limit": "amy at most 1", "reached": 2, "most": 1},
    ),
    Case(
        rule="limits",
        why="a whole team has so many minutes",
        problem=problem(
            [EARLY, LATE],
            [worker("amy", ["early"], team="x"), worker("bob", ["late"], team="x")],
            limits=(limit("x", ["early", "late"], 119, unit="minutes"),),
        ),
        allowed=pairs("bob:late"),
        forbidden=pairs("amy:early", "bob:late"),
        culprits=("pin:amy:early", "pin:bob:late", "limits:x at most 119"),
        facts={"limit": "x at most 119", "reached": 120, "most": 119},
    ),
    Case(
        rule="limits",
        why="someone who is promised a shift gets one",
        problem=problem(
            [EARLY], [worker("amy", ["early"]), worker("bob", ["early"])], limits=(limit("amy", ["early"], 1, least=1),)
        ),
        allowed=pairs("amy:early"),
        forbidden=pairs("bob:early"),
        culprits=("pin:bob:early", "seats:early", "limits:amy at most 1"),
        facts={"limit": "amy at most 1", "reached": 0, "least": 1},
    ),
    Case(
        rule="limits",
        why="two shifts of one day are one day",
        problem=problem(
            WEEK,
            [worker("amy", [one.id for one in WEEK])],
            limits=(limit("amy", [s.id for s in WEEK], 2, unit="days"),),
        ),
        allowed=pairs("amy:wed morning", "amy:wed evening", "amy:thu morning"),
        forbidden=pairs("amy:wed morning", "amy:wed evening", "amy:thu morning", "amy:fri morning"),
        culprits=("pin:amy:fri morning", "pin:amy:thu morning", "pin:amy:wed evening", "limits:amy at most 2"),
        facts={"limit": "amy at most 2", "reached": 3, "most": 2},
    ),
    Case(
        rule="meetings",
        why="whoever meets is not elsewhere",
        problem=replace(amy(), meetings=(Meeting(id="team day", start=140, end=200, workers=frozenset({"amy"})),)),
        allowed=pairs("amy:late"),
        forbidden=pairs("amy:noon"),
        culprits=("pin:amy:noon", "meetings:team day"),
        facts={"meeting": "team day", "gap": -10, "needed": 0},
    ),
    Case(
        rule="meetings",
        why="the way to a meeting takes its time",
        problem=problem(
            [shift("early", 0, 60, place="hall"), LATE],
            [worker("amy", ["early", "late"])],
            travel={("hall", "town"): 31},
            meetings=(Meeting(id="team day", start=90, end=120, place="town", workers=frozenset({"amy"})),),
        ),
        allowed=pairs("amy:late"),
        forbidden=pairs("amy:early"),
        culprits=("pin:amy:early", "meetings:team day"),
        facts={"meeting": "team day", "gap": 30, "needed": 31},
    ),
    Case(
        rule="successions",
        why="no morning after an evening",
        problem=problem(
            WEEK,
            [worker("amy", [one.id for one in WEEK])],
            days=("wed", "thu", "fri"),
            successions=frozenset({("evening", "morning")}),
        ),
        allowed=pairs("amy:wed morning", "amy:wed evening", "amy:fri morning"),
        forbidden=pairs("amy:wed evening", "amy:thu morning"),
        culprits=("pin:amy:thu morning", "pin:amy:wed evening", "successions:amy"),
        facts={"with": "wed evening"},
    ),
    Case(
        rule="successions",
        why="nor after an evening of last month",
        problem=problem(
            WEEK,
            [worker("amy", [s.id for s in WEEK], stays=(Stay(start=-300, end=-240, day="tue", tags=EVENING),))],
            days=("tue", "wed", "thu", "fri"),
            successions=frozenset({("evening", "morning")}),
        ),
        allowed=pairs("amy:wed evening"),
        forbidden=pairs("amy:wed morning"),
        culprits=("pin:amy:wed morning", "successions:amy"),
        facts={"start": -300, "end": -240, "place": ""},
    ),
    Case(
        rule="blocks",
        why="nobody comes for half of a block",
        problem=problem(
            [EARLY, NOON, LATE],
            [worker("amy", ["early", "noon", "late"]), worker("bob", ["early", "noon"])],
            blocks=(frozenset({"early", "noon"}),),
        ),
        allowed=pairs("amy:early", "amy:noon", "amy:late"),
        forbidden=pairs("amy:early", "bob:noon"),
        culprits=("pin:amy:early", "pin:bob:noon", "seats:early", "blocks:early+noon"),
        facts={"with": "noon", "block": "early+noon"},
    ),
    Case(
        rule="blocks",
        why="nor who cannot stay",
        problem=replace(amy("early", "late"), blocks=(frozenset({"early", "noon"}),)),
        allowed=pairs("amy:late"),
        forbidden=pairs("amy:early"),
        culprits=("pin:amy:early", "blocks:early+noon"),
        facts={"with": "noon", "block": "early+noon"},
    ),
    Case(
        rule="apart",
        why="two who are kept apart do not meet",
        problem=problem(TWO[:1], [worker("amy", ["hall"]), worker("bob", ["hall"])], apart=pairs("amy:bob")),
        allowed=pairs("bob:hall"),
        forbidden=pairs("amy:hall", "bob:hall"),
        culprits=("pin:amy:hall", "pin:bob:hall", "apart:amy:bob"),
        facts={"with": "amy"},
    ),
    Case(
        rule="accompanied",
        why="a newcomer comes with a mentor",
        problem=problem(
            [shift("hall", most=2), LATE],
            [worker("new", ["hall", "late"]), worker("amy", ["hall"]), worker("bob", ["hall", "late"])],
            accompanied={"new": frozenset({"amy"})},
        ),
        allowed=pairs("new:hall", "amy:hall"),
        forbidden=pairs("new:late"),
        culprits=("pin:new:late", "accompanied:new"),
    ),
    Case(
        rule="accompanied",
        why="someone else does not do",
        problem=problem(
            [shift("hall", most=2)],
            [worker("new", ["hall"]), worker("amy", ["hall"]), worker("bob", ["hall"])],
            accompanied={"new": frozenset({"amy"})},
        ),
        allowed=pairs("new:hall", "amy:hall"),
        forbidden=pairs("new:hall", "bob:hall"),
        culprits=("pin:bob:hall", "pin:new:hall", "seats:hall", "accompanied:new"),
    ),
    Case(
        rule="promises",
        why="a promised seat is kept for the team, by someone it has yet to name",
        problem=problem(
            [EARLY],
            [worker("someone", ["early"], team="x", placeholder=True), worker("bob", ["early"])],
            promises=pairs("x:early"),
        ),
        allowed=pairs("someone:early"),
        forbidden=pairs("bob:early"),
        culprits=("pin:bob:early", "promises:x:early", "seats:early"),
    ),
    Case(
        rule="promises",
        why="a colleague who is named keeps it as well",
        problem=problem(
            [EARLY],
            [worker("amy", ["early"], team="x"), worker("bob", ["early"])],
            promises=pairs("x:early"),
        ),
        allowed=pairs("amy:early"),
        forbidden=pairs("bob:early"),
        culprits=("pin:bob:early", "promises:x:early", "seats:early"),
    ),
)
