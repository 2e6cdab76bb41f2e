"""Large problems are improved part by part: what is drawn belongs to what is open, and a rota only becomes better."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from ortools.sat.python.cp_model import CpModel

from solver import Budget, Ceiling, Problem, solve
from solver.audit import audit, values
from solver.bounds.relax import Relaxation
from solver.catalogue import RULES
from solver.engine.run import Outcome, Runner
from solver.engine.settings import tune_part
from solver.model.board import Board
from solver.search.parts import Parts
from solver.search.start import first
from solver.search.windows import Windows
from solver.tiers import order
from tests.benchmarks.solver.families import FAMILIES, draw
from tests.counts import count
from tests.solver.make import problem, shift, worker
from tests.solver.months import month

BRIEF = Budget(seconds=0.5, deterministic=True)


def begun(p: Problem, rota: frozenset[tuple[str, str]], place: int) -> Parts:
    """Begin to improve a rota from one tier on; those after it may pay for it."""
    board = Board(p)
    for rule in RULES:
        rule.model()(board)
    relaxation = Relaxation(board.model)
    costs = [board.price(tier) for tier in order(p)]
    parts = Parts(board, relaxation, seed=1)
    parts.begin(rota, costs, place)
    return parts


def decide(model: CpModel) -> Outcome:
    """Run one part, for as long as a search lets it."""
    return Runner().run(model, lambda solver: tune_part(solver, BRIEF, BRIEF.seconds))


@pytest.mark.parametrize("size", [1, 6, 16])
def test_what_is_drawn_is_open_about_as_much_as_asked_and_everything_in_its_turn(size: int) -> None:
    p = month(1, shifts=40)
    held = p.shifts[0]
    p = replace(p, fixed={held.id: frozenset()})
    windows = Windows(p, Random(1))

    drawn = [windows.draw(size) for _ in range(600 // size)]

    assert all(size // 2 < len(window) <= size for window in drawn), "a place cut in time may be the last one"
    assert frozenset().union(*drawn) == {s.id for s in p.shifts} - {held.id}
    assert windows.draw(windows.size) == windows.draw(1000) == {s.id for s in p.shifts} - {held.id}


def test_where_nobody_can_come_there_is_still_something_to_draw() -> None:
    windows = Windows(problem([shift(f"s{n}", n * 100, n * 100 + 60) for n in range(20)], [worker("amy")]), Random(1))

    assert all(0 < len(windows.draw(5)) <= 5 for _ in range(8))


@pytest.mark.parametrize("seed", range(count(3, 30)))
def test_part_after_part_a_rota_keeps_the_rules_and_becomes_better_as_the_auditor_counts(seed: int) -> None:
    p, _ = draw(FAMILIES["month"], seed)  # every aim, and little to spare
    rota = first(p, p.pins)
    assert rota is not None
    place = (4, 0, 9)[seed % 3]  # what stands before is held, what comes after may pay
    parts = begun(p, rota, place)
    before = list(values(p, rota).values())
    assert parts.values() == before

    for _ in range(4):
        better = parts.improve(decide)
        after = list(values(p, parts.rota).values())
        assert audit(p, parts.rota) == ()
        assert parts.values() == after
        assert all(now <= was for now, was in zip(after[:place], before[:place], strict=True)), (
            "an earlier tier is worse"
        )
        assert after < before if better else after <= before
        before = after


def test_a_part_that_is_the_whole_is_the_whole_decided() -> None:
    p = month(3, shifts=12, teams=6, workers=12)
    rota = first(p, p.pins)
    assert rota is not None
    parts = begun(p, rota, 0)
    tiers = order(p)

    parts.improve(decide)

    best = solve(p, budget=Budget(seconds=20, deterministic=True), enough=lambda tier: tier.name == tiers[0].name)
    assert values(p, parts.rota)[tiers[0].name] == best.tiers[0].value == best.tiers[0].bound


def test_a_part_that_comes_back_worse_is_not_taken() -> None:
    """Several tiers are weighed against each other in one part, so the least sum may make the first of them worse."""
    p = month(1, shifts=40)
    rota = solve(p, budget=BRIEF).works
    parts = begun(p, rota, 0)
    before = parts.values()

    def worst(model: CpModel) -> Outcome:
        turned = model.clone()
        terms = model.proto.objective
        turned.maximize(
            sum(c * turned.get_int_var_from_proto_index(v) for v, c in zip(terms.vars, terms.coeffs, strict=True))
        )
        return decide(turned)

    assert not any(parts.improve(worst) for _ in range(3))
    assert parts.rota == rota
    assert parts.values() == before


def test_a_part_that_is_not_decided_leaves_the_rota_and_makes_the_next_smaller() -> None:
    p = month(1, shifts=40)
    rota = first(p, p.pins)
    assert rota is not None
    parts = begun(p, rota, 0)
    nothing = Outcome(proven=False, impossible=False, bound=0, spent=0.0, values=None)
    asked: list[int] = []

    def give_up(model: CpModel) -> Outcome:
        asked.append(len(model.proto.variables))
        return nothing

    assert not any(parts.improve(give_up) for _ in range(24))
    assert parts.rota == rota
    assert parts.tired, "every shift was tried three times and more"
    assert sum(asked[-8:]) < sum(asked[:8])


def test_a_large_search_goes_on_part_by_part_where_the_local_search_may_not_look() -> None:
    """Under a condition there is no local search; the whole at once leaves the agreements far from their bound."""
    p = month(1, shifts=90, teams=10, workers=40)
    anything = Ceiling(tier="wishes", most=10**6)

    result = solve(p, budget=replace(BRIEF, seconds=2), under=[anything], enough=lambda tier: tier.name == "agreements")

    assert audit(p, result.works) == ()
    assert result.tiers[-1].name == "agreements"
    assert result.tiers[-1].value == result.tiers[-1].bound
