"""A model in the making: its variables, the names of its groups of constraints, and what each variable should be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from ortools.sat.python.cp_model import BoundedLinearExpression, CpModel, IntVar, LinearExpr

from solver.catalogue import Entry
from solver.problem import Problem, Shift, Worker

Pair = tuple[str, str]
See = Callable[[Iterable[IntVar]], int]  # adds up what some variables are in a given rota
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a tier minimises: whole coefficients of variables, and a constant."""

    terms: Sequence[tuple[IntVar, int]]
    constant: int = 0

    def expression(self) -> LinearExpr:
        """Write it for a model."""
        variables, coefficients = [v for v, _ in self.terms], [c for _, c in self.terms]
        return LinearExpr.weighted_sum(variables, coefficients) + self.constant

    def value(self, variables: Sequence[int]) -> int:
        """Tell what it is when the variables of the model have these values."""
        return self.constant + sum(cost * variables[variable.index] for variable, cost in self.terms)

    def floor(self) -> int:
        """Tell a value below which it cannot be, from the ranges of the variables alone."""
        ranges = [(list(variable.proto.domain), coefficient) for variable, coefficient in self.terms]
        lowest: int = sum(min(c * domain[0], c * domain[-1]) for domain, c in ranges)
        return self.constant + lowest


class Board:
    """The model of one problem.

    `works` has a variable for each (worker id, shift id) that may be worked, in the order of the problem; a pair
    without one is not worked. Every other variable is made by `flag` or `whole`, which ask what it is in a given
    rota: a hint counts for CP-SAT only when it is complete.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = CpModel()
        self.works: dict[Pair, IntVar] = {}
        self.groups: dict[str, list[int]] = {}
        self._at: dict[str, list[tuple[Worker, IntVar]]] = {}
        self._of: dict[str, list[tuple[Shift, IntVar]]] = {}
        self.made: list[tuple[IntVar, Callable[[See], int]]] = []
        self._once: dict[str, Any] = {}
        self._costs: dict[str, Cost] = {}
        self._hinted: frozenset[Pair] | None = None
        self._known: dict[int, int] = {}

    def may_work(self, worker: Worker, shift: Shift) -> IntVar:
        """Find, or make, the variable that tells whether a worker works in a shift."""
        pair = worker.id, shift.id
        if pair not in self.works:
            self.works[pair] = self.model.new_bool_var(f"{worker.id} works {shift.id}")
            self._at.setdefault(shift.id, []).append((worker, self.works[pair]))
            self._of.setdefault(worker.id, []).append((shift, self.works[pair]))
        return self.works[pair]

    def at(self, shift: str) -> list[tuple[Worker, IntVar]]:
        """Tell who may work in a shift."""
        return self._at.get(shift, [])

    def of(self, worker: str) -> list[tuple[Shift, IntVar]]:
        """Tell where a worker may work."""
        return self._of.get(worker, [])

    def whole(self, least: int, most: int, name: str, is_in: Callable[[See], int]) -> IntVar:
        """Make a whole number, and say what it is in a given rota."""
        variable = self.model.new_int_var(least, most, name)
        self.made.append((variable, is_in))
        return variable

    def flag(self, name: str, is_in: Callable[[See], bool]) -> IntVar:
        """Make a number that is 0 or 1, and say what it is in a given rota."""
        return self.whole(0, 1, name, is_in)

    def once(self, name: str, make: Callable[[], _T]) -> _T:
        """Make what several tiers look at when the first of them asks for it."""
        if name not in self._once:
            self._once[name] = make()
        return cast("_T", self._once[name])

    def present(self, team: str, shift: str) -> IntVar | None:
        """Find, or make, the variable that tells whether a team is in a shift; None when nobody of it may be."""
        seats = [works for worker, works in self.at(shift) if worker.team == team]
        if len(seats) < 2:
            return seats[0] if seats else None
        return self.once(f"{team} in {shift}", lambda: self._one_of(seats, f"{team} in {shift}", shift))

    def _one_of(self, seats: list[IntVar], name: str, shift: str) -> IntVar:
        here = self.flag(name, lambda see: see(seats) > 0)
        if self.problem.one_per_team and shift not in self.problem.fixed:
            self.require(LinearExpr.sum(seats) == here)
        else:
            self.model.add_bool_or(*seats, ~here)
            for works in seats:
                self.model.add_implication(works, here)
        return here

    @contextmanager
    def named(self, group: str) -> Iterator[None]:
        """Give a name to the constraints made meanwhile, for the explanation of a contradiction."""
        first = len(self.model.proto.constraints)
        yield
        if made := range(first, len(self.model.proto.constraints)):
            self.groups.setdefault(group, []).extend(made)

    def at_most(self, variables: Sequence[IntVar], most: int) -> None:
        """Ask that at most so many of these are 1; nothing is added when it cannot fail."""
        if most == 1 and len(variables) > 1:
            self.model.add_at_most_one(variables)
        elif most < len(variables):
            self.require(LinearExpr.sum(variables) <= most)

    def at_least(self, variables: Sequence[IntVar], least: int) -> None:
        """Ask that at least so many of these are 1: a clause for one, and nothing when it cannot fail."""
        if least == 1:
            self.model.add_bool_or(variables)
        elif least > 0:
            self.require(LinearExpr.sum(variables) >= least)

    def require(self, relation: BoundedLinearExpression | bool) -> None:
        """Add a constraint; one without variables is a plain truth value."""
        self.model.add(relation)

    def price(self, tier: Entry) -> Cost:
        """Put a tier into the model, once, and tell its cost."""
        if tier.name not in self._costs:
            self._costs[tier.name] = tier.model()(self)
        return self._costs[tier.name]

    def minimise(self, cost: Cost) -> None:
        """Make this the objective, in the place of the former one."""
        self.model.minimize(cost.expression())

    def hint(self, works: Iterable[Pair], seen: Sequence[int] = ()) -> None:
        """Hint at a rota: the value of every variable in it.

        `seen` gives the values that the first variables had when a search found this very rota; what is not seen is
        asked, once for a rota.
        """
        held = frozenset(works)
        if held != self._hinted or seen:
            self._hinted = held
            self._known = {v.index: int(pair in held) for pair, v in self.works.items()}
            self._known.update(enumerate(seen))
        see = Seeing(self._known)
        for variable, is_in in self.made:
            if variable.index not in self._known:
                self._known[variable.index] = int(is_in(see))
        self.model.proto.clear_solution_hint()
        for variable in (*self.works.values(), *(variable for variable, _ in self.made)):
            self.model.add_hint(variable, self._known[variable.index])

    def hinted(self) -> list[int]:
        """Tell every variable in the rota that was last hinted at."""
        return [self._known[index] for index in range(len(self.model.proto.variables))]


class Seeing:
    """Adds up variables; what was added up once is remembered: the ranks of a couple all look at the same meetings."""

    def __init__(self, values: Mapping[int, int] | Sequence[int]) -> None:
        self._values = values
        self._sums: dict[int, tuple[object, int]] = {}  # with the sequence itself, so that no other takes its id

    def __call__(self, variables: Iterable[IntVar]) -> int:
        """Add some variables up."""
        if not isinstance(variables, list):
            return sum(self._values[variable.index] for variable in variables)
        if (known := self._sums.get(id(variables))) is not None:
            return known[1]
        total = sum([self._values[variable.index] for variable in variables])
        self._sums[id(variables)] = variables, total
        return total
