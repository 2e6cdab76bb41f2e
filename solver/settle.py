"""The best rota of a part of a problem, all else decided: tier by tier, in models that hold nothing but that part.

An absence leaves a few seats to fill: of a hundred thousand variables some hundred are open. They are cut out of the
model with everything else folded into numbers (`solver.excerpt`), and each tier is proven in milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from ortools.sat.python.cp_model import CpModel, CpSolver

from solver.audit import audit, values
from solver.catalogue import RULES, Entry
from solver.condition import Condition
from solver.excerpt import Excerpts
from solver.found import Found, SolverBug, told
from solver.model.board import Board, Cost
from solver.model.turn import same_turns
from solver.problem import Problem
from solver.relax import Relaxation
from solver.result import Result, Status, TierValue
from solver.run import Outcome, Runner
from solver.settings import tune, tune_part
from solver.tiers import Budget, order, share

Rota = frozenset[tuple[str, str]]

FRONT = ("openable", "coverage", "displaced", "called")  # the tiers whose best rotas are all in the part
SMALL = 3000  # variables: up to here one worker has done before several have begun


def settle(  # noqa: PLR0913 - each is one choice of whoever asks
    problem: Problem,
    part: Problem,
    kept: Rota,
    *,
    start: Rota,
    under: Sequence[Condition] = (),
    budget: Budget,
    stop: Callable[[], bool] | None = None,
    enough: Callable[[TierValue], bool] | None = None,
) -> Result:
    """Search for the best rota of the part that a repair of `kept` reaches, from `start`; its tiers are of the whole.

    Conditions and `enough` are those of `solver.solve`. Without the proof of the first tiers, nothing is claimed of the
    later ones. Raises SolverBug when the auditor disagrees with the search.
    """
    settling = _Settling(problem, part, kept, start, under, budget, stop)
    return settling.result(enough or (lambda _: False))


class _Settling:
    def __init__(  # noqa: PLR0913, PLR0917 - what `settle` was asked
        self,
        problem: Problem,
        part: Problem,
        kept: Rota,
        start: Rota,
        under: Sequence[Condition],
        budget: Budget,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.problem, self.kept, self.under, self.budget = problem, kept, under, budget
        self.began, self.spent = monotonic(), 0.0
        self.runner = Runner(stop=stop)
        self.window = sorted(shift.id for shift in part.shifts if shift.id not in part.fixed)
        self.board = Board(part)
        self.excerpts = Excerpts(self.board, Relaxation(self.board.model))
        self.rota, self.measured = start, values(problem, start)
        self.found: list[Found] = []

    def result(self, enough: Callable[[TierValue], bool]) -> Result:
        tiers = order(self.problem)
        front = [tier for tier in tiers if tier.name in FRONT]
        same_turns(self.board, self.problem)
        for rule in RULES:
            rule.model()(self.board)
        self._price(front)
        for condition in self.under:
            condition.post(self.board)
        self.excerpts.follow(self.rota)
        settled = False
        for place, tier in enumerate(tiers):
            if place == len(front):
                settled = self._settled()
                if not settled:
                    self._price(tiers[place:])
                    self.excerpts.follow(self.rota)
            if settled:
                value = self.measured[tier.name]
                self.found.append(Found(tier, Cost((), value), value))
            else:
                self._improve(tier, tiers[place + 1 :])
            if enough(told(self.found, self.measured)[-1]):
                break
        return self._certified()

    def _price(self, tiers: Sequence[Entry]) -> None:
        for tier in tiers:
            self.board.price(tier)

    def _improve(self, tier: Entry, left: tuple[Entry, ...]) -> None:
        """Minimise one tier, those before it being no worse."""
        began = monotonic()
        cost = self.board.price(tier)
        now = cost.value(self.excerpts.values)
        if now != self.measured[tier.name]:
            raise SolverBug(f"{tier.name}: {now} in the model, and the auditor says {self.measured[tier.name]}")
        excerpt = self.excerpts.cut(self.window, [(1, cost)], [found.cost for found in self.found])
        free = set(excerpt.free)
        open_ = [(variable.index, weight) for variable, weight in cost.terms if variable.index in free]
        bound = now
        if open_ and not self.runner.stopped:
            outcome = self._run(excerpt.model, share(tier, left, self._left()))
            if outcome.impossible:
                raise SolverBug(f"{tier.name}: no rota is left under the ceilings, and yet one is known")
            bound = now - sum(weight * self.excerpts.values[index] for index, weight in open_) + outcome.bound
            bound = max(bound, cost.floor())
            if outcome.values is not None:
                self.excerpts.paste(excerpt, outcome.values)
                self._accept()
                if outcome.proven and self.measured[tier.name] != bound:
                    raise SolverBug(
                        f"{tier.name}: proven to be {bound}, and the auditor says {self.measured[tier.name]}"
                    )
        elif open_:
            bound = cost.floor()
        if not self._exact():
            bound = _least(self.problem, tier)
        self.found.append(Found(tier, cost, bound, seconds=monotonic() - began))

    def _settled(self) -> bool:
        """Whether nothing can change after the first tiers: nobody is called, and whoever can stay does, proven."""
        return self.rota == self.kept and all(self.measured[found.entry.name] == found.bound for found in self.found)

    def _exact(self) -> bool:
        """Whether a bound of the part is one of the whole: for the first tiers, and after these when all are proven."""
        front = [found for found in self.found if found.entry.name in FRONT]
        return len(front) == len(self.found) or all(self.measured[found.entry.name] == found.bound for found in front)

    def _accept(self) -> None:
        rota = self.excerpts.rota()
        if rota == self.rota:
            return
        if broken := audit(self.problem, rota):
            raise SolverBug(f"the search returned a rota that breaks {broken[0]}")
        if not all(condition.holds(self.problem, rota) for condition in self.under):
            raise SolverBug("the search returned a rota that does not meet its conditions")
        measured = values(self.problem, rota)
        for name in (found.entry.name for found in self.found):
            if measured[name] > self.measured[name]:
                raise SolverBug(f"{name}: {measured[name]}, above its ceiling {self.measured[name]}")
        self.rota, self.measured = rota, measured

    def _run(self, model: CpModel, seconds: float) -> Outcome:
        small = len(model.proto.variables) <= SMALL

        def set_up(solver: CpSolver) -> None:
            (tune_part if small else tune)(solver, self.budget, seconds)
            if small:
                solver.parameters.num_workers = 1

        outcome = self.runner.run(model, set_up, quiet=True)
        self.spent += outcome.spent
        return outcome

    def _left(self) -> float:
        if self.budget.deterministic:
            return self.budget.seconds - self.spent
        return self.budget.seconds - (monotonic() - self.began)

    def _certified(self) -> Result:
        tiers = told(self.found, values(self.problem, self.rota))
        proven = all(tier.status is Status.OPTIMAL for tier in tiers)
        return Result(
            status=Status.OPTIMAL if proven else Status.FEASIBLE,
            works=self.rota,
            tiers=tiers,
            seconds=monotonic() - self.began,
            spent=self.spent,
        )


def _least(problem: Problem, tier: Entry) -> int:
    """Tell what is never below, whatever the rota: wishes are met at most where someone has one."""
    return -sum(len(worker.prefers) for worker in problem.workers) if tier.name == "wishes" else 0
