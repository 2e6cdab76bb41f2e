"""What a team, or a worker, could have at best and at least: so that whoever can come rarely is not blamed for it.

Each answer is for one alone: what two teams could have is not what they can have together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from solver.audit import Rota, Works, audit, values
from solver.condition import Ceiling
from solver.model.board import Board, Cost
from solver.problem import Problem
from solver.search.ask import Answer, least
from solver.search.purse import Purse
from solver.tiers import Budget, order


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one holds, and between which values it can be brought without worsening the tiers before it.

    In seats, or in counted minutes. What has begun is part of it. The ends are values of lawful rotas; `least_proven`
    and `most_proven` tell whether nothing lies beyond them.
    """

    who: str
    in_minutes: bool
    held: int
    least: int
    most: int
    least_proven: bool
    most_proven: bool

    def nearest(self, target: int) -> int:
        """Tell the attainable value nearest to a target (between the ends, every value is taken to be attainable)."""
        return min(max(target, self.least), self.most)


def attainable(  # noqa: PLR0913 - each is one choice of whoever asks, and has its usual value
    problem: Problem,
    works: Works,
    who: str,
    *,
    in_minutes: bool = False,
    upto: str = "coverage",
    budget: Budget | None = None,
) -> Share:
    """Tell the range that a team (or a worker) can be brought to, the past fixed and all others free to move.

    The tiers from the first to `upto` stay at least as good as in the rota; steadiness binds nothing. KeyError when
    `who` is neither a team nor a worker, ValueError when the rota breaks a rule.
    """
    rota = frozenset(works)
    members = {worker.id for worker in problem.workers if who in {worker.id, worker.team}}
    if who not in members | {team.id for team in problem.teams}:
        raise KeyError(who)
    if broken := audit(problem, rota):
        raise ValueError(f"the rota breaks {broken[0].rule}")
    amounts = {shift.id: shift.minutes if in_minutes else 1 for shift in problem.shifts}
    names = [tier.name for tier in order(problem) if tier.name != "steadiness"]
    was = values(problem, rota)
    under = tuple(Ceiling(tier=n, most=was[n]) for n in (names[: names.index(upto) + 1] if upto in names else ()))
    purse = Purse(budget or Budget(seconds=10.0))

    def end(sign: int, share: float) -> Answer:
        def cost(board: Board) -> Cost:
            mine = [(works, sign * amounts[shift]) for (who, shift), works in board.works.items() if who in members]
            return Cost(mine)

        def measure(found: Works) -> int:
            return sign * sum(amounts[shift.id] for worker, shift in Rota(problem, found).pairs if worker.id in members)

        plain = replace(problem, draft=None)
        return purse.pay(lambda part: least(plain, cost, measure, under=under, start=rota, budget=part), share=share)

    low, high = end(1, 0.5), end(-1, 1.0)
    held = sum(amounts[shift] for worker, shift in rota if worker in members)
    return Share(
        who=who,
        in_minutes=in_minutes,
        held=held,
        least=min(held, low.value) if low.works is not None else held,
        most=max(held, -high.value) if high.works is not None else held,
        least_proven=low.proven,
        most_proven=high.proven,
    )
