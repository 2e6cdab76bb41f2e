"""One question to the model: the least of one cost over the lawful rotas that meet some conditions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from solver.audit import Works, audit
from solver.catalogue import RULES
from solver.condition import Condition
from solver.engine.run import Runner
from solver.model.board import Board, Cost
from solver.problem import Problem
from solver.search.solve import SolverBug, tune
from solver.tiers import Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The best rota found, or None; nothing is below `bound` (None: nothing is known of it).

    `impossible`: no rota meets the conditions. Neither a rota nor impossible: out of time. `spent` are deterministic
    seconds.
    """

    works: frozenset[tuple[str, str]] | None = None
    value: int = 0
    bound: int | None = None
    impossible: bool = False
    spent: float = 0.0

    @property
    def proven(self) -> bool:
        """Whether nothing is below the value of the rota."""
        return self.works is not None and self.value == self.bound


def least(  # noqa: PLR0913 - a question: what, how it is counted, under what, from where, how long
    problem: Problem,
    cost: Callable[[Board], Cost],
    measure: Callable[[Works], int],
    *,
    under: Sequence[Condition] = (),
    start: Works | None = None,
    budget: Budget | None = None,
) -> Answer:
    """Minimise a cost of one's own; `measure` counts the same in a rota.

    Raises SolverBug when a rule is broken, a condition not met, or `measure` disagrees with the model.
    """
    budget = budget or Budget()
    board = Board(problem)
    for rule in RULES:
        rule.model()(board)
    for condition in under:
        condition.post(board)
    posed = cost(board)
    board.minimise(posed)
    if start is not None:
        board.hint(start)
    outcome = Runner().run(board.model, lambda solver: tune(solver, budget, budget.seconds))
    if outcome.values is None:
        return Answer(impossible=outcome.impossible, spent=outcome.spent)
    found = outcome.values
    works = frozenset(pair for pair, variable in board.works.items() if found[variable.index])
    value = measure(works)
    bound = max(outcome.bound, posed.floor())
    if broken := audit(problem, works):
        raise SolverBug(f"the answer breaks {broken[0]}")
    if not all(condition.holds(problem, works) for condition in under):
        raise SolverBug("the answer does not meet its conditions")
    if value < bound or (outcome.proven and value != outcome.bound):
        raise SolverBug(f"the model says {bound}, and the rota counts {value}")
    return Answer(works=works, value=value, bound=bound, spent=outcome.spent)
