"""How far a rota is from its draft."""

from __future__ import annotations

from solver.model.board import Board, Cost


def steadiness(board: Board) -> Cost:
    """Count the (worker, shift) pairs of the draft that are gone, plus the pairs that it did not have."""
    draft = board.problem.draft or frozenset()
    terms = [(works, -1 if pair in draft else 1) for pair, works in board.works.items()]
    return Cost(terms, len(draft))
