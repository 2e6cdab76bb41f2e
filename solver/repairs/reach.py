"""How far a repair reaches: the part of a problem that can change when few told seats may be given up.

Let *kept* be a lawful rota, and R the best rota with at most k seats of kept displaced: fewest shifts that cannot open,
then seats that lack, then displaced, then called. Claim: R is as kept outside the shifts found here, so that with all
else decided the same rotas are the best, and what is proven of the part is proven of the whole.

- Every rule is a set of rows over who works where, and over numbers that follow from it. In a row, some changes from
  kept to R bring it nearer to being broken (someone called, under a most; someone displaced, under a least), others
  make room. The former *push* the latter when together they exceed the slack that kept leaves.
- Being held enough, and having a role, are rows of a shift too: whoever is displaced there pushes whoever is called.
  Where kept itself lacks someone, whoever is called needs no push: there the chains begin.
- Undo in R all changes that no chain reaches. A row that this broke would have reached changes beyond its slack, and
  would have passed their push on to all that makes room in it: then none of that is undone, and the row holds. No
  shift is held less, for where someone called is undone, everyone of kept is back. The result is lawful, no worse, and
  has fewer changes, unless there was nothing to undo. R being the best, there was nothing.
- Each round along the chains displaces somebody, or ends them: k rounds reach all.

With nobody displaced, the shifts that lack someone are all there is. Where later tiers are sought under the proven
values of these four, they are sought among the same rotas; without that proof nothing is claimed of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from solver.problem import Limit, Problem, Shift, Worker

Pair = tuple[str, str]
Rota = frozenset[Pair]


class Reach:
    """Follows the chains from the seats that lack in a lawful rota, which holds every pin and what has begun."""

    def __init__(self, problem: Problem, kept: Rota) -> None:
        self._problem, self.kept = problem, kept
        self._shifts = {shift.id: shift for shift in problem.shifts}
        self._workers = {worker.id: worker for worker in problem.workers}
        self._ceilings = {team.id: team.at_once for team in problem.teams}
        self._there: dict[str, list[Worker]] = defaultdict(list)
        self._held: dict[str, list[Pair]] = defaultdict(list)  # by worker, and by team
        for pair in sorted(kept):
            worker = self._workers[pair[0]]
            self._there[pair[1]].append(worker)
            for who in {worker.id, worker.team}:
                self._held[who].append(pair)
        self._able: dict[str, list[Worker]] = defaultdict(list)  # who may be called to a shift
        for worker in problem.workers:
            for shift in worker.yes | worker.if_need_be:
                pair = worker.id, shift
                if shift not in problem.fixed and pair not in kept and pair not in problem.bans:
                    self._able[shift].append(worker)
        self._limits: dict[str, list[Limit]] = defaultdict(list)
        for limit in problem.limits:
            if limit.mode == "hard":
                self._limits[limit.who].append(limit)

    def part(self, displaced: int) -> Problem:
        """Tell the problem with all else decided as it is kept, when so many may be displaced."""
        open_ = self._blocks({shift.id for shift in self._problem.shifts if self._lacks(shift)})
        movable: set[Pair] = set()
        for _ in range(displaced):
            movable |= self._pushed(open_)
            open_ = self._blocks(open_ | {shift for _, shift in movable} | self._owing(movable, displaced))
        return self._decided(open_, movable)

    def only(self, changed: Iterable[Pair]) -> Problem:
        """Tell the problem with all else decided as it is kept, when nothing but these pairs can change."""
        pairs = set(changed)
        part = self._decided(self._blocks({shift for _, shift in pairs}), pairs & self.kept)
        able: dict[str, set[str]] = defaultdict(set)
        for worker, shift in pairs | self.kept:
            able[worker].add(shift)
        workers = tuple(
            replace(worker, yes=worker.yes & able[worker.id], if_need_be=worker.if_need_be & able[worker.id])
            for worker in part.workers
        )
        return replace(part, workers=workers)

    def _lacks(self, shift: Shift) -> bool:
        """Whether calling someone to a shift can open it, or fill a seat that is wanted."""
        there, able = self._there[shift.id], self._able[shift.id]
        if shift.id in self._problem.fixed or not able:
            return False
        if len(there) < shift.wanted:
            return True
        asked = [(len(there), len(there) + len(able), shift.least)]
        for role, count in shift.roles.items():
            now = sum(_holds(worker, role, shift) for worker in there)
            asked.append((now, now + sum(_holds(worker, role, shift) for worker in able), count))
        return any(now < count for now, _, count in asked) and all(most >= count for _, most, count in asked)

    def _blocks(self, shifts: set[str]) -> set[str]:
        """Add what is taken as a block with one of these."""
        found, before = set(shifts), 0
        while len(found) > before:
            before = len(found)
            for block in self._problem.blocks:
                if not block.isdisjoint(found):
                    found |= block - self._problem.fixed.keys()
        return found

    def _pushed(self, open_: Iterable[str]) -> set[Pair]:
        """Tell who may have to leave a seat when anyone able is called to these shifts."""
        pushed: set[Pair] = set()
        called: dict[str, list[tuple[Worker, Shift]]] = defaultdict(list)
        for shift in (self._shifts[name] for name in sorted(open_)):
            pushed.update((worker.id, shift.id) for worker in self._there[shift.id])
            for worker in self._able[shift.id]:
                pushed.update(pair for pair in self._held[worker.id] if self._clash(worker, shift, pair[1]))
                for who in {worker.id, worker.team}:
                    called[who].append((worker, shift))
        for who, calls in called.items():
            for limit in self._limits[who]:
                more = sum(_amount(limit, shift) for _, shift in calls if shift.id in limit.shifts)
                held = self._in(limit)
                if more > limit.most - self._reached(limit, held):
                    pushed.update(held)
            if (ceiling := self._ceilings.get(who)) is not None:
                pushed |= self._crowded(who, [shift for _, shift in calls], ceiling)
        return {pair for pair in pushed if pair not in self._problem.pins and pair[1] not in self._problem.fixed}

    def _crowded(self, team: str, calls: list[Shift], ceiling: int) -> set[Pair]:
        """Tell whose seats of a team are at one time with calls that would exceed what it can send."""
        pushed: set[Pair] = set()
        held = [pair for pair in self._held[team] if self._workers[pair[0]].team == team]
        times = Counter(shift.id for shift in calls)
        for shift in {shift.id: shift for shift in calls}.values():
            beside = [pair for pair in held if _overlap(self._shifts[pair[1]], shift)]
            more = sum(count for name, count in times.items() if _overlap(self._shifts[name], shift))
            if len(beside) + more > ceiling:
                pushed.update(beside)
        return pushed

    def _clash(self, worker: Worker, shift: Shift, other: str) -> bool:
        """Whether a worker may be unable to hold both shifts: time, the way, rest, what must not follow what."""
        held = self._shifts[other]
        if self._problem.successions and held.day != shift.day:
            days = self._problem.days
            if held.day in days and shift.day in days and abs(days.index(held.day) - days.index(shift.day)) == 1:
                return True
        rest = 0 if shift.day == held.day != "" else worker.rest
        between = max(rest, self._problem.minutes_between(shift.place, held.place))
        return shift.start < held.end + between and held.start < shift.end + between

    def _owing(self, movable: set[Pair], displaced: int) -> set[str]:
        """Tell where someone may be called because a least is missed when so many of these seats are given up."""
        found: set[str] = set()
        for limit in (limit for limits in self._limits.values() for limit in limits if limit.least > 0):
            held = self._in(limit)
            gone = sorted((_amount(limit, self._shifts[pair[1]]) for pair in held if pair in movable), reverse=True)
            if gone and self._reached(limit, held) - sum(gone[:displaced]) < limit.least:
                found.update(
                    shift
                    for shift in limit.shifts
                    if any(limit.who in {worker.id, worker.team} for worker in self._able[shift])
                )
        return found

    def _in(self, limit: Limit) -> list[Pair]:
        return [pair for pair in self._held[limit.who] if pair[1] in limit.shifts]

    def _reached(self, limit: Limit, held: list[Pair]) -> int:
        if limit.unit == "days":
            return len({self._shifts[shift].day for _, shift in held})
        return sum(_amount(limit, self._shifts[shift]) for _, shift in held)

    def _decided(self, open_: set[str], movable: set[Pair]) -> Problem:
        """Decide all else: what is fixed binds the others, and costs what it costs."""
        fixed: Mapping[str, frozenset[str]] = {
            shift.id: frozenset(worker.id for worker in self._there[shift.id])
            for shift in self._problem.shifts
            if shift.id not in open_
        }
        workers = []
        for worker in self._problem.workers:
            mine = open_ | {shift for _, shift in self._held[worker.id]}
            workers.append(replace(worker, yes=worker.yes & mine, if_need_be=worker.if_need_be & mine))
        stay = frozenset(pair for pair in self.kept if pair[1] in open_ and pair not in movable)
        return replace(
            self._problem,
            workers=tuple(workers),
            fixed={**self._problem.fixed, **fixed},
            pins=self._problem.pins | stay,
        )


def _overlap(one: Shift, other: Shift) -> bool:
    return one.start < other.end and other.start < one.end


def _amount(limit: Limit, shift: Shift) -> int:
    return shift.minutes if limit.unit == "minutes" else 1


def _holds(worker: Worker, role: str, shift: Shift) -> bool:
    return role in worker.roles and ((lapses := worker.roles[role]) is None or lapses >= shift.end)
