"""Relaxations: what someone could decide so that a rule stops somebody no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from solver.explain.obstacles import Obstacle
from solver.problem import Problem, Worker

Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """One obstacle lifted: the rule, who it is asked of (a worker, a team or a limit's), where, and from what to what.

    `facts` hold ids and whole numbers: `from` and `to` in the unit of the rule (seats of a limit or of a team at one
    time, minutes of rest), `limit`, `role`, `with` (the other worker), `meeting`.
    """

    rule: str
    who: str
    shift: str = ""
    facts: Facts = field(default_factory=dict)


# What can be decided at all, what costs people least first. Nobody can be in two places, arrive before the way is done,
# or change what has begun; the charter (one worker per team, a newcomer accompanied) is closed or restricted, not bent.
KINDS = (
    "availability",
    "meetings",
    "pins",
    "bans",
    "limits",
    "at_once",
    "apart",
    "seats",
    "roles",
    "keep_rest",
)


def lifts(problem: Problem, worker: str, shift: str, obstacles: Iterable[Obstacle]) -> tuple[Relaxation, ...] | None:
    """Tell the least relaxations that lift all of a worker's obstacles to a shift; None when one cannot be lifted.

    Obstacles that one decision lifts together (two rests, a ceiling exceeded at two instants) are one relaxation.
    """
    found: dict[tuple[str, str], Relaxation] = {}
    for obstacle in obstacles:
        lift = _LIFTS.get(obstacle.rule)
        if lift is None or "least" in obstacle.facts:
            return None
        one = lift(problem, worker, shift, obstacle.facts)
        what = one.rule, str(one.facts.get("limit", one.facts.get("with", one.facts.get("meeting", ""))))
        if what not in found or _step(one) > _step(found[what]):
            found[what] = one
    return tuple(sorted(found.values(), key=lambda one: (KINDS.index(one.rule), one.who, one.shift)))


def _step(one: Relaxation) -> int:
    return abs(int(one.facts.get("to", 0)) - int(one.facts.get("from", 0)))


def _of_limit(problem: Problem, _worker: str, _shift: str, facts: Facts) -> Relaxation:
    limit = next(one for one in problem.limits if one.id == facts["limit"])
    told: Facts = {"limit": limit.id, "from": limit.most, "to": facts["reached"]}
    return Relaxation(rule="limits", who=limit.who, facts=told)


def _of_team(problem: Problem, worker: str, _shift: str, facts: Facts) -> Relaxation:
    team = next(one.team for one in problem.workers if one.id == worker)
    return Relaxation(rule="at_once", who=team, facts={"from": facts["most"], "to": facts["count"]})


def _of_rest(_problem: Problem, worker: str, _shift: str, facts: Facts) -> Relaxation:
    return Relaxation(rule="keep_rest", who=worker, facts={"from": facts["needed"], "to": facts["gap"]})


def _of_seats(_problem: Problem, _worker: str, shift: str, facts: Facts) -> Relaxation:
    return Relaxation(rule="seats", who="", shift=shift, facts={"from": facts["most"], "to": facts["present"]})


_LIFTS: dict[str, Callable[[Problem, str, str, Facts], Relaxation]] = {
    "availability": lambda _, worker, shift, __: Relaxation(rule="availability", who=worker, shift=shift),
    "bans": lambda _, worker, shift, __: Relaxation(rule="bans", who=worker, shift=shift),
    "apart": lambda _, worker, __, facts: Relaxation(rule="apart", who=worker, facts={"with": facts["with"]}),
    "meetings": lambda _, who, __, facts: Relaxation(rule="meetings", who=who, facts={"meeting": facts["meeting"]}),
    "limits": _of_limit,
    "at_once": _of_team,
    "keep_rest": _of_rest,
    "seats": _of_seats,
}


def to_hold(worker: Worker, role: str) -> Relaxation:
    """Let a worker hold a role."""
    return Relaxation(rule="roles", who=worker.id, facts={"role": role})


def elsewhere(problem: Problem, works: frozenset[tuple[str, str]]) -> Iterator[Relaxation]:
    """Tell what could be lifted away from the seat itself: pins that hold people, ceilings that are reached."""
    for worker, shift in sorted(problem.pins):
        if shift not in problem.fixed:
            yield Relaxation(rule="pins", who=worker, shift=shift)
    shifts = {shift.id: shift for shift in problem.shifts}
    for limit in problem.limits:
        if limit.mode != "hard" or limit.unit != "shifts":
            continue
        members = {worker.id for worker in problem.workers if limit.who in {worker.id, worker.team}}
        held = sum(worker in members and shift in limit.shifts for worker, shift in works if shift in shifts)
        if held >= limit.most:
            told: dict[str, str | int] = {"limit": limit.id, "from": limit.most, "to": limit.most + 1}
            yield Relaxation(rule="limits", who=limit.who, facts=told)
    for team in problem.teams:
        if team.at_once is not None:
            yield Relaxation(rule="at_once", who=team.id, facts={"from": team.at_once, "to": team.at_once + 1})


def relaxed(problem: Problem, relaxation: Relaxation) -> Problem:
    """Give the problem in which one relaxation is granted and all else is as it was."""
    return _GRANTED[relaxation.rule](problem, relaxation)


def _available(problem: Problem, asked: Relaxation) -> Problem:
    return _worker(problem, asked.who, lambda worker: replace(worker, yes=worker.yes | {asked.shift}))


def _rested(problem: Problem, asked: Relaxation) -> Problem:
    return _worker(problem, asked.who, lambda worker: replace(worker, rest=int(asked.facts["to"])))


def _able(problem: Problem, asked: Relaxation) -> Problem:
    role = str(asked.facts["role"])
    return _worker(problem, asked.who, lambda worker: replace(worker, roles={**worker.roles, role: None}))


def _unbanned(problem: Problem, asked: Relaxation) -> Problem:
    return replace(problem, bans=problem.bans - {(asked.who, asked.shift)})


def _unpinned(problem: Problem, asked: Relaxation) -> Problem:
    return replace(problem, pins=problem.pins - {(asked.who, asked.shift)})


def _limited(problem: Problem, asked: Relaxation) -> Problem:
    most = int(asked.facts["to"])
    limits = tuple(replace(x, most=most) if x.id == asked.facts["limit"] else x for x in problem.limits)
    return replace(problem, limits=limits)


def _sent(problem: Problem, asked: Relaxation) -> Problem:
    most = int(asked.facts["to"])
    teams = tuple(replace(team, at_once=most) if team.id == asked.who else team for team in problem.teams)
    return replace(problem, teams=teams)


def _seated(problem: Problem, asked: Relaxation) -> Problem:
    most = int(asked.facts["to"])
    shifts = tuple(replace(shift, most=most) if shift.id == asked.shift else shift for shift in problem.shifts)
    return replace(problem, shifts=shifts)


def _paired(problem: Problem, asked: Relaxation) -> Problem:
    one, other = sorted((asked.who, str(asked.facts["with"])))
    return replace(problem, apart=problem.apart - {(one, other)})


def _excused(problem: Problem, asked: Relaxation) -> Problem:
    meetings = tuple(
        replace(one, workers=one.workers - {asked.who}) if one.id == asked.facts["meeting"] else one
        for one in problem.meetings
    )
    return replace(problem, meetings=meetings)


_GRANTED: dict[str, Callable[[Problem, Relaxation], Problem]] = {
    "availability": _available,
    "meetings": _excused,
    "pins": _unpinned,
    "bans": _unbanned,
    "limits": _limited,
    "at_once": _sent,
    "apart": _paired,
    "seats": _seated,
    "roles": _able,
    "keep_rest": _rested,
}


def _worker(problem: Problem, who: str, change: Callable[[Worker], Worker]) -> Problem:
    return replace(problem, workers=tuple(change(one) if one.id == who else one for one in problem.workers))
