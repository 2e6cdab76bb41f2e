"""By hand, in a sheet: slot after slot, the first of those who can come and have come least; nothing is taken back.

It obeys every rule it can see. It looks at no meeting of teams, no recurring moment and no wish: nobody could, by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from solver import Problem, Shift, Worker
from tests.benchmarks.solver.peers.facts import Facts, holds
from tests.benchmarks.solver.peers.peer import Answer


def solve(problem: Problem) -> Answer:
    """Write down what is pinned, then fill the sheet from the first day to the last."""
    sheet = _Sheet(Facts(problem))
    for who, where in sorted(problem.pins):
        sheet.write(sheet.facts.workers[who], sheet.facts.shifts[where])
    for shift in sorted(problem.shifts, key=lambda shift: (shift.start, shift.id)):
        for role, asked in shift.roles.items():
            while sum(holds(worker, role, shift) for worker in sheet.there[shift.id]) < asked:
                if not sheet.fill(shift, role):
                    break
        while len(sheet.there[shift.id]) < shift.wanted:
            if not sheet.fill(shift):
                break
    return Answer(rota=frozenset((w.id, shift) for shift, there in sheet.there.items() for w in there))


class _Sheet:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.there: dict[str, list[Worker]] = defaultdict(list)
        self.of: dict[str, list[Shift]] = defaultdict(list)
        self.seats: Counter[str] = Counter()  # of people and of teams

    def write(self, worker: Worker, shift: Shift) -> None:
        self.there[shift.id].append(worker)
        self.of[worker.id].append(shift)
        self.seats.update((worker.id, worker.team))

    def fill(self, shift: Shift, role: str = "") -> bool:
        """Give one seat; whether somebody was found."""
        able = [w for w in self.facts.may[shift.id] if (not role or holds(w, role, shift)) and self._can(w, shift)]
        if not able or len(self.there[shift.id]) >= shift.most:
            return False
        self.write(min(able, key=lambda worker: self._order(worker, shift)), shift)
        return True

    def _order(self, worker: Worker, shift: Shift) -> tuple[bool, int, int, str]:
        return shift.id in worker.if_need_be, self.seats[worker.team], self.seats[worker.id], worker.id

    def _can(self, worker: Worker, shift: Shift) -> bool:
        problem, there = self.facts.problem, self.there[shift.id]
        if any(worker.team == other.team for other in there):
            return False
        if any((min(worker.id, other.id), max(worker.id, other.id)) in problem.apart for other in there):
            return False
        if worker.id in problem.accompanied and not problem.accompanied[worker.id] & {other.id for other in there}:
            return False
        if any(self.facts.clash(worker, shift, other) for other in self.of[worker.id]):
            return False
        return self._within_limits(worker, shift) and self._team_can(worker.team, shift)

    def _within_limits(self, worker: Worker, shift: Shift) -> bool:
        for limit in self.facts.problem.limits:
            if limit.who == worker.id and shift.id in limit.shifts:
                held = [one for one in (*self.of[worker.id], shift) if one.id in limit.shifts]
                if (sum(one.minutes for one in held) if limit.unit == "minutes" else len(held)) > limit.most:
                    return False
        return True

    def _team_can(self, team: str, shift: Shift) -> bool:
        ceiling = self.facts.teams[team].at_once
        if ceiling is None:
            return True
        same_time = 1 + sum(
            other.team == team and one.start < shift.end and shift.start < one.end
            for one in self.facts.problem.shifts
            for other in self.there[one.id]
        )
        return same_time <= ceiling
