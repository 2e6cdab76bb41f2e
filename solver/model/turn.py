"""Whose turn it is in a recurring moment: what came before, and how often each team may be there.

The turn (what it is: see the auditor of ownership) comes from a maximum flow, as in the schedules of tournaments
(A. Hoffman, 1960; L. Ford, D. Fulkerson, *Flows in Networks*, II.1): seats to come on one side, teams below the floor
on the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ortools.graph.python.max_flow import SimpleMaxFlow  # type: ignore[import-untyped]  # no py.typed beside its stubs

from solver.model.board import Board
from solver.problem import Problem, Shift


def turns(board: Board) -> dict[str, int]:
    """Tell for each cell how many presences are a team's turn, counted once for a model."""
    return board.once("turns", lambda: turns_of(board.problem))


def same_turns(board: Board, whole: Problem) -> None:
    """Take the turns of the whole problem, when a model is of a part of it: what is only decided has not begun."""
    board.once("turns", lambda: turns_of(whole))


def turns_of(problem: Problem) -> dict[str, int]:
    """Tell for each cell how many presences are a team's turn."""
    return {cell: _turn(problem, cell, shifts) for cell, shifts in cells(problem).items()}


def _turn(problem: Problem, cell: str, shifts: Sequence[Shift]) -> int:
    coming = [shift for shift in shifts if shift.id not in problem.fixed]
    return 1 + _floor(problem, coming, held_so_far(problem, cell, shifts))


def cells(problem: Problem) -> dict[str, list[Shift]]:
    """Tell the occurrences of each cell, in order."""
    found: dict[str, list[Shift]] = {}
    for shift in sorted(problem.shifts, key=lambda shift: (shift.start, shift.id)):
        if shift.cell:
            found.setdefault(shift.cell, []).append(shift)
    return found


def held_so_far(problem: Problem, cell: str, shifts: Sequence[Shift]) -> Counter[str]:
    """Count the presences of each team so far: those of the window, and those that have begun."""
    held = Counter({team: times for (where, team), times in problem.held.items() if where == cell})
    for shift in shifts:
        holders = problem.fixed.get(shift.id, frozenset())
        held.update({worker.team for worker in problem.workers if worker.id in holders})
    return held


def _floor(problem: Problem, coming: Sequence[Shift], held: Counter[str]) -> int:
    """Find the least ceiling under which a flow gives all seats to come to teams that are available."""
    can = [sorted(_available(problem, shift)) for shift in coming]
    seats = [min(shift.wanted, len(teams)) for shift, teams in zip(coming, can, strict=True)]
    floor = -(-(held.total() + sum(seats)) // max(1, len(problem.teams)))
    while _flow(can, seats, {team.id: max(0, floor - held[team.id]) for team in problem.teams}) < sum(seats):
        floor += 1
    return floor


def _available(problem: Problem, shift: Shift) -> set[str]:
    """Tell the teams of which someone may be asked."""
    return {
        worker.team
        for worker in problem.workers
        if (shift.id in worker.yes or shift.id in worker.if_need_be) and (worker.id, shift.id) not in problem.bans
    }


def _flow(can: Sequence[Sequence[str]], seats: Sequence[int], room: dict[str, int]) -> int:
    """Tell how many seats can be given: from a source to occurrences, one to each of their teams, to a sink."""
    source, sink = 0, 1
    node = {team: 2 + len(seats) + n for n, team in enumerate(room)}
    network = SimpleMaxFlow()
    for team, capacity in room.items():
        network.add_arc_with_capacity(node[team], sink, capacity)
    for n, (teams, wanted) in enumerate(zip(can, seats, strict=True)):
        network.add_arc_with_capacity(source, 2 + n, wanted)
        for team in teams:
            network.add_arc_with_capacity(2 + n, node[team], 1)
    if network.solve(source, sink) != network.OPTIMAL:
        raise RuntimeError("a flow of small whole numbers has a maximum")
    return int(network.optimal_flow())
