"""The local search: it keeps every rule, counts what the auditor counts, and is the same every time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import cache
from random import Random

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from solver import Budget, Problem, Status, solve
from solver.anneal import CHUNK, Annealer
from solver.anneal.arrays import Weights
from solver.anneal.field import Layout
from solver.anneal.moves import anneal, fill, moves
from solver.audit import audit, values
from solver.bounds.relax import Relaxation
from solver.catalogue import RULES
from solver.model.board import Board
from solver.search.start import first
from solver.tiers import order
from tests.benchmarks.solver.families import FAMILIES, draw
from tests.counts import count
from tests.solver.months import month
from tests.solver.problems import problems

Rota = frozenset[tuple[str, str]]
FEW = 3_000  # moves


def layout(p: Problem) -> Layout:
    board = Board(p)
    for rule in RULES:
        rule.model()(board)
    return Layout(board, Relaxation(board.model).follow())


@cache
def families() -> tuple[Problem, ...]:
    """Problems in which nearly every rule and aim takes part."""
    return (*(draw(FAMILIES["month"], seed)[0] for seed in range(count(4, 40))), month(1), month(2, third=True))


def begun(p: Problem) -> Rota:
    start = first(p, p.pins | {(w, s) for s, people in p.fixed.items() for w in people})
    return reject() if start is None else start


def wander(p: Problem, start: Rota, place: int, seed: int, heat: float) -> tuple[Rota, Rota, float]:
    """Make some moves: what is held in the end, what was best, and by how much the cost changed."""
    made, tiers = layout(p), order(p)
    weights, cost = made.weights(tiers, place, 2.5, 2.0**30)
    field, state = made.field(cost, 2.0**30, 100.0), made.empty()
    total = fill(field, weights, state, made.held(start))
    after, _ = anneal(field, weights, state, moves(), FEW, heat, heat / 2, total, total, seed)
    return made.rota(state.on), made.rota(state.best), after - total


def priced(p: Problem, rota: Rota) -> float:
    """What the tiers sought come to by the auditor, as the local search weighs them when all of them are sought."""
    made, tiers, told = layout(p), order(p), values(p, rota)
    weights, _ = made.weights(tiers, 0, 2.5, 1.0)
    named = {"presence-largest": weights.largest, **weights._asdict()}
    total = 0.0
    for number, tier in enumerate(tiers):
        weight = named.get(tier.name, made.weight(made.rank(tiers, number), 2.5))
        total += told[tier.name] * (weight if isinstance(weight, float) else 0.0)
    return total


@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("heat", [1.0, 1e4, 1e7])
def test_what_it_counts_is_what_the_auditor_counts(number: int, heat: float) -> None:
    p = families()[number]
    start = begun(p)

    end, _, change = wander(p, start, 0, number, heat)

    assert change == priced(p, end) - priced(p, start)


@settings(max_examples=count(40, 1000), deadline=None)
@given(problems(max_pairs=24), st.integers(0, 1000), st.sampled_from([0.5, 50.0, 1e6]))
def test_it_keeps_every_rule_and_counts_right_on_small_problems(p: Problem, seed: int, heat: float) -> None:
    start = begun(p)

    end, best, change = wander(p, start, 0, seed, heat)

    assert not audit(p, end)
    assert not audit(p, best)
    assert change == priced(p, end) - priced(p, start)


@pytest.mark.parametrize("place", [2, 5, 9])
def test_the_tiers_before_the_one_sought_are_no_worse_in_what_is_remembered(place: int) -> None:
    p = families()[0]
    start = begun(p)

    _, best, _ = wander(p, start, place, 1, 50.0)

    before = [tier.name for tier in order(p)][:place]
    assert [values(p, best)[name] for name in before] <= [values(p, start)[name] for name in before]


def test_a_run_finds_much_better_than_what_is_done_by_hand() -> None:
    p = families()[0]
    annealer = Annealer(layout(p), order(p), 0)

    rota = annealer.improve(begun(p), 0, lambda _: 0.0)

    assert not audit(p, rota)
    assert priced(p, rota) < priced(p, begun(p)) / 2


def test_the_same_seed_finds_the_same_and_another_run_another_rota() -> None:
    p, work = families()[1], []

    def passed(more: float) -> float:
        work.append(more)
        return 0.0

    one, same = (Annealer(layout(p), order(p), 7) for _ in range(2))

    found = one.improve(begun(p), 0, passed)

    assert found == same.improve(begun(p), 0, passed)
    assert found != one.improve(begun(p), 0, passed)
    assert len(work) > 3
    assert len(set(work)) == 1


def test_whoever_asks_can_stop_it_after_a_chunk() -> None:
    p, asked = families()[0], []

    def passed(_: float) -> float:
        asked.append(1)
        return 1.0

    rota = Annealer(layout(p), order(p), 0).improve(begun(p), 0, passed)

    assert asked == [1]
    assert not audit(p, rota)
    assert CHUNK > FEW


def test_every_aim_of_a_tier_that_it_knows_has_its_weight() -> None:
    p = families()[0]
    weights, _ = layout(p).weights(order(p), 0, 2.5, 1.0)

    told = {name: value for name, value in weights._asdict().items() if name != "reach"}

    assert all(value > 0 for value in told.values())
    assert (np.diff(weights.reach) > 0).all()
    assert len(Weights._fields) == len(told) + 1


def test_an_aim_that_is_switched_off_weighs_nothing() -> None:
    p = replace(families()[0], aims=("coverage",))

    weights, cost = layout(p).weights(order(p), 0, 2.5, 1.0)

    assert {name for name, value in weights._asdict().items() if np.any(value)} == {"coverage"}
    assert not cost.any()


def test_without_numba_the_search_finds_and_proves_as_before() -> None:
    code = (
        "import sys; sys.modules['numba'] = None\n"
        "from solver import Budget, solve\n"
        "from tests.solver.months import month\n"
        "from dataclasses import replace\n"
        "p = month(3, shifts=16, teams=6, workers=14)\n"
        "print(solve(replace(p, aims=('openable', 'coverage')), budget=Budget(seconds=20)).status)\n"
        "print('llvmlite' in sys.modules)\n"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.split() == ["optimal", "False"]


def test_with_it_the_reproducible_search_finds_the_same_rota_again() -> None:
    p = month(5, shifts=16, teams=6, workers=14)
    budget = Budget(seconds=3, deterministic=True, seed=Random(1).randrange(10))

    one, same = solve(p, budget=budget), solve(p, budget=budget)

    assert one.works == same.works
    assert one.status in {Status.OPTIMAL, Status.FEASIBLE}
