"""The linear relaxation of a CP-SAT model, and a bound from it that holds in whole numbers.

CP-SAT's own relaxation grows row by row beside its search; on hundreds of shifts the whole relaxation at once, given to
a linear solver, has its bound sooner, and leaves the cores to the search.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Thread
from typing import Self

from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper, ModelSolverHelper, SolveStatus
from ortools.sat.python.cp_model import CpModel
from ortools.sat.python.cp_model_helper import ConstraintProto

from solver.engine.linear import Program, Row, proven
from solver.engine.run import NOTHING_KNOWN
from solver.tiers import Budget

INFINITE = 2**62  # CP-SAT writes an open side as the ends of 64 bits


class Relaxation:
    """Follows a model that grows: what was written once is not written again; `ranges` are those of its variables."""

    def __init__(self, model: CpModel) -> None:
        self._model = model
        self._linear = ModelBuilderHelper()
        self.ranges: list[tuple[int, int]] = []
        self._rows: list[Row] = []
        self._read = 0  # of the constraints of the model

    def begin(self, budget: Budget, seconds: float) -> Bounding:
        """Begin to bound the objective that the model has now."""
        self.follow()
        costs = _costs(self._model)
        constant = round(self._model.proto.objective.offset)
        self._linear.clear_objective()
        for variable, cost in costs.items():
            self._linear.set_var_objective_coefficient(variable, cost)
        program = Program(tuple(self.ranges), tuple(self._rows), costs, constant)
        return Bounding(program, self._linear, budget, seconds)

    def follow(self) -> Sequence[Row]:
        """Read what the model has become, and tell its rows: those known before come first."""
        proto = self._model.proto
        for index in range(len(self.ranges), len(proto.variables)):
            domain = list(proto.variables[index].domain)
            self.ranges.append((domain[0], domain[-1]))
            self._linear.add_var()
            self._linear.set_var_lower_bound(index, domain[0])
            self._linear.set_var_upper_bound(index, domain[-1])
        for index in range(self._read, len(proto.constraints)):
            for row in _rows(proto.constraints[index]):
                self._add(row)
        self._read = len(proto.constraints)
        return tuple(self._rows)

    def _add(self, row: Row) -> None:
        self._rows.append(row)
        place = self._linear.add_linear_constraint()
        if row.lower is not None:
            self._linear.set_constraint_lower_bound(place, row.lower)
        if row.upper is not None:
            self._linear.set_constraint_upper_bound(place, row.upper)
        for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
            self._linear.add_term_to_constraint(place, variable, coefficient)


class Bounding:
    """A linear solver at work in a thread of its own; what it gives is only believed after `proven`."""

    def __init__(self, program: Program, linear: ModelBuilderHelper, budget: Budget, seconds: float) -> None:
        self._program, self._linear = program, linear
        self._solver = ModelSolverHelper("glop")
        if budget.deterministic:
            self._solver.set_solver_specific_parameters(f"max_deterministic_time: {max(0.0, seconds)}")
        else:
            self._solver.set_time_limit_in_seconds(max(0.0, seconds))
        self._multipliers: Sequence[float] | None = None
        self._bound = NOTHING_KNOWN
        self._thread = Thread(target=self._work, name="relaxation", daemon=True)
        self._thread.start()
        if budget.deterministic:  # what is known when must not depend on the clock
            self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while self._thread.is_alive():
            self._solver.interrupt_solve()
            self._thread.join(0.02)

    @property
    def done(self) -> bool:
        """Whether it has ended."""
        return not self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait for its end, so long at most."""
        self._thread.join(seconds)

    def bound(self) -> int:
        """Tell the bound that is proven so far: none before the end."""
        if self.done and self._multipliers is not None:
            self._bound = proven(self._program, self._multipliers)
            self._multipliers = None
        return self._bound

    def _work(self) -> None:
        self._solver.solve(self._linear)
        if self._solver.has_solution() and self._solver.status() in {SolveStatus.OPTIMAL, SolveStatus.FEASIBLE}:
            self._multipliers = self._solver.dual_values().tolist()


def _costs(model: CpModel) -> dict[int, int]:
    costs: dict[int, int] = {}
    for ref, cost in zip(model.proto.objective.vars, model.proto.objective.coeffs, strict=True):
        variable, sign = (ref, 1) if ref >= 0 else (-ref - 1, -1)  # -ref - 1 is the one whose negation this is
        costs[variable] = costs.get(variable, 0) + sign * cost
    return costs


def _rows(constraint: ConstraintProto) -> Iterator[Row]:
    """Write a constraint as rows; one that is no row (it is enforced, say) is left out, which keeps bounds true."""
    enforced = list(constraint.enforcement_literal)
    if constraint.has_bool_and():
        if len(enforced) == 1:
            for literal in constraint.bool_and.literals:
                yield _of_literals([*enforced, -literal - 1], None, 1)
    elif enforced:
        return
    elif constraint.has_linear():
        domain = list(constraint.linear.domain)
        lower, upper = domain[0], domain[-1]
        yield Row(
            tuple(constraint.linear.vars),
            tuple(constraint.linear.coeffs),
            lower if lower > -INFINITE else None,
            upper if upper < INFINITE else None,
        )
    elif constraint.has_at_most_one():
        yield _of_literals(list(constraint.at_most_one.literals), None, 1)
    elif constraint.has_exactly_one():
        yield _of_literals(list(constraint.exactly_one.literals), 1, 1)
    elif constraint.has_bool_or():
        yield _of_literals(list(constraint.bool_or.literals), 1, None)


def _of_literals(literals: Sequence[int], lower: int | None, upper: int | None) -> Row:
    """Write a sum of literals; the negation of x is 1 - x."""
    negated = sum(literal < 0 for literal in literals)
    return Row(
        tuple(literal if literal >= 0 else -literal - 1 for literal in literals),
        tuple(1 if literal >= 0 else -1 for literal in literals),
        None if lower is None else lower - negated,
        None if upper is None else upper - negated,
    )
