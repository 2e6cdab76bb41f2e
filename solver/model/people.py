"""Who is with whom: apart, accompanied."""

from __future__ import annotations

from solver.model.board import Board


def apart(board: Board) -> None:
    """No shift holds two workers who are kept apart, unless it has begun; CP-SAT merges the pairs into cliques."""
    for one, other in sorted(board.problem.apart):
        there = {shift.id: works for shift, works in board.of(other)}
        with board.named(f"apart:{one}:{other}"):
            for shift, works in board.of(one):
                if shift.id in there and shift.id not in board.problem.fixed:
                    board.model.add_at_most_one(works, there[shift.id])


def accompanied(board: Board) -> None:
    """Whoever is accompanied works only where one of their company works too, unless it has begun: a clause a shift."""
    for worker, company in sorted(board.problem.accompanied.items()):
        with board.named(f"accompanied:{worker}"):
            for shift, works in board.of(worker):
                if shift.id not in board.problem.fixed:
                    beside = [seat for other, seat in board.at(shift.id) if other.id in company]
                    board.model.add_bool_or(*beside, ~works)
