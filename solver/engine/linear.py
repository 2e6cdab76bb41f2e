"""A linear relaxation, and the bound that multipliers of its rows prove in whole numbers.

Whatever the multipliers y, and so whatever the digits that a linear solver lost, the least of

    Σ c·x = Σ y·(A·x) + Σ (c - y·A)·x

is at least the sum of the least of each term: y·(a row) by the side of the row that y leans on, and each reduced cost
by the range of its variable (weak duality; A. Neumaier, O. Shcherbina, "Safe bounds in linear and mixed-integer linear
programming", Math. Programming 99, 2004). Nothing here is a float once the multipliers are rounded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GRAIN = 2**20  # multipliers are rounded to whole numbers of these parts


@dataclass(frozen=True, slots=True)
class Row:
    """`lower` ≤ Σ coefficient · variable ≤ `upper`; None: no such side."""

    variables: tuple[int, ...]
    coefficients: tuple[int, ...]
    lower: int | None
    upper: int | None


@dataclass(frozen=True, slots=True)
class Program:
    """Minimise `constant` + Σ costs, each variable in its range, under the rows."""

    ranges: Sequence[tuple[int, int]]
    rows: Sequence[Row]
    costs: Mapping[int, int]
    constant: int


def proven(program: Program, multipliers: Sequence[float]) -> int:
    """Tell the whole number below which no whole solution of the program is, shown by one multiplier for each row."""
    reduced = {variable: cost * GRAIN for variable, cost in program.costs.items()}
    least = 0
    for row, multiplier in zip(program.rows, multipliers, strict=True):
        y = round(multiplier * GRAIN)
        side = row.lower if y > 0 else row.upper
        if y == 0 or side is None:
            continue
        least += y * side
        for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
            reduced[variable] = reduced.get(variable, 0) - y * coefficient
    for variable, cost in reduced.items():
        lowest, highest = program.ranges[variable]
        least += cost * (lowest if cost > 0 else highest)
    return program.constant - (-least // GRAIN)
