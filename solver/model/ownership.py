"""Whether a recurring moment belongs to a team: how often it is there over the rolling window, and how often in a row.

The cost of a team in a cell is convex in its presences there: ranks beyond its turn fill up from the cheapest, and the
relaxation is that of the balance between presences and ranks, without any product.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See
from solver.model.turn import cells, held_so_far, turns
from solver.problem import Problem, Shift

RUN = 2  # presences in a row that surprise nobody


def ownership(board: Board) -> Cost:
    """Add, for each presence of a team in a cell beyond its turn, how many it is beyond: 1, then 2, then 3."""
    terms, constant = [], 0
    turn_of = turns(board)
    for cell, shifts in cells(board.problem).items():
        coming = [shift for shift in shifts if shift.id not in board.problem.fixed]
        held = held_so_far(board.problem, cell, shifts)
        turn = turn_of[cell]
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
    for cell, shifts in cells(board.problem).items():
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


def _presences(board: Board, team: str, shifts: Sequence[Shift]) -> list[IntVar]:
    return [here for shift in shifts if (here := board.present(team, shift.id)) is not None]


def _presence(board: Board, team: str, shift: Shift) -> IntVar | bool:
    """Tell whether a team is in a shift: as a variable, or as a fact."""
    if shift.id in board.problem.fixed:
        return team in board.once("teams where it has begun", lambda: _begun(board.problem))[shift.id]
    here = board.present(team, shift.id)
    return False if here is None else here


def _begun(problem: Problem) -> dict[str, set[str]]:
    team_of = {worker.id: worker.team for worker in problem.workers}
    return {shift: {team_of[worker] for worker in holders} for shift, holders in problem.fixed.items()}


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
