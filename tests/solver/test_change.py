"""What a change of a rota costs, whether an exchange is allowed, and who could take a seat."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver import Budget, Burden, Difference, Problem, Status, solve, substitutes, swap, weigh
from solver.audit import audit, values
from tests.counts import count
from tests.solver.make import limit, pairs, problem, shift, worker
from tests.solver.problems import problems

EXACT = Budget(seconds=60, deterministic=True)
WED, SAT = shift("wed"), shift("sat", 300)
BOTH = ["wed", "sat"]


def test_an_exchange_that_breaks_nothing_is_allowed_and_told_what_it_costs() -> None:
    amy = worker("amy", BOTH, prefers=frozenset({"wed"}))
    asked = problem([WED, SAT], [amy, worker("bob", BOTH)])

    found = swap(asked, pairs("amy:wed", "bob:sat"), ("amy", "wed"), ("bob", "sat"))

    assert found.allowed
    assert found.first_cost == Difference(tier="wishes", before=-1, after=0)
    assert found.first_cost.cost == 1


def test_every_rule_that_an_exchange_breaks_is_told_and_none_that_was_broken_before() -> None:
    people = [worker("amy", ["wed"]), worker("bob", BOTH), worker("cat")]
    asked = problem([WED, SAT, shift("sun", 900)], people, bans=pairs("bob:wed"))

    found = swap(asked, pairs("amy:wed", "bob:sat", "cat:sun"), ("amy", "wed"), ("bob", "sat"))

    assert not found.allowed
    assert {(one.rule, one.who, one.shift) for one in found.broken} == {
        ("availability", "amy", "sat"),
        ("bans", "bob", "wed"),
    }


def test_a_rule_that_is_broken_less_than_before_is_not_told_as_new() -> None:
    crowd = [worker(name, ["wed"], team="x") for name in ("amy", "bob", "cat")]
    asked = problem([shift("wed", most=1)], crowd, one_per_team=False, limits=(limit("x", ["wed"], 1),))
    three = pairs("amy:wed", "bob:wed", "cat:wed")

    fewer = weigh(asked, three, gone=pairs("cat:wed"))
    as_many = weigh(asked, three - pairs("cat:wed"), gone=pairs("bob:wed"), new=pairs("cat:wed"))
    more = weigh(asked, three - pairs("cat:wed"), new=pairs("cat:wed"))

    assert fewer.allowed
    assert as_many.allowed
    assert {one.rule for one in more.broken} == {"seats", "limits"}


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        (("amy", "sat"), ("bob", "sat"), ValueError),
        (("amy", "sat"), ("bob", "wed"), ValueError),
        (("amy", "wed"), ("zoe", "sat"), KeyError),
    ],
    ids=["one shift", "seats that are not held", "someone unknown"],
)
def test_an_exchange_of_nothing_is_refused(
    one: tuple[str, str], other: tuple[str, str], wrong: type[Exception]
) -> None:
    asked = problem([WED, SAT], [worker("amy", BOTH), worker("bob", BOTH)])

    with pytest.raises(wrong):
        swap(asked, pairs("amy:wed", "bob:sat"), one, other)


def test_a_seat_that_is_held_already_cannot_be_taken() -> None:
    with pytest.raises(ValueError, match="amy:wed is held already"):
        weigh(problem([WED], [worker("amy", ["wed"])]), pairs("amy:wed"), new=pairs("amy:wed"))


def test_substitutes_come_by_cost_then_burden_then_who_was_asked_longest_ago() -> None:
    people = [
        worker("reluctant", avoids=frozenset({"wed"}), yes=["wed"]),
        worker("asked lately", ["wed"]),
        worker("asked long ago", ["wed"]),
        worker("never asked", ["wed"]),
        worker("burdened", ["wed"]),
        worker("busy", BOTH),
        worker("away"),
    ]
    heavy = Burden(worker="burdened", shifts=frozenset({"wed"}), quota=1, past=1)
    asked = problem([WED, SAT], people, burdens=(heavy,), aims=("coverage", "wishes"), limits=(limit("busy", BOTH, 1),))

    found = substitutes(asked, pairs("busy:sat"), "wed", asked={"asked lately": 90, "asked long ago": 10})

    assert [one.worker for one in found] == ["never asked", "asked long ago", "asked lately", "burdened", "reluctant"]
    assert found[-2].burden == 1


def test_whoever_is_replaced_is_no_substitute_and_their_seat_is_weighed() -> None:
    asked = problem([WED], [worker("amy", ["wed"], prefers=frozenset({"wed"})), worker("bob", ["wed"])])

    (only,) = substitutes(asked, pairs("amy:wed"), "wed", instead="amy")

    assert (only.worker, {one.tier: one.cost for one in only.costs if one.cost}) == ("bob", {"wishes": 1})


def test_someone_not_named_yet_is_nobody_to_ask() -> None:
    people = [worker("someone", ["wed"], team="x", placeholder=True), worker("bob", ["wed"])]
    asked = problem([WED], people, promises=pairs("x:wed"))

    assert [one.worker for one in substitutes(asked, (), "wed")] == ["bob"]


def test_replacing_someone_who_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="bob is not in wed"):
        substitutes(problem([WED], [worker("bob", ["wed"])]), (), "wed", instead="bob")


# many small problems hold nobody
@settings(max_examples=count(15, 1000), suppress_health_check=[HealthCheck.filter_too_much])
@given(problems(max_pairs=16), st.data())
def test_substitutes_are_exactly_those_who_break_no_rule_and_their_costs_are_the_auditor_s(
    p: Problem, data: st.DataObject
) -> None:
    result = solve(p, budget=EXACT)
    assume(result.status is Status.OPTIMAL)
    assume(result.works)
    who, where = data.draw(st.sampled_from(sorted(result.works)))
    left = result.works - {(who, where)}
    people = {w.id for w in p.workers if not w.placeholder} - {w for w, s in result.works if s == where}
    before = audit(p, left)

    found = substitutes(p, result.works, where, instead=who)

    lawful = {one for one in people if not set(map(str, audit(p, left | {(one, where)}))) - set(map(str, before))}
    assert {one.worker for one in found} == lawful
    for one in found:
        after = values(p, left | {(one.worker, where)})
        assert {cost.tier: cost.cost for cost in one.costs} == {
            name: after[name] - value for name, value in values(p, result.works).items()
        }
    assert [[cost.cost for cost in one.costs] for one in found] == sorted(
        [cost.cost for cost in one.costs] for one in found
    )
