"""What follows what: forbidden successions, blocks of shifts."""

from __future__ import annotations

from itertools import pairwise, product

from ortools.sat.python.cp_model import IntVar

from solver.model.board import Board
from solver.problem import Shift, Stay, Worker


def successions(board: Board) -> None:
    """Nobody takes a shift with the second tag of a succession on the working day after one with the first.

    A clause for each two shifts that must not follow each other, stays elsewhere among them: an automaton over the days
    was slower than clauses. Two shifts that have both begun are facts and forbid nothing.
    """
    asked = board.problem.successions
    for worker in board.problem.workers if asked else ():
        held = _by_day(board, worker)
        with board.named(f"successions:{worker.id}"):
            for today, tomorrow in pairwise(board.problem.days):
                for pair in product(held.get(today, ()), held.get(tomorrow, ())):
                    (first, _), (second, _) = pair
                    decided = _open(board, first) or _open(board, second)
                    if decided and not asked.isdisjoint(product(first.tags, second.tags)):
                        board.model.add_bool_or([~works for _, works in pair if works is not None])


def _by_day(board: Board, worker: Worker) -> dict[str, list[tuple[Shift | Stay, IntVar | None]]]:
    """Tell what a worker may do on each day; a stay has no variable: it is done."""
    held: dict[str, list[tuple[Shift | Stay, IntVar | None]]] = {}
    for shift, works in board.of(worker.id):
        held.setdefault(shift.day, []).append((shift, works))
    for stay in worker.stays:
        held.setdefault(stay.day, []).append((stay, None))
    return held


def _open(board: Board, known: Shift | Stay) -> bool:
    return isinstance(known, Shift) and known.id not in board.problem.fixed


def blocks(board: Board) -> None:
    """Whoever works one shift of a block works all of it; of a block that has begun, all that is left of it.

    The shifts of a block are one decision for each worker: equal variables, which presolve makes one. Whoever cannot
    work one of them works none.
    """
    for block in board.problem.blocks:
        left = sorted(block - board.problem.fixed.keys())
        with board.named(f"blocks:{'+'.join(sorted(block))}"):
            for worker in board.problem.workers:
                mine = [board.works[worker.id, shift] for shift in left if (worker.id, shift) in board.works]
                if len(mine) < len(left):
                    for works in mine:
                        board.require(works == 0)
                    continue
                for one, other in pairwise(mine):
                    board.require(one == other)
