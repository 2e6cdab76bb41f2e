"""Problems whose best rota is known, because it was there first.

In a tournament every team is in one slot of each round; when no two teams meet twice, everyone has met everyone after
the fewest rounds there can be. In a planted rota, shares are even to the seat and nobody meets twice; the answers of
the people are those of that rota, and many others around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from solver import Problem, Shift, Team, Worker
from tests.solver.months import DAY

Rounds = Sequence[Sequence[Sequence[int]]]  # of groups of teams


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A problem, and a rota in which every tier is 0."""

    name: str
    problem: Problem
    planted: frozenset[tuple[str, str]]


def known(seeds: int) -> tuple[Known, ...]:
    """Make the tournaments, and so many planted rotas."""
    return (
        tournament("8 teams by two, 7 rounds", circle(8)),
        tournament("12 teams by two, 11 rounds", circle(12)),
        tournament("T(9,3): 4 rounds", affine(3)),
        tournament("T(15,3): 7 rounds", kirkman()),
        tournament("T(16,4): 5 rounds", affine(4)),
        *(planted(seed) for seed in range(seeds)),
    )


def tournament(name: str, rounds: Rounds) -> Known:
    """Ask for the rounds: one person for each team, always free; a round is one time, a group one slot."""
    names = [[f"r{n:02}-{m:02}" for m in range(len(groups))] for n, groups in enumerate(rounds)]
    size, everywhere = len(rounds[0][0]), frozenset(name for row in names for name in row)
    teams = sorted({team for groups in rounds for group in groups for team in group})
    problem = Problem(
        shifts=tuple(
            Shift(id=shift, start=n * DAY, end=n * DAY + 120, least=size, wanted=size, most=size, day=f"{n:02}")
            for n, row in enumerate(names)
            for shift in row
        ),
        workers=tuple(Worker(id=f"w{team:02}", team=f"t{team:02}", yes=everywhere) for team in teams),
        teams=tuple(Team(id=f"t{team:02}") for team in teams),
        days=tuple(f"{n:02}" for n in range(len(names))),
        aims=("openable", "coverage", "encounters"),
    )
    rota = frozenset(
        (f"w{team:02}", shift)
        for groups, row in zip(rounds, names, strict=True)
        for group, shift in zip(groups, row, strict=True)
        for team in group
    )
    return Known(name=name, problem=problem, planted=rota)


def circle(teams: int) -> Rounds:
    """Pair an even number of teams in n - 1 rounds: one stays, the others turn around it."""
    turning = teams - 1
    return [
        [(turning, n), *(((n + k) % turning, (n - k) % turning) for k in range(1, teams // 2))] for n in range(turning)
    ]


def affine(order: int) -> Rounds:
    """Take the points of the affine plane over a field of 3 or 4 elements; its parallel lines are the rounds."""
    slopes = [
        [[x * order + _plus(order, _times(order, a, x), b) for x in range(order)] for b in range(order)]
        for a in range(order)
    ]
    return [*slopes, [[x * order + y for y in range(order)] for x in range(order)]]


def _plus(order: int, one: int, other: int) -> int:
    return one ^ other if order == 4 else (one + other) % order


def _times(order: int, one: int, other: int) -> int:
    if order != 4:
        return one * other % order
    return 0 if 0 in {one, other} else 1 + (one + other - 2) % 3  # the powers of a generator: 1, g, g + 1


def kirkman() -> Rounds:
    """Walk fifteen schoolgirls for seven days (T. Kirkman, 1850): one day, turned by seven."""
    day = ((14, 0, 7), (1, 2, 4), (3, 8, 12), (5, 11, 13), (6, 9, 10))

    def turned(girl: int, by: int) -> int:
        return girl if girl == 14 else (girl + by) % 7 + girl // 7 * 7

    return [[[turned(girl, by) for girl in row] for row in day] for by in range(7)]


def planted(seed: int, *, teams: int = 12, shifts: int = 36, people: int = 28, free: float = 0.3) -> Known:
    """Hide an even rota among the answers: teams pair as in a tournament, each holds as many seats."""
    random = Random(f"planted {seed}")
    pairs = [pair for groups in circle(teams) for pair in groups][:shifts]
    order = random.sample(range(teams), teams)
    staff = [(f"w{n:02}", n % teams) for n in range(people)]
    names = [f"s{n:02}" for n in random.sample(range(shifts), shifts)]
    rota = frozenset(
        (random.choice([who for who, team in staff if team == order[one]]), shift)
        for pair, shift in zip(pairs, names, strict=True)
        for one in pair
    )
    problem = Problem(
        shifts=tuple(
            Shift(id=f"s{n:02}", start=n * DAY + 840, end=n * DAY + 1020, day=f"{n:02}") for n in range(shifts)
        ),
        workers=tuple(
            Worker(
                id=who,
                team=f"t{team:02}",
                yes=frozenset(s for s in sorted(names) if (who, s) in rota or random.random() < free),
                rest=660,
            )
            for who, team in staff
        ),
        teams=tuple(Team(id=f"t{n:02}") for n in range(teams)),
        days=tuple(f"{n:02}" for n in range(shifts)),
        aims=("openable", "coverage", "presence", "encounters", "wishes"),
    )
    return Known(name=f"planted even rota {seed + 1}", problem=problem, planted=rota)
