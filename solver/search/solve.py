"""The search: tiers strictly in order, each under the values of those before it, and the auditor at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from ortools.sat.python.cp_model import CpModel, CpSolver

from solver.anneal import Annealer, annealer
from solver.audit import Works, audit, values
from solver.bounds.relax import Relaxation
from solver.catalogue import RULES, Entry
from solver.condition import Condition
from solver.engine.run import POLL, News, Outcome, Runner
from solver.engine.settings import tune, tune_alone, tune_part, tune_proof, tune_question
from solver.model.board import Board
from solver.problem import Problem
from solver.result import Progress, Result, Status, TierValue
from solver.search.conflict import core
from solver.search.found import Found, SolverBug, told, unsearched
from solver.search.leap import first_open, group, question
from solver.search.parts import Parts
from solver.search.start import without_search
from solver.tiers import Budget, order, share

__all__ = ["SolverBug", "solve", "tune"]

Rota = frozenset[tuple[str, str]]
Settings = Callable[[CpSolver, Budget, float], None]

LARGE = 80  # shifts to decide: from here on parts of the rota are improved too, and a linear solver bounds beside
EARLY = 0.2  # of the seconds that remain, at least, for each tier: the tiers after it cannot make good what it leaves
COOL = 0.4  # of the seconds of a tier, or of all of them at first: for local search, beside a relaxation
FIRST = 0.2  # of all the seconds: to hold every shift of many, before anything else is looked at
LEAP, WHOLE = 0.2, 0.3  # of the seconds of a tier: to reach the end of its range, and to search the whole at once
PART = 3.0  # seconds for one part of a large rota, at most
LEAST_FOR_CORE = 5.0  # seconds: to tell a contradiction, even when finding that there is one took them all


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
        self.found: list[Found] = []
        self.seen: tuple[int, ...] = ()  # the variables of the model in the best rota, as the search left them
        self.large = len(problem.shifts) - len(problem.fixed) >= LARGE
        self.relaxation = Relaxation(self.board.model)
        self.annealer: Annealer | None = None
        self.parts = Parts(self.board, self.relaxation, budget.seed)

    def result(self, start: Works | None) -> Result:
        for rule in RULES:
            rule.model()(self.board)
        rows = tuple(self.relaxation.follow())
        for condition in self.under:
            condition.post(self.board)
        if (ended := self._begin(start)) is not None:
            return ended
        for tier in self.tiers[:1]:  # there is a rota
            self.tier = tier.name
            self._tell(News(self.measured[tier.name], self.board.price(tier).floor(), 0.0))
        if not self.under:  # they are not among the rows, which are of seats alone
            began, self.annealer = monotonic(), annealer(self.board, rows, self.tiers, self.budget.seed)
            self.begun += monotonic() - began  # compiling, once for an installation, is no search
        if self.large and self.tiers:
            self._ask(group(self.board, self.tiers), FIRST * self._left(), tune_question)
        cooled = first_open(self.board, self.tiers, self.measured)
        for place in range(len(self.tiers)):
            if place == cooled:
                self._cool(place, COOL * self._left())
            self._improve(place)
            if self.enough is not None and self.enough(self._told()[-1]):
                break
        return self._certified()

    def _begin(self, start: Works | None) -> Result | None:
        """Find a first rota, or tell why there is none."""
        for rota in filter(self._asked, without_search(self.problem, start)):
            self._keep(rota)
        if self.best is None:
            outcome = self._run_on(self.board.model, self._left())
            if outcome.impossible:
                return self._contradiction()
            if outcome.values is None:
                return Result(status=Status.TIMEOUT, seconds=monotonic() - self.begun)
            self._take(outcome.values)
        return None

    def _asked(self, rota: Rota) -> bool:
        return all(condition.holds(self.problem, rota) for condition in self.under)

    def _keep(self, rota: Rota, seen: tuple[int, ...] = ()) -> dict[str, int]:
        """Keep a rota when it is at least as good, tier after tier, as the best so far."""
        measured = values(self.problem, rota)
        if self.best is None or list(measured.values()) <= list(self.measured.values()):
            self.best, self.measured = rota, measured
            # A variable may be slacker than the rota needs; under a ceiling that came down, that is no hint.
            tight = all(found.cost.value(seen) == measured[found.entry.name] for found in self.found) if seen else False
            self.seen = seen if tight else ()
        return measured

    def _improve(self, place: int) -> None:
        """Minimise one tier, and make its value a ceiling for those after it."""
        began, tier = monotonic(), self.tiers[place]
        self.tier = tier.name
        found = unsearched(self.board, tier, {one.entry.name: self.measured[one.entry.name] for one in self.found})
        self.found.append(found)
        self._lower_ceilings(but=found)
        if self._is_open(found):
            left = self._left()
            self._search(found, place, max(share(tier, self.tiers[place + 1 :], left), EARLY * left))
        found.seconds = monotonic() - began
        self._lower_ceilings()
        self._tell(News(self.measured[tier.name], found.bound, 0.0))

    def _cool(self, place: int, seconds: float, *, beside: bool = False) -> None:
        """Look for a better rota by local search, the tiers before a place being no worse.

        `beside`: as long as the solver runs, at most.
        """
        assert self.best is not None
        until = self._left() - seconds

        def passed(work: float) -> float:
            self.spent += work
            self.runner.look()
            over = self.runner.stopped or (beside and not self.runner.running)
            return 1.0 if over else 1.0 - (self._left() - until) / seconds

        while self.annealer is not None and not self.runner.stopped and self._left() > until:
            before = self.measured
            self._accept(self.annealer.improve(self.best, place, passed))
            if beside or self.measured == before:
                return

    def _is_open(self, found: Found) -> bool:
        """Whether there is something to search in a tier, for somebody who waits."""
        return self.measured[found.entry.name] > found.bound and not self.runner.stopped

    def _lower_ceilings(self, but: Found | None = None) -> None:
        """Make no tier so far worse again: an unproven one may have become better while a later one was searched."""
        for found in self.found:
            value = self.measured[found.entry.name]
            if found is not but and (found.ceiling is None or value < found.ceiling):
                found.ceiling = value
                self.board.require(found.cost.expression() <= value)

    def _search(self, found: Found, place: int, seconds: float) -> None:
        """Search a tier within so many seconds: its floor, then the whole, then part by part beside a relaxation."""
        until = self._left() - seconds
        if self.large and found.bound == found.cost.floor() >= 0:
            self._leap(found, place, LEAP * seconds)
        self._relax(found, place, COOL * seconds)
        if self._is_open(found) and not self.large and found.bound == found.cost.floor() >= 0:
            self._leap(found, place, LEAP * seconds)
        if self._is_open(found) and self._left() > until:
            self._whole(found, place, (self._left() - until) * (WHOLE if self.large else 1.0))
        if self._is_open(found) and self._left() > until and self.large:
            self._by_parts(found, until)

    def _relax(self, found: Found, place: int, seconds: float) -> None:
        """Bound a tier by its linear relaxation, in a thread of its own, with the local search beside it."""
        if not self._is_open(found):
            return
        self.board.minimise(found.cost)
        until = self._left() - seconds
        with self.relaxation.begin(self.budget, seconds) as bounding:
            self._cool(place, seconds)
            if self._is_open(found):
                bounding.wait(max(0.0, self._left() - until))
            found.bound = max(found.bound, bounding.bound())
        self._lower_ceilings(but=found)

    def _leap(self, found: Found, place: int, seconds: float) -> None:
        """Try to have this tier, and those after it of its kind, at the end of their ranges at once."""
        tiers = group(self.board, self.tiers[place:])
        until = self._left() - seconds
        while self._left() > until and not self.runner.stopped:
            outcome = self._ask(tiers, self._left() - until)
            if outcome.values is not None:
                return
            if len(tiers) == 1:
                found.bound += outcome.impossible
                return
            tiers = tiers[: len(tiers) // 2]

    def _ask(self, tiers: Sequence[Entry], seconds: float, settings: Settings = tune) -> Outcome:
        """Ask for a rota with tiers at the ends of their ranges, and take it."""
        self._hint()
        if (outcome := self._run_on(question(self.board, tiers), seconds, settings, quiet=True)).values is not None:
            self._take(outcome.values)
        return outcome

    def _whole(self, found: Found, place: int, seconds: float) -> None:
        """Minimise a tier over the whole problem, under the ceilings as they are by now."""
        self._lower_ceilings(but=found)
        self._hint()
        name, until = found.entry.name, self._left() - seconds

        def beside(bound: int) -> bool:
            """Go on with the local search while the solver proves, until they meet."""
            found.bound = max(found.bound, bound)
            if self._is_open(found):
                self._cool(place, max(POLL, self._left() - until), beside=True)
                self._tell(News(self.measured[name], found.bound, 0.0))
            return not self._is_open(found)

        if self.annealer is None or self.budget.deterministic:
            outcome = self._run_on(self.board.model, seconds, tune_proof if self.annealer else tune)
        else:
            outcome = self._run_on(self.board.model, seconds, tune_proof, beside=beside)
        if outcome.impossible:
            raise SolverBug(f"{name}: no rota is left under the ceilings, and yet one is known")
        found.bound = max(found.bound, outcome.bound)
        if outcome.values is not None:
            value = self._take(outcome.values)[name]
            if outcome.proven and value != outcome.bound:
                raise SolverBug(f"{name}: proven to be {outcome.bound}, and the auditor says {value}")

    def _by_parts(self, found: Found, until: float) -> None:
        """Improve a tier window by window, until nothing has become better for long, while a relaxation bounds it."""
        assert self.best is not None
        with self.relaxation.begin(self.budget, self._left() - until) as bounding:
            self.parts.begin(self.best, [known.cost for known in self.found], self.found.index(found))
            while self._is_open(found) and self._left() > until and not self.parts.tired:
                if self.parts.improve(
                    lambda model: self._run_on(model, min(PART, self._left()), tune_part, quiet=True)
                ):
                    self._accept(self.parts.rota)
                    self._tell(News(self.measured[found.entry.name], found.bound, 0.0))
                found.bound = max(found.bound, bounding.bound())
                self.runner.look()
            while self._is_open(found) and self._left() > until and not bounding.done:
                bounding.wait(POLL)
                self.runner.look()
            found.bound = max(found.bound, bounding.bound())

    def _hint(self) -> None:
        """Hint at the best rota, with what the search saw of it."""
        assert self.best is not None
        self.board.hint(self.best, self.seen)
        self.seen = ()

    def _take(self, solution: tuple[int, ...]) -> dict[str, int]:
        """Take what a search found, and tell what the auditor says of it."""
        rota = frozenset(pair for pair, works in self.board.works.items() if solution[works.index])
        return self._accept(rota, solution)

    def _accept(self, rota: Rota, seen: tuple[int, ...] = ()) -> dict[str, int]:
        """Audit a rota that a search found, and keep it when it is as good as the best."""
        if broken := audit(self.problem, rota):
            raise SolverBug(f"the search returned a rota that breaks {broken[0]}")
        if not self._asked(rota):
            raise SolverBug("the search returned a rota that does not meet its conditions")
        return self._keep(rota, seen)

    def _run_on(
        self,
        model: CpModel,
        seconds: float,
        settings: Settings = tune,
        *,
        quiet: bool = False,
        beside: Callable[[int], bool] | None = None,
    ) -> Outcome:
        def set_up(solver: CpSolver) -> None:
            settings(solver, self.budget, seconds)

        outcome = self.runner.run(model, set_up, quiet=quiet, beside=beside)
        self.spent += outcome.spent
        return outcome

    def _contradiction(self) -> Result:
        """Tell the pins and rules that contradict, as few as the seconds that remain can show; of conditions, none."""
        if self.under:
            return Result(status=Status.INFEASIBLE, core_reduced=False, seconds=monotonic() - self.begun)
        more = max(0.0, LEAST_FOR_CORE - self._left())

        def run(model: CpModel) -> Outcome | None:
            seconds = self._left() + more
            return None if self.runner.stopped or seconds <= 0 else self._run_on(model, seconds, tune_alone)

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
            bound = max([news.bound, *(found.bound for found in self.found[-1:])])
            seconds = monotonic() - self.begun
            self.progress(Progress(tier=self.tier, best=news.best, bound=bound, seconds=seconds))

    def _certified(self) -> Result:
        """Measure the rota once more with the auditor, and say what is proven of it."""
        assert self.best is not None
        tiers = self._told()
        proven = all(tier.status is Status.OPTIMAL for tier in tiers)
        status = Status.OPTIMAL if proven else Status.FEASIBLE
        return Result(status=status, works=self.best, tiers=tiers, seconds=monotonic() - self.begun)

    def _told(self) -> tuple[TierValue, ...]:
        """Tell the tiers searched so far, measured once more: not what was noted on the way."""
        assert self.best is not None
        return told(self.found, values(self.problem, self.best))
