"""What holds for every problem: the search agrees with trying all rotas, and with itself when the question turns."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st

from solver import Budget, Burden, InvalidProblem, Limit, Meeting, Problem, Status, blockers, solve
from solver.audit import Violation, audit, values
from solver.json import read_problem, read_result, write_problem, write_result
from solver.tiers import order
from tests.counts import count
from tests.solver.brute import best, rotas
from tests.solver.make import limit, problem, shift, worker
from tests.solver.probe import Probe
from tests.solver.problems import problems
from tests.solver.scenes import scenes

EXACT = Budget(seconds=60, deterministic=True)
NO: frozenset[tuple[str, str]] = frozenset()
_T = TypeVar("_T")


def proven(p: Problem) -> list[int] | None:
    """The values that the search proves, or None when it finds that no rota exists."""
    result = solve(p, budget=EXACT)
    assert result.status in (Status.OPTIMAL, Status.INFEASIBLE)
    return [tier.value for tier in result.tiers] if result.status is Status.OPTIMAL else None


@settings(max_examples=count(60, 1500))
@given(problems())
@example(problem())
def test_the_search_agrees_with_trying_every_rota(p: Problem) -> None:
    assert proven(p) == best(p)


@settings(max_examples=count(20, 300))
@given(problems(max_pairs=16) | scenes(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_told_changes_no_value(p: Problem, random: Random) -> None:
    def shuffled(things: tuple[_T, ...]) -> tuple[_T, ...]:
        return tuple(random.sample(things, len(things)))

    told_otherwise = replace(
        p,
        shifts=shuffled(p.shifts),
        workers=shuffled(p.workers),
        teams=shuffled(p.teams),
        limits=shuffled(p.limits),
    )

    assert proven(told_otherwise) == proven(p)


@settings(max_examples=count(20, 300))
@given(problems(max_pairs=16) | scenes(), st.data())
def test_one_limit_more_improves_nothing(p: Problem, data: st.DataObject) -> None:
    assume(p.workers and p.shifts)
    who = data.draw(st.sampled_from(p.workers)).id
    tight = Limit(id="more", who=who, shifts=frozenset(s.id for s in p.shifts), most=data.draw(st.integers(0, 1)))

    assert_improves_nothing(p, replace(p, limits=(*p.limits, tight)))


@settings(max_examples=count(20, 300))
@given(problems(max_pairs=16) | scenes(), st.data())
def test_one_rule_more_of_any_other_kind_improves_nothing(p: Problem, data: st.DataObject) -> None:
    assume(len(p.workers) > 1 and p.shifts)
    one, other = data.draw(st.permutations(p.workers))[:2]
    shift = data.draw(st.sampled_from(p.shifts))
    p = replace(p, pins=p.pins - {(one.id, shift.id)})
    rested = replace(one, rest=one.rest + 60)
    sent = tuple(replace(team, at_once=0) if team.id == one.team else team for team in p.teams)
    meeting = Meeting(id="more", start=shift.start, end=shift.end, workers=frozenset({one.id}))
    couple = (min(one.id, other.id), max(one.id, other.id))
    tightened: dict[str, dict[str, Any]] = {
        "ban": {"bans": p.bans | {(one.id, shift.id)}},
        "apart": {"apart": p.apart | {couple}},
        "rest": {"workers": tuple(rested if w.id == one.id else w for w in p.workers)},
        "at once": {"teams": sent},
        "meeting": {"meetings": (*p.meetings, meeting)},
        "one per team": {"one_per_team": True},
        "seats": {"shifts": tuple(replace(s, most=s.wanted) if s.id == shift.id else s for s in p.shifts)},
    }
    kind = data.draw(st.sampled_from(sorted(tightened)))
    try:
        more = replace(p, **tightened[kind])
    except InvalidProblem:
        return  # a meeting may be at the time of another, a seat that is promised or pinned may be gone
    event(kind)

    assert_improves_nothing(p, more)


def test_a_limit_that_leaves_levels_of_a_burden_out_of_reach_improves_nothing() -> None:
    """The stages of burden are those that someone can reach: with the limit there is one less."""
    names = ("evening", "noon", "late")
    amy = worker("amy", names, prefers=frozenset({"noon"}))
    heavy = Burden(worker="amy", shifts=frozenset({"evening", "late"}))
    hours = [shift(name, 300 * n) for n, name in enumerate(names)]
    p = problem(hours, [amy], burdens=(heavy,), aims=("burden", "wishes"))

    tight = limit("amy", names, 1)

    assert len(order(replace(p, limits=(tight,)))) < len(order(p))
    assert_improves_nothing(p, replace(p, limits=(*p.limits, tight)))


def assert_improves_nothing(p: Problem, more: Problem) -> None:
    """Measure both rotas with the tiers of the problem without the rule: it may have stages that are out of reach."""
    before, after = proven(p), solve(more, budget=EXACT)

    assert after.status in (Status.OPTIMAL, Status.INFEASIBLE)
    if after.status is Status.OPTIMAL:
        assert before is not None
        assert before <= list(values(p, after.works).values())


@settings(max_examples=count(20, 300))
@given(problems(max_pairs=16) | scenes())
def test_other_names_for_the_teams_change_no_value(p: Problem) -> None:
    names = {team.id: f"x{n}" for n, team in enumerate(reversed(p.teams))}
    people = {worker.id for worker in p.workers}
    renamed = replace(
        p,
        teams=tuple(replace(team, id=names[team.id]) for team in p.teams),
        workers=tuple(replace(worker, team=names[worker.team]) for worker in p.workers),
        limits=tuple(x if x.who in people else replace(x, who=names[x.who]) for x in p.limits),
        promises=frozenset((names[team], shift) for team, shift in p.promises),
        met={(min(a, b), max(a, b)): n for (one, other), n in p.met.items() for a, b in [(names[one], names[other])]},
        held={(cell, names[team]): times for (cell, team), times in p.held.items()},
        running={(cell, names[team]): times for (cell, team), times in p.running.items()},
    )

    assert proven(renamed) == proven(p)


@settings(max_examples=count(60, 1000))
@given(problems(max_pairs=16), st.data())
def test_whoever_nothing_blocks_can_join_and_nobody_else(p: Problem, data: st.DataObject) -> None:
    assume(p.shifts)
    result = solve(p, budget=EXACT)
    assume(result.status is Status.OPTIMAL)
    shift = data.draw(st.sampled_from(p.shifts)).id

    for who, blocks in blockers(p, result.works, shift).items():
        assert bool(audit(p, result.works | {(who, shift)})) == bool(blocks)


@settings(max_examples=count(60, 1000))
@given(problems(max_pairs=16))
def test_json_gives_back_the_same_problem_and_result(p: Problem) -> None:
    assert read_problem(write_problem(p)) == p
    result = solve(p, budget=EXACT)
    assert read_result(write_result(result)) == result


@settings(max_examples=count(60, 1000))
@given(problems())
def test_a_core_contradicts_and_no_member_of_it_can_be_left_out(p: Problem) -> None:
    core = set(solve(p, budget=EXACT).core)
    event("no rota" if core else "a rota")

    assert bool(core) == contradict(p)
    if core:
        assert contradict(p, core)
        for member in core:
            if not member.startswith("fixed:"):  # facts cannot be left out; they are told because they take part
                assert not contradict(p, core - {member})


def contradict(p: Problem, groups: set[str] | None = None) -> bool:
    """Whether no rota obeys these groups, facts and availability with them; None: all groups."""
    return all(any(groups is None or group(v) in groups for v in audit(p, rota)) for rota in rotas(replace(p, pins=NO)))


def group(broken: Violation) -> str:
    """Name what a rota breaks as a contradiction names it."""
    who, shift, facts = broken.who, broken.shift, broken.facts
    named = {
        "limits": ("limits", facts.get("limit")),
        "one_per_team": ("one_per_team", facts.get("team"), shift),
        "pins": ("pin", who, shift),
        "bans": ("ban", who, shift),
        "fixed": ("fixed", shift),
        "promises": ("promises", who, shift),
        "apart": ("apart", facts.get("with"), who),
        "meetings": ("meetings", facts.get("meeting")),
        "blocks": ("blocks", facts.get("block")),
    }
    return ":".join(map(str, named.get(broken.rule, (broken.rule, who or shift))))


@settings(max_examples=count(40, 1000))
@given(problems() | scenes(), st.randoms(use_true_random=False))
def test_the_model_allows_what_the_auditor_allows_and_costs_what_it_measures(p: Problem, random: Random) -> None:
    probe = Probe(p)
    every = list(rotas(p))

    for rota in random.sample(every, min(8, len(every))):
        assert probe.agrees(rota)
