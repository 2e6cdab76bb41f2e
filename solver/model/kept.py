"""What was told and is changed."""

from __future__ import annotations

from solver.model.board import Board, Cost


def displaced(board: Board) -> Cost:
    """Count the (worker, shift) pairs that were told and are gone."""
    told = board.problem.told or frozenset()
    return Cost([(works, -1) for pair, works in board.works.items() if pair in told], len(told))


def called(board: Board) -> Cost:
    """Count the (worker, shift) pairs that were not told."""
    told = board.problem.told or frozenset()
    return Cost([(works, 1) for pair, works in board.works.items() if pair not in told])
