"""A linear bound is true whatever the linear solver says: of small programs every whole solution is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python.cp_model import CpModel, IntVar

from solver import Budget
from solver.bounds.relax import Relaxation
from solver.engine.linear import Program, Row, proven
from tests.counts import count

EXACT = Budget(seconds=5, deterministic=True)


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """Three variables of small ranges under up to three rows, each with one side, both or none."""
    ranges = [
        (low, low + draw(st.integers(0, 2))) for low in draw(st.lists(st.integers(-1, 1), min_size=3, max_size=3))
    ]
    few = st.integers(-3, 3)
    rows = [
        Row((0, 1, 2), draw(st.tuples(few, few, few)), low, None if low is None or draw(st.booleans()) else low + 1)
        for low in draw(st.lists(st.none() | few, max_size=3))
    ]
    return Program(ranges, rows, {n: draw(few) for n in range(3)}, draw(few))


def solutions(program: Program) -> Iterator[tuple[int, ...]]:
    for values in product(*(range(low, high + 1) for low, high in program.ranges)):
        if all(obeys(row, values) for row in program.rows):
            yield values


def obeys(row: Row, values: tuple[int, ...]) -> bool:
    total = sum(c * values[v] for v, c in zip(row.variables, row.coefficients, strict=True))
    return (row.lower is None or row.lower <= total) and (row.upper is None or total <= row.upper)


@settings(max_examples=count(200, 3000))
@given(programs(), st.lists(st.floats(-4, 4), min_size=3, max_size=3))
def test_whatever_the_multipliers_no_whole_solution_is_below_the_bound(
    program: Program, multipliers: list[float]
) -> None:
    bound = proven(program, multipliers[: len(program.rows)])

    for values in solutions(program):
        assert bound <= program.constant + sum(cost * values[v] for v, cost in program.costs.items())


@pytest.mark.parametrize(
    ("row", "cost", "multiplier", "bound"),
    [
        (Row((0, 1), (1, 1), 1, None), 1, 1.0, 1),
        (Row((0, 1), (1, 1), None, 1), -1, -1.0, -1),
        (Row((0, 1), (2, 2), 1, None), 1, 0.5, 1),
        (Row((0, 1), (1, 1), None, 1), -1, 0.0, -2),
    ],
    ids=["at least", "at most", "half rounds up", "what no row says"],
)
def test_good_multipliers_give_a_good_bound(row: Row, cost: int, multiplier: float, bound: int) -> None:
    assert proven(Program([(0, 1), (0, 1)], [row], {0: cost, 1: cost}, 0), [multiplier]) == bound


def exactly(model: CpModel, a: IntVar, b: IntVar, c: IntVar) -> None:
    model.add_exactly_one(a, ~b, c)


def at_most(model: CpModel, a: IntVar, b: IntVar, c: IntVar) -> None:
    model.add_at_most_one(~a, b, ~c)


def one_of(model: CpModel, a: IntVar, b: IntVar, c: IntVar) -> None:
    model.add_bool_or(a, ~b, ~c)


def implied(model: CpModel, a: IntVar, b: IntVar, c: IntVar) -> None:
    model.add_implication(a, ~b)
    model.add_implication(~b, c)


def between(model: CpModel, a: IntVar, b: IntVar, c: IntVar) -> None:
    model.add_linear_constraint(2 * a - b + c, 0, 1)


def sometimes(model: CpModel, a: IntVar, b: IntVar, c: IntVar) -> None:
    model.add(a + b <= 0).only_enforce_if(c)
    model.add_bool_or(a, b).only_enforce_if(~c)


Posed = Callable[[CpModel, IntVar, IntVar, IntVar], None]
MEANING: dict[Posed, Callable[[int, int, int], bool]] = {
    exactly: lambda a, b, c: a + (1 - b) + c == 1,
    at_most: lambda a, b, c: (1 - a) + b + (1 - c) <= 1,
    one_of: lambda a, b, c: bool(a or not b or not c),
    implied: lambda a, b, c: bool((not a or not b) and (b or c)),
    between: lambda a, b, c: 0 <= 2 * a - b + c <= 1,
    sometimes: lambda a, b, c: not (a or b) if c else bool(a or b),
}


@pytest.mark.parametrize("posed", MEANING, ids=lambda one: one.__name__)
def test_the_rows_of_a_model_say_what_it_says_and_leave_out_what_holds_only_sometimes(posed: Posed) -> None:
    model = CpModel()
    posed(model, *(model.new_bool_var(name) for name in "abc"))

    rows = Relaxation(model).follow()

    for values in product((0, 1), repeat=3):
        allowed = MEANING[posed](*values)
        assert all(obeys(row, values) for row in rows) == (allowed or posed is sometimes)


def test_a_bound_counts_negated_variables_and_what_the_objective_begins_with() -> None:
    model = CpModel()
    a, b = (model.new_bool_var(name) for name in "ab")
    model.add(a + b >= 1)
    model.minimize(10 + 3 * a + 2 * b - 5 * ~a)

    with Relaxation(model).begin(EXACT, 5) as bounding:
        assert bounding.bound() == 7
