"""What can be talked about, and how often."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See


def topics(board: Board) -> Cost:
    """Add, over the topics, how many more of their shifts someone who covers them would have to be in.

    The range of each lack begins at what nobody's availability can fill: zero beyond it is its own proof.
    """
    terms, constant = [], 0
    for topic in board.problem.topics:
        there = [
            seats
            for shift in board.problem.shifts
            if shift.id in topic.shifts
            and (seats := [works for worker, works in board.at(shift.id) if worker.id in topic.workers])
        ]
        covered = [_covered(board, seats) for seats in there]
        least = max(0, topic.least - len(covered))
        if topic.least <= 0 or not covered:
            constant += least
            continue
        lack = board.whole(least, topic.least, f"lack of {topic.id}", _lack(there, topic.least))
        board.require(LinearExpr.sum(covered) + lack >= topic.least)
        terms.append((lack, 1))
    return Cost(terms, constant)


def _covered(board: Board, seats: list[IntVar]) -> IntVar:
    """Find, or make, the variable that tells whether one of these seats is held; topics of the same people share it."""
    if len(seats) == 1:
        return seats[0]
    name = f"someone in {sorted(seat.index for seat in seats)}"

    def make() -> IntVar:
        someone = board.flag(name, lambda see: see(seats) > 0)
        board.require(LinearExpr.sum(seats) >= someone)
        return someone

    return board.once(name, make)


def _lack(there: list[list[IntVar]], least: int) -> Callable[[See], int]:
    return lambda see: max(0, least - sum(see(seats) > 0 for seats in there))
