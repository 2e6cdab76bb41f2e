"""A problem as arrays: what the moves of the local search look at.

The rules are taken from the model itself, row by row, so that every rule binds here as it does there, one that is added
later too. A seat that stands in a row with another variable (a working day, say) is left as it is: what such a
variable would be is not known here. The aims are priced for what they are; one that is not known here is not priced,
and whoever compares rotas afterwards sees all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from solver.anneal.arrays import Array, Field, State, Weights
from solver.catalogue import Entry
from solver.engine.linear import Row
from solver.model.board import Board
from solver.model.turn import turns

Rota = frozenset[tuple[str, str]]
FAR = 2**40  # beyond any row of ours
LEVELS = 3  # of a burden that are told apart
APART = 6.0  # how much more a tier weighs than the next among those that are kept as they are
LEAST = 4.0  # what a unit of the last tier weighs


class Layout:
    """The numbers of things in a problem, and the field made of them."""

    def __init__(self, board: Board, rows: Sequence[Row]) -> None:
        problem = board.problem
        self.problem = problem
        self.seats = list(board.works)
        self.shift = {shift.id: place for place, shift in enumerate(problem.shifts)}
        self.team = {team.id: place for place, team in enumerate(problem.teams)}
        self.worker = {worker.id: place for place, worker in enumerate(problem.workers)}
        self._of_seat = {works.index: place for place, works in enumerate(board.works.values())}
        self.roles = sorted({role for shift in problem.shifts for role in shift.roles})
        self.turns = turns(board)
        self.cells = {cell: place for place, cell in enumerate(self.turns)}
        # Minutes beyond an agreement are weighed by the longest shift: a seat more is one unit of each aim at most.
        self._long = max([1, *(shift.minutes for shift in problem.shifts)])
        self.rows: list[Row] = []
        self.others: set[int] = set()  # seats in rows that look at something else
        for row in rows:
            known = [self._of_seat.get(variable) for variable in row.variables]
            if None in known:
                self.others.update(seat for seat in known if seat is not None)
            else:
                self.rows.append(row)

    @property
    def movable(self) -> int:
        """Count the seats that may change hands."""
        return sum(not self._is_frozen(place) for place in range(len(self.seats)))

    def _is_frozen(self, place: int) -> bool:
        pair = self.seats[place]
        return place in self.others or pair in self.problem.pins or pair[1] in self.problem.fixed

    def held(self, rota: Rota) -> Array:
        """Tell the numbers of the seats of a rota."""
        return _whole(number for number, pair in enumerate(self.seats) if pair in rota)

    def rota(self, on: Array) -> Rota:
        """Tell the rota of the seats that are held."""
        return frozenset(pair for pair, held in zip(self.seats, on, strict=True) if held)

    def field(self, cost: Array, above: float, felt: float) -> Field:
        """Write what stays; `cost` is what each seat costs by itself."""
        problem, size = self.problem, len(self.seats)
        workers = {worker.id: worker for worker in problem.workers}
        shifts = {shift.id: shift for shift in problem.shifts}
        seat_shift = _whole(self.shift[shift] for _, shift in self.seats)
        seat_of = np.full((len(workers), len(shifts)), -1, np.int64)
        seat_role = np.zeros((size, len(self.roles)), np.bool_)
        frozen = np.zeros(size, np.bool_)
        most = _whole(shift.most for shift in problem.shifts)
        for place, (who, where) in enumerate(self.seats):
            seat_of[self.worker[who], self.shift[where]] = place
            frozen[place] = self._is_frozen(place)
            for role, lapses in workers[who].roles.items():
                if role in shifts[where].roles:
                    seat_role[place, self.roles.index(role)] = lapses is None or lapses >= shifts[where].end
        before, after = self._neighbours()
        in_rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
                in_rows[self._of_seat[variable]].append((number, coefficient))
        row_first, in_row = _lists(in_rows[place] for place in range(size))
        seat_worker = _whole(self.worker[who] for who, _ in self.seats)
        shift_first, seats = _lists(_by(seat_shift, len(shifts)))
        worker_first, of_worker = _lists(_by(seat_worker, len(workers)))
        topics = [(topic, shift) for topic in range(len(problem.topics)) for shift in problem.topics[topic].shifts]
        topic_first, topic_of = _lists(self._topics(topics))
        burden_first, burden_of = _lists(self._burdens())
        return Field(
            seat_shift=seat_shift,
            seat_worker=seat_worker,
            seat_team=_whole(self.team[workers[who].team] for who, _ in self.seats),
            seat_frozen=frozen,
            seat_learns=np.array([who in problem.accompanied for who, _ in self.seats], np.bool_),
            seat_cost=cost,
            seat_role=seat_role,
            seat_of=seat_of,
            row_first=row_first,
            row_of=_whole(row for row, _ in in_row),
            row_coefficient=_whole(coefficient for _, coefficient in in_row),
            row_lower=_whole(-FAR if row.lower is None else row.lower for row in self.rows),
            row_upper=_whole(FAR if row.upper is None else row.upper for row in self.rows),
            shift_first=shift_first,
            shift_seats=_whole(seats),
            worker_first=worker_first,
            worker_seats=_whole(of_worker),
            open_shifts=_whole(self.shift[shift.id] for shift in problem.shifts if shift.id not in problem.fixed),
            least=_whole(shift.least for shift in problem.shifts),
            wanted=_whole(shift.wanted for shift in problem.shifts),
            most=most,
            weight=_whole(shift.weight for shift in problem.shifts),
            role_asked=np.array(
                [[shift.roles.get(role, 0) for role in self.roles] for shift in problem.shifts], np.int64
            ).reshape(len(shifts), len(self.roles)),
            cell=_whole(self.cells.get(shift.cell, -1) for shift in problem.shifts),
            before=before,
            after=after,
            running=self._by_cell(lambda cell, team: problem.running.get((cell, team), 0)),
            turn=_whole(self.turns.values()),
            minutes=_whole(shift.minutes for shift in problem.shifts),
            equal=np.array([team.owed is None for team in problem.teams], np.bool_),
            surplus=_whole(team.surplus for team in problem.teams),
            owed=_whole(team.owed or 0 for team in problem.teams),
            tolerance=_whole(team.tolerance for team in problem.teams),
            band=problem.band,
            met=problem.one_per_team,
            topic_first=topic_first,
            topic_of=_whole(topic_of),
            topic_at=_whole(topic for topic, _ in topics),
            topic_least=_whole(topic.least for topic in problem.topics),
            burden_first=burden_first,
            burden_of=_whole(burden_of),
            above=above,
            felt=felt,
        )

    def empty(self) -> State:
        """Write a state in which nobody is anywhere: history alone counts."""
        problem = self.problem
        shifts, teams, size = len(problem.shifts), len(problem.teams), len(self.seats)
        widest = max((len(problem.fixed.get(shift.id, ())) + shift.most for shift in problem.shifts), default=0)
        met = np.zeros((teams, teams), np.int64)
        for (one, other), times in problem.met.items():
            met[self.team[one], self.team[other]] = met[self.team[other], self.team[one]] = times
        return State(
            on=np.zeros(size, np.bool_),
            best=np.zeros(size, np.bool_),
            activity=np.zeros(len(self.rows), np.int64),
            members=np.zeros((shifts, widest + 1), np.int64),
            present=np.zeros(shifts, np.int64),
            counted=np.zeros(shifts, np.int64),
            roles=np.zeros((shifts, len(self.roles)), np.int64),
            here=np.zeros((shifts, teams), np.int64),
            in_cell=self._by_cell(lambda cell, team: problem.held.get((cell, team), 0)),
            times_met=met,
            own=np.zeros(teams, np.int64),
            worked=np.zeros(teams, np.int64),
            there=np.zeros(sum(len(topic.shifts) for topic in problem.topics), np.int64),
            covered=np.zeros(len(problem.topics), np.int64),
            held=_whole(burden.past - burden.quota for burden in problem.burdens),
        )

    @staticmethod
    def rank(tiers: Sequence[Entry], place: int) -> int:
        """Tell how many tiers come after one; the high levels of a burden, which nobody reaches, count as one."""
        return sum(tier.level is None or tier.level < LEVELS for tier in tiers[place + 1 :])

    @staticmethod
    def weight(rank: int, ratio: float) -> float:
        """Tell what a unit of a tier weighs, so many others coming after it: a whole number."""
        return float(round(LEAST * ratio**rank))

    def weights(self, tiers: Sequence[Entry], place: int, ratio: float, above: float) -> tuple[Weights, Array]:
        """Weigh the tiers: a unit of each so many times as much as one of the next, whole numbers all of them.

        Those before `place` weigh multiples of `above`, which is more than whatever those from there on come to.
        """
        weight: dict[str, float] = defaultdict(float)
        levels: dict[int, float] = {}
        for number, tier in enumerate(tiers):
            rank = self.rank(tiers, number)
            if number >= place:
                value = self.weight(rank, ratio)
            else:
                value = above * round(APART ** (rank - self.rank(tiers, place - 1)))
            if tier.level is None:
                weight[tier.name] = float(value)
            else:
                levels[tier.level] = float(value)
        reach = np.zeros(max(levels, default=0) + 1)
        for level in range(1, len(reach)):
            reach[level] = reach[level - 1] + levels.get(level, 0.0)
        weights = Weights(
            openable=weight["openable"],
            coverage=weight["coverage"],
            agreements=float(max(1, round(weight["agreements"] / self._long))) if weight["agreements"] else 0.0,
            largest=weight["presence-largest"],
            presence=weight["presence"],
            ownership=weight["ownership"],
            runs=weight["runs"],
            topics=weight["topics"],
            reach=reach,
            encounters=weight["encounters"],
            economy=weight["economy"],
            evenness=weight["evenness"],
        )
        return weights, self._seat_costs(weight)

    def _seat_costs(self, weight: dict[str, float]) -> Array:
        problem = self.problem
        workers = {worker.id: worker for worker in problem.workers}
        told, draft = problem.told or frozenset(), problem.draft or frozenset()
        cost = np.zeros(len(self.seats))
        for place, (who, where) in enumerate(self.seats):
            worker, seat = workers[who], (who, where)
            cost[place] += weight["if-need-be"] * (where in worker.if_need_be)
            cost[place] += weight["wishes"] * ((where in worker.avoids) - (where in worker.prefers))
            cost[place] += -weight["displaced"] if seat in told else weight["called"]
            cost[place] += weight["steadiness"] * (-1 if seat in draft else 1)
        return cost

    def _neighbours(self) -> tuple[Array, Array]:
        """Tell the occurrence of the same cell before and after each shift, -1 for none."""
        before = np.full(len(self.shift), -1, np.int64)
        after = np.full(len(self.shift), -1, np.int64)
        last: dict[str, int] = {}
        for shift in sorted(self.problem.shifts, key=lambda shift: (shift.start, shift.id)):
            if not shift.cell:
                continue
            now = self.shift[shift.id]
            if (earlier := last.get(shift.cell)) is not None:
                before[now], after[earlier] = earlier, now
            last[shift.cell] = now
        return before, after

    def _by_cell(self, what: Callable[[str, str], int]) -> Array:
        table = [[what(cell, team) for team in self.team] for cell in self.cells]
        return np.array(table, np.int64).reshape(len(self.cells), len(self.team))

    def _topics(self, topics: Sequence[tuple[int, str]]) -> Iterable[list[int]]:
        at = {one: place for place, one in enumerate(topics)}
        of = defaultdict(list)
        for number, topic in enumerate(self.problem.topics):
            for worker in topic.workers:
                of[worker].append(number)
        return ([at[n, where] for n in of[who] if (n, where) in at] for who, where in self.seats)

    def _burdens(self) -> Iterable[list[int]]:
        of = defaultdict(list)
        for number, burden in enumerate(self.problem.burdens):
            of[burden.worker].append((number, burden.shifts))
        return ([number for number, shifts in of[who] if where in shifts] for who, where in self.seats)


def _by(owner: Array, owners: int) -> list[list[int]]:
    """List the seats of each shift, or of each worker."""
    found: list[list[int]] = [[] for _ in range(owners)]
    for place, one in enumerate(owner):
        found[one].append(place)
    return found


def _whole(numbers: Iterable[int]) -> Array:
    return np.array(list(numbers), np.int64)


def _lists(lists: Iterable[Iterable[object]]) -> tuple[Array, list[Any]]:
    """Put lists behind each other, and tell where each begins."""
    first, everything = [0], list[Any]()
    for one in lists:
        everything.extend(one)
        first.append(len(everything))
    return _whole(first), everything
