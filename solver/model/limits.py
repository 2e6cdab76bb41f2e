"""How much anyone, or a team, takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, See
from solver.problem import Limit


def limits(board: Board) -> None:
    """Nobody, and no team, takes more or less of the shifts of a hard limit than it allows.

    What has begun is taken off both ends: when it alone exceeds the limit, nothing may be added; when it left too
    little, all that is left is asked for.
    """
    for limit in board.problem.limits:
        if limit.mode == "hard":
            taken = _days(board, limit) if limit.unit == "days" else _taken(board, limit)
            _bound(board, limit, taken)


@dataclass(slots=True)
class _Taken:
    """What counts for a limit: an amount that has begun, variables with their amounts, and all that they might add."""

    begun: int = 0
    seats: list[IntVar] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)
    open: int = 0


def _bound(board: Board, limit: Limit, taken: _Taken) -> None:
    most, least = max(0, limit.most - taken.begun), limit.least - taken.begun
    if any(shift in board.problem.fixed for shift in limit.shifts):
        least = min(least, taken.open)
    with board.named(f"limits:{limit.id}"):
        if set(taken.amounts) <= {1}:
            board.at_most(taken.seats, most)
            board.at_least(taken.seats, least)
            return
        if sum(taken.amounts) > most:
            board.require(LinearExpr.weighted_sum(taken.seats, taken.amounts) <= most)
        if least > 0:
            board.require(LinearExpr.weighted_sum(taken.seats, taken.amounts) >= least)


def _taken(board: Board, limit: Limit) -> _Taken:
    """Count shifts or minutes; a team that may send one worker at a time to a shift counts it once."""
    taken, times = _Taken(), {shift.id: shift for shift in board.problem.shifts}
    people = [worker for worker in board.problem.workers if limit.who in {worker.id, worker.team}]
    for worker in people:
        for shift, works in board.of(worker.id):
            amount = shift.minutes if limit.unit == "minutes" else 1
            if shift.id not in limit.shifts or amount == 0:
                continue
            if shift.id not in board.problem.fixed:
                taken.amounts.append(amount)
                taken.seats.append(works)
            elif worker.id in board.problem.fixed[shift.id]:
                taken.begun += amount
    together = min(len(people), 1) if board.problem.one_per_team else len(people)
    for name in limit.shifts - board.problem.fixed.keys():
        taken.open += together * (times[name].minutes if limit.unit == "minutes" else 1)
    return taken


def _days(board: Board, limit: Limit) -> _Taken:
    """Count distinct working days; one on which something has begun is held already."""
    fixed, begun = board.problem.fixed, set[str]()
    by_day: dict[str, list[IntVar]] = {}
    people = [worker for worker in board.problem.workers if limit.who in {worker.id, worker.team}]
    for worker in people:
        for shift, works in board.of(worker.id):
            if shift.id not in limit.shifts:
                continue
            if shift.id not in fixed:
                by_day.setdefault(shift.day, []).append(works)
            elif worker.id in fixed[shift.id]:
                begun.add(shift.day)
    seats = [_day(board, works) for day, works in by_day.items() if day not in begun]
    coming = {shift.day for shift in board.problem.shifts if shift.id in limit.shifts and shift.id not in fixed}
    return _Taken(len(begun), seats, [1] * len(seats), len(coming - begun) if people else 0)


def _day(board: Board, works: list[IntVar]) -> IntVar:
    """Tell whether one of these is worked: exactly then, for a least as for a most; limits over one day share it."""
    if len(works) == 1:
        return works[0]

    def make() -> IntVar:
        day = board.flag(f"a day of {works[0].name}", _any(works))
        board.model.add_bool_or(*works, ~day)
        for seat in works:
            board.model.add_implication(seat, day)
        return day

    return board.once("a day of " + " ".join(str(seat.index) for seat in works), make)


def _any(works: list[IntVar]) -> Callable[[See], bool]:
    return lambda see: see(works) > 0
