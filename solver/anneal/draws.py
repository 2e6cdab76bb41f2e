"""Which move to try next: up to four seats that change hands together, compiled by numba."""

from __future__ import annotations

from typing import Any

import numpy as np
from numba import njit

from solver.anneal.arrays import Array, Field, State

_compiled: Any = njit(cache=True, nogil=True, _nrt=False)  # type: ignore[call-overload] # as in `moves`


@_compiled
def _member(f: Field, st: State, s: int) -> int:
    """Draw a seat that is held in a shift and may be given up, or -1."""
    if st.present[s] == 0:
        return -1
    k = st.members[s, np.random.randint(st.present[s])]
    return -1 if f.seat_frozen[k] else k


@_compiled
def _candidate(f: Field, st: State, s: int) -> int:
    """Draw a seat that is not held in a shift and may be taken, or -1."""
    size = f.shift_first[s + 1] - f.shift_first[s]
    if size == 0:
        return -1
    k = f.shift_seats[f.shift_first[s] + np.random.randint(size)]
    return -1 if st.on[k] or f.seat_frozen[k] else k


@_compiled
def _exchange(f: Field, st: State, move: Array, s: int) -> int:
    """Let whoever gives up a seat exchange it with someone of another shift."""
    other = f.open_shifts[np.random.randint(f.open_shifts.shape[0])]
    back = _member(f, st, other)
    if other == s or back < 0:
        return 0
    one, two = f.seat_of[f.seat_worker[back], s], f.seat_of[f.seat_worker[move[0]], other]
    if one < 0 or two < 0 or st.on[one] or st.on[two] or f.seat_frozen[one] or f.seat_frozen[two]:
        return 0
    move[1], move[2], move[3] = back, one, two
    return 4


@_compiled
def _come(f: Field, st: State, move: Array, s: int, given: int) -> int:
    """Let somebody come, so many seats being given up, and leave another of theirs, if they have one, to another.

    To a shift that lacks a seat they may come besides.
    """
    new = _candidate(f, st, s)
    if new < 0:
        return 0
    left = _elsewhere(f, st, f.seat_worker[new], s)
    if left < 0 or (given == 0 and np.random.random() < 0.3):
        move[given] = new
        return given + 1
    instead = _candidate(f, st, f.seat_shift[left])
    if instead < 0 or f.seat_worker[instead] == f.seat_worker[new]:
        return 0
    move[given], move[given + 1], move[given + 2] = left, new, instead
    return given + 3


@_compiled
def _elsewhere(f: Field, st: State, worker: int, s: int) -> int:
    """Find a seat that someone holds in another shift and may give up, from a random one on; -1 for none."""
    begin = f.worker_first[worker]
    size = f.worker_first[worker + 1] - begin
    first = np.random.randint(size)
    for step in range(size):
        held = f.worker_seats[begin + (first + step) % size]
        if st.on[held] and f.seat_shift[held] != s and not f.seat_frozen[held]:
            return held
    return -1


@_compiled
def draw(f: Field, st: State, move: Array) -> int:
    """Draw a move: seats given up come first. Tell its size, 0 for none."""
    kind = np.random.random()
    s = f.open_shifts[np.random.randint(f.open_shifts.shape[0])]
    if st.present[s] < f.wanted[s] and kind < 0.6:
        return _come(f, st, move, s, 0)
    if kind < 0.08:
        k = _candidate(f, st, s) if st.present[s] < f.most[s] else _member(f, st, s)
        if k < 0:
            return 0
        move[0] = k
        return 1
    k = _member(f, st, s)
    if k < 0:
        return 0
    move[0] = k
    if kind < 0.5:
        move[1] = _candidate(f, st, s)
        return 2 if move[1] >= 0 else 0
    return _exchange(f, st, move, s) if kind < 0.8 else _come(f, st, move, s, 1)
