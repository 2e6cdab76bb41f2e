"""Scenarios: several good rotas to choose from, each best at something else, within losses that are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from solver.audit import Rota, Works, audit, values
from solver.change import Difference
from solver.condition import Ceiling, Condition, Unlike
from solver.model.board import Board, Cost
from solver.problem import Problem
from solver.result import Result, Status
from solver.search.ask import least
from solver.search.purse import Purse
from solver.search.solve import solve
from solver.tiers import Budget, order

Pairs = frozenset[tuple[str, str]]

# What may be put first: the aims between which reasonable people choose differently.
CHOICES = ("encounters", "burden", "wishes", "topics")

# What a scenario may lose, in tenths of the value of the given rota (and at least 2): who opens, who comes and what was
# promised are not for sale; who meets whom, what weighs on whom and what people would rather do are.
_FOR_SALE = ("topics", "burden", "encounters", "economy", "if-need-be", "wishes", "evenness")
TENTHS = 1
LEAST_LOSS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A rota that puts one aim first, with its certificate (in the order of its own tiers), against the given one.

    `changed` of its decided seats are not in the given rota; `costs` are in the order of the problem.
    """

    first: str
    result: Result
    changed: int
    costs: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarios:
    """What there is to choose from besides the given rota, under `losses` (the most that each tier may lose).

    `apart` is how many seats two of them differ in at least. `none` names the aims for which it is proven that no rota
    is so far from the given one and those found before it; `open` those for which time ran out. `furthest` seats can be
    given up at most within the losses, when that was asked because nothing was found; None when it is not known.
    """

    found: tuple[Scenario, ...]
    apart: int
    losses: Mapping[str, int] = field(default_factory=dict)
    none: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    furthest: int | None = None


def usual_losses(problem: Problem, works: Works) -> dict[str, int]:
    """Tell what each tier may lose unless whoever asks says otherwise: nothing but in the late aims, a tenth there."""
    return {
        name: max(LEAST_LOSS, ceil(abs(value) * TENTHS / 10)) if _stage_of(name) in _FOR_SALE else 0
        for name, value in values(problem, works).items()
        if name != "steadiness"
    }


def scenarios(  # noqa: PLR0913 - each is one choice of whoever asks, and has its usual value
    problem: Problem,
    works: Works,
    *,
    first: Sequence[str] = (),
    losses: Mapping[str, int] | None = None,
    share: float = 0.15,
    budget: Budget | None = None,
    stop: Callable[[], bool] | None = None,
) -> Scenarios:
    """Look for rotas that differ from the given one, and from each other, in at least a `share` of the seats decided.

    Each puts one aim of `first` (those of CHOICES that the problem has, unless told) directly after coverage and what
    was told, and loses at most `losses` in any tier, against the given rota (in a tier that is not named: what
    `usual_losses` tells). ValueError when the rota breaks a rule, an aim is not one of the problem's, or `share` is no
    share.
    """
    rota = frozenset(works)
    if broken := audit(problem, rota):
        raise ValueError(f"the rota breaks {broken[0].rule}")
    if not 0 < share <= 1:
        raise ValueError(f"a share of the seats is between 0 and 1, not {share}")
    asked = tuple(first) or tuple(aim for aim in CHOICES if aim in _aims(problem))
    if strange := [aim for aim in asked if aim not in problem.aims]:
        raise ValueError(f"{strange[0]} is no aim of the problem")
    return _Search(problem, rota, usual_losses(problem, rota) | dict(losses or {}), share).found(
        asked, Purse(budget or Budget(seconds=60.0)), stop
    )


class _Search:
    def __init__(self, problem: Problem, rota: Pairs, losses: dict[str, int], share: float) -> None:
        self.problem, self.rota, self.losses = replace(problem, draft=None), rota, losses
        self.was = values(problem, rota)
        self.apart = max(1, ceil(share * len(self._decided(rota))))
        self.ceilings: tuple[Condition, ...] = tuple(
            Ceiling(tier=name, most=self.was[name] + loss) for name, loss in losses.items() if name in self.was
        )

    def _search(
        self, aim: str, known: Iterable[frozenset[tuple[str, str]]], stop: Callable[[], bool] | None
    ) -> Callable[[Budget], Result]:
        """Make the search for a rota that puts an aim first, unlike all that are known."""
        unlike = tuple(Unlike(works=self._decided(one), seats=self.apart) for one in known)
        problem = replace(self.problem, aims=_put_first(self.problem.aims, aim))
        return lambda part: solve(problem, budget=part, stop=stop, under=(*unlike, *self.ceilings))

    def found(self, first: Iterable[str], purse: Purse, stop: Callable[[], bool] | None) -> Scenarios:
        """Search for one scenario after the other, each unlike all before it."""
        aims = list(first)
        known, scenarios, none, left_open = [self.rota], list[Scenario](), list[str](), list[str]()
        for place, aim in enumerate(aims):
            result = purse.pay(self._search(aim, known, stop), share=0.9 / (len(aims) - place))
            match result.status:
                case Status.INFEASIBLE:
                    none.append(aim)
                case Status.TIMEOUT:
                    left_open.append(aim)
                case _:
                    known.append(result.works)
                    scenarios.append(self._scenario(aim, result))
        return Scenarios(
            found=tuple(scenarios),
            apart=self.apart,
            losses=self.losses,
            none=tuple(none),
            open=tuple(left_open),
            furthest=None if scenarios else self._furthest(purse),
        )

    def _scenario(self, aim: str, result: Result) -> Scenario:
        now = values(self.problem, result.works)
        names = [name for name in self.was if name in now]
        return Scenario(
            first=aim,
            result=result,
            changed=len(self._decided(result.works) - self.rota),
            costs=tuple(Difference(tier=name, before=self.was[name], after=now[name]) for name in names),
        )

    def _furthest(self, purse: Purse) -> int | None:
        """Tell how many seats can be given up at most within the losses, when that is proven."""
        mine = self._decided(self.rota)

        def cost(board: Board) -> Cost:
            return Cost([(works, 1) for pair, works in board.works.items() if pair in mine])

        def measure(works: Works) -> int:
            return len(mine & frozenset(works))

        problem, under, rota = self.problem, self.ceilings, self.rota
        answer = purse.pay(lambda part: least(problem, cost, measure, under=under, start=rota, budget=part), share=1.0)
        return len(mine) - answer.value if answer.proven else None

    def _decided(self, rota: Pairs) -> Pairs:
        """Leave out what has begun: it is in every rota."""
        return frozenset((w.id, s.id) for w, s in Rota(self.problem, rota).pairs if s.id not in self.problem.fixed)


def _aims(problem: Problem) -> set[str]:
    return {tier.aim for tier in order(problem)}


def _put_first(aims: tuple[str, ...], aim: str) -> tuple[str, ...]:
    """Put an aim directly after those that come before any choice."""
    before = tuple(one for one in aims if one in {"openable", "coverage", "kept"})
    return (*before, aim, *(one for one in aims if one not in {*before, aim}))


def _stage_of(name: str) -> str:
    tier, _, level = name.rpartition("-")
    return tier if level.isdecimal() else name
