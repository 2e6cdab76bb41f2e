"""The moves of the local search, compiled by numba: everything here is arrays and whole numbers.

A move flips up to four seats. Its rows are looked at first, because most moves that cannot be made break one; then what
it costs is added up from counters, one small update for each aim that the seat takes part in; then it is kept or
flipped back (Metropolis). Costs are whole numbers in floats, far below 2**53, so that nothing drifts.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from solver.anneal.arrays import Array, Field, State, Weights
from solver.anneal.draws import draw

# Without numba's counting of references: it would count each of these arrays up and down at every call, which took nine
# tenths of the time. Nothing here makes an array or keeps one.
_compiled: Any = njit(cache=True, nogil=True, _nrt=False)  # type: ignore[call-overload] # an option without a type


@_compiled
def _of_shift(f: Field, w: Weights, st: State, s: int) -> float:
    cost = 0.0
    closed = st.present[s] < f.least[s]
    for r in range(f.role_asked.shape[1]):
        closed = closed or st.roles[s, r] < f.role_asked[s, r]
    if closed:
        cost += w.openable * f.weight[s]
    cost += w.coverage * max(0, f.wanted[s] - st.present[s])
    return cost + w.economy * max(0, st.counted[s] - f.wanted[s])


@_compiled
def _of_teams(f: Field, w: Weights, st: State) -> float:
    cost, n, total, largest = 0.0, 0, 0, 0
    for t in range(f.equal.shape[0]):
        if f.equal[t]:
            n += 1
            total += st.own[t] + f.surplus[t]
        else:
            beyond = abs(st.worked[t] - f.owed[t]) - f.tolerance[t]
            if beyond > 0:
                cost += w.agreements * beyond
    if n:
        mean = total // n
        for t in range(f.equal.shape[0]):
            if f.equal[t]:
                own = st.own[t] + f.surplus[t]
                distance = (abs(n * own - total) + n - 1) // n - f.band
                if distance > 0:
                    cost += w.presence * distance
                    largest = max(largest, distance)
                cost += w.evenness * max(0, mean - own, own - mean - 1)
    return cost + w.largest * largest


@_compiled
def _is_here(f: Field, st: State, s: int, t: int, back: int) -> bool:
    """Tell whether a team is in the occurrence so many before a shift, the past being behind the first one."""
    while back > 0:
        if f.before[s] < 0:
            return f.running[f.cell[s], t] >= back
        s = f.before[s]
        back -= 1
    return st.here[s, t] > 0


@_compiled
def _come(  # noqa: PLR0913, PLR0917 - a compiled function takes its arrays as they are
    f: Field, w: Weights, st: State, s: int, t: int, sign: int
) -> float:
    """Price that a team comes to a shift, or leaves it: the moment it may own, runs, whom it meets."""
    cost = 0.0
    c = f.cell[s]
    if c >= 0:
        e = st.in_cell[c, t]
        cost += sign * w.ownership * max(0, e + (1 if sign > 0 else 0) - f.turn[c])
        st.in_cell[c, t] = e + sign
        one, two = _is_here(f, st, s, t, 1), _is_here(f, st, s, t, 2)
        n = f.after[s]
        next_one = n >= 0 and st.here[n, t] > 0
        next_two = n >= 0 and f.after[n] >= 0 and st.here[f.after[n], t] > 0
        cost += sign * w.runs * (int(one and two) + int(one and next_one) + int(next_one and next_two))
    if f.met:
        for place in range(st.present[s]):
            other = f.seat_team[st.members[s, place]]
            if other != t:
                times = st.times_met[t, other]
                cost += w.encounters * (times if sign > 0 else 1 - times)
                st.times_met[t, other] = times + sign
                st.times_met[other, t] = times + sign
    return cost


@_compiled
def _of_topics(f: Field, w: Weights, st: State, k: int, sign: int) -> float:
    cost = 0.0
    for place in range(f.topic_first[k], f.topic_first[k + 1]):
        at = f.topic_of[place]
        topic = f.topic_at[at]
        if st.there[at] == (0 if sign > 0 else 1):
            lack = f.topic_least[topic] - st.covered[topic] + (0 if sign > 0 else 1)
            cost -= sign * w.topics * int(lack > 0)
            st.covered[topic] += sign
        st.there[at] += sign
    return cost


@_compiled
def _of_burdens(f: Field, w: Weights, st: State, k: int, sign: int) -> float:
    cost = 0.0
    for place in range(f.burden_first[k], f.burden_first[k + 1]):
        b = f.burden_of[place]
        cost -= w.reach[min(max(st.held[b], 0), w.reach.shape[0] - 1)]
        st.held[b] += sign
        cost += w.reach[min(max(st.held[b], 0), w.reach.shape[0] - 1)]
    return cost


@_compiled
def flip(f: Field, w: Weights, st: State, k: int) -> float:
    """Take a seat, or give it up, and tell what that changes but for the shares of teams."""
    s, t = f.seat_shift[k], f.seat_team[k]
    sign = -1 if st.on[k] else 1
    cost = sign * f.seat_cost[k] - _of_shift(f, w, st, s)
    if sign < 0:
        place = 0
        while st.members[s, place] != k:
            place += 1
        st.present[s] -= 1
        st.members[s, place] = st.members[s, st.present[s]]
    if st.here[s, t] == (0 if sign > 0 else 1):
        cost += _come(f, w, st, s, t, sign)
    st.here[s, t] += sign
    if sign > 0:
        st.members[s, st.present[s]] = k
        st.present[s] += 1
    st.on[k] = sign > 0
    if not f.seat_learns[k]:
        st.counted[s] += sign
    for r in range(f.seat_role.shape[1]):
        if f.seat_role[k, r]:
            st.roles[s, r] += sign
    cost += _of_shift(f, w, st, s)
    st.own[t] += sign
    st.worked[t] += sign * f.minutes[s]
    return cost + _of_topics(f, w, st, k, sign) + _of_burdens(f, w, st, k, sign)


@_compiled
def _rows(f: Field, st: State, k: int, sign: int) -> None:
    for place in range(f.row_first[k], f.row_first[k + 1]):
        st.activity[f.row_of[place]] += sign * f.row_coefficient[place]


@_compiled
def _kept(f: Field, st: State, k: int) -> bool:
    for place in range(f.row_first[k], f.row_first[k + 1]):
        row = f.row_of[place]
        if st.activity[row] > f.row_upper[row] or st.activity[row] < f.row_lower[row]:
            return False
    return True


@_compiled
def _may(f: Field, st: State, move: Array, size: int) -> bool:
    """Write a move into the rows, and tell whether all of them are kept; when not, nothing is changed."""
    done = 0
    kept = True
    while done < size:
        k = move[done]
        _rows(f, st, k, -1 if st.on[k] else 1)
        done += 1
        # A seat that is taken after those given up can be judged at once: what is still to come only adds to it.
        if not st.on[k] and not _kept(f, st, k):
            kept = False
            break
    if kept:
        for place in range(size):
            if not _kept(f, st, move[place]):
                kept = False
                break
    if not kept:
        for place in range(done):
            k = move[place]
            _rows(f, st, k, 1 if st.on[k] else -1)
    return kept


@_compiled
def _remember(st: State) -> None:
    for k in range(st.on.shape[0]):
        st.best[k] = st.on[k]


@_compiled
def fill(f: Field, w: Weights, st: State, seats: Array) -> float:
    """Take these seats, remember them, and tell what that changes, but for the shares of teams."""
    cost = 0.0
    for k in seats:
        _rows(f, st, k, 1)
        cost += flip(f, w, st, k)
    _remember(st)
    return cost


def moves() -> Array:
    """Make the room that a run writes its moves into."""
    return np.empty(4, np.int64)


@_compiled
def anneal(  # noqa: PLR0913, PLR0917 - a compiled function takes its arrays as they are
    f: Field,
    w: Weights,
    st: State,
    move: Array,
    steps: int,
    hot: float,
    cold: float,
    cost: float,
    best: float,
    seed: int,
) -> tuple[float, float]:
    """Make so many moves while it cools down; tell the cost in the end, and the best one, kept in `st.best`."""
    np.random.seed(seed)
    if f.open_shifts.shape[0] == 0:
        return cost, best
    heat, teams = hot, _of_teams(f, w, st)
    cooling = (cold / hot) ** (1000.0 / steps)
    for step in range(steps):
        if step % 1000 == 999:
            heat *= cooling
        size = draw(f, st, move)
        if size == 0 or not _may(f, st, move, size):
            continue
        change = 0.0
        for place in range(size):
            change += flip(f, w, st, move[place])
        now = _of_teams(f, w, st)
        change += now - teams
        above = np.floor(change / f.above + 0.5)
        felt = change + above * (f.felt - f.above)
        if felt <= 0.0 or np.random.random() < np.exp(-felt / heat):
            cost += change
            teams = now
            if cost < best:
                best = cost
                _remember(st)
        else:
            for place in range(size - 1, -1, -1):
                flip(f, w, st, move[place])
            for place in range(size):
                k = move[place]
                _rows(f, st, k, 1 if st.on[k] else -1)
    return cost, best
