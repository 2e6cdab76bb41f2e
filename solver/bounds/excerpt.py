"""The part of a model that a window of shifts touches: everything else is folded into it as numbers.

Fixing variables in the whole model would leave it to CP-SAT to find out, part after part, that nearly all of it is
decided: on 800 shifts that takes longer than to solve what remains. A variable is free in an excerpt when what it is
depends on a shift of the window; a row is there when it has a free variable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

from solver.bounds.relax import Relaxation
from solver.engine.linear import Row
from solver.model.board import Board, Cost, See, Seeing

Rota = frozenset[tuple[str, str]]
ANSWERS = (0, 1, 2**20)  # what is seen when a variable is asked thrice: no « and », no « or » then cuts it short
INFINITE = 2**62


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A model of its own, and which variable of the whole each of its variables is."""

    model: CpModel
    free: tuple[int, ...]


class Excerpts:
    """Cuts excerpts out of a model that grows, around a rota in which every variable is known (`values`)."""

    def __init__(self, board: Board, relaxation: Relaxation) -> None:
        self._board, self._relaxation = board, relaxation
        self._shifts: dict[int, frozenset[str]] = {}  # those that a variable depends on
        self._near: dict[str, dict[frozenset[str], list[int]]] = defaultdict(dict)  # the variables of a shift
        self._is_in: dict[int, Callable[[See], int]] = {}
        self._rows: Sequence[Row] = ()
        self._in: dict[int, list[int]] = defaultdict(list)  # the rows of a variable
        self.values: list[int] = []

    def follow(self, rota: Rota) -> None:
        """Take in what the model has become, and what every variable is in a rota."""
        self._board.hint(rota)
        self.values = self._board.hinted()
        for (_, shift), works in self._board.works.items():
            if works.index not in self._shifts:
                self._place(works.index, frozenset({shift}))
        looking = _Looking(self._shifts)
        for variable, is_in in self._board.made[len(self._is_in) :]:
            self._is_in[variable.index] = is_in
            self._place(variable.index, looking.shifts(is_in))
        rows = self._relaxation.follow()
        for place in range(len(self._rows), len(rows)):
            for index in rows[place].variables:
                self._in[index].append(place)
        self._rows = rows

    def cut(self, window: Iterable[str], minimise: Sequence[tuple[int, Cost]], ceilings: Sequence[Cost]) -> Excerpt:
        """Cut out a window: minimise the weighted sum of some costs, and let others become no worse than they are."""
        near = {index for shift in window for same in self._near[shift].values() for index in same}
        free = tuple(sorted(near))
        model = CpModel()
        ranges = self._relaxation.ranges
        mine = {index: model.new_int_var(*ranges[index], "") for index in free}
        for index, variable in mine.items():
            model.add_hint(variable, self.values[index])
        for place in sorted({row for index in free for row in self._in[index]}):
            self._write(model, self._rows[place], mine)
        for cost in ceilings:
            terms = [(mine[v.index], c) for v, c in cost.terms if v.index in near]
            if terms:
                now = sum(c * self.values[v.index] for v, c in cost.terms if v.index in near)
                model.add(_weighted(terms) <= now)
        wanted = [(mine[v.index], weight * c) for weight, cost in minimise for v, c in cost.terms if v.index in near]
        model.minimize(_weighted(wanted))
        return Excerpt(model, free)

    def _write(self, model: CpModel, row: Row, mine: Mapping[int, IntVar]) -> None:
        terms, decided = [], 0
        for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
            if (own := mine.get(variable)) is not None:
                terms.append((own, coefficient))
            else:
                decided += coefficient * self.values[variable]
        lower = -INFINITE if row.lower is None else row.lower - decided
        upper = INFINITE if row.upper is None else row.upper - decided
        model.add_linear_constraint(_weighted(terms), lower, upper)

    def paste(self, excerpt: Excerpt, solution: Sequence[int]) -> None:
        """Take over what was found; a variable that was left slacker than the rota needs is drawn tight."""
        for index, value in zip(excerpt.free, solution, strict=True):
            self.values[index] = value
        see = Seeing(self.values)
        for index in excerpt.free:
            if (is_in := self._is_in.get(index)) is not None:
                self.values[index] = int(is_in(see))

    def rota(self) -> Rota:
        """Tell who works when."""
        return frozenset(pair for pair, works in self._board.works.items() if self.values[works.index])

    def _place(self, index: int, shifts: frozenset[str]) -> None:
        self._shifts[index] = shifts
        for shift in shifts:
            self._near[shift].setdefault(shifts, []).append(index)


class _Looking:
    """Finds out which shifts a variable depends on, by watching what it asks."""

    def __init__(self, shifts: Mapping[int, frozenset[str]]) -> None:
        self._of = shifts
        self._answer = 0
        self._seen: set[str] = set()
        self._lists: dict[int, tuple[object, frozenset[str]]] = {}

    def shifts(self, is_in: Callable[[See], int]) -> frozenset[str]:
        """Tell the shifts of every variable that it looks at."""
        self._seen = set()
        for self._answer in ANSWERS:
            is_in(self)
        return frozenset(self._seen)

    def __call__(self, variables: Iterable[IntVar]) -> int:
        if isinstance(variables, list) and id(variables) in self._lists:
            self._seen |= self._lists[id(variables)][1]
            return self._answer
        known = list(variables)
        found = frozenset[str]().union(*(self._of[variable.index] for variable in known))
        if isinstance(variables, list):
            self._lists[id(variables)] = variables, found  # with the list itself, so that no other takes its id
        self._seen |= found
        return self._answer


def _weighted(terms: Sequence[tuple[IntVar, int]]) -> LinearExpr:
    return LinearExpr.weighted_sum([variable for variable, _ in terms], [weight for _, weight in terms])
