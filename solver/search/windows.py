"""Which shifts to decide again while the others stay as they are.

Large neighbourhood search (P. Shaw, CP 1998): a part of the best rota is freed and decided anew by CP-SAT under the
same ceilings, over and over. What is freed belongs together: days next to each other, one place, the shifts that some
teams or some people could trade.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from random import Random

from solver.problem import Problem

Rota = frozenset[tuple[str, str]]


class Windows:
    """Draws sets of shifts that are still to be decided, about as many as asked, each kind in its turn."""

    def __init__(self, problem: Problem, random: Random) -> None:
        self._random = random
        self._open = [shift for shift in problem.shifts if shift.id not in problem.fixed]
        self._open.sort(key=lambda shift: (shift.start, shift.id))
        self._team = {worker.id: worker.team for worker in problem.workers}
        self._could: dict[str, list[str]] = {}  # the shifts of each worker, in time
        free = {shift.id for shift in self._open}
        order = {shift.id: place for place, shift in enumerate(self._open)}
        for worker in problem.workers:
            mine = sorted((worker.yes | worker.if_need_be) & free, key=order.__getitem__)
            if mine:
                self._could[worker.id] = mine
        self._kinds: list[Callable[[int], Iterator[str]]] = [self._days, self._places]
        if self._could:
            self._kinds[1:1] = [self._people]
            self._kinds.append(self._teams)
        self._turn = 0

    @property
    def size(self) -> int:
        """Tell how many shifts there are to decide."""
        return len(self._open)

    def draw(self, size: int) -> frozenset[str]:
        """Draw the next window: about `size` shifts, all of them when there are no more."""
        if size >= len(self._open):
            return frozenset(shift.id for shift in self._open)
        kind = self._kinds[self._turn % len(self._kinds)]
        self._turn += 1
        chosen: dict[str, None] = {}
        for shift in kind(size):
            chosen[shift] = None
            if len(chosen) >= size:
                break
        return frozenset(chosen)

    def _days(self, size: int) -> Iterator[str]:
        """Go through shifts next to each other in time, whatever the place."""
        first = self._random.randrange(len(self._open) - size + 1)
        for shift in self._open[first:]:
            yield shift.id

    def _places(self, size: int) -> Iterator[str]:
        """Go through places, one after the other; the last one is cut somewhere in time."""
        by_place: dict[str, list[str]] = defaultdict(list)
        for shift in self._open:
            by_place[shift.place].append(shift.id)
        places = list(by_place)
        self._random.shuffle(places)
        for place in places:
            first = self._random.randrange(len(by_place[place])) if len(by_place[place]) > size else 0
            yield from by_place[place][first:]

    def _people(self, _: int) -> Iterator[str]:
        """Go from person to person: the shifts that one could take, then those of someone who could replace them."""
        able: dict[str, list[str]] = defaultdict(list)
        for worker, shifts in self._could.items():
            for shift in shifts:
                able[shift].append(worker)
        worker = self._random.choice(list(self._could))
        seen: set[str] = set()
        while True:
            seen.add(worker)
            yield from self._could[worker]
            near = [w for w in able[self._random.choice(self._could[worker])] if w not in seen]
            others = near or [w for w in self._could if w not in seen]
            if not others:
                return
            worker = self._random.choice(others)

    def _teams(self, _: int) -> Iterator[str]:
        """Go from team to team: the shifts that its people could take."""
        by_team: dict[str, list[str]] = defaultdict(list)
        for worker, shifts in self._could.items():
            by_team[self._team[worker]].extend(shifts)
        teams = list(by_team)
        self._random.shuffle(teams)
        for team in teams:
            shifts = sorted(set(by_team[team]))
            self._random.shuffle(shifts)
            yield from shifts
