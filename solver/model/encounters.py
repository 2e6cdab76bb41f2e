"""Who meets whom, by flow.

Saying `meets >= here + here - 1` for each pair of teams is exact but so weak that a month of 32 shifts did not close in
20 s. Here each shift has a size k, the number of teams in it, and each team present sends k - 1 units of flow, one to
each team that it meets:

    sum_k size[s,k] = 1                  here[a,s] = sum_k h[a,s,k]
    sum_a h[a,s,k]  = k·size[s,k]        sum_b meets[a,b,s] = sum_k (k-1)·h[a,s,k]

With whole numbers this is exact for every size: an absent team sends nothing, so that a present one has only k - 1
others left to meet, and meets each. The linear relaxation is nearly tight. The cost is convex (the m-th meeting of a
pair costs the number of their meetings before it), so that the ranks of a pair fill up from the cheapest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See
from solver.problem import Shift

Couple = tuple[str, str]


def encounters(board: Board) -> Cost:
    """Count for each meeting of two teams how often they had met before it, in the past and in this rota."""
    met = Counter(board.problem.met)
    constant = 0
    for holders in board.problem.fixed.values():
        for couple in combinations(sorted({w.team for w in board.problem.workers if w.id in holders}), 2):
            constant += met[couple]
            met[couple] += 1
    couples = {
        shift.id: list(combinations(sorted({worker.team for worker, _ in board.at(shift.id)}), 2))
        for shift in board.problem.shifts
        if shift.id not in board.problem.fixed
    }
    able = Counter(couple for here in couples.values() for couple in here)
    meetings: dict[Couple, list[IntVar]] = {}
    for shift in board.problem.shifts:
        again = any(met[couple] or able[couple] > 1 for couple in couples.get(shift.id, ()))
        if again:  # elsewhere whoever meets does so for the first time, whoever they are
            _meet(board, shift, meetings)
    terms = [term for couple, meets in meetings.items() for term in _ranked(board, couple, meets, met[couple])]
    return Cost(terms, constant)


def _meet(board: Board, shift: Shift, meetings: dict[Couple, list[IntVar]]) -> None:
    """Make the meetings of one shift that is still to be decided."""
    here: dict[str, list[IntVar]] = {}
    for worker, works in board.at(shift.id):
        here.setdefault(worker.team, []).append(works)
    teams = sorted(here)
    largest = min(shift.most, len(teams))
    if largest < 2:
        return
    everyone = [works for works_of_team in here.values() for works in works_of_team]
    sizes = [board.flag(f"{k} in {shift.id}", _is(everyone, k)) for k in range(largest + 1)]
    board.model.add_exactly_one(sizes)
    within = {
        (team, k): board.flag(f"{team} of {k} in {shift.id}", _is_and(here[team], everyone, k))
        for team in teams
        for k in range(1, largest + 1)
    }
    for k in range(1, largest + 1):
        board.require(LinearExpr.sum([within[team, k] for team in teams]) == k * sizes[k])
    flows: dict[str, list[IntVar]] = {team: [] for team in teams}
    for one, other in combinations(teams, 2):
        meets = board.flag(f"{one} meets {other} in {shift.id}", _both(here[one], here[other]))
        meetings.setdefault((one, other), []).append(meets)
        flows[one].append(meets)
        flows[other].append(meets)
    for team in teams:
        mine = [within[team, k] for k in range(1, largest + 1)]
        board.require(LinearExpr.sum(here[team]) == LinearExpr.sum(mine))
        board.require(LinearExpr.sum(flows[team]) == LinearExpr.weighted_sum(mine, range(largest)))


def _ranked(board: Board, couple: Couple, meets: Sequence[IntVar], before: int) -> list[tuple[IntVar, int]]:
    """Price the meetings of a couple by rank, those of the past before them."""
    name = " and ".join(couple)
    ranks = [board.flag(f"{name} meet {m + 1}", _at_least(meets, m + 1)) for m in range(len(meets))]
    board.require(LinearExpr.sum(meets) == LinearExpr.sum(ranks))
    for lower, higher in pairwise(ranks):
        board.model.add_implication(higher, lower)
    return [(rank, before + m) for m, rank in enumerate(ranks) if before + m]


def _is(variables: Sequence[IntVar], size: int) -> Callable[[See], bool]:
    return lambda see: see(variables) == size


def _is_and(mine: Sequence[IntVar], everyone: Sequence[IntVar], size: int) -> Callable[[See], bool]:
    return lambda see: see(mine) == 1 and see(everyone) == size


def _both(one: Sequence[IntVar], other: Sequence[IntVar]) -> Callable[[See], bool]:
    return lambda see: see(one) == 1 and see(other) == 1


def _at_least(variables: Sequence[IntVar], count: int) -> Callable[[See], bool]:
    return lambda see: see(variables) >= count
