"""Where a worker can be, and when: no overlap, time for the way, rest.

Each rule forbids pairs of shifts to a worker, gathered into cliques: one row for shifts of which each excludes each
other says more to a linear relaxation than a row for every two. Two shifts that have both begun are facts and forbid
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from solver.model.board import Board
from solver.problem import Shift, Stay, Worker

Clash = Callable[[Worker, Shift | Stay, Shift | Stay], bool]  # for one worker, the earlier, and the later


def no_overlap(board: Board) -> None:
    """Nobody is in two shifts at the same time, nor in a shift during a stay elsewhere."""
    _forbid(board, "no_overlap", lambda _, first, second: second.start < first.end)


def keep_travel(board: Board) -> None:
    """Nobody takes two shifts between which there is no time for the way from one place to the other."""
    way = board.problem.minutes_between

    def too_far(_: Worker, first: Shift | Stay, second: Shift | Stay) -> bool:
        return first.end <= second.start < first.end + way(first.place, second.place)

    _forbid(board, "keep_travel", too_far)


def keep_rest(board: Board) -> None:
    """Nobody takes two shifts of different days closer together than their rest."""

    def too_soon(worker: Worker, first: Shift | Stay, second: Shift | Stay) -> bool:
        one_day = first.day == second.day != ""
        return not one_day and first.end <= second.start < first.end + worker.rest

    _forbid(board, "keep_rest", too_soon)


def _forbid(board: Board, rule: str, clash: Clash) -> None:
    begun = board.problem.fixed
    way = max(board.problem.travel.values(), default=0)
    for worker in board.problem.workers:
        mine = sorted(board.of(worker.id), key=lambda known: (known[0].start, known[0].end))
        reach = max(way, worker.rest)
        clashing: dict[int, set[int]] = {place: set() for place in range(len(mine))}
        for place, (first, _) in enumerate(mine):
            for later in range(place + 1, len(mine)):
                second, _ = mine[later]
                if second.start >= first.end + reach:
                    break  # nothing later is near enough to clash
                if not (first.id in begun and second.id in begun) and clash(worker, first, second):
                    clashing[place].add(later)
        with board.named(f"{rule}:{worker.id}"):
            for clique in _cliques(clashing):
                board.model.add_at_most_one([mine[place][1] for place in clique])
            for shift, works in mine:
                if shift.id not in begun and any(_clashes(worker, shift, stay, clash) for stay in worker.stays):
                    board.require(works == 0)


def _cliques(after: Mapping[int, set[int]]) -> Iterator[list[int]]:
    """Cover pairs by cliques, each grown in order from the first pair left; `after` gives the later ones of a pair."""
    left = {(one, other) for one, others in after.items() for other in others}
    for one, others in after.items():
        for other in sorted(others):
            if (one, other) not in left:
                continue
            clique = [one, other]
            common = others & after[other]
            while common:
                clique.append(min(common))
                common &= after[clique[-1]]
            left.difference_update(combinations(clique, 2))
            yield clique


def _clashes(worker: Worker, shift: Shift, stay: Stay, clash: Clash) -> bool:
    if (stay.start, stay.end) <= (shift.start, shift.end):
        return clash(worker, stay, shift)
    return clash(worker, shift, stay)
