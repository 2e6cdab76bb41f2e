"""Local search: seats change hands, up to four at a time, while it cools down.

It proves nothing and keeps to every rule: its rota is where the search with proofs goes on from. Simulated annealing
(S. Kirkpatrick, C. Gelatt, M. Vecchi, *Optimization by simulated annealing*, Science 1983) over tiers in order: those
before the one sought are felt as the next heavier tier, so that it can pass through a worse rota, and the rota that is
remembered is the best one tier after tier.

A million moves take about half a second, compiled by numba; where numba is not installed there is no local search.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from math import ceil, log2
from typing import TYPE_CHECKING

from solver.catalogue import Entry
from solver.engine.linear import Row
from solver.model.board import Board
from solver.problem import Problem

if TYPE_CHECKING:
    from solver.anneal.field import Layout

Rota = frozenset[tuple[str, str]]

SMALLEST = 12  # shifts to decide: with fewer, whoever proves has found the best before this has begun
CHUNK = 100_000  # moves between two looks at whether to stop
FIRST, MOVES = 2_000, 600  # for each seat that may change hands: in the first run of all, and in each that follows
LARGE, MORE = 3_000, 5  # seats from which all runs are so many times longer: windows and proofs find less there
WORK = 3e-7  # deterministic seconds of a move
RATIO = 2.5  # how much more a unit of a tier weighs than one of the next
FELT = (8.0, 5.0, 12.0)  # units of the tier sought: what one of those before it is felt as, run after run
HOT, COLD = 2.0, 0.5  # the heat at first, in units of the tier sought, and in the end, in those of the last tier
WARM = 8  # but never hotter than for the eighth but last


def annealer(board: Board, rows: Sequence[Row], tiers: Sequence[Entry], seed: int) -> Annealer | None:
    """Make one for a model whose rules are these rows; None for a small problem, and without numba."""
    problem = board.problem
    if len(problem.shifts) - len(problem.fixed) < SMALLEST or find_spec("numba") is None:
        return None
    from solver.anneal.field import Layout  # noqa: PLC0415 - half a second, for whoever searches

    compile_moves()
    return Annealer(Layout(board, rows), tiers, seed)


@cache
def compile_moves() -> bool:
    """Load the moves, or compile them, which takes some seconds once for an installation; False without numba."""
    if find_spec("numba") is None:
        return False
    from solver.anneal.field import Layout  # noqa: PLC0415 - as above

    nothing = Layout(Board(Problem(shifts=(), workers=(), teams=())), ())
    Annealer(nothing, (), 0).improve(frozenset(), 0, lambda _: 1.0)
    return True


class Annealer:
    """Improves rotas that keep every rule of a model; each run draws other moves."""

    def __init__(self, layout: Layout, tiers: Sequence[Entry], seed: int) -> None:
        self._layout, self._tiers = layout, tiers
        self._draws, self._runs = seed * 1_000_000, 0
        self._large = layout.movable > LARGE
        self._movable = layout.movable * (MORE if self._large else 1)

    def improve(self, start: Rota, place: int, passed: Callable[[float], float]) -> Rota:
        """Cool down once, seeking the tiers from `place` on, those before it kept as good as they are.

        `passed` is asked after each chunk of moves, told the deterministic seconds that it took; it says which part of
        the time has passed, so that all of the cooling fits into it, and 1 when it is over.
        """
        from solver.anneal.moves import anneal, fill, moves  # noqa: PLC0415 - compiled, for whoever searches

        layout, tiers = self._layout, self._tiers
        rank = layout.rank(tiers, place)
        sought = self._layout.weight(rank, RATIO)
        above = 2.0 ** ceil(log2(256 * sought * RATIO))
        weights, cost = layout.weights(tiers, place, RATIO, above)
        field, state, move = layout.field(cost, above, FELT[self._runs % len(FELT)] * sought), layout.empty(), moves()
        warm = rank if self._large and not self._runs else min(WARM, rank)
        self._runs += 1
        best = total = fill(field, weights, state, layout.held(start))
        hot, cold = HOT * layout.weight(warm, RATIO), COLD * layout.weight(0, RATIO)
        chunks = max(2, -(-(MOVES if self._runs > 1 else FIRST) * self._movable // CHUNK))
        done = 0.0
        while done < 1.0:
            heat, ahead = hot * (cold / hot) ** done, min(1.0, done + 1 / chunks)
            self._draws += 1
            lower = hot * (cold / hot) ** ahead
            total, best = anneal(field, weights, state, move, CHUNK, heat, lower, total, best, self._draws)
            done = max(ahead, passed(WORK * CHUNK))
        return layout.rota(state.best)
