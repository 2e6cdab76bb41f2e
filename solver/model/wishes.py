"""What people would rather do."""

from __future__ import annotations

from solver.model.board import Board, Cost


def if_need_be(board: Board) -> Cost:
    """Count the seats held by someone who comes only if need be."""
    reluctant = {(worker.id, shift) for worker in board.problem.workers for shift in worker.if_need_be}
    return Cost([(works, 1) for pair, works in board.works.items() if pair in reluctant])


def wishes(board: Board) -> Cost:
    """Count the seats that their holder would rather avoid, less those that they prefer."""
    wish = {(worker.id, shift): 1 for worker in board.problem.workers for shift in worker.avoids}
    wish |= {(worker.id, shift): -1 for worker in board.problem.workers for shift in worker.prefers}
    return Cost([(works, wish[pair]) for pair, works in board.works.items() if pair in wish])
