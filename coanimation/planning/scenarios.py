"""Several good rotas of a month to choose from, each best at something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coanimation.domain.month import Month
from coanimation.domain.rota import Rota
from coanimation.planning.certify import certified
from coanimation.planning.exchange import Cost
from coanimation.planning.fingerprint import fingerprint
from coanimation.planning.pose import pose
from coanimation.planning.read import as_posed, read
from solver.problem import Problem
from solver.result import Result, Status
from solver.tiers import Budget, order

if TYPE_CHECKING:
    from solver.alternatives import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A rota that puts one aim first: `changed` of its seats are not in the draft, and what the aims gain and lose.

    `proven`: no rota as different is better, that aim being put first.
    """

    first: str
    rota: Rota
    changed: int
    costs: tuple[Cost, ...]
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """What there is to choose from beside the draft: rotas that differ from it, and from each other, in `apart` seats.

    `seats` are those of the draft. `exhausted`: it is proven that no other rota differs so much; `left_open` are the
    aims for which time ran out. `furthest` seats can change at most, when nothing was found and that is proven.
    """

    found: tuple[Alternative, ...]
    apart: int
    seats: int
    exhausted: bool
    left_open: tuple[str, ...] = ()
    furthest: int | None = None


def alternatives_to(
    month: Month,
    *,
    count: int,
    seconds: float | None = None,
    reproducible: bool = False,
    stop: Callable[[], bool] | None = None,
) -> Alternatives:
    """Look for rotas beside the draft that differ from it, and from each other, in 15 % of the seats.

    None opens, fills or keeps less, nor what was agreed; the later aims may lose a tenth. ValueError when there is no
    draft, or it breaks a rule.
    """
    from solver.alternatives import CHOICES, scenarios  # noqa: PLC0415 - OR-Tools takes half a second to load

    if month.draft is None:
        raise ValueError("there is no rota to compare with")
    problem = replace(pose(month), draft=None)
    works = as_posed(problem, month.draft)
    offered = {tier.aim for tier in order(problem)}
    first = tuple(aim for aim in CHOICES if aim in offered)[:count]
    decided = sum(shift not in problem.fixed for _, shift in works)
    if not first or not decided:
        return Alternatives(found=(), apart=0, seats=decided, exhausted=True)
    budget = Budget(seconds=seconds or month.space.rules.seconds, deterministic=reproducible)
    told = scenarios(problem, works, first=first, budget=budget, stop=stop)
    worth = [one for one in told.found if one.result.status is Status.OPTIMAL or _gains(one)]
    inputs = fingerprint(month)
    return Alternatives(
        found=tuple(
            Alternative(
                first=one.first,
                rota=_certified(month, problem, one.result, inputs),
                changed=one.changed,
                costs=tuple(Cost(aim=c.tier, before=c.before, after=c.after) for c in one.costs if c.cost),
                proven=one.result.status is Status.OPTIMAL,
            )
            for one in worth
        ),
        apart=told.apart,
        seats=decided,
        exhausted=bool(told.none),
        left_open=(*told.open, *(one.first for one in told.found if one not in worth)),
        furthest=told.furthest,
    )


def _gains(one: Scenario) -> bool:
    """Whether a rota of which nothing is proven is better at anything, or no worse: otherwise it is no choice."""
    first: dict[str, int] = {}
    for change in one.costs:
        if change.cost:
            first.setdefault(change.tier.rstrip("0123456789"), change.cost)
    return not first or min(first.values()) < 0


def _certified(month: Month, problem: Problem, result: Result, inputs: str) -> Rota:
    """Read a rota with its certificate among all: its own search looked only at those that are so different."""
    rota = read(month, problem, result, fingerprint=inputs)
    known = month.draft.tiers if month.draft is not None and month.draft.fingerprint == inputs else ()
    return replace(rota, tiers=certified(problem, result.works, known), chosen=True)
