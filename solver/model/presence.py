"""Equal shares of the teams that owe nothing.

With n such teams, R their seats and surpluses together, and own those of one team, that team is |n·own - R| / n from
its share. All is multiplied by n, so that the model has whole numbers only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.board import Board, Cost, See


def presence_largest(board: Board) -> Cost:
    """Tell the largest distance of a team from its equal share, in whole seats beyond the band."""
    owned = _owned(board)
    if not owned:
        return Cost([])

    def is_in(see: See) -> int:
        return max(_distance(owned, team, board.problem.band)(see) for team in owned)

    largest = board.whole(0, _most(owned), "largest distance", is_in)
    everything = _everything(board, owned)
    for team in owned:
        _bound(board, owned, team, everything, largest)
    return Cost([(largest, 1)])


def presence(board: Board) -> Cost:
    """Add the distances of the teams from their equal share, each in whole seats beyond the band."""
    owned = _owned(board)
    everything, most, terms = _everything(board, owned), _most(owned), []
    for team in owned:
        is_in = _distance(owned, team, board.problem.band)
        distance = board.whole(0, most, f"distance of {team}", is_in)
        _bound(board, owned, team, everything, distance)
        terms.append((distance, 1))
    return Cost(terms)


def evenness(board: Board) -> Cost:
    """Count the seats by which teams are outside the whole numbers on both sides of the mean.

    Zero is reached exactly when the shares differ by one seat at most, so that it is its own proof.
    """
    owned = _owned(board)
    if not owned:
        return Cost([])
    size, past = len(owned), sum(surplus for _, surplus in owned.values())
    seats = [held for held, _ in owned.values()]
    everything, most = _everything(board, owned), _most(owned)
    mean = board.whole(-most, most, "mean rounded down", lambda see: (see(seats) + past) // size)
    board.require(everything - size * mean >= 0)
    board.require(everything - size * mean <= size - 1)
    terms = []
    for team, (held, surplus) in owned.items():
        outside = board.whole(0, most, f"{team} outside the mean", _outside(held, surplus, mean))
        board.require(outside >= held + surplus - mean - 1)
        board.require(outside >= mean - held - surplus)
        terms.append((outside, 1))
    return Cost(terms)


Owned = dict[str, tuple[IntVar, int]]  # the seats of each team without an agreement, and its surplus


def _owned(board: Board) -> Owned:
    """Count the seats of each team in a variable of its own: the balance over all teams is then a short row."""
    return board.once("seats of equal teams", lambda: _count(board))


def _count(board: Board) -> Owned:
    owned = {}
    for team in board.problem.teams:
        if team.owed is not None:
            continue
        seats = [works for w in board.problem.workers if w.team == team.id for _, works in board.of(w.id)]
        held = board.whole(0, len(seats), f"seats of {team.id}", _sum(seats))
        board.require(LinearExpr.sum(seats) == held)
        owned[team.id] = held, team.surplus
    return owned


def _everything(board: Board, owned: Owned) -> LinearExpr:
    """Count the seats of all these teams, those of the past with them."""
    seats = [held for held, _ in owned.values()]

    def make() -> IntVar:
        most: int = sum(held.proto.domain[1] for held in seats)
        everything = board.whole(0, most, "seats of all equal teams", _sum(seats))
        board.require(LinearExpr.sum(seats) == everything)
        return everything

    return board.once("seats of all equal teams", make) + sum(surplus for _, surplus in owned.values())


def _bound(board: Board, owned: Owned, team: str, everything: LinearExpr, distance: IntVar) -> None:
    """Make a variable at least the distance of a team."""
    held, surplus = owned[team]
    scaled = len(owned) * held - everything + len(owned) * surplus
    board.require(len(owned) * (distance + board.problem.band) >= scaled)
    board.require(len(owned) * (distance + board.problem.band) >= -scaled)


def _distance(owned: Owned, team: str, band: int) -> Callable[[See], int]:
    held, surplus = owned[team]

    def distance(see: See) -> int:
        everything = see(seats for seats, _ in owned.values()) + sum(past for _, past in owned.values())
        scaled = len(owned) * (see([held]) + surplus) - everything
        return max(0, -(-abs(scaled) // len(owned)) - band)

    return distance


def _outside(held: IntVar, surplus: int, mean: IntVar) -> Callable[[See], int]:
    def outside(see: See) -> int:
        own, below = see([held]) + surplus, see([mean])
        return max(0, own - below - 1, below - own)

    return outside


def _most(owned: Owned) -> int:
    """Tell a distance that is never exceeded."""
    most: int = sum(seats.proto.domain[1] + abs(surplus) for seats, surplus in owned.values())
    return most + 1


def _sum(seats: Sequence[IntVar]) -> Callable[[See], int]:
    return lambda see: see(seats)
