"""The search: tiers strictly in order, each under the values of those before it, and the auditor at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from ortools.sat.python.cp_model import CpModel, CpSolver

from solver.audit import Works, audit, values
from solver.catalogue import RULES, Entry
from solver.condition import Condition
from solver.conflict import core
from solver.model.board import Board, Cost
from solver.problem import Problem
from solver.result import Progress, Result, Status, TierValue
from solver.run import News, Outcome, Runner
from solver.tiers import Budget, order, share

Rota = frozenset[tuple[str, str]]

LEAST_FOR_CORE = 5.0  # seconds: to tell a contradiction, even when finding that there is one took them all


class SolverBug(AssertionError):
    """The model and the auditor disagree: what came out of the search breaks a rule, or has another value."""


def solve(  # noqa: PLR0913 - each is one choice of whoever asks, and has its usual value
    problem: Problem,
    *,
    budget: Budget | None = None,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    start: Works | None = None,
    under: Sequence[Condition] = (),
    enough: Callable[[TierValue], bool] | None = None,
) -> Result:
    """Search for the best rota, tier by tier, within a budget.

    `progress` and `stop` are called in the calling thread, `stop` about fifty times a second: when it says yes, the
    best rota so far comes back. `start` is a rota to begin from; one that breaks a rule is not used. Only rotas that
    meet the conditions of `under` are looked for (INFEASIBLE without a core when there is none). `enough` is asked
    after each tier: when it says yes, the later ones are not searched and not told. Raises SolverBug when the auditor
    disagrees with the search, whatever `progress`, `stop` and `enough` raise, and nothing else.
    """
    search = _Search(problem, budget or Budget(), progress, stop, tuple(under), enough)
    return replace(search.result(start), spent=search.spent)


@dataclass(slots=True)
class _Found:
    """What is known of one tier under the ceilings before it, and the ceiling that the model has for it."""

    entry: Entry
    cost: Cost
    bound: int
    ceiling: int | None = None
    seconds: float = 0.0


class _Search:
    def __init__(  # noqa: PLR0913, PLR0917 - what `solve` was asked
        self,
        problem: Problem,
        budget: Budget,
        progress: Callable[[Progress], None] | None,
        stop: Callable[[], bool] | None,
        under: tuple[Condition, ...] = (),
        enough: Callable[[TierValue], bool] | None = None,
    ) -> None:
        self.problem, self.budget, self.progress = problem, budget, progress
        self.under, self.enough = under, enough
        self.begun, self.spent = monotonic(), 0.0
        self.runner = Runner(tell=self._tell, stop=stop)
        self.tier = ""
        self.tiers = order(problem)
        self.board = Board(problem)
        self.best: Rota | None = None
        self.measured: dict[str, int] = {}
        self.found: list[_Found] = []

    def result(self, start: Works | None) -> Result:
        for rule in RULES:
            rule.model()(self.board)
        for condition in self.under:
            condition.post(self.board)
        self._begin_from(start)
        if self.best is None:
            outcome = self._run(self._left())
            if outcome.impossible:
                return self._none() if self.under else self._contradiction()
            if outcome.values is None:
                return Result(status=Status.TIMEOUT, seconds=monotonic() - self.begun)
            self._take(outcome.values)
        for place, tier in enumerate(self.tiers):
            self._improve(tier, self.tiers[place + 1 :])
            if self.enough is not None and self.enough(self._told()[-1]):
                break
        return self._certified()

    def _begin_from(self, start: Works | None) -> None:
        """Take the best of the rotas that can be had without a search and break no rule."""
        asked = frozenset(self.problem.pins) | {(w, s) for s, people in self.problem.fixed.items() for w in people}
        given = (asked, frozenset(start or ()) | asked, (self.problem.draft or frozenset()) | asked)
        for rota in dict.fromkeys(given):
            if not audit(self.problem, rota) and self._asked(rota):
                self._keep(rota)

    def _asked(self, rota: Rota) -> bool:
        return all(condition.holds(self.problem, rota) for condition in self.under)

    def _keep(self, rota: Rota) -> None:
        """Keep a rota when it is at least as good, tier after tier, as the best so far."""
        measured = values(self.problem, rota)
        if self.best is None or list(measured.values()) <= list(self.measured.values()):
            self.best, self.measured = rota, measured

    def _improve(self, tier: Entry, after: tuple[Entry, ...]) -> None:
        """Minimise one tier, and make its value a ceiling for those after it."""
        began, self.tier = monotonic(), tier.name
        cost = self.board.price(tier)
        found = _Found(tier, cost, cost.floor())
        self.found.append(found)
        if self.measured[tier.name] > found.bound and not self.runner.stopped:
            self._search(tier, cost, found, share(tier, after, self._left()))
        found.seconds = monotonic() - began
        self._lower_ceilings()
        self._tell(News(self.measured[tier.name], found.bound, 0.0))

    def _lower_ceilings(self) -> None:
        """Make no tier so far worse again: an unproven one may have become better while a later one was searched."""
        for found in self.found:
            value = self.measured[found.entry.name]
            if found.ceiling is None or value < found.ceiling:
                found.ceiling = value
                self.board.require(found.cost.expression() <= value)

    def _search(self, tier: Entry, cost: Cost, found: _Found, seconds: float) -> None:
        assert self.best is not None
        if seconds <= 0:
            return
        self.board.minimise(cost)
        self.board.hint(self.best)
        outcome = self._run(seconds)
        if outcome.impossible:
            raise SolverBug(f"{tier.name}: no rota is left under the ceilings, and yet one is known")
        found.bound = max(found.bound, outcome.bound)
        if outcome.values is not None:
            self._take(outcome.values)
        if outcome.proven and self.measured[tier.name] != outcome.bound:
            raise SolverBug(
                f"{tier.name}: proven to be {outcome.bound}, and the auditor says {self.measured[tier.name]}"
            )

    def _take(self, solution: tuple[int, ...]) -> None:
        rota = frozenset(pair for pair, works in self.board.works.items() if solution[works.index])
        if broken := audit(self.problem, rota):
            raise SolverBug(f"the search returned a rota that breaks {broken[0]}")
        if not self._asked(rota):
            raise SolverBug("the search returned a rota that does not meet its conditions")
        self._keep(rota)

    def _run(self, seconds: float) -> Outcome:
        return self._run_on(self.board.model, self.budget, seconds)

    def _run_on(self, model: CpModel, budget: Budget, seconds: float) -> Outcome:
        outcome = self.runner.run(model, lambda solver: tune(solver, budget, seconds))
        self.spent += outcome.spent
        return outcome

    def _none(self) -> Result:
        """Tell that no rota meets the conditions; which of them is too much is not asked."""
        return Result(status=Status.INFEASIBLE, core_reduced=False, seconds=monotonic() - self.begun)

    def _contradiction(self) -> Result:
        """Tell the pins and rules that contradict, as few as the seconds that remain can show."""
        more = max(0.0, LEAST_FOR_CORE - self._left())
        one_worker = replace(self.budget, workers=1)

        def run(model: CpModel) -> Outcome | None:
            seconds = self._left() + more
            return None if self.runner.stopped or seconds <= 0 else self._run_on(model, one_worker, seconds)

        found = core(self.board, run)
        seconds = monotonic() - self.begun
        return Result(status=Status.INFEASIBLE, core=found.names, core_reduced=found.reduced, seconds=seconds)

    def _left(self) -> float:
        """Tell the seconds that remain: of the clock, or deterministic ones, which every machine counts alike."""
        if self.budget.deterministic:
            return self.budget.seconds - self.spent
        return self.budget.seconds - (monotonic() - self.begun)

    def _tell(self, news: News) -> None:
        if self.progress is not None and self.tier:
            bound = max(news.bound, self.found[-1].bound)
            told = Progress(tier=self.tier, best=news.best, bound=bound, seconds=monotonic() - self.begun)
            self.progress(told)

    def _certified(self) -> Result:
        """Measure the rota once more with the auditor, and say what is proven of it."""
        assert self.best is not None
        told = self._told()
        proven = all(tier.status is Status.OPTIMAL for tier in told)
        status = Status.OPTIMAL if proven else Status.FEASIBLE
        return Result(status=status, works=self.best, tiers=told, seconds=monotonic() - self.begun)

    def _told(self) -> tuple[TierValue, ...]:
        """Tell the tiers searched so far."""
        assert self.best is not None
        measured = values(self.problem, self.best)  # not what was noted on the way
        told: list[TierValue] = []
        proven = True
        for found in self.found:
            value = measured[found.entry.name]
            if value < found.bound:
                raise SolverBug(f"{found.entry.name}: {value}, below its bound {found.bound}")
            proven = proven and value == found.bound
            told.append(
                TierValue(
                    name=found.entry.name,
                    value=value,
                    bound=found.bound,
                    status=Status.OPTIMAL if proven else Status.FEASIBLE,
                    seconds=found.seconds,
                    ceilings=tuple(tier.value for tier in told),
                )
            )
        return tuple(told)


def tune(solver: CpSolver, budget: Budget, seconds: float) -> None:
    """Set CP-SAT as measured on months of 34 to 36 shifts (docs/explanation/solver.md)."""
    parameters = solver.parameters
    parameters.random_seed = budget.seed
    parameters.linearization_level = 2
    seconds = max(0.0, seconds)  # building the model may have used them up, and CP-SAT calls a model invalid below 0
    if budget.deterministic:
        parameters.num_workers = 1
        parameters.max_deterministic_time = seconds
        return
    # Never a bare num_workers=2: its one full subsolver is then default_lp, which is weak at bounds.
    parameters.num_workers = budget.workers
    parameters.subsolvers.append("max_lp" if budget.workers > 1 else "default_lp")
    parameters.max_time_in_seconds = seconds
