"""Small problems in which rules bind and aims meet: the search agrees with trying every rota of each.

Each rule binds in 30 % of them at least: left out, a better rota would be there. Every two rules bind together in some,
every two neighbouring tiers both have a choice to make in some.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import pytest

from solver import Budget, Problem, Status, solve
from solver.audit import audit, values
from solver.catalogue import RULES, TIERS
from tests.counted import PROMISED, Record, tell
from tests.counts import count
from tests.solver.binding import binding, opposed
from tests.solver.brute import Rota, rotas
from tests.solver.scenes import bites, chooses, drawn

EXACT = Budget(seconds=60, deterministic=True)
DRAWN = count(45, 1500)
LARGER = count(15, 2000)
NEIGHBOURS = list(pairwise(tier.name for tier in TIERS))
# The seed of a problem about aims in which both of two neighbouring tiers have a choice to make.
BOTH_CHOOSE = {
    ("openable", "coverage"): 4,
    ("coverage", "displaced"): 6,
    ("displaced", "called"): 2,
    ("called", "steadiness"): 80,
    ("steadiness", "agreements"): 32,
    ("agreements", "presence-largest"): 4,
    ("presence-largest", "presence"): 4,
    ("presence", "ownership"): 174,
    ("ownership", "runs"): 3,
    ("runs", "topics"): 3,
    ("topics", "burden"): 3,
    ("burden", "encounters"): 0,
    ("encounters", "economy"): 1,
    ("economy", "if-need-be"): 8,
    ("if-need-be", "wishes"): 0,
    ("wishes", "evenness"): 0,
}


def lawful(p: Problem) -> dict[Rota, dict[str, int]]:
    return {rota: values(p, rota) for rota in rotas(p) if not audit(p, rota)}


def stageless(pairs: frozenset[tuple[str, str]]) -> set[tuple[str, str]]:
    """Call every level of burden burden."""

    def plain(tier: str) -> str:
        return "burden" if tier.startswith("burden-") else tier

    return {(plain(one), plain(other)) for one, other in pairs}


def test_the_search_agrees_with_trying_every_rota_where_each_rule_binds_in_30_percent(record_property: Record) -> None:
    rules, together = Counter[str](), Counter[tuple[str, str]]()
    choose, against = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for seed in range(DRAWN):
        p = drawn(seed)
        allowed = lawful(p)
        result = solve(p, budget=EXACT)
        assert result.status is Status.OPTIMAL, seed
        assert [tier.value for tier in result.tiers] == min(list(told.values()) for told in allowed.values()), seed
        found = binding(p, result.works)
        rules.update(found)
        together.update(combinations(sorted(found), 2))
        both, costs = opposed(allowed)
        choose.update(stageless(both))
        against.update(stageless(costs))

    names = [rule.name for rule in RULES]
    every_two = list(combinations(sorted(names), 2))
    title = f"Rules that bind, in {DRAWN} generated problems"
    shares = [(f"`{name}`", rules[name], f"{rules[name] / DRAWN:.0%}") for name in names]
    tell(record_property, title, ("rule", "problems in which it binds", "share"), shares)
    rows = [(f"`{one}` and `{other}`", together[one, other]) for one, other in every_two]
    tell(record_property, f"Two rules that bind together, in {DRAWN} generated problems", ("rules", "problems"), rows)
    tiers = [(f"`{one}`, `{other}`", choose[one, other], against[one, other]) for one, other in NEIGHBOURS]
    tell(
        record_property,
        f"Neighbouring tiers at work, in {DRAWN} generated problems",
        ("tiers", "both have a choice", "the first costs the second something"),
        tiers,
    )
    tell(record_property, PROMISED, ("count", "problems"), [("brute-force agreement on small problems", DRAWN)])
    assert min(rules[name] for name in names) >= 0.3 * DRAWN, rules
    assert all(together[pair] for pair in every_two), [pair for pair in every_two if not together[pair]]


@pytest.mark.parametrize("tiers", NEIGHBOURS, ids=" and ".join)
def test_two_neighbouring_tiers_that_both_have_a_choice_agree_with_trying_every_rota(tiers: tuple[str, str]) -> None:
    p = chooses(BOTH_CHOOSE[tiers])
    allowed = lawful(p)

    both, _ = opposed(allowed)
    assert tiers in stageless(both)

    best = min(list(told.values()) for told in allowed.values())
    assert [tier.value for tier in solve(p, budget=EXACT).tiers] == best


def test_the_audit_is_clean_on_generated_problems(record_property: Record) -> None:
    for seed in range(LARGER):
        p = bites(seed, max_pairs=24)

        result = solve(p, budget=EXACT)

        assert result.status is Status.OPTIMAL, seed
        assert audit(p, result.works) == (), seed
        assert {tier.name: tier.value for tier in result.tiers} == values(p, result.works), seed
    tell(record_property, PROMISED, ("count", "problems"), [("audit clean on generated problems", LARGER)])
