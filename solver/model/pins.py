"""What was decided before the search: pins, bans, and what has begun."""

from __future__ import annotations

from solver.model.board import Board


def fixed(board: Board) -> None:
    """Whatever has begun keeps exactly the workers who hold it, available or not."""
    for shift in board.problem.shifts:
        if (holders := board.problem.fixed.get(shift.id)) is None:
            continue
        for worker in board.problem.workers:
            if worker.id in holders:
                board.may_work(worker, shift)
        with board.named(f"fixed:{shift.id}"):
            for worker, works in board.at(shift.id):
                board.require(works == int(worker.id in holders))


def pins(board: Board) -> None:
    """Whoever is pinned to a shift works there."""
    for worker, shift in sorted(board.problem.pins):
        with board.named(f"pin:{worker}:{shift}"):
            board.require(board.works[worker, shift] == 1)


def bans(board: Board) -> None:
    """Nobody works in a shift from which they are banned, unless it has begun."""
    for worker, shift in sorted(board.problem.bans):
        if (worker, shift) in board.works and shift not in board.problem.fixed:
            with board.named(f"ban:{worker}:{shift}"):
                board.require(board.works[worker, shift] == 0)
