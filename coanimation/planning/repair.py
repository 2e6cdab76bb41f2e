"""What an absence does to a rota: the best with nobody displaced, then what each one displaced would buy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from coanimation.domain.month import Month
from coanimation.domain.offers import away
from coanimation.domain.rota import Assignment, Outcome, Rota, Tier
from coanimation.errors import Interrupted, NoRota
from coanimation.planning.culprits import culprits
from coanimation.planning.fingerprint import fingerprint
from coanimation.planning.pose import pose
from coanimation.planning.promises import named
from coanimation.planning.read import as_posed, read
from solver.audit import audit
from solver.problem import Problem
from solver.result import Status
from solver.tiers import Budget

if TYPE_CHECKING:
    from solver.repairs.frontier import Option as Point

Pairs = frozenset[tuple[str, str]]  # (professional, slot)
_BEFORE = ("openable", "coverage")  # what one displaced may buy
_OF_THE_CHANGE = ("displaced", "called")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to go on: a rota that `displaced` people who could stay, with who comes and who no longer comes.

    `gone` leaves out those who are away. `proven`: nothing holds more slots and seats with so few displaced.
    """

    rota: Rota
    displaced: int
    new: frozenset[Assignment]
    gone: frozenset[Assignment]
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What there is to choose from after an absence, nobody displaced first; `fallen` are the seats that it empties.

    `complete`: no rota with so few displaced does better than the last option.
    """

    fallen: tuple[Assignment, ...]
    options: tuple[Option, ...]
    complete: bool


def fallen(month: Month) -> tuple[Assignment, ...]:
    """Tell the seats of the draft whose holder is away, in slots that are open and have not begun."""
    slots = {slot.id: slot for slot in month.slots if slot.closed is None and slot.arrive > month.now}
    people = {person.id: person for person in month.professionals}
    held = month.draft.assignments if month.draft is not None else ()
    return tuple(
        a
        for a in held
        if a.slot in slots and a.professional in people and away(month, people[a.professional], slots[a.slot])
    )


def repair_month(
    month: Month, *, seconds: float | None = None, reproducible: bool = False, stop: Callable[[], bool] | None = None
) -> Repaired:
    """Repair the draft of a month under its absences of today: who is drafted stays as far as anybody can.

    What has begun stays as it was. Once the month is published, whoever was announced inside the notice period and can
    stay does; an empty seat there may still be filled. NoRota when none exists (with what contradicts) or none was
    found in time; Interrupted when it was stopped before.
    """
    from solver.repairs.frontier import repair  # noqa: PLC0415 - OR-Tools takes half a second to load

    if month.draft is None:
        raise ValueError("there is no rota to repair")
    problem = pose(month)
    base = _standing(problem, as_posed(problem, month.draft))
    budget = Budget(seconds=seconds or month.space.rules.seconds, deterministic=reproducible)
    found = repair(
        problem,
        base,
        frozen=_frozen(month, problem, base),
        cap=month.space.rules.most_displaced,
        budget=budget,
        stop=stop,
    )
    if not found.options:
        raise _none(month, found.status, found.core, budget, stopped=stop is not None and stop())
    best = _best(problem, found.options[-1], budget)
    return Repaired(
        fallen=fallen(month),
        options=tuple(_option(month, problem, base, one, best) for one in found.options),
        complete=found.complete,
    )


def _standing(problem: Problem, drafted: Pairs) -> Pairs:
    """Tell who is where as things stand: the draft, and in what has begun whoever is there."""
    begun = {(who, slot) for slot, there in problem.fixed.items() for who in there}
    return frozenset({pair for pair in drafted if pair[1] not in problem.fixed} | begun)


def _frozen(month: Month, problem: Problem, base: Pairs) -> frozenset[str]:
    """Tell the slots inside the notice period whose announced people can all stay.

    Where they cannot (a newcomer whose company is away), somebody has to go: that slot is not frozen.
    """
    if month.told is None:
        return frozenset()
    until = month.now + timedelta(days=month.space.rules.notice_days)
    near = {slot.id for slot in month.slots if slot.arrive <= until} - problem.fixed.keys()
    can = {(worker.id, shift) for worker in problem.workers for shift in worker.yes | worker.if_need_be}
    stay = frozenset(pair for pair in base if pair in can or pair[1] in problem.fixed)
    for broken in audit(problem, stay):
        near -= {broken.shift} if broken.shift else {shift for who, shift in stay if who == broken.who}
    return frozenset(near)


def _none(
    month: Month, status: Status, core: tuple[str, ...], budget: Budget, *, stopped: bool
) -> NoRota | Interrupted:
    if status is Status.INFEASIBLE:
        return NoRota("plan-impossible", culprits=culprits(core), needed="some", month=month.month)
    return Interrupted("plan-interrupted") if stopped else NoRota("plan-out-of-time", seconds=budget.seconds)


def _best(problem: Problem, last: Point, budget: Budget) -> dict[str, int]:
    """Tell what no rota at all is below in what one displaced may buy, whoever else were displaced."""
    from solver.search.solve import solve  # noqa: PLC0415 - OR-Tools takes half a second to load

    values = {tier.name: tier.value for tier in last.result.tiers if tier.name in _BEFORE}
    if not any(values.values()):
        return values
    alone = replace(problem, aims=tuple(aim for aim in _BEFORE if aim in values), draft=None)
    result = solve(alone, budget=replace(budget, seconds=budget.seconds / 5), start=last.works)
    return {tier.name: tier.bound for tier in result.tiers}


def _option(month: Month, problem: Problem, base: Pairs, point: Point, best: dict[str, int]) -> Option:
    rota = read(month, problem, point.result, fingerprint=fingerprint(month))
    away_now = {(a.professional, a.slot) for a in fallen(month)}
    tiers = tuple(_honest(rota.tiers, best))
    if problem.told != base:  # what changes is not counted against what was announced
        tiers = _without_change(problem, tiers)
    return Option(
        rota=replace(rota, tiers=tiers, chosen=True),
        displaced=point.displaced,
        new=_assignments(named(problem, point.works) - base),
        gone=_assignments(named(problem, base) - point.works - away_now),
        proven=point.proven,
    )


def _honest(tiers: tuple[Tier, ...], best: dict[str, int]) -> list[Tier]:
    """Give the certificate of a rota among all, and not only among those that displace so few."""
    told, equal, proven = [], True, True
    for tier in tiers:
        bound = tier.bound
        if tier.name in _BEFORE:
            bound = min(bound, best.get(tier.name, 0) if equal else 0)  # neither is ever below 0
            equal = equal and bound == tier.value
        proven = proven and bound == tier.value and tier.status is Outcome.OPTIMAL
        told.append(replace(tier, bound=bound, status=Outcome.OPTIMAL if proven else Outcome.FEASIBLE))
    return told


def _without_change(problem: Problem, tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """Leave out how many change; of what comes after, only what holds whoever else were displaced stays proven."""
    kept = [place for place, tier in enumerate(tiers) if tier.name not in _OF_THE_CHANGE]
    told, proven = list[Tier](), True
    for place in kept:
        tier, after = tiers[place], place > len(told)
        bound = min(tier.bound, _lowest(problem, tier)) if after else tier.bound
        proven = proven and bound == tier.value
        status = Outcome.OPTIMAL if proven else Outcome.FEASIBLE
        ceilings = tuple(c for n, c in enumerate(tier.ceilings) if n in kept)
        told.append(replace(tier, bound=bound, status=status, ceilings=ceilings))
    return tuple(told)


def _lowest(problem: Problem, tier: Tier) -> int:
    """Tell what no rota at all is below: wishes are met at most where someone has one."""
    return -sum(len(worker.prefers) for worker in problem.workers) if tier.name == "wishes" else 0


def _assignments(pairs: Pairs) -> frozenset[Assignment]:
    return frozenset(Assignment(slot=slot, professional=who) for who, slot in pairs)
