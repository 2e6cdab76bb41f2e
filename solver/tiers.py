"""The tiers of a problem in their order, and how the time is shared among them."""

from __future__ import annotations

from dataclasses import dataclass

from solver.catalogue import TIERS, Entry
from solver.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long to search, with how many threads, from which seed.

    `seconds` are of the clock; when `deterministic`, they are deterministic seconds (a count of the solver's work, near
    a second each on a current machine), on one worker: the same lock file and platform then give the same rota.
    """

    seconds: float = 30.0
    deterministic: bool = False
    workers: int = 2
    seed: int = 0

    def __post_init__(self) -> None:
        if not self.seconds > 0 or self.workers < 1:
            raise ValueError(f"a budget is some seconds and some workers, not {self.seconds} and {self.workers}")


def order(problem: Problem) -> tuple[Entry, ...]:
    """Tell the tiers of a problem, first to last: those of its aims in their order.

    When there is a draft, `steadiness` comes directly after coverage (or, without it, after openable, or first).
    Encounters are off when teams may double a shift.
    """
    aims = [aim for aim in problem.aims if aim != "encounters" or problem.one_per_team]
    tiers = [tier for aim in aims for tier in TIERS if tier.aim == aim]
    if problem.draft is not None:
        names = [tier.name for tier in tiers]
        before = next((name for name in ("coverage", "openable") if name in names), None)
        place = names.index(before) + 1 if before else 0
        tiers.insert(place, next(tier for tier in TIERS if tier.name == "steadiness"))
    return tuple(tiers)


# Openable and coverage are shallow; who meets whom and wishes are where months differ.
_SHARES = {"openable": 1, "coverage": 1, "encounters": 3, "wishes": 3}


def share(tier: Entry, left: tuple[Entry, ...], seconds: float) -> float:
    """Tell what of the seconds that remain a tier may take, `left` being the tiers after it.

    What a proven tier does not use stays for those after it.
    """
    mine = _SHARES.get(tier.name, 2)
    return seconds * mine / (mine + sum(_SHARES.get(other.name, 2) for other in left))
