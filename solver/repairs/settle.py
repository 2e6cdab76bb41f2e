"""The best rota of a part of a problem, all else decided: tier by tier, in models that hold nothing but that part.

An absence leaves a few seats to fill: of a hundred thousand variables some hundred are open. They are cut out of the
model with everything else folded into numbers (`solver.bounds.excerpt`), and each tier is proven in milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic

from ortools.sat.python.cp_model import CpModel, CpSolver

from solver.audit import audit, values
from solver.bounds.excerpt import Excerpt, Excerpts
from solver.bounds.relax import Relaxation
from solver.catalogue import RULES, Entry
from solver.condition import Condition
from solver.engine.run import Outcome, Runner
from solver.engine.settings import tune_part
from solver.model.board import Board, Cost
from solver.model.turn import same_turns
from solver.problem import Problem
from solver.repairs.reach import Reach
from solver.result import Result, Status, TierValue
from solver.search.found import Found, SolverBug, told
from solver.tiers import Budget, order, share

Rota = frozenset[tuple[str, str]]

FRONT = ("openable", "coverage", "displaced", "called")  # the tiers whose best rotas are all in the part
AHEAD, LATER = 0.5, 0.2  # of the seconds that remain, at least: without the first tiers the later ones prove nothing
ROUNDS, NARROW = 30, 0.3  # questions at most, each for so much of the seconds that remain
SMALL = 3000  # variables: up to here one worker has done before several have begun


def settle(  # noqa: PLR0913 - each is one choice of whoever asks
    problem: Problem,
    reach: Reach,
    displaced: int,
    *,
    start: Rota,
    under: Sequence[Condition] = (),
    floors: Mapping[str, int] | None = None,
    budget: Budget,
    stop: Callable[[], bool] | None = None,
    enough: Callable[[TierValue], bool] | None = None,
) -> Result:
    """Search for the best rota that a repair reaches when so many are displaced, from `start`; its tiers are all.

    `floors` are known already: what no rota under the values of the tiers before goes below.
    Conditions and `enough` are those of `solver.solve`. Without the proof of the first tiers, nothing is claimed of the
    later ones. Raises SolverBug when the auditor disagrees with the search.
    """
    settling = _Settling(problem, reach, start, under, budget, stop)
    settling.floors = floors or {}
    return settling.result(displaced, enough or (lambda _: False))


class _Settling:
    def __init__(  # noqa: PLR0913, PLR0917 - what `settle` was asked
        self,
        problem: Problem,
        reach: Reach,
        start: Rota,
        under: Sequence[Condition],
        budget: Budget,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.problem, self.reach, self.under, self.budget = problem, reach, under, budget
        self.began, self.spent = monotonic(), 0.0
        self.runner = Runner(stop=stop)
        self.rota, self.measured = start, values(problem, start)
        self.tiers = order(problem)
        self.found: list[Found] = []
        self.floors: Mapping[str, int] = {}

    def result(self, displaced: int, enough: Callable[[TierValue], bool]) -> Result:
        front = [tier for tier in self.tiers if tier.name in FRONT]
        self._pose(self.reach.part(displaced), front)
        settled = False
        for place, tier in enumerate(self.tiers):
            value = self.measured[tier.name]
            if place == len(front):
                settled = self._settled()
                if not settled and self._exact() and self._left() > 0:
                    self._narrow(displaced)
            if settled:
                self.found.append(Found(tier, Cost((), value), value))
            elif place < len(front) or (self._exact() and self._left() > 0):
                self._improve(tier, self.tiers[place + 1 :])
            else:  # too late to look: what is there is told, and nothing is claimed
                self.found.append(Found(tier, Cost((), value), min(value, _least(self.problem, tier))))
            if enough(told(self.found, self.measured)[-1]):
                break
        return self._certified()

    def _pose(self, part: Problem, tiers: Sequence[Entry]) -> None:
        """Build the model of a part, with some tiers, and what is known already as ceilings."""
        self.window = sorted(shift.id for shift in part.shifts if shift.id not in part.fixed)
        self.board = Board(part)
        self.excerpts = Excerpts(self.board, Relaxation(self.board.model))
        same_turns(self.board, self.problem)
        for rule in RULES:
            rule.model()(self.board)
        for tier in tiers:
            self.board.price(tier)
        for condition in self.under:
            condition.post(self.board)
        for found in self.found:
            found.cost = self.board.price(found.entry)
        self.excerpts.follow(self.rota)

    def _narrow(self, displaced: int) -> None:
        """Keep of the part what changes in some rota that is best in the first tiers, when that is little.

        Over and over, a rota that is as good is asked for in which something changes that was not seen to change.
        """
        kept, changed = self.reach.kept, set(self.rota ^ self.reach.kept)
        unseen = {pair: works.index for pair, works in self.board.works.items() if pair[1] in self.window}
        excerpt = self.excerpts.cut(self.window, [], [found.cost for found in self.found])
        mine = {index: excerpt.model.get_int_var_from_proto_index(n) for n, index in enumerate(excerpt.free)}
        closed = False
        for _ in range(ROUNDS):
            unseen = {pair: index for pair, index in unseen.items() if pair not in changed}
            excerpt.model.add_bool_or([~mine[n] if pair in kept else mine[n] for pair, n in unseen.items()])
            outcome = self._run(excerpt.model, NARROW * self._left())
            closed = outcome.impossible
            if outcome.values is None:
                break
            there = dict(zip(excerpt.free, outcome.values, strict=True))
            changed |= {pair for pair, index in unseen.items() if there[index] != (pair in kept)}
        self._pose(self.reach.only(changed) if closed else self.reach.part(displaced), self.tiers)

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
        if now == self.floors.get(tier.name):
            open_ = []
        if open_ and not self.runner.stopped:
            least = AHEAD if tier.name in FRONT else LATER
            outcome = self._run(excerpt.model, max(share(tier, left, self._left()), least * self._left()))
            if outcome.impossible:
                raise SolverBug(f"{tier.name}: no rota is left under the ceilings, and yet one is known")
            bound = now - sum(weight * self.excerpts.values[index] for index, weight in open_) + outcome.bound
            bound = max(bound, cost.floor())
            if outcome.values is not None:
                self._take(excerpt, outcome.values)
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
        return self.rota == self.reach.kept and all(
            self.measured[found.entry.name] == found.bound for found in self.found
        )

    def _exact(self) -> bool:
        """Whether a bound of the part is one of the whole: for the first tiers, and after these when all are proven."""
        front = [found for found in self.found if found.entry.name in FRONT]
        return len(front) == len(self.found) or all(self.measured[found.entry.name] == found.bound for found in front)

    def _take(self, excerpt: Excerpt, solution: Sequence[int]) -> None:
        """Audit what was found, and keep it when it is as good as the best, tier after tier."""
        before = list(self.excerpts.values)
        self.excerpts.paste(excerpt, solution)
        rota = self.excerpts.rota()
        if broken := audit(self.problem, rota):
            raise SolverBug(f"the search returned a rota that breaks {broken[0]}")
        if not all(condition.holds(self.problem, rota) for condition in self.under):
            raise SolverBug("the search returned a rota that does not meet its conditions")
        measured = values(self.problem, rota)
        for name in (found.entry.name for found in self.found):
            if measured[name] > self.measured[name]:
                raise SolverBug(f"{name}: {measured[name]}, above its ceiling {self.measured[name]}")
        if list(measured.values()) <= list(self.measured.values()):
            self.rota, self.measured = rota, measured
        else:
            self.excerpts.values = before

    def _run(self, model: CpModel, seconds: float) -> Outcome:
        small = len(model.proto.variables) <= SMALL

        def set_up(solver: CpSolver) -> None:
            tune_part(solver, self.budget, seconds)
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
