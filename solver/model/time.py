"""Where a worker can be, and when: no overlap, time for the way, rest.

Each rule forbids pairs of shifts to a worker; CP-SAT merges the pairs into cliques by itself. Two shifts that have both
begun are facts and forbid nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from solver.model.board import Board
from solver.problem import Shift, Stay, Worker

Clash = Callable[[Worker, Shift | Stay, Shift | Stay], bool]  # for one worker, the earlier, and the later


def no_overlap(board: Board) -> None:
    """Nobody is in two shifts at the same time, nor in a shift during a stay elsewhere."""
    _forbid(board, "no_overlap", lambda _, first, second: second.start < first.end)


def keep_travel(board: Board) -> None:
    """Nobody takes two shifts between which there is no time for the way from one place to the other."""
    way = board.problem.minutes_between

    def too_far(_: Worker, first: Shift | Stay, second: Shift | Stay) -> bool:
        return first.end <= second.start < first.end + way(first.place, second.place)

    _forbid(board, "keep_travel", too_far)


def keep_rest(board: Board) -> None:
    """Nobody takes two shifts closer together than their rest."""
    _forbid(board, "keep_rest", lambda worker, first, second: first.end <= second.start < first.end + worker.rest)


def _forbid(board: Board, rule: str, clash: Clash) -> None:
    def clashes(worker: Worker, one: Shift | Stay, other: Shift | Stay) -> bool:
        first, second = sorted((one, other), key=lambda span: (span.start, span.end))
        return clash(worker, first, second)

    begun = board.problem.fixed
    for worker in board.problem.workers:
        mine = board.of(worker.id)
        with board.named(f"{rule}:{worker.id}"):
            for (one, works_one), (other, works_other) in combinations(mine, 2):
                if not (one.id in begun and other.id in begun) and clashes(worker, one, other):
                    board.model.add_at_most_one(works_one, works_other)
            for shift, works in mine:
                if shift.id not in begun and any(clashes(worker, shift, stay) for stay in worker.stays):
                    board.require(works == 0)
