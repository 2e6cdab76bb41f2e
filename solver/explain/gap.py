"""Why a seat stays empty, and the cheapest decisions that would fill it, each verified both ways.

A remedy is told only when two things were seen: with it, a rota that obeys every other rule fills the seat, empties no
other seat and worsens no tier before coverage; without it (any one of its relaxations taken back), no such rota exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from solver.audit import Rota, Works, audit, values
from solver.audit.roles import holds
from solver.change import Difference
from solver.condition import Ceiling, Condition, Present
from solver.explain.obstacles import Obstacle, blockers
from solver.explain.relax import KINDS, Relaxation, elsewhere, lifts, relaxed, to_hold
from solver.problem import Problem, Shift
from solver.result import Result, Status
from solver.search.purse import Purse
from solver.search.solve import solve
from solver.tiers import Budget, order

if TYPE_CHECKING:
    from solver.model.board import Board

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """Relaxations that fill a seat together, a rota that shows it, and what it costs.

    `moved` counts the seats that change besides the one that is filled; `costs` are the auditor's differences, tier by
    tier, with all of them granted.
    """

    lifted: tuple[Relaxation, ...]
    works: Pairs
    moved: int
    costs: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A seat (of a role, when one is named) that nobody holds: what stops each worker, and what would fill it.

    `proven`: no rota fills it as things stand. Otherwise `filled` is a rota that does, worsening nothing before
    coverage; neither is known when time ran out, and then no remedy is told.
    """

    shift: str
    role: str
    lacking: int
    obstacles: Mapping[str, tuple[Obstacle, ...]]
    remedies: tuple[Remedy, ...] = ()
    proven: bool = False
    filled: Pairs | None = None


