"""Months as they come: a month of one space, its teams and people, drawn from a seed."""

from __future__ import annotations

from random import Random

from solver import Limit, Problem, Shift, Team, Worker

DAY, WEEK = 1440, 7 * 1440
CLOSED = 0.40  # share of answers that are no
RELUCTANT = 0.15


def month(seed: int, *, shifts: int = 34, teams: int = 12, workers: int = 32, third: bool = False) -> Problem:
    """Draw a month: shifts at two places over thirty days, a quarter of the teams with an agreement, weekly limits.

    `third` makes some shifts want three and lets all take three.
    """
    random = Random(seed)
    held = tuple(_shift(random, n, n * 30 // shifts * DAY, third=third) for n in range(shifts))
    partners = tuple(
        Team(id=f"t{n:02}", owed=random.randrange(6, 18) * 60 if n % 4 == 0 else None, tolerance=180, at_once=2)
        for n in range(teams)
    )
    people = tuple(_worker(random, n, partners[n % teams].id, held) for n in range(workers))
    return Problem(
        shifts=held,
        workers=people,
        teams=partners,
        limits=tuple(limit for person in people for limit in _limits(person, held)),
        travel={("centre", "van"): 20},
    )


def _shift(random: Random, n: int, day: int, *, third: bool) -> Shift:
    start = day + random.choice((10, 14, 17)) * 60
    wanted = random.choice((2, 3)) if third else 2
    return Shift(
        id=f"s{n:03}",
        start=start,
        end=start + random.choice((180, 240)),
        place=random.choice(("centre", "centre", "centre", "van")),
        least=2,
        wanted=wanted,
        most=3 if third else 2,
        roles={"referent": 1},
    )


def _worker(random: Random, n: int, team: str, shifts: tuple[Shift, ...]) -> Worker:
    answers = {shift.id: random.random() for shift in shifts}
    prefers = frozenset(shift.id for shift in shifts if random.random() < 0.15)
    return Worker(
        id=f"w{n:03}",
        team=team,
        roles={"referent": None} if random.random() < 0.5 else {},
        yes=frozenset(s for s, answer in answers.items() if answer >= CLOSED + RELUCTANT),
        if_need_be=frozenset(s for s, answer in answers.items() if CLOSED <= answer < CLOSED + RELUCTANT),
        prefers=prefers,
        avoids=frozenset(shift.id for shift in shifts if random.random() < 0.15) - prefers,
        rest=660,
    )


def _limits(worker: Worker, shifts: tuple[Shift, ...]) -> list[Limit]:
    weeks = [frozenset(s.id for s in shifts if n * WEEK <= s.start < (n + 1) * WEEK) for n in range(5)]
    weekly = [Limit(id=f"{worker.id}-week-{n}", who=worker.id, shifts=week, most=2) for n, week in enumerate(weeks)]
    every = frozenset(shift.id for shift in shifts)
    return [*weekly, Limit(id=f"{worker.id}-hours", who=worker.id, shifts=every, most=20 * 60, unit="minutes")]
