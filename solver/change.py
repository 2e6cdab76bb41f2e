"""What a change of a rota costs, all else frozen: the auditor's difference, tier by tier, and the rules it breaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from solver.audit import Violation, Works, audit, newly, values
from solver.problem import Problem

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The value of one tier before and after a change, in the tier's own unit; lower is better."""

    tier: str
    before: int
    after: int

    @property
    def cost(self) -> int:
        """How much worse it is after (negative: better)."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Seats given up and seats newly held, with what it costs in every tier, in order.

    `broken` are the rules that the rota breaks afterwards and did not break in the same way, or as much, before.
    """

    gone: frozenset[Pair]
    new: frozenset[Pair]
    broken: tuple[Violation, ...]
    costs: tuple[Difference, ...]

    @property
    def allowed(self) -> bool:
        """Whether it breaks no rule that was kept, and none further."""
        return not self.broken

    @property
    def first_cost(self) -> Difference | None:
        """The first tier that changes: it decides whether the rota is better or worse."""
        return next((one for one in self.costs if one.cost), None)


def differences(problem: Problem, before: Works, after: Works) -> tuple[Difference, ...]:
    """Measure every tier in two rotas of one problem, in the order of the tiers."""
    was, now = values(problem, before), values(problem, after)
    return tuple(Difference(tier=tier, before=was[tier], after=now[tier]) for tier in was)


def weigh(problem: Problem, works: Works, *, gone: Iterable[Pair] = (), new: Iterable[Pair] = ()) -> Change:
    """Tell what becomes of a rota when some seats are given up and others taken.

    KeyError when a worker or a shift is unknown; ValueError when a seat given up is not held, or one taken is.
    """
    rota, left, taken = frozenset(works), frozenset(gone), frozenset(new)
    _refuse_unknown(problem, left | taken)
    for what, wrong in (("is not held", left - rota), ("is held already", taken & (rota - left))):
        if wrong:
            raise ValueError(f"{':'.join(min(wrong))} {what}")
    after = (rota - left) | taken
    broken = newly(audit(problem, rota), audit(problem, after))
    return Change(gone=left, new=taken, broken=broken, costs=differences(problem, rota, after))


def swap(problem: Problem, works: Works, one: Pair, other: Pair) -> Change:
    """Let two workers take each other's shift, all else as it is: `one` and `other` are the seats they hold.

    The answer tells every rule that the exchange breaks and its cost in every tier. KeyError when a worker or a shift
    is unknown; ValueError when a seat is not held, when both are of one worker or of one shift, or when one of the two
    is in the other's shift already.
    """
    (who, where), (whom, there) = one, other
    if who == whom or where == there:
        raise ValueError(f"nothing to exchange between {who}:{where} and {whom}:{there}")
    return weigh(problem, works, gone=(one, other), new=((who, there), (whom, where)))


def _refuse_unknown(problem: Problem, pairs: Iterable[Pair]) -> None:
    workers, shifts = {worker.id for worker in problem.workers}, {shift.id for shift in problem.shifts}
    for worker, shift in sorted(pairs):
        if worker not in workers:
            raise KeyError(worker)
        if shift not in shifts:
            raise KeyError(shift)
