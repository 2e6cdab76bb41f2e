"""What one search may return besides what is lawful: the model and the plain check say the same of every rota."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from solver import Budget, Ceiling, Condition, Present, Problem, Status, Unlike, solve
from solver.audit import audit, values
from tests.counts import count
from tests.solver.brute import rotas
from tests.solver.make import pairs, problem, shift, worker
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
WED, SAT = shift("wed", most=2), shift("sat", 300)
ASKED = problem(
    [WED, SAT],
    [
        worker("amy", ["wed", "sat"]),
        worker("bob", ["wed"], roles={"referent": 59}),
        worker("cat", ["wed"], roles={"referent": 60}, avoids=frozenset({"wed"})),
    ],
    aims=("openable", "coverage", "wishes"),
)


@pytest.mark.parametrize(
    ("condition", "kept", "broken"),
    [
        (Ceiling(tier="coverage", most=0), "amy:wed amy:sat", "amy:wed"),
        (Ceiling(tier="wishes", most=0), "amy:wed", "cat:wed"),
        (Present(shift="wed", least=2), "amy:wed bob:wed", "amy:wed amy:sat"),
        (Present(shift="wed", least=1, role="referent"), "cat:wed", "amy:wed bob:wed"),
        (Unlike(works=pairs("amy:wed", "amy:sat"), seats=1), "bob:wed amy:sat", "amy:wed amy:sat bob:wed"),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_it_is_so_in_one_rota_and_not_in_another(condition: Condition, kept: str, broken: str) -> None:
    assert condition.holds(ASKED, pairs(*kept.split()))
    assert not condition.holds(ASKED, pairs(*broken.split()))


def test_a_role_that_lapses_before_the_end_is_not_held() -> None:
    asked = Present(shift="wed", least=1, role="referent")

    assert solve(ASKED, budget=EXACT, under=(asked,)).works == pairs("cat:wed", "amy:sat")


def test_a_ceiling_comes_before_every_tier() -> None:
    asked = problem([SAT], [worker("cat", ["sat"], avoids=frozenset({"sat"}))])

    assert solve(asked, budget=EXACT).works == pairs("cat:sat")
    assert solve(asked, budget=EXACT, under=(Ceiling(tier="wishes", most=0),)).works == frozenset()


@settings(max_examples=count(25, 300))
@given(problems(max_pairs=8), st.data())
def test_the_best_rota_under_a_condition_is_the_best_of_all_in_which_it_holds(p: Problem, data: st.DataObject) -> None:
    assume(p.shifts)
    lawful = [rota for rota in rotas(p) if not audit(p, rota)]
    assume(lawful)
    place = data.draw(st.sampled_from(p.shifts)).id
    other = data.draw(st.sampled_from(lawful[-40:]))
    tier = data.draw(st.sampled_from([*values(p, other), "coverage"]))
    role, least = data.draw(st.sampled_from(("", "driver"))), data.draw(st.integers(0, 2))
    conditions: list[Condition] = [
        Present(shift=place, least=least, role=role),
        Unlike(works=other, seats=least),
        Ceiling(tier=tier, most=values(p, other).get(tier, 1)),
    ]
    condition = data.draw(st.sampled_from(conditions))
    met = [list(values(p, rota).values()) for rota in lawful if condition.holds(p, rota)]

    result = solve(p, budget=EXACT, under=(condition,))

    if not met:
        assert (result.status, result.core) == (Status.INFEASIBLE, ())
    else:
        assert [one.value for one in result.tiers] == min(met)
