"""The search as a whole."""

from __future__ import annotations

from solver import Budget, Status, solve
from tests.solver.make import pairs, problem, shift, worker

QUICK = Budget(seconds=10, deterministic=True)


def test_a_seat_goes_to_whoever_is_available() -> None:
    amy, bob = worker("amy", ["early"]), worker("bob", ["late"])

    result = solve(problem([shift("early"), shift("late", 90)], [amy, bob]), budget=QUICK)

    assert result.status is Status.OPTIMAL
    assert result.works == pairs("amy:early", "bob:late")


def test_a_shift_that_nobody_can_open_is_counted_and_hides_nothing() -> None:
    result = solve(problem([shift("early", weight=7), shift("late", 90)], [worker("bob", ["late"])]), budget=QUICK)

    assert result.works == pairs("bob:late")
    assert [(tier.name, tier.value) for tier in result.tiers[:2]] == [("openable", 7), ("coverage", 1)]