def gap(  # noqa: PLR0913 - each is one choice of whoever asks, and has its usual value
    problem: Problem,
    works: Works,
    shift: str,
    *,
    role: str = "",
    most: int = 5,
    allowed: Callable[[Relaxation], bool] | None = None,
    budget: Budget | None = None,
) -> Gap:
    """Explain an empty seat of a lawful rota, with at most `most` verified remedies, the cheapest first.

    Single relaxations come before pairs; pairs are tried only when no single one suffices. Ranked by how many
    relaxations, how many other seats move, then what they cost tier by tier. `allowed` tells which relaxations may be
    thought of at all (by default those of KINDS). KeyError when there is no such shift,
    ValueError when nothing lacks there or the rota breaks a rule.
    """
    rota = frozenset(works)
    asked = next((one for one in problem.shifts if one.id == shift), None)
    if asked is None:
        raise KeyError(shift)
    if broken := audit(problem, rota):
        raise ValueError(f"the rota breaks {broken[0].rule}")
    lacking = _wanted(asked, role) - _count(Rota(problem, rota), asked, role)
    if lacking <= 0 or shift in problem.fixed:
        raise ValueError(f"nothing lacks in {shift}")
    plain = Gap(shift=shift, role=role, lacking=lacking, obstacles=blockers(problem, rota, shift))
    return _Search(problem, rota, asked, role, budget or Budget(seconds=10.0), allowed).explained(plain, most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Each shift holds at least so many workers, of a role when one is named: (shift, role, how many)."""

    least: tuple[tuple[str, str, int], ...]

    def post(self, board: Board) -> None:
        """Bound the sums of the seats."""
        for shift, role, least in self.least:
            Present(shift=shift, role=role, least=least).post(board)

    def holds(self, problem: Problem, works: Works) -> bool:
        """Count the seats."""
        rota = Rota(problem, works)
        shifts = {shift.id: shift for shift in problem.shifts}
        return all(_count(rota, shifts[shift], role) >= least for shift, role, least in self.least)


def _filling(problem: Problem, works: Pairs, asked: Shift, asked_role: str) -> Filling:
    """Ask for one seat more than in a rota, while no other wanted seat is emptied."""
    rota, least = Rota(problem, works), []
    for shift in problem.shifts:
        for role in ("", *sorted(shift.roles)):
            held = _count(rota, shift, role)
            wanted = held + 1 if (shift, role) == (asked, asked_role) else min(held, _wanted(shift, role))
            if wanted and shift.id not in problem.fixed:
                least.append((shift.id, role, wanted))
    return Filling(least=tuple(least))


def _wanted(shift: Shift, role: str) -> int:
    return shift.roles[role] if role else shift.wanted


def _count(rota: Rota, shift: Shift, role: str) -> int:
    return sum(not role or holds(worker, role, shift) for worker in rota.at(shift.id))


class _Search:
    """The questions about one seat, within one budget."""

    def __init__(  # noqa: PLR0913, PLR0917 - what `gap` was asked
        self,
        problem: Problem,
        rota: Pairs,
        shift: Shift,
        role: str,
        budget: Budget,
        allowed: Callable[[Relaxation], bool] | None,
    ) -> None:
        self.allowed = allowed or (lambda _: True)
        self.problem, self.rota, self.shift, self.role = problem, rota, shift, role
        self.purse = Purse(budget)
        self.nobody = {worker.id for worker in problem.workers if worker.placeholder}
        self.before = values(problem, rota)
        names = [tier.name for tier in order(problem) if tier.name != "steadiness"]  # each question has its own draft
        earlier = names[: names.index("coverage")] if "coverage" in names else []
        # counted in the problem as it is: a relaxation may give a role to someone who is there
        self.conditions: tuple[Condition, ...] = (
            _filling(problem, rota, shift, role),
            *(Ceiling(tier=name, most=self.before[name]) for name in earlier),
        )

    def explained(self, plain: Gap, most: int) -> Gap:
        """Verify first that nothing fills the seat as it is; then look for what does."""
        as_it_is = self._filled(())
        if as_it_is.works:
            return replace(plain, filled=as_it_is.works)
        if as_it_is.status is not Status.INFEASIBLE:
            return plain
        remedies = self._single(plain, most) or self._pairs(plain, most)
        ranked = tuple(sorted(remedies, key=_rank)[:most])
        return replace(plain, proven=True, remedies=ranked)

    def _single(self, plain: Gap, most: int) -> list[Remedy]:
        """Try one relaxation alone: whoever needs no other first, all else frozen, then with others moving."""
        direct = [lifted for lifted in self._by_worker(plain) if len(lifted) == 1]
        found = [remedy for lifted in direct if (remedy := self._direct(lifted)) is not None]
        told = {_key(one) for remedy in found for one in remedy.lifted}
        for one in self._candidates(plain):
            if len(found) >= most or self.purse.empty:
                break
            if _key(one) not in told and (remedy := self._found((one,))) is not None:
                found.append(remedy)
        return found

    def _pairs(self, plain: Gap, most: int) -> list[Remedy]:
        """Try two relaxations together: those of one worker first. Each alone was seen not to suffice, or is now."""
        found: list[Remedy] = []
        own = [lifted for lifted in self._by_worker(plain) if len(lifted) == 2]
        others = combinations(list(self._candidates(plain)), 2)
        seen: set[frozenset[tuple[str, str, str, str]]] = set()
        alone: dict[tuple[str, str, str, str], bool] = {}
        for lifted in (*own, *others):
            if len(found) >= most or self.purse.empty:
                break
            keys = frozenset(map(_key, lifted))
            if keys in seen:
                continue
            seen.add(keys)
            remedy = self._direct(lifted) or self._found(lifted)
            if remedy is None:
                continue
            for one in lifted:
                if _key(one) not in alone:
                    alone[_key(one)] = self._filled((one,)).status is Status.INFEASIBLE
            if all(alone[_key(one)] for one in lifted):
                found.append(remedy)
        return found

    def _by_worker(self, plain: Gap) -> Iterator[tuple[Relaxation, ...]]:
        """Tell, for each worker all of whose obstacles can be lifted, the relaxations that do it, fewest first."""
        people = {worker.id: worker for worker in self.problem.workers}
        told = []
        for name, obstacles in plain.obstacles.items():
            lifted = lifts(self.problem, name, self.shift.id, obstacles)
            if lifted is None or name in self.nobody:
                continue
            if self.role and not holds(people[name], self.role, self.shift):
                lifted = (*lifted, to_hold(people[name], self.role))
            told.append(lifted)
        if self.role:
            there = [worker for worker in Rota(self.problem, self.rota).at(self.shift.id) if not worker.placeholder]
            told += [(to_hold(one, self.role),) for one in there if not holds(one, self.role, self.shift)]
        told = [lifted for lifted in told if all(map(self.allowed, lifted))]
        yield from sorted(told, key=lambda lifted: (len(lifted), [(KINDS.index(x.rule), x.who) for x in lifted]))

    def _candidates(self, plain: Gap) -> Iterator[Relaxation]:
        """Tell what may fill the seat once others move: the obstacles of each worker, then pins and ceilings."""
        found: dict[tuple[str, str, str, str], Relaxation] = {}
        for name, obstacles in plain.obstacles.items():
            for obstacle in obstacles if name not in self.nobody else ():
                for one in lifts(self.problem, name, self.shift.id, (obstacle,)) or ():
                    found.setdefault(_key(one), one)
        for one in elsewhere(self.problem, self.rota):
            found.setdefault(_key(one), one)
        yield from sorted(filter(self.allowed, found.values()), key=lambda one: (KINDS.index(one.rule), _key(one)))

    def _direct(self, lifted: Sequence[Relaxation]) -> Remedy | None:
        """Put someone who is asked there, all else frozen; the auditor says whether that will do."""
        granted = _granted(self.problem, lifted)
        asked = {one.who for one in lifted}
        there = {worker.id for worker in Rota(self.problem, self.rota).at(self.shift.id)}
        joins = [w.id for w in self.problem.workers if {w.id, w.team, ""} & asked and w.id not in there]
        for rota in (self.rota, *(self.rota | {(who, self.shift.id)} for who in sorted(joins))):
            if self._meets(granted, rota) and not audit(granted, rota):
                return self._remedy(lifted, granted, rota)
        return None

    def _found(self, lifted: tuple[Relaxation, ...]) -> Remedy | None:
        result = self._filled(lifted)
        return self._remedy(lifted, _granted(self.problem, lifted), result.works) if result.works else None

    def _filled(self, lifted: Iterable[Relaxation]) -> Result:
        """Ask for a rota that fills the seat with these granted, as near to the given one as time allows."""
        near = replace(_granted(self.problem, lifted), draft=self.rota, aims=())
        return self.purse.pay(lambda budget: solve(near, budget=budget, under=self.conditions))

    def _meets(self, problem: Problem, rota: Pairs) -> bool:
        return all(condition.holds(problem, rota) for condition in self.conditions)

    def _remedy(self, lifted: Sequence[Relaxation], granted: Problem, rota: Pairs) -> Remedy:
        after = values(granted, rota)
        return Remedy(
            lifted=tuple(lifted),
            works=rota,
            moved=max(0, len(rota ^ self.rota) - 1),
            costs=tuple(Difference(tier=name, before=self.before.get(name, 0), after=after[name]) for name in after),
        )


def _granted(problem: Problem, lifted: Iterable[Relaxation]) -> Problem:
    for one in lifted:
        problem = relaxed(problem, one)
    return problem


def _key(one: Relaxation) -> tuple[str, str, str, str]:
    what = one.facts.get("limit", one.facts.get("with", one.facts.get("meeting", one.facts.get("role", ""))))
    return one.rule, one.who, one.shift, f"{what}>{one.facts.get('to', '')}"


def _rank(remedy: Remedy) -> tuple[object, ...]:
    kinds = [KINDS.index(one.rule) for one in remedy.lifted]
    costs = [difference.cost for difference in remedy.costs]
    return len(remedy.lifted), remedy.moved, costs, kinds, [_key(one) for one in remedy.lifted]
