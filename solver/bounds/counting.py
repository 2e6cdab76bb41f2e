"""Bounds that counting alone proves: known at once, where the relaxation of hundreds of shifts comes late or never.

So many meetings take place at least as the seats that are not lacking bring; spread over the pairs as evenly as can be,
they cost what the cheapest ranks cost (the exchange argument for a sum of convex functions: T. Ibaraki, N. Katoh,
*Resource Allocation Problems*, MIT Press 1988, 4.2).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain, combinations
from math import comb

from solver.engine.run import NOTHING_KNOWN
from solver.model.board import Board

_ALL = 2**62  # seats


def counted(board: Board, tier: str, most: Mapping[str, int]) -> int:
    """Tell a value below which a tier cannot be in any lawful rota; `most` are the ceilings of other tiers, by name."""
    count = _COUNTED.get(tier)
    return NOTHING_KNOWN if count is None else count(board, most)


def _encounters(board: Board, most: Mapping[str, int]) -> int:
    """Count meetings: those of fixed shifts, and of the others the least that `coverage` leaves, cheapest first.

    A seat that lacks in a shift of k takes k - 1 meetings away, so that at worst those lack that take the most.
    """
    lacking, sizes, cost = most.get("coverage", _ALL), list[int](), 0
    met, able = Counter(board.problem.met), Counter[tuple[str, str]]()
    for shift in board.problem.shifts:
        holders = board.problem.fixed.get(shift.id)
        if holders is None:
            teams = sorted({worker.team for worker, _ in board.at(shift.id)})
            able.update(combinations(teams, 2))
            sizes.append(min(shift.wanted, len(teams)))
            lacking -= shift.wanted - sizes[-1]
            continue
        lacking -= max(0, shift.wanted - len(holders))
        for couple in combinations(sorted({w.team for w in board.problem.workers if w.id in holders}), 2):
            cost += met[couple]
            met[couple] += 1
    lost = sorted(chain.from_iterable(range(size) for size in sizes), reverse=True)[: max(0, lacking)]
    meetings = sum(comb(size, 2) for size in sizes) - sum(lost)
    ranks = sorted(chain.from_iterable(range(met[couple], met[couple] + times) for couple, times in able.items()))
    return cost + sum(ranks[:meetings])


_COUNTED: Mapping[str, Callable[[Board, Mapping[str, int]], int]] = {"encounters": _encounters}
