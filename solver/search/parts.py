"""Improving a rota part by part, when the whole is too much for one search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from ortools.sat.python.cp_model import CpModel

from solver.bounds.excerpt import Excerpts
from solver.bounds.relax import Relaxation
from solver.engine.run import Outcome
from solver.model.board import Board, Cost
from solver.search.windows import Windows

Rota = frozenset[tuple[str, str]]

SMALLEST, FIRST = 6, 16  # shifts in a window
GROWTH = 1.1
PATIENCE = 3.0  # how often each shift is tried, on average, before a rota is left as it is
STEP = 6  # how much more a unit of one tier weighs than one of the next, when several are improved at once


class Parts:
    """Frees one window of shifts after the other; it grows while it is decided in time, and shrinks when it is not."""

    def __init__(self, board: Board, relaxation: Relaxation, seed: int) -> None:
        self._excerpts = Excerpts(board, relaxation)
        self._windows = Windows(board.problem, Random(seed))  # noqa: S311 - nothing secret is drawn
        self._size = float(FIRST)
        self._tried = 0
        self._costs: Sequence[Cost] = ()
        self._first = 0

    def begin(self, rota: Rota, costs: Sequence[Cost], first: int) -> None:
        """Begin to improve a rota: the costs from `first` on, while those before become no worse."""
        self._excerpts.follow(rota)
        self._costs, self._first, self._tried = costs, first, 0

    @property
    def tired(self) -> bool:
        """Whether every shift was tried, and tried again, since something became better."""
        return self._tried > PATIENCE * self._windows.size

    @property
    def rota(self) -> Rota:
        """Tell the best rota so far."""
        return self._excerpts.rota()

    def values(self) -> list[int]:
        """Measure the costs in the best rota so far."""
        return [cost.value(self._excerpts.values) for cost in self._costs]

    def improve(self, run: Callable[[CpModel], Outcome]) -> bool:
        """Decide one window again; tell whether the rota became better, cost after cost."""
        window = self._windows.draw(round(self._size))
        now = self.values()
        floors = [cost.floor() for cost in self._costs]
        kept = [n for n in range(len(now)) if n < self._first or now[n] == floors[n]]
        better = [n for n in range(self._first, len(now)) if now[n] > floors[n]]
        weights = [STEP ** (len(better) - 1 - place) for place in range(len(better))]
        excerpt = self._excerpts.cut(
            sorted(window),
            [(weight, self._costs[n]) for weight, n in zip(weights, better, strict=True)],
            [self._costs[n] for n in kept],
        )
        outcome = run(excerpt.model)
        grown = self._size * GROWTH if outcome.proven else self._size / GROWTH
        self._size = min(self._windows.size, max(SMALLEST, grown))
        self._tried += len(window)
        if outcome.values is None:
            return False
        before = self._excerpts.values
        self._excerpts.values = list(before)
        self._excerpts.paste(excerpt, outcome.values)
        after = self.values()
        if after < now:
            self._tried = 0
        elif after > now:
            self._excerpts.values = before
        return after < now
