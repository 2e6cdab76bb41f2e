"""A first rota, as by hand: the shifts that are hardest to hold first, each given to whoever is needed least elsewhere.

It knows the common rules only, and only as a heuristic: the auditor has the last word, and what breaks a rule is given
up. Its rota is there before a model is built, and is the first hint of the search.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from solver.audit import Violation, Works, audit
from solver.problem import Limit, Problem, Shift, Stay, Worker

Pair = tuple[str, str]

ROUNDS = 4  # of giving up what breaks a rule, before there is no first rota


def without_search(problem: Problem, given: Works | None) -> Iterator[frozenset[Pair]]:
    """Go through the rotas to be had without a search that break no rule: what is asked, given, drafted, by hand."""
    asked = frozenset(problem.pins) | {(w, s) for s, people in problem.fixed.items() for w in people}
    drafts = (asked, frozenset(given or ()) | asked, (problem.draft or frozenset()) | asked)
    yield from (rota for rota in dict.fromkeys(drafts) if not audit(problem, rota))
    if given is None and problem.draft is None:
        by_hand = first(problem, asked)
        if by_hand is not None and not audit(problem, by_hand):
            yield by_hand


def first(problem: Problem, asked: frozenset[Pair]) -> frozenset[Pair] | None:
    """Find a rota that holds what is asked (pins, what has begun) and fills seats; None when a rule refuses it."""
    book = _Book(problem)
    for who, where in sorted(asked):
        book.take(book.workers[who], book.shifts[where])
    for shift in sorted(problem.shifts, key=book.slack):
        if shift.id not in problem.fixed:
            book.fill(shift)
    rota = frozenset(book.taken)
    for _ in range(ROUNDS):
        broken = audit(problem, rota)
        if not broken:
            return rota
        rota -= _culprits(broken, rota) - asked
    return None


def _culprits(broken: Iterable[Violation], rota: frozenset[Pair]) -> set[Pair]:
    """Tell the pairs to give up: the one that a violation names, else all of whoever or wherever it names."""
    found: set[Pair] = set()
    for violation in broken:
        named = violation.who, violation.shift
        if named in rota:
            found.add(named)
        else:
            found.update(pair for pair in rota if pair[0] == violation.who or pair[1] == violation.shift)
    return found


class _Book:
    """Who holds what so far, and what everyone may still take."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.shifts = {shift.id: shift for shift in problem.shifts}
        self.workers = {worker.id: worker for worker in problem.workers}
        self.taken: set[Pair] = set()
        self.there: dict[str, list[Worker]] = defaultdict(list)
        self.busy: dict[str, list[Shift | Stay]] = {worker.id: list(worker.stays) for worker in problem.workers}
        self.able: dict[str, list[Worker]] = defaultdict(list)
        for worker in problem.workers:
            for name in sorted(worker.yes | worker.if_need_be):
                if (worker.id, name) not in problem.bans:
                    self.able[name].append(worker)
        self.left = {limit.id: limit.most for limit in problem.limits}
        self.limits: dict[Pair, list[Limit]] = defaultdict(list)
        for limit in problem.limits:
            for name in limit.shifts if limit.mode == "hard" else ():
                self.limits[limit.who, name].append(limit)
        self.ceilings = {team.id: team.at_once for team in problem.teams}
        self.out: dict[str, list[Shift]] = defaultdict(list)  # the shifts that each team holds
        self.met = Counter(problem.met)
        mean = sum(shift.wanted for shift in problem.shifts) / max(1, len(problem.teams))
        length = sum(shift.minutes for shift in problem.shifts) / max(1, len(problem.shifts)) or 1
        self.load = {  # seats of each team beyond its share, as they grow
            team.id: team.surplus - mean if team.owed is None else -team.owed / length for team in problem.teams
        }

    def slack(self, shift: Shift) -> tuple[float, int, str]:
        """Tell how many could come for each seat; the rarest role counts."""
        able = self.able[shift.id]
        each = [len(able) / max(1, shift.wanted)]
        each += [sum(_holds(w, role, shift) for w in able) / count for role, count in shift.roles.items() if count]
        return min(each), shift.start, shift.id

    def fill(self, shift: Shift) -> None:
        """Give the seats of a shift, those of a role first."""
        for role, count in sorted(shift.roles.items()):
            holders = [worker for worker in self.able[shift.id] if _holds(worker, role, shift)]
            short = count - sum(_holds(worker, role, shift) for worker in self.there[shift.id])
            self._give(shift, holders, short)
        self._give(shift, self.able[shift.id], shift.wanted - len(self.there[shift.id]))

    def _give(self, shift: Shift, able: list[Worker], seats: int) -> None:
        for _ in range(min(seats, shift.most - len(self.there[shift.id]))):
            free = [worker for worker in able if self._may(worker, shift)]
            if not free:
                return
            self.take(min(free, key=lambda worker: self._dear(worker, shift)), shift)

    def take(self, worker: Worker, shift: Shift) -> None:
        """Note that a worker takes a shift."""
        for other in self.there[shift.id]:
            self.met[_couple(worker.team, other.team)] += 1
        self.taken.add((worker.id, shift.id))
        self.there[shift.id].append(worker)
        self.busy[worker.id].append(shift)
        self.out[worker.team].append(shift)
        self.load[worker.team] += 1
        for who in (worker.id, worker.team):
            for limit in self.limits.get((who, shift.id), ()):
                self.left[limit.id] -= _amount(limit, shift)

    def _may(self, worker: Worker, shift: Shift) -> bool:
        there = self.there[shift.id]
        if worker in there or (self.problem.one_per_team and any(worker.team == other.team for other in there)):
            return False
        for who in (worker.id, worker.team):
            for limit in self.limits.get((who, shift.id), ()):
                if self.left[limit.id] < _amount(limit, shift):
                    return False
        if any(self._clash(worker, shift, other) for other in self.busy[worker.id]):
            return False
        ceiling = self.ceilings[worker.team]
        return ceiling is None or self._at_once(worker.team, shift) < ceiling

    def _clash(self, worker: Worker, shift: Shift, other: Shift | Stay) -> bool:
        rest = 0 if shift.day == other.day != "" else worker.rest
        between = max(rest, self.problem.minutes_between(shift.place, other.place))
        return shift.start < other.end + between and other.start < shift.end + between

    def _at_once(self, team: str, shift: Shift) -> int:
        return sum(other.start < shift.end and shift.start < other.end for other in self.out[team])

    def _dear(self, worker: Worker, shift: Shift) -> tuple[float, ...]:
        """Order those who may come: even shares first, then teams that have met less, then what people wish."""
        met = sum(self.met[_couple(worker.team, other.team)] for other in self.there[shift.id])
        wish = (shift.id in worker.avoids) - (shift.id in worker.prefers) + 2 * (shift.id in worker.if_need_be)
        return (self.load[worker.team] // 1, met, wish, len(self.busy[worker.id]))


def _holds(worker: Worker, role: str, shift: Shift) -> bool:
    if role not in worker.roles:
        return False
    lapses = worker.roles[role]
    return lapses is None or lapses >= shift.end


def _amount(limit: Limit, shift: Shift) -> int:
    return shift.minutes if limit.unit == "minutes" else 1


def _couple(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
