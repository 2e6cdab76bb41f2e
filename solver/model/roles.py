"""Who holds a role in a shift."""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar

from solver.model.board import Board
from solver.problem import Shift


def holders(board: Board, shift: Shift, role: str) -> list[IntVar]:
    """Tell who may work in a shift and holds the role until its end."""
    return [
        works
        for worker, works in board.at(shift.id)
        if role in worker.roles and ((lapses := worker.roles[role]) is None or lapses >= shift.end)
    ]
