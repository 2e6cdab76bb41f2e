"""Whether a recurring moment belongs to a team: how often it is there over the rolling window, and how often in a row.

The cost of a team in a cell is convex in its presences there: ranks beyond its turn fill up from the cheapest, and the
relaxation is that of the balance between presences and ranks, without any product. The turn (what it is: see the
auditor) comes from a maximum flow, as in the schedules of tournaments (A. Hoffman, 1960; L. Ford, D. Fulkerson, *Flows
in Networks*, II.1): seats to come on one side, teams below the floor on the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ortools.graph.python.max_flow import SimpleMaxFlow  # type: ignore[import-untyped]  # no py.typed beside its stubs
from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See
from solver.problem import Shift

RUN = 2  # presences in a row that surprise nobody


def ownership(board: Board) -> Cost:
    """Add, for each presence of a team in a cell beyond its turn, how many it is beyond: 1, then 2, then 3."""
    terms, constant = [], 0
    for cell, shifts in _cells(board).items():
        coming = [shift for shift in shifts if shift.id not in board.problem.fixed]
        held = _held(board, cell, shifts)
        turn = 1 + _floor(board, coming, held)
        for team in board.problem.teams:
            already = max(0, held[team.id] - turn)
            constant += already * (already + 1) // 2
            there = _presences(board, team.id, coming)
            room = max(0, turn - held[team.id])  # of these presences cost nothing
            ranks = [
                (board.flag(f"{team.id} {beyond} beyond its turn in {cell}", _more(there, room + nth)), beyond)
                for nth, beyond in enumerate(range(already + 1, already + len(there) - room + 1))
            ]
            if ranks:
                board.require(LinearExpr.sum(there) - LinearExpr.sum([rank for rank, _ in ranks]) <= room)
                terms += ranks
    return Cost(terms, constant)


def runs(board: Board) -> Cost:
    """Count the presences of a team in a cell that follow two or more in a row; the past counts, closures do not."""
    terms, constant = [], 0
    for cell, shifts in _cells(board).items():
        for team in board.problem.teams:
            before: list[IntVar | bool] = [True] * min(RUN, board.problem.running.get((cell, team.id), 0))
            row: list[IntVar | bool] = [False] * (RUN - len(before))
            row += before + [_presence(board, team.id, shift) for shift in shifts]
            for last in range(RUN, len(row)):
                stretch = row[last - RUN : last + 1]
                if any(here is False for here in stretch):
                    continue
                there = [here for here in stretch if not isinstance(here, bool)]
                if there:
                    terms.append((_all(board, there), 1))
                else:
                    constant += 1
    return Cost(terms, constant)


def _cells(board: Board) -> dict[str, list[Shift]]:
    """Tell the occurrences of each cell, in order."""
    cells: dict[str, list[Shift]] = {}
    for shift in sorted(board.problem.shifts, key=lambda shift: (shift.start, shift.id)):
        if shift.cell:
            cells.setdefault(shift.cell, []).append(shift)
    return cells


def _held(board: Board, cell: str, shifts: Sequence[Shift]) -> Counter[str]:
    """Count the presences of each team so far: those of the window, and those that have begun."""
    held = Counter({team: times for (where, team), times in board.problem.held.items() if where == cell})
    for shift in shifts:
        holders = board.problem.fixed.get(shift.id, frozenset())
        held.update({worker.team for worker in board.problem.workers if worker.id in holders})
    return held


def _presences(board: Board, team: str, shifts: Sequence[Shift]) -> list[IntVar]:
    return [here for shift in shifts if (here := board.present(team, shift.id)) is not None]


def _presence(board: Board, team: str, shift: Shift) -> IntVar | bool:
    """Tell whether a team is in a shift: as a variable, or as a fact."""
    if (holders := board.problem.fixed.get(shift.id)) is not None:
        return any(worker.team == team for worker in board.problem.workers if worker.id in holders)
    here = board.present(team, shift.id)
    return False if here is None else here


def _all(board: Board, there: Sequence[IntVar]) -> IntVar:
    """Find, or make, a variable that is 1 when all of these are."""
    if len(there) == 1:
        return there[0]
    name = f"all of {[here.index for here in there]}"

    def make() -> IntVar:
        everyone = board.flag(name, lambda see: see(there) == len(there))
        board.model.add_bool_or([~here for here in there] + [everyone])
        return everyone

    return board.once(name, make)


def _more(there: Sequence[IntVar], than: int) -> Callable[[See], bool]:
    return lambda see: see(there) > than


def _floor(board: Board, coming: Sequence[Shift], held: Counter[str]) -> int:
    """Find the least ceiling under which a flow gives all seats to come to teams that are available."""
    bans = board.problem.bans
    can = [sorted({w.team for w, _ in board.at(shift.id) if (w.id, shift.id) not in bans}) for shift in coming]
    seats = [min(shift.wanted, len(teams)) for shift, teams in zip(coming, can, strict=True)]
    floor = -(-(held.total() + sum(seats)) // max(1, len(board.problem.teams)))
    while _flow(can, seats, {team.id: max(0, floor - held[team.id]) for team in board.problem.teams}) < sum(seats):
        floor += 1
    return floor


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
