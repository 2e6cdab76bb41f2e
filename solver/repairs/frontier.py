"""Repair: what was told is kept as far as possible, and what more changes would buy is told beside it.

A published rota meets new inputs (an absence, a closure, a limit). First the best coverage with nobody displaced who
can stay; then, for one displaced more at a time, what that improves before `displaced`: coverage against displaced.
A person picks. On 800 shifts, coverage first displaced 24 people where nobody displaced left a few seats
open: two very different months, and no weight chooses between them for everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from solver.audit import audit
from solver.condition import Ceiling
from solver.problem import Problem
from solver.repairs.reach import Reach
from solver.repairs.settle import settle
from solver.result import Result, Status, TierValue
from solver.search.purse import Purse
from solver.search.solve import solve
from solver.tiers import Budget

Pairs = frozenset[tuple[str, str]]

HALF = 0.5  # of the seconds that remain, for each point of the frontier but the last, which takes all


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One point of the frontier: a rota with its certificate.

    `displaced` counts the told seats given up beyond those that nobody can keep, `called` those newly held. `proven`:
    nothing is better before `displaced` with so few displaced.
    """

    displaced: int
    called: int
    result: Result
    proven: bool

    @property
    def works(self) -> Pairs:
        """Who works when."""
        return self.result.works


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The frontier, nobody displaced first; each further option is better before `displaced` than those before it.

    `withdrawn` are the told seats whose holder cannot keep them whatever is decided; `unkept` of all told seats are
    given up in any rota, which is more when those that remain contradict each other. `complete`: no rota within the
    cap does better than the last option, or than those between. Without options, `status` is INFEASIBLE (with the
    `core` that contradicts) or TIMEOUT.
    """

    withdrawn: Pairs
    unkept: int = 0
    options: tuple[Option, ...] = ()
    complete: bool = False
    status: Status = Status.OPTIMAL
    core: tuple[str, ...] = ()


def repair(  # noqa: PLR0913 - each is one choice of whoever repairs, and has its usual value
    problem: Problem,
    told: Iterable[tuple[str, str]],
    *,
    frozen: Iterable[str] = (),
    cap: int = 2,
    budget: Budget | None = None,
    stop: Callable[[], bool] | None = None,
) -> Repair:
    """Repair a published rota under the inputs of today, with up to `cap` told people displaced.

    What has begun is `problem.fixed`. In the shifts of `frozen` (inside the notice period) whoever was told and can
    stay does; an empty seat there may still be filled. The cap is for one absence; whoever has several allows more.
    Pairs of `told` that the problem does not know were withdrawn with their shift or worker. ValueError when the cap is
    negative.
    """
    if cap < 0:
        raise ValueError(f"nobody displaced is the least, not {cap}")
    everything, still = frozenset(told), _still(problem, frozenset(told))
    known = frozenset(pair for pair in everything if _knows(problem, pair))
    inside = set(frozen)
    asked = replace(
        problem,
        told=known,
        draft=None,
        aims=_with_kept(problem.aims),
        pins=problem.pins | {(worker, shift) for worker, shift in still if shift in inside},
    )
    return _Frontier(asked, still, Purse(budget or Budget(seconds=5.0)), stop).told(everything - still, cap)


class _Frontier:
    def __init__(self, problem: Problem, still: Pairs, purse: Purse, stop: Callable[[], bool] | None) -> None:
        self.problem, self.still, self.purse, self.stop = problem, still, purse, stop

        begun = frozenset((worker, shift) for shift, people in problem.fixed.items() for worker in people)
        kept = still | problem.pins | begun
        self.kept: Pairs | None = None if audit(problem, kept) else kept  # a rota in which nobody gives up a seat
        self.reach = Reach(problem, kept)
        self.certain = True  # that nothing better was left out so far

    def told(self, withdrawn: Pairs, cap: int) -> Repair:
        """Find the least that any rota gives up; then the options, from nobody displaced to the cap."""
        least, exact = self._least()
        if least.status in {Status.INFEASIBLE, Status.TIMEOUT}:
            return Repair(withdrawn=withdrawn, status=least.status, core=least.core)
        unkept = _value(least, "displaced")
        options: list[Option] = []
        complete = exact
        for more in range(cap + 1):
            option, closed = self._option(unkept, more, least, options, HALF if more < cap else 1.0)
            self.certain = complete = complete and closed
            if option is not None:
                options.append(option)
            if closed and options and self._best_of_all(options[-1]):
                break
        status = Status.OPTIMAL if options and all(option.proven for option in options) else Status.FEASIBLE
        return Repair(
            withdrawn=withdrawn,
            unkept=unkept + len(withdrawn - (self.problem.told or frozenset())),
            options=tuple(options),
            complete=complete and bool(options),
            status=status if options else Status.TIMEOUT,
        )

    def _least(self) -> tuple[Result, bool]:
        """Ask how many told seats are given up at least: without a search when all who can stay do."""
        if self.kept is not None:
            gone = len((self.problem.told or frozenset()) - self.kept)
            tier = TierValue(name="displaced", value=gone, bound=gone, status=Status.OPTIMAL, seconds=0.0)
            return Result(status=Status.OPTIMAL, works=self.kept, tiers=(tier,)), True
        alone = replace(self.problem, aims=("kept",))
        result = self.purse.pay(
            lambda budget: solve(
                alone, budget=budget, stop=self.stop, start=self.still, enough=lambda tier: tier.name == "displaced"
            )
        )
        return result, bool(result.tiers) and result.tiers[0].status is Status.OPTIMAL

    def _option(
        self, unkept: int, more: int, least: Result, before: list[Option], share: float
    ) -> tuple[Option | None, bool]:
        """Find the best rota with so many displaced; None, and whether that is certain, when it buys nothing."""
        start = before[-1].works if before else least.works
        ceiling = Ceiling(tier="displaced", most=unkept + more)
        known = {tier.name: tier.value for tier in before[-1].result.tiers} if before else {}
        result = self.purse.pay(
            lambda budget: (
                solve(
                    self.problem,
                    budget=budget,
                    stop=self.stop,
                    start=start,
                    under=(ceiling,),
                    enough=_buys_nothing(known),
                )
                if self.kept is None
                else settle(
                    self.problem,
                    self.reach,
                    more,
                    start=start,
                    under=(ceiling,),
                    floors={"displaced": ceiling.most} if self.certain else {},  # with fewer, less was the best
                    budget=budget,
                    stop=self.stop,
                    enough=_buys_nothing(known),
                )
            ),
            share=share,
        )
        first = [tier for tier in result.tiers if tier.name in _BEFORE]
        proven = result.status is not Status.TIMEOUT and all(tier.status is Status.OPTIMAL for tier in first)
        if result.status is Status.TIMEOUT or (known and all(known[tier.name] == tier.value for tier in first)):
            return None, proven
        displaced = _value(result, "displaced") - unkept
        return Option(displaced=displaced, called=_value(result, "called"), result=result, proven=proven), proven

    def _best_of_all(self, option: Option) -> bool:
        """Whether nothing before `displaced` can be better at all."""
        return all(tier.value == 0 for tier in option.result.tiers if tier.name in _BEFORE)


_BEFORE = ("openable", "coverage")


def _buys_nothing(known: dict[str, int]) -> Callable[[TierValue], bool]:
    """Stop after the last tier before `displaced` when all of them are as they were with fewer displaced."""
    before = [name for name in known if name in _BEFORE]
    same: list[bool] = []

    def enough(tier: TierValue) -> bool:
        if tier.name in before:
            same.append(known[tier.name] == tier.value)
        return bool(known) and len(same) == len(before) and all(same)

    return enough


def _with_kept(aims: tuple[str, ...]) -> tuple[str, ...]:
    """Put what a repair is about first, whatever the order of planning: openable, coverage, kept, then the others."""
    first = tuple(aim for aim in _BEFORE if aim in aims)
    return (*first, "kept", *(aim for aim in aims if aim not in {*first, "kept"}))


def _knows(problem: Problem, pair: tuple[str, str]) -> bool:
    return any(w.id == pair[0] for w in problem.workers) and any(s.id == pair[1] for s in problem.shifts)


def _still(problem: Problem, told: Pairs) -> Pairs:
    """Tell the told pairs whose holder can keep them, each looked at alone."""
    answers = {worker.id: worker.yes | worker.if_need_be for worker in problem.workers}
    return frozenset(
        (worker, shift)
        for worker, shift in told
        if (worker in problem.fixed[shift] if shift in problem.fixed else _may(problem, answers, worker, shift))
    )


def _may(problem: Problem, answers: dict[str, frozenset[str]], worker: str, shift: str) -> bool:
    return shift in answers.get(worker, ()) and (worker, shift) not in problem.bans


def _value(result: Result, name: str) -> int:
    return next(tier.value for tier in result.tiers if tier.name == name)
