"""From a month to its rota: one pure function that can be pickled, whoever maps it over many spaces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from coanimation.domain.month import Month
from coanimation.domain.rota import Rota
from coanimation.errors import Interrupted, NoRota
from coanimation.planning.culprits import culprits
from coanimation.planning.fingerprint import fingerprint
from coanimation.planning.pose import pose
from coanimation.planning.read import as_posed, read
from coanimation.planning.verify import verify
from solver.problem import Problem
from solver.result import Progress as News
from solver.result import Status
from solver.tiers import Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """News of the search: the aim in hand, the best value found, what it cannot be below, seconds since the start."""

    aim: str
    best: int
    bound: int
    seconds: float


def plan_month(  # noqa: PLR0913 - each is one choice of whoever plans, and has its usual value
    month: Month,
    *,
    seconds: float | None = None,
    reproducible: bool = False,
    progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    fresh: bool = False,
) -> Rota:
    """Find the best rota of a month within some seconds (those of the rules when none are given).

    Unchanged inputs give the draft back without a search, unless it could still be improved and this search is longer
    than the one that found it and nobody chose it. After a change the search stays near the draft: steadiness comes
    directly after coverage. `fresh` forgets the draft. `reproducible` counts the solver's work instead of the clock, on
    one worker. When `stop` says yes, the best rota so far comes back.

    NoRota when none exists (with the pins and rules that contradict), none was found in time, or nothing opens;
    Interrupted when it was stopped before any was found.
    """
    budget = Budget(seconds=seconds or month.space.rules.seconds, deterministic=reproducible)
    inputs = fingerprint(month)
    known = None if fresh else _still_true(month, inputs)
    if known is not None and (known.chosen or known.proven or known.seconds >= budget.seconds):
        return known
    problem = pose(month)
    if not problem.shifts:
        raise NoRota("plan-no-slot", month=month.month)
    if fresh or (known is not None and not any(tier.name == "steadiness" for tier in known.tiers)):
        problem = replace(problem, draft=None)
    start = None if fresh or month.draft is None else as_posed(problem, month.draft)
    rota = _search(month, problem, budget, inputs, start=start, progress=progress, stop=stop)
    return known if known is not None and _worse(rota, known) else rota


def _still_true(month: Month, inputs: str) -> Rota | None:
    """Give the draft if it answers these very inputs, and nothing in it was made false by hand."""
    draft = month.draft
    return draft if draft is not None and draft.fingerprint == inputs and not verify(month, draft) else None


def _worse(rota: Rota, known: Rota) -> bool:
    """Whether a search that went on from a rota lost more on a late aim than it gained: it was stopped on the way."""
    values = {tier.name: tier.value for tier in known.tiers}
    names = [tier.name for tier in rota.tiers if tier.name in values]
    now = {tier.name: tier.value for tier in rota.tiers}
    return [now[name] for name in names] > [values[name] for name in names]


def _search(  # noqa: PLR0913 - what `plan_month` was asked, and what it made of it
    month: Month,
    problem: Problem,
    budget: Budget,
    inputs: str,
    *,
    start: frozenset[tuple[str, str]] | None,
    progress: Callable[[Progress], None] | None,
    stop: Callable[[], bool] | None,
) -> Rota:
    from solver.search.solve import solve  # noqa: PLC0415 - OR-Tools takes half a second to load

    stopped = False

    def ask() -> bool:
        nonlocal stopped
        stopped = stopped or (stop is not None and stop())
        return stopped

    def tell(news: News) -> None:
        if progress is not None:
            progress(Progress(aim=news.tier, best=news.best, bound=news.bound, seconds=news.seconds))

    result = solve(problem, budget=budget, progress=tell, stop=ask, start=start)
    match result.status:
        case Status.INFEASIBLE:
            needed = "all" if result.core_reduced else "some"
            raise NoRota("plan-impossible", culprits=culprits(result.core), needed=needed)
        case Status.TIMEOUT if stopped:
            raise Interrupted("plan-interrupted")
        case Status.TIMEOUT:
            raise NoRota("plan-out-of-time", seconds=budget.seconds)
        case _:
            return read(month, problem, result, fingerprint=inputs)
