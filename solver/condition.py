"""What a rota must be besides lawful: the conditions of a question (« and what if nobody is displaced? »).

A condition is no rule: it is not part of the problem and breaks nothing; it bounds what one search may return. Each is
posted to the model and checked in plain Python; the search raises SolverBug when the two disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from solver.audit import Rota, Works
from solver.audit.roles import holds
from solver.catalogue import TIERS, Entry
from solver.problem import Problem

if TYPE_CHECKING:
    from solver.model.board import Board


def tier_named(name: str) -> Entry:
    """Find a tier of the catalogue, or a level of one that has levels; KeyError for another."""
    tiers = {tier.name: tier for tier in TIERS}
    if name in tiers:
        return tiers[name]
    tier, _, level = name.rpartition("-")
    return tiers[tier].at(int(level))


class Condition(Protocol):
    """What the rotas of one question have in common."""

    def post(self, board: Board) -> None:
        """Ask it of a model that has its rules already."""

    def holds(self, problem: Problem, works: Works) -> bool:
        """Whether it is so in a rota of (worker, shift) pairs that the problem knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """A tier is at most `most`, whether or not it is an aim of the problem; KeyError when there is no such tier."""

    tier: str
    most: int

    def post(self, board: Board) -> None:
        """Bound the cost of the tier."""
        board.require(board.price(tier_named(self.tier)).expression() <= self.most)

    def holds(self, problem: Problem, works: Works) -> bool:
        """Measure the tier."""
        value: int = tier_named(self.tier).audit()(problem, Rota(problem, works))
        return value <= self.most


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A shift holds at least so many workers: of all those there, or of those who hold a role until its end."""

    shift: str
    least: int
    role: str = ""

    def post(self, board: Board) -> None:
        """Bound the sum of the seats."""
        from solver.model.roles import holders  # noqa: PLC0415 - OR-Tools takes half a second to load

        shift = next(shift for shift in board.problem.shifts if shift.id == self.shift)
        seats = holders(board, shift, self.role) if self.role else [works for _, works in board.at(self.shift)]
        board.require(sum(seats) >= self.least)

    def holds(self, problem: Problem, works: Works) -> bool:
        """Count them."""
        shift = next(shift for shift in problem.shifts if shift.id == self.shift)
        there = Rota(problem, works).at(self.shift)
        return sum(not self.role or holds(worker, self.role, shift) for worker in there) >= self.least


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """At least `seats` of the seats of another rota are given up: its (worker, shift) pairs that are not there."""

    works: frozenset[tuple[str, str]]
    seats: int

    def post(self, board: Board) -> None:
        """Bound what is kept."""
        kept = [works for pair, works in board.works.items() if pair in self.works]
        board.require(sum(kept) <= len(self.works) - self.seats)

    def holds(self, problem: Problem, works: Works) -> bool:  # noqa: ARG002 - pairs are enough
        """Count what is gone."""
        return len(self.works - frozenset(works)) >= self.seats
