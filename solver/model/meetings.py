"""Where named people are awaited at a meeting."""

from __future__ import annotations

from solver.model.board import Board
from solver.problem import Meeting, Shift


def meetings(board: Board) -> None:
    """Whoever attends a meeting takes no shift that overlaps it, or leaves no time for the way, unless it has begun."""
    for meeting in board.problem.meetings:
        with board.named(f"meetings:{meeting.id}"):
            for worker in sorted(meeting.workers):
                for shift, works in board.of(worker):
                    if shift.id not in board.problem.fixed and _keeps_from(board, meeting, shift):
                        board.require(works == 0)


def _keeps_from(board: Board, meeting: Meeting, shift: Shift) -> bool:
    way = board.problem.minutes_between(meeting.place, shift.place)
    return shift.start < meeting.end + way and meeting.start < shift.end + way
