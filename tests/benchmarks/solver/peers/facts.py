"""What every peer works out of a problem before it searches, as anyone would: who may come where, what excludes what.

The peers are told the rules and aims of the generated problems and no others; a problem that asks more is refused.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from solver import Problem, Shift, Stay, Worker
from solver.audit.ownership import _available, _floor

AIMS = ("openable", "coverage", "agreements", "presence", "ownership", "encounters", "economy", "wishes")


class Facts:
    """A problem, looked up quickly. ValueError when it asks what the peers are not told."""

    def __init__(self, problem: Problem) -> None:
        if more := _more(problem):
            raise ValueError(f"the peers are not told of {', '.join(more)}")
        self.problem = problem
        self.shifts = {shift.id: shift for shift in problem.shifts}
        self.workers = {worker.id: worker for worker in problem.workers}
        self.teams = {team.id: team for team in problem.teams}
        self.of = {w.id: [s for s in problem.shifts if self._may(w, s)] for w in problem.workers}
        self.may: dict[str, list[Worker]] = {shift.id: [] for shift in problem.shifts}
        for worker in problem.workers:
            for shift in self.of[worker.id]:
                self.may[shift.id].append(worker)
        self.cells: dict[str, list[Shift]] = defaultdict(list)
        for shift in sorted(problem.shifts, key=lambda shift: (shift.start, shift.id)):
            if shift.cell:
                self.cells[shift.cell].append(shift)

    def clash(self, worker: Worker, one: Shift, other: Shift | Stay) -> bool:
        """Whether somebody cannot do both: they overlap, or leave no time for the way or the rest."""
        between = self.problem.minutes_between(one.place, other.place)
        if not (one.day and one.day == other.day):
            between = max(between, worker.rest)
        return one.start < other.end + between and other.start < one.end + between

    def clashes(self, worker: Worker) -> list[tuple[Shift, Shift]]:
        """Tell the pairs of shifts of which somebody can do one only."""
        return [pair for pair in combinations(self.of[worker.id], 2) if self.clash(worker, *pair)]

    def turn(self, cell: str) -> int:
        """Tell how often a team may be in a cell before it owns it: part of the aim, so that everyone is told it."""
        held = Counter({team: self.problem.held.get((cell, team), 0) for team in self.teams})
        return 1 + _floor(self.problem, self.cells[cell], _available(self.problem), held)

    def met(self, one: str, other: str) -> int:
        """Tell how often two teams met before."""
        return self.problem.met.get((min(one, other), max(one, other)), 0)

    def _may(self, worker: Worker, shift: Shift) -> bool:
        if shift.id not in worker.yes and shift.id not in worker.if_need_be:
            return False
        if any(self.clash(worker, shift, stay) for stay in worker.stays):
            return False
        way = self.problem.minutes_between
        return not any(
            worker.id in meeting.workers
            and max(shift.start - meeting.end, meeting.start - shift.end) < way(shift.place, meeting.place)
            for meeting in self.problem.meetings
        )


def holds(worker: Worker, role: str, shift: Shift) -> bool:
    """Whether somebody holds a role until the end of a shift."""
    if role not in worker.roles:
        return False
    until = worker.roles[role]
    return until is None or until >= shift.end


def _more(problem: Problem) -> list[str]:
    """Tell what a problem asks that the peers are not told."""
    teams = {team.id for team in problem.teams}
    asked = {
        "bans": bool(problem.bans),
        "what has begun": bool(problem.fixed),
        "a draft": problem.draft is not None,
        "what was told": problem.told is not None,
        "two of a team": not problem.one_per_team,
        "another band": problem.band != 1,
        "successions": bool(problem.successions),
        "blocks": bool(problem.blocks),
        "promises": bool(problem.promises),
        "runs of before": bool(problem.running),
        "limits of teams": any(limit.who in teams for limit in problem.limits),
        "other limits": any(limit.least or limit.unit == "days" or limit.mode == "alert" for limit in problem.limits),
        "several roles": any(len(shift.roles) > 1 for shift in problem.shifts),
        "other aims": not set(problem.aims) <= set(AIMS),
    }
    return [name for name, there in asked.items() if there]
