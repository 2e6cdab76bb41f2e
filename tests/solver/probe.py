"""The model asked about one rota: whether it allows it, and what all tiers cost together."""

from __future__ import annotations

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpModel, CpSolver, LinearExpr

from solver import Problem
from solver.audit import audit, values
from solver.catalogue import RULES
from solver.model.board import Board, Cost
from solver.tiers import order
from tests.solver.brute import Rota


class Probe:
    """The model of a problem, with every rule and every tier of it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.board = Board(problem)
        for rule in RULES:
            rule.model()(self.board)
        self.costs = {tier.name: self.board.price(tier) for tier in order(problem)}
        self.board.model.minimize(LinearExpr.sum([cost.expression() for cost in self.costs.values()]))

    def cost(self, rota: Rota) -> int | None:
        """Tell the least that all tiers cost together in a rota; None when the model does not allow it."""
        return _least(self._held(rota), CpSolver()) if rota <= self.board.works.keys() else None

    def cost_of_each(self, rota: Rota) -> dict[str, int | None]:
        """Tell the least that each tier costs in a rota when it is the only one that is looked at."""
        model, told = self._held(rota), {}
        for tier, cost in self.costs.items():
            known = [(model.get_int_var_from_proto_index(variable.index), each) for variable, each in cost.terms]
            model.minimize(Cost(known, cost.constant).expression())
            told[tier] = _least(model, CpSolver())
        return told

    def _held(self, rota: Rota) -> CpModel:
        model = self.board.model.clone()
        for pair, works in self.board.works.items():
            model.add(model.get_bool_var_from_proto_index(works.index) == int(pair in rota))
        return model

    def hinted_cost(self, rota: Rota) -> int | None:
        """Tell what all tiers cost together in the hint for a rota; None when the hint is none of the model."""
        self.board.hint(rota)
        solver = CpSolver()
        solver.parameters.fix_variables_to_their_hinted_value = True
        return _least(self.board.model, solver)

    def agrees(self, rota: Rota) -> bool:
        """Whether the auditor says the same of a rota: lawful or not, and what it costs; so says the hint for it."""
        if audit(self.problem, rota):
            return self.cost(rota) is None
        return self.cost(rota) == sum(values(self.problem, rota).values()) == self.hinted_cost(rota)


def _least(model: CpModel, solver: CpSolver) -> int | None:
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False
    return round(solver.objective_value) if solver.solve(model) in (OPTIMAL, FEASIBLE) else None
