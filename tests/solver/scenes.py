"""A scene for each rule: a seat that somebody would hold, were it not for this rule alone."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from solver import AIMS, Limit, Meeting, Problem, Stay
from solver.catalogue import RULES
from tests.solver.bites import DAY, Stage, posed

EVENING, MORNING = frozenset({"evening"}), frozenset({"morning"})


def drawn(seed: int, *, max_pairs: int = 11) -> Problem:
    """Draw a small problem: four of five about rules, the fifth about aims; so many seats may be given or not."""
    return chooses(seed) if seed % 5 == 4 else bites(seed, max_pairs=max_pairs)


def scenes() -> st.SearchStrategy[Problem]:
    """Draw any of these problems; a failure names it whole."""
    return st.integers(0, 2**32).map(drawn)


def bites(seed: int, *, max_pairs: int = 11) -> Problem:
    """Draw a problem in which rules bite: scene after scene, until no seat is left for a further one."""
    random = Random(seed)
    stage = Stage(random)
    if stage.happens(0.3):
        _choice(stage)
    played: list[str] = []
    for rule in random.sample(sorted(SCENES), 14):
        before = deepcopy(stage)
        stage.day += 4
        SCENES[rule](stage)
        if stage.free() > max_pairs:
            stage = before
        else:
            played.append(rule)
    alone = "one_per_team" in played or stage.happens(0.7)
    aims = AIMS if stage.happens(0.8) else tuple(random.sample(AIMS, len(AIMS)))
    return posed(stage, aims, one_per_team=alone)


def chooses(seed: int) -> Problem:
    """Draw a problem in which aims meet: seats that several people could take, and no scene.

    The aims begin anywhere in their order: those before it leave less to choose.
    """
    stage = Stage(Random(seed))
    while stage.free() < 8:
        _choice(stage)
    return posed(stage, AIMS[stage.random.randrange(len(AIMS)) :], one_per_team=True)


def _availability(stage: Stage) -> None:
    stage.shift()
    stage.person()


def _fixed(stage: Stage) -> None:
    shift = stage.shift()
    stage.person(shift)
    stage.fixed[shift] = frozenset()


def _pins(stage: Stage) -> None:
    useless, useful = stage.shift(600, seats=0, most=1), stage.shift(630)
    stage.pins.add((stage.person(useless, useful).name, useless))


def _bans(stage: Stage) -> None:
    shift = stage.shift()
    stage.bans.add((stage.person(shift).name, shift))


def _seats(stage: Stage) -> None:
    role = f"r{stage.day}"
    shift = stage.shift(roles={role: 1}, weight=stage.one_of(1, 3))
    one, other = stage.two(shift)
    other.roles[role] = stage.one_of(None, stage.day * DAY + 660)
    stage.pins.add((one.name, shift))


def _one_per_team(stage: Stage) -> None:
    shift = stage.shift(seats=2)
    one = stage.person(shift)
    other = stage.person(shift, team=one.team, alone=True)
    if stage.happens(0.8):
        stage.pins.add((stage.one_of(one, other).name, shift))


def _at_once(stage: Stage) -> None:
    here, there = stage.shift(600), stage.shift(stage.one_of(600, 630), place="van")
    team = f"u{stage.day}"
    stage.at_once[team] = 1
    one, other = stage.person(here, team=team, alone=True), stage.person(there, team=team, alone=True)
    if stage.happens(0.5):
        stage.pins.add((one.name, here))
    elif stage.happens(0.3):
        stage.fixed[there] = frozenset({other.name})


def _no_overlap(stage: Stage) -> None:
    if stage.happens(0.5):
        stage.person(stage.shift(600), stage.shift(stage.one_of(600, 659)))
    else:
        start = stage.day * DAY + 600
        stage.person(stage.shift(600)).stays.append(Stay(start=start - 30, end=start + 1))


def _keep_travel(stage: Stage) -> None:
    if stage.happens(0.5):
        stage.person(stage.shift(600), stage.shift(stage.one_of(660, 699), place="van"))
    else:
        start, day = stage.day * DAY + 600, f"d{stage.day}"
        stage.person(stage.shift(600)).stays.append(Stay(start=start - 90, end=start - 39, place="van", day=day))


def _keep_rest(stage: Stage) -> None:
    if stage.happens(0.5):
        someone = stage.person(stage.shift(1260), stage.shift(300, later=1))
    else:
        someone = stage.person(stage.shift(300))
        someone.stays.append(Stay(start=stage.day * DAY - 60, end=stage.day * DAY))
    someone.rest = 660


def _meetings(stage: Stage) -> None:
    someone, start = stage.person(stage.shift(600)), stage.day * DAY + 600
    at, place = stage.one_of((start + 30, "hall"), (start + 99, "van"), (start - 99, "van"), (start, ""))
    who = frozenset({someone.name})
    stage.meetings.append(Meeting(id=f"m{stage.day}", start=at, end=at + 60, place=place, workers=who))


def _successions(stage: Stage) -> None:
    if stage.happens(0.3):
        stage.person(stage.shift(1000, tags=EVENING), stage.shift(600, later=1, tags=MORNING))
        return
    someone = stage.person(stage.shift(600, later=1, tags=MORNING))
    start = stage.day * DAY + 600
    someone.stays.append(Stay(start=start, end=start + 60, day=f"d{stage.day}", tags=EVENING))


def _blocks(stage: Stage) -> None:
    first, second = stage.shift(600), stage.shift(660)
    stage.blocks.append(frozenset({first, second}))
    stage.person(stage.one_of(first, second))


def _apart(stage: Stage) -> None:
    shift = stage.shift(seats=2)
    one, other = stage.two(shift)
    stage.apart.add((min(one.name, other.name), max(one.name, other.name)))
    if stage.happens(0.8):
        stage.pins.add((one.name, shift))


def _accompanied(stage: Stage) -> None:
    newcomer, mentor = stage.person(stage.shift(), alone=True), stage.person()
    stage.accompanied[newcomer.name] = frozenset({mentor.name})


def _promises(stage: Stage) -> None:
    useless, useful = stage.shift(600, seats=0, most=1), stage.shift(630)
    team = f"p{stage.day}"
    stage.person(useless, useful, team=team, alone=True)
    stage.promises.add((team, useless))


def _limits(stage: Stage) -> None:
    name = f"l{stage.day}"
    if stage.happens(0.3):
        useless, useful = stage.shift(600, seats=0, most=1), stage.shift(630)
        who = stage.person(useless, useful, alone=True).name
        stage.limits.append(Limit(id=name, who=who, shifts=frozenset({useless}), least=1, most=1))
        return
    first, second = stage.shift(600, counted=60), stage.shift(900, later=1, counted=60)
    someone = stage.person(first, second, alone=True)
    who = someone.name
    if stage.happens(0.3):
        someone.team = who = f"t{stage.day}"
    if stage.happens(0.7):
        stage.pins.add((someone.name, first))
    few = Limit(id=name, who=who, shifts=frozenset({first, second}), most=1)
    hour = replace(few, unit="minutes", most=stage.one_of(60, 119))
    stage.limits.append(stage.one_of(few, replace(few, unit="days"), hour))


def _choice(stage: Stage) -> None:
    """Add a seat, or two, that several people could take: here the aims decide."""
    shift = stage.shift(seats=stage.one_of(1, 1, 2), most=2)
    for _ in range(stage.one_of(2, 3)):
        stage.person(shift)
    stage.day += 4


SCENES: dict[str, Callable[[Stage], None]] = {
    "availability": _availability,
    "fixed": _fixed,
    "pins": _pins,
    "bans": _bans,
    "seats": _seats,
    "one_per_team": _one_per_team,
    "at_once": _at_once,
    "no_overlap": _no_overlap,
    "keep_travel": _keep_travel,
    "keep_rest": _keep_rest,
    "meetings": _meetings,
    "successions": _successions,
    "blocks": _blocks,
    "apart": _apart,
    "accompanied": _accompanied,
    "promises": _promises,
    "limits": _limits,
}
assert SCENES.keys() == {rule.name for rule in RULES}
