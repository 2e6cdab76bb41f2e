"""Limits of every kind, on every rota of small problems: the model allows what the auditor allows."""

from __future__ import annotations

from random import Random
from typing import Literal

import pytest

from solver import Limit, Problem
from solver.audit import audit
from tests.counts import count
from tests.solver.brute import rotas
from tests.solver.make import problem, shift, worker
from tests.solver.probe import Probe

UNITS: tuple[Literal["shifts", "minutes", "days"], ...] = ("shifts", "minutes", "days")


def limited(seed: int) -> Problem:
    """Draw a few shifts on two days, some of which have begun, and limits of any unit on people and on teams."""
    random = Random(seed)
    names = [f"s{n}" for n in range(random.choice((2, 3, 3)))]
    minutes = random.choice(((0, 1, 60), (2,), (1, 2)))
    shifts = [
        shift(name, 200 * n, day=random.choice(("mon", "tue")), most=2, counted=random.choice(minutes))
        for n, name in enumerate(names)
    ]
    people = [
        worker(who, random.sample(names, random.randint(1, len(names))), team=random.choice("xxy"))
        for who in ("amy", "bob")
    ]
    begun = random.sample(names, random.choice((0, 0, 1, 2)))
    limits = [_limit(random, n, names, [w.id for w in people] + [w.team for w in people]) for n in range(2)]
    return problem(
        shifts,
        people,
        fixed={name: frozenset(random.sample(["amy", "bob"], random.randint(0, 2))) for name in begun},
        limits=tuple(limits),
        one_per_team=random.random() < 0.5,
        aims=("coverage",),
    )


def _limit(random: Random, number: int, names: list[str], who: list[str]) -> Limit:
    unit = random.choice(UNITS)
    least, most = sorted(random.choices((0, 1, 2, 3, 60, 61) if unit == "minutes" else (0, 1, 2), k=2))
    there = frozenset(random.sample(names, random.randint(1, len(names))))
    least = random.choice((0, least, least))
    return Limit(id=f"l{number}", who=random.choice(who), shifts=there, least=least, most=most, unit=unit)


@pytest.mark.parametrize("part", range(4))
def test_the_model_counts_what_the_auditor_counts(part: int) -> None:
    seen = set[bool]()
    for seed in range(part, count(240, 2000), 4):
        asked = limited(seed)
        probe = Probe(asked)
        every = list(rotas(asked))
        for rota in Random(seed).sample(every, min(16, len(every))):
            assert probe.agrees(rota), seed
            seen.add(not audit(asked, rota))

    assert seen == {True, False}
