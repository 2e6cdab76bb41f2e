"""Whether a recurring moment belongs to a team: how often it is there over the rolling window, and how often in a row.

A team's turn in a cell is its floor plus one. The floor is the larger of two whole numbers:

- what an even rotation comes to: the presences of the window so far and the seats to come, divided by the number of
  teams, rounded up;
- what availability and history force: the least F for which the seats to come can all be given, each team at most once
  in an occurrence, only where someone of it is available, and none raised above F presences.

The seats to come are those wanted in the occurrences still to be decided, no more than teams are available there. The
other rules are left out: the floor can be too low, never too high. What has begun is history.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from solver.audit.rota import Rota
from solver.problem import Problem, Shift

RUN = 2  # presences in a row that surprise nobody


def ownership(problem: Problem, rota: Rota) -> int:
    """Add, for each presence of a team in a cell beyond its turn, how many it is beyond: 1, then 2, then 3."""
    cost, available = 0, _available(problem)
    for cell, occurrences in _cells(problem):
        began: Counter[str] = Counter({team.id: problem.held.get((cell, team.id), 0) for team in problem.teams})
        now: Counter[str] = Counter()
        for shift in occurrences:
            (began if shift.id in problem.fixed else now).update(_there(rota, shift))
        coming = [shift for shift in occurrences if shift.id not in problem.fixed]
        turn = 1 + _floor(problem, coming, available, began)
        cost += sum(sum(range(1, began[team.id] + now[team.id] - turn + 1)) for team in problem.teams)
    return cost


def runs(problem: Problem, rota: Rota) -> int:
    """Count the presences of a team in a cell that follow two or more in a row; the past counts, closures do not."""
    cost = 0
    for cell, occurrences in _cells(problem):
        row = {team.id: problem.running.get((cell, team.id), 0) for team in problem.teams}
        for shift in occurrences:
            there = _there(rota, shift)
            row = {team: length + 1 if team in there else 0 for team, length in row.items()}
            cost += sum(length > RUN for length in row.values())
    return cost


def _cells(problem: Problem) -> Iterator[tuple[str, list[Shift]]]:
    """Tell the occurrences of each cell, in order."""
    for cell in sorted({shift.cell for shift in problem.shifts if shift.cell}):
        there = [shift for shift in problem.shifts if shift.cell == cell]
        yield cell, sorted(there, key=lambda shift: (shift.start, shift.id))


def _there(rota: Rota, shift: Shift) -> set[str]:
    return {worker.team for worker in rota.at(shift.id)}


def _floor(problem: Problem, coming: list[Shift], available: Mapping[str, set[str]], held: Counter[str]) -> int:
    """Give the seats to come one by one, raising the ceiling whenever no exchange makes room for the next."""
    can = {shift.id: available.get(shift.id, set()) for shift in coming}
    seats = [shift.id for shift in coming for _ in range(min(shift.wanted, len(can[shift.id])))]
    floor = -(-(held.total() + len(seats)) // max(1, len(problem.teams)))
    given: dict[str, set[str]] = {team.id: set() for team in problem.teams}
    for seat in seats:
        while not _give(seat, can, given, held, floor, set()):
            floor += 1
    return floor


def _give(  # noqa: PLR0913, PLR0917 - an augmenting path needs to see everything
    seat: str,
    can: dict[str, set[str]],
    given: dict[str, set[str]],
    held: Counter[str],
    floor: int,
    tried: set[str],
) -> bool:
    """Give a seat of an occurrence to a team below the floor, which may pass one of its own on (augmenting path)."""
    for team in sorted(can[seat] - tried):
        if seat in given[team]:
            continue
        tried.add(team)
        if held[team] + len(given[team]) < floor:
            given[team].add(seat)
            return True
        for other in sorted(given[team]):
            if _give(other, can, given, held, floor, tried):
                given[team].remove(other)
                given[team].add(seat)
                return True
    return False


def _available(problem: Problem) -> dict[str, set[str]]:
    """Tell for each shift the teams of which someone may be asked."""
    teams: dict[str, set[str]] = {}
    for worker in problem.workers:
        for shift in worker.yes | worker.if_need_be:
            if (worker.id, shift) not in problem.bans:
                teams.setdefault(shift, set()).add(worker.team)
    return teams
