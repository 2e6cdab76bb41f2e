"""Out of time, or stopped at any moment: no rota is told as none, and what is claimed is true of every rota."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count as numbers

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver import (
    Budget,
    Limit,
    Problem,
    Result,
    Status,
    Verdict,
    attainable,
    contradiction,
    gap,
    instead,
    repair,
    scenarios,
    solve,
)
from solver.audit import audit, values
from tests.counts import count
from tests.solver.brute import rotas
from tests.solver.months import month
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
NEXT_TO_NOTHING = Budget(seconds=1e-9, deterministic=True)
MONTH, LARGE = month(1), month(1, shifts=100, workers=90)


def after(looks: int, *, once: bool = False) -> Callable[[], bool]:
    """Stop at a given look; `once`: one question alone is stopped, as one is that used up its part of the time."""
    seen = numbers()
    return lambda: (look := next(seen)) == looks or (look > looks and not once)


def assert_true(result: Result, measured: Sequence[dict[str, int]]) -> None:
    """Hold what each tier claims against every lawful rota."""
    under = list(measured)
    for tier in result.tiers:
        assert tier.bound <= tier.value
        assert all(tier.bound <= value[tier.name] for value in under), tier
        under = [value for value in under if value[tier.name] <= tier.value]
    proven = [tier.status is Status.OPTIMAL for tier in result.tiers]
    assert proven == sorted(proven, reverse=True)
    best = min([value[tier.name] for tier in result.tiers] for value in measured)
    for n, tier in enumerate(result.tiers):
        if tier.status is Status.OPTIMAL:
            assert [one.value for one in result.tiers[: n + 1]] == best[: n + 1]


def owed_to_everyone(least: int, asked: Problem) -> Problem:
    """Let everyone have some shifts, which no rota written by hand gives them."""
    every = frozenset(one.id for one in asked.shifts)
    owed = tuple(Limit(id=f"{w.id} at least", who=w.id, shifts=every, least=least, most=40) for w in asked.workers)
    return replace(asked, limits=(*asked.limits, *owed))


def test_out_of_time_before_any_rota_is_told_and_is_neither_a_rota_nor_a_proof_that_there_is_none() -> None:
    late = solve(owed_to_everyone(1, MONTH), budget=NEXT_TO_NOTHING)

    assert (late.status, late.works, late.tiers, late.core) == (Status.TIMEOUT, frozenset(), (), ())
    assert solve(owed_to_everyone(1, MONTH), budget=EXACT, enough=lambda _: True).works


def test_out_of_time_it_is_not_said_that_there_is_no_rota_where_there_is_none_either() -> None:
    seats = sum(one.most for one in MONTH.shifts)
    assert 3 * len(MONTH.workers) > seats

    assert solve(owed_to_everyone(3, MONTH), budget=NEXT_TO_NOTHING).status is Status.TIMEOUT


def test_a_repair_that_has_no_time_to_find_a_rota_says_so() -> None:
    found = repair(owed_to_everyone(2, LARGE), (), budget=NEXT_TO_NOTHING)

    assert (found.status, found.options, found.complete) == (Status.TIMEOUT, (), False)


def test_other_rotas_that_were_not_found_in_time_are_not_told_not_to_exist() -> None:
    works = solve(MONTH, budget=NEXT_TO_NOTHING).works

    found = scenarios(MONTH, works, first=["encounters", "wishes"], budget=NEXT_TO_NOTHING)

    assert (found.found, found.none, found.open, found.furthest) == ((), (), ("encounters", "wishes"), None)


def test_whoever_could_not_be_replaced_in_time_is_not_told_to_be_needed() -> None:
    works = solve(MONTH, budget=Budget(seconds=0.3, deterministic=True)).works

    found = instead(MONTH, works, *min(works), budget=NEXT_TO_NOTHING)

    assert (found.verdict, found.least) == (Verdict.OPEN, 0)
    assert found.works


def test_that_there_is_no_rota_without_someone_is_not_told_when_time_ran_out() -> None:
    owed = owed_to_everyone(1, MONTH)
    works = solve(owed, budget=EXACT, enough=lambda _: True).works
    shifts = Counter(worker for worker, _ in works)
    pair = min(pair for pair in works if shifts[pair[0]] == 1)  # without it, the others as they are, too little is held

    assert instead(owed, works, *pair, budget=NEXT_TO_NOTHING).verdict is Verdict.OPEN


def test_a_seat_that_was_not_seen_to_be_filled_in_time_is_not_told_to_stay_empty() -> None:
    works = solve(LARGE, budget=NEXT_TO_NOTHING).works
    pair = min(works)

    found = gap(LARGE, works - {pair}, pair[1], budget=NEXT_TO_NOTHING)

    assert (found.lacking, found.proven, found.remedies) == (1, False, ())
    assert found.obstacles


def test_without_time_a_share_is_what_is_held_and_no_end_of_it_is_proven() -> None:
    works = solve(LARGE, budget=NEXT_TO_NOTHING).works

    share = attainable(LARGE, works, "t01", budget=NEXT_TO_NOTHING)

    assert share.least == share.held == share.most > 0
    assert not share.least_proven
    assert not share.most_proven


def test_what_was_not_seen_of_a_culprit_in_time_is_not_known() -> None:
    found = contradiction(owed_to_everyone(2, LARGE), ["seats:s001", "seats:s002"], budget=NEXT_TO_NOTHING)

    assert [culprit.suffices for culprit in found.culprits] == [None, None]


@settings(max_examples=count(60, 600))
@given(problems(max_pairs=8), st.integers(0, 12))
def test_a_search_that_is_stopped_claims_nothing_that_is_not_so(p: Problem, looks: int) -> None:
    lawful = [rota for rota in rotas(p) if not audit(p, rota)]

    result = solve(p, budget=EXACT, stop=after(looks))

    match result.status:
        case Status.INFEASIBLE:
            assert not lawful
        case Status.TIMEOUT:
            assert not result.works
        case _:
            assert result.works in lawful
            assert_true(result, [values(p, rota) for rota in lawful])


@settings(max_examples=count(60, 600), suppress_health_check=[HealthCheck.filter_too_much])
@given(problems(max_pairs=8), st.data(), st.integers(0, 12), st.booleans(), st.booleans())
def test_a_repair_that_is_stopped_claims_nothing_that_is_not_so(
    p: Problem, data: st.DataObject, looks: int, lawful_told: bool, once: bool
) -> None:
    p = replace(p, draft=None)
    lawful = [rota for rota in rotas(p) if not audit(p, rota)]
    every = [(w.id, s.id) for w in p.workers for s in p.shifts]
    assume(every and lawful)
    told = data.draw(st.sampled_from(lawful[-40:]) if lawful_told else st.frozensets(st.sampled_from(every)))
    ahead = tuple(aim for aim in ("openable", "coverage") if aim in p.aims)
    posed = replace(p, told=told, aims=(*ahead, "kept", *(a for a in p.aims if a not in {*ahead, "kept"})))
    measured = [values(posed, rota) for rota in lawful]

    found = repair(p, told, cap=2, budget=EXACT, stop=after(looks, once=once))

    proven = Status.OPTIMAL if all(option.proven for option in found.options) else Status.FEASIBLE
    assert found.status is (proven if found.options else Status.TIMEOUT)
    for option in found.options:
        within = [value for value in measured if value["displaced"] <= found.unkept + option.displaced]
        assert_true(option.result, within)
        front = list(values(posed, option.works).values())[: len(ahead)]
        best = min(list(value.values())[: len(ahead)] for value in within)
        assert front == best or not option.proven
    if found.complete:
        cap = [v for v in measured if v["displaced"] <= found.unkept + 2]
        best = min(list(value.values())[: len(ahead)] for value in cap)
        assert list(values(posed, found.options[-1].works).values())[: len(ahead)] == best
