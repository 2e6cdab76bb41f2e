"""The tiers of a problem in their order, and how the time is shared among them."""

from __future__ import annotations

from dataclasses import dataclass

from solver.catalogue import TIERS, Entry
from solver.problem import Burden, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long to search, with how many threads at most, from which seed; a proof takes two, a question all (measured).

    `seconds` are of the clock; when `deterministic`, they are deterministic seconds (a count of the solver's work, near
    a second each on a current machine), on one worker: the same lock file and platform then give the same rota.
    """

    seconds: float = 30.0
    deterministic: bool = False
    workers: int = 8
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.seconds > 0 or self.workers < 1:
            raise ValueError(f"a budget is some seconds and some workers, not {self.seconds} and {self.workers}")


def order(problem: Problem) -> tuple[Entry, ...]:
    """Tell the tiers of a problem, first to last: those of its aims in their order, stage by stage.

    `displaced` and `called` are there when a rota was told. When there is a draft, `steadiness` comes directly after
    them (or, without them, after coverage, after openable, or first). Encounters are off when teams may double a shift.
    """
    tiers = [stage for aim in problem.aims for tier in TIERS if tier.aim == aim for stage in _stages(tier, problem)]
    if problem.draft is not None:
        names = [tier.name for tier in tiers]
        before = next((name for name in ("called", "coverage", "openable") if name in names), None)
        place = names.index(before) + 1 if before else 0
        tiers.insert(place, next(tier for tier in TIERS if tier.name == "steadiness"))
    return tuple(tiers)


def _stages(tier: Entry, problem: Problem) -> tuple[Entry, ...]:
    """Tell what a tier of the catalogue comes to in a problem: nothing, itself, or a stage for each of its levels."""
    match tier.aim:
        case "kept" if problem.told is None:
            return ()
        case "encounters" if not problem.one_per_team:
            return ()
        case "burden":
            return tuple(tier.at(level) for level in range(_heaviest(problem), 0, -1))
        case _:
            return (tier,)


def _heaviest(problem: Problem) -> int:
    """Tell a level that no burden exceeds, whatever the rota."""
    yes = {worker.id: worker.yes | worker.if_need_be for worker in problem.workers}
    return max((b.past - b.quota + _most(problem, b, yes[b.worker]) for b in problem.burdens), default=0)


def _most(problem: Problem, burden: Burden, yes: frozenset[str]) -> int:
    """Tell how much of a burden its worker can hold: hard limits on it are filled one after the other."""
    begun = {shift for shift in burden.shifts if burden.worker in problem.fixed.get(shift, ())}
    left = {shift for shift in burden.shifts & yes if shift not in problem.fixed}
    most = len(begun)
    for limit in problem.limits:
        if limit.who == burden.worker and limit.unit == "shifts" and limit.mode == "hard":
            inside = left & limit.shifts
            held = sum(burden.worker in problem.fixed.get(shift, ()) for shift in limit.shifts)
            if (room := max(0, limit.most - held)) < len(inside):
                most += room
                left -= inside
    return most + len(left)


# Openable and coverage are shallow; who meets whom and wishes are where months differ; a stage is one of several.
_SHARES = {"openable": 1.0, "coverage": 1.0, "encounters": 3.0, "wishes": 3.0}
_STAGE = 0.5


def share(tier: Entry, left: tuple[Entry, ...], seconds: float) -> float:
    """Tell what of the seconds that remain a tier may take, `left` being the tiers after it.

    What a proven tier does not use stays for those after it.
    """
    return seconds * _weight(tier) / sum(_weight(other) for other in (tier, *left))


def _weight(tier: Entry) -> float:
    return _SHARES.get(tier.name, 2.0) if tier.level is None else _STAGE
