"""Equal shares of the teams that owe nothing.

With n such teams, R their seats and surpluses together, and own those of one team, that team is |n·own - R| / n from
its share. All is multiplied by n, so that the model has whole numbers only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See
from solver.problem import Team


def presence_largest(board: Board) -> Cost:
    """Tell the largest distance of a team from its equal share, in whole seats beyond the band."""
    shares = _shares(board)
    if not shares:
        return Cost([])
    most = max(share.most for share in shares)
    largest = board.whole(0, most, "largest distance", lambda see: max(share.distance(see) for share in shares))
    for share in shares:
        share.bound(board, largest)
    return Cost([(largest, 1)])


def presence(board: Board) -> Cost:
    """Add the distances of the teams from their equal share, each in whole seats beyond the band."""
    terms = []
    for share in _shares(board):
        distance = board.whole(0, share.most, f"distance of {share.team.id}", share.distance)
        share.bound(board, distance)
        terms.append((distance, 1))
    return Cost(terms)


@dataclass(frozen=True, slots=True)
class _Share:
    """n·own - R of one team: a coefficient for each seat of all of them, and a constant."""

    team: Team
    teams: int
    band: int
    seats: Sequence[IntVar]
    coefficients: Sequence[int]
    constant: int

    @property
    def most(self) -> int:
        """A distance that is never exceeded."""
        return (abs(self.constant) + sum(map(abs, self.coefficients))) // self.teams + 1

    def bound(self, board: Board, distance: IntVar) -> None:
        """Make the variable at least the distance of the team."""
        scaled = LinearExpr.weighted_sum(self.seats, self.coefficients) + self.constant
        board.require(self.teams * (distance + self.band) >= scaled)
        board.require(self.teams * (distance + self.band) >= -scaled)

    def distance(self, see: See) -> int:
        """Tell the distance of the team in a given rota."""
        scaled = sum(c * see([works]) for works, c in zip(self.seats, self.coefficients, strict=True)) + self.constant
        return max(0, -(-abs(scaled) // self.teams) - self.band)


def _shares(board: Board) -> list[_Share]:
    teams = [team for team in board.problem.teams if team.owed is None]
    equal = {team.id for team in teams}
    seats = [(w.team, works) for w in board.problem.workers if w.team in equal for _, works in board.of(w.id)]
    variables = [works for _, works in seats]
    surpluses, n = sum(team.surplus for team in teams), len(teams)
    return [
        _Share(
            team,
            n,
            board.problem.band,
            variables,
            [n - 1 if owner == team.id else -1 for owner, _ in seats],
            n * team.surplus - surpluses,
        )
        for team in teams
    ]
