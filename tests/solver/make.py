"""Builders: one per type, with boring defaults."""
# ruff: noqa: ANN401 - fields are whatever the test varies

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from solver import Limit, Problem, Shift, Team, Worker


def shift(name: str, start: int = 0, end: int = 0, **fields: Any) -> Shift:
    return Shift(id=name, start=start, end=end or start + 60, **{"least": 1, "wanted": 1, "most": 1} | fields)


def worker(name: str, yes: Iterable[str] = (), team: str = "", **fields: Any) -> Worker:
    """Someone of a team of their own, named after them."""
    return Worker(id=name, team=team or f"{name}s", yes=frozenset(yes), **fields)


def limit(who: str, shifts: Iterable[str], most: int, **fields: Any) -> Limit:
    return Limit(id=f"{who} at most {most}", who=who, shifts=frozenset(shifts), most=most, **fields)


def problem(shifts: Iterable[Shift] = (), workers: Iterable[Worker] = (), **fields: Any) -> Problem:
    """A problem with the teams that its workers come from, unless it is told others."""
    people = tuple(workers)
    teams = tuple(Team(id=name) for name in dict.fromkeys(worker.team for worker in people))
    return Problem(shifts=tuple(shifts), workers=people, **{"teams": teams} | fields)


def pairs(*told: str) -> frozenset[tuple[str, str]]:
    """Read "amy:early" as Amy in the early shift."""
    return frozenset((who, where) for who, _, where in (text.partition(":") for text in told))
