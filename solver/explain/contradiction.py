"""Why there is no rota: each culprit of a contradiction, with what is seen once it is taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel
from ortools.sat.python.cp_model_helper import ConstraintProto

from solver.catalogue import RULES
from solver.engine.run import Outcome, Runner
from solver.model.board import Board
from solver.problem import Problem
from solver.search.purse import Purse
from solver.search.solve import tune
from solver.tiers import Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Culprit:
    """One of the pins and rules that contradict.

    `needed`: the others of the set alone allow a rota (None: not known in time). `suffices`: without this one, all the
    other pins and rules of the problem do: to give it up is enough.
    """

    name: str
    needed: bool | None
    suffices: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """The culprits, and whether it was seen that no rota obeys them together (None: not known in time)."""

    culprits: tuple[Culprit, ...]
    contradicts: bool | None

    @property
    def verified(self) -> bool:
        """Whether they contradict, and any of them less would not."""
        return self.contradicts is True and all(culprit.needed for culprit in self.culprits)


def contradiction(problem: Problem, core: Iterable[str], *, budget: Budget | None = None) -> Contradiction:
    """Verify the core of an infeasible result member by member, and tell which of them would be enough to give up.

    `core` holds names as `Result.core` has them. KeyError when the problem has no such group.
    """
    groups = _Groups(problem, budget or Budget(seconds=10.0))
    names = tuple(core)
    for name in names:
        if name not in groups.all:
            raise KeyError(name)
    together = groups.obeyed(frozenset(names))
    culprits = tuple(
        Culprit(
            name=name,
            needed=groups.obeyed(frozenset(names) - {name}),
            suffices=groups.obeyed(groups.all - {name}),
        )
        for name in names
    )
    return Contradiction(culprits=culprits, contradicts=None if together is None else not together)


@dataclass(frozen=True, slots=True)
class _Answer:
    outcome: Outcome

    @property
    def spent(self) -> float:
        return self.outcome.spent


class _Groups:
    """The named groups of one model, any of which can be set aside."""

    def __init__(self, problem: Problem, budget: Budget) -> None:
        self._board = Board(problem)
        for rule in RULES:
            rule.model()(self._board)
        self._purse = Purse(budget)
        self.all = frozenset(self._board.groups)

    def obeyed(self, names: frozenset[str]) -> bool | None:
        """Whether a rota obeys these groups together, the other groups set aside; None when time runs out."""
        model: CpModel = self._board.model.clone()
        for name, constraints in self._board.groups.items():
            for index in constraints if name not in names else ():
                model.proto.constraints[index].copy_from(ConstraintProto())

        def run(part: Budget) -> _Answer:
            return _Answer(Runner().run(model, lambda solver: tune(solver, part, part.seconds)))

        outcome = self._purse.pay(run, share=0.25).outcome
        if outcome.values is not None:
            return True
        return False if outcome.impossible else None
