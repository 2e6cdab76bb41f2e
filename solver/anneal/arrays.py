"""What the local search looks at and what it changes: arrays, so that compiled code can pass them around."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


class Field(NamedTuple):
    """What stays: seats (a worker and a shift) by their number, the rows they stand in, and what aims look at."""

    seat_shift: Array
    seat_worker: Array
    seat_team: Array
    seat_frozen: Array
    seat_learns: Array
    seat_cost: Array
    seat_role: Array  # [seat, role]
    seat_of: Array  # [worker, shift], -1 for none
    row_first: Array
    row_of: Array
    row_coefficient: Array
    row_lower: Array
    row_upper: Array
    shift_first: Array
    shift_seats: Array
    worker_first: Array
    worker_seats: Array
    open_shifts: Array
    least: Array
    wanted: Array
    most: Array
    weight: Array
    role_asked: Array  # [shift, role]
    cell: Array
    before: Array
    after: Array
    running: Array  # [cell, team]
    turn: Array
    minutes: Array
    equal: Array
    surplus: Array
    owed: Array
    tolerance: Array
    band: int
    met: bool
    topic_first: Array
    topic_of: Array  # the (topic, shift) of a seat
    topic_at: Array
    topic_least: Array
    burden_first: Array
    burden_of: Array
    above: float  # what a unit of the tiers before those sought is in a cost, and what a move feels of it
    felt: float


class Weights(NamedTuple):
    """What one unit of each tier weighs; `reach` is what the burdens at or below a level weigh together."""

    openable: float
    coverage: float
    agreements: float
    largest: float
    presence: float
    ownership: float
    runs: float
    topics: float
    reach: Array
    encounters: float
    economy: float
    evenness: float


class State(NamedTuple):
    """What changes: who is where, and every counter."""

    on: Array
    best: Array
    activity: Array
    members: Array  # [shift, place] of seats
    present: Array
    counted: Array
    roles: Array
    here: Array  # [shift, team]
    in_cell: Array
    times_met: Array
    own: Array
    worked: Array
    there: Array
    covered: Array
    held: Array
