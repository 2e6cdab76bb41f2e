"""Aims that look back, on rotas of small problems: each tier alone costs in the model what the auditor measures."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from solver import Burden, Problem, Topic
from solver.audit import audit, values
from solver.model.board import Board
from solver.model.turn import same_turns, turns, turns_of
from tests.counts import count
from tests.solver.brute import rotas
from tests.solver.make import pairs, problem, shift, worker
from tests.solver.probe import Probe

CELL = "wed evening"


def looking_back(seed: int) -> Problem:
    """Draw the occurrences of one moment, some begun with more holders than seats or none, and much before them."""
    random = Random(seed)
    names = [f"s{n}" for n in range(random.randint(2, 3))]
    shifts = [shift(name, 300 * n, cell=CELL, wanted=random.randint(1, 2), most=2) for n, name in enumerate(names)]
    people = [
        worker(who, random.sample(names, random.randint(1, len(names))), team=team)
        for who, team in zip(("amy", "bob", "cat"), random.choice(("xyz", "xyx", "xyy")), strict=True)
    ]
    teams = [w.team for w in people]
    held = {(CELL, team): random.randint(0, 6) for team in sorted(set(teams))}
    begun = random.sample(names[:-1], random.choice((0, 1, 1, len(names) - 1)))
    return problem(
        shifts,
        people,
        fixed={name: frozenset(random.sample([w.id for w in people], random.choice((0, 1, 2, 3)))) for name in begun},
        held=held,
        occurred={CELL: 6},
        running={key: random.randint(0, times) for key, times in held.items()},
        met={("x", "y"): random.randint(0, 2)},
        burdens=tuple(
            Burden(worker=w.id, shifts=frozenset(names), quota=random.randint(0, 1), past=random.randint(0, 3))
            for w in people[:2]
        ),
        topics=(Topic(id="work", workers=frozenset({"amy", "bob"}), shifts=frozenset(names), least=2),),
        one_per_team=random.random() < 0.8,
    )


@pytest.mark.parametrize("part", range(4))
def test_each_tier_alone_costs_what_is_measured(part: int) -> None:
    for seed in range(part, count(80, 800), 4):
        asked = looking_back(seed)
        probe = Probe(asked)
        lawful = [rota for rota in rotas(asked) if not audit(asked, rota)]
        for rota in Random(seed).sample(lawful, min(4, len(lawful))):
            assert probe.cost_of_each(rota) == values(asked, rota), seed
            assert probe.agrees(rota), seed


def test_a_seat_that_a_team_holds_already_is_not_given_to_it_twice() -> None:
    """The second seat of the evening can only go to the team that was there often: its turn comes to that."""
    people = [worker("amy", ["hall"], team="x"), worker("bob", ["hall"], team="y")]
    asked = problem([shift("hall", cell=CELL, wanted=2, most=2)], people, held={(CELL, "y"): 5}, occurred={CELL: 5})

    assert values(asked, pairs("amy:hall", "bob:hall"))["ownership"] == 0


BOTH, X_ALONE = ("amy", "bob"), ("amy",)


def everywhere(*can: tuple[str, ...], held: dict[str, int] | None = None) -> tuple[Problem, frozenset[tuple[str, str]]]:
    """Amy of x holds every evening that bob of y could hold, or not."""
    shifts = [shift(f"s{n}", 300 * n, cell=CELL) for n in range(len(can))]
    people = [
        worker(who, [one.id for one, those in zip(shifts, can, strict=True) if who in those], team=team)
        for who, team in (("amy", "x"), ("bob", "y"))
    ]
    past = {(CELL, team): times for team, times in (held or {}).items()}
    asked = problem(shifts, people, held=past, occurred={CELL: max(past.values(), default=0)})
    return asked, frozenset(("amy", one.id) for one in shifts)


def test_the_turn_of_a_team_is_what_availability_forces_with_every_seat_given_to_whoever_else_can() -> None:
    asked, rota = everywhere(BOTH, X_ALONE, X_ALONE, X_ALONE, X_ALONE, BOTH)

    assert values(asked, rota)["ownership"] == 1
    assert Probe(asked).agrees(rota)


def test_a_team_of_which_nothing_is_told_was_never_there() -> None:
    asked, rota = everywhere(BOTH, BOTH, BOTH, BOTH, held={"y": 1})

    assert values(asked, rota)["ownership"] == 0
    assert Probe(asked).agrees(rota)


def test_whoever_is_banned_from_an_evening_is_not_someone_who_can_take_a_turn_there() -> None:
    asked, rota = everywhere(BOTH, BOTH, BOTH, BOTH, BOTH, BOTH)
    assert values(asked, rota)["ownership"] == 1 + 2

    alone = replace(asked, bans=frozenset(("bob", name) for name in ("s1", "s2", "s3", "s4")))

    assert values(alone, rota)["ownership"] == 1
    assert Probe(alone).agrees(rota)


def test_shifts_that_are_no_recurring_moment_belong_to_nobody() -> None:
    shifts = [shift(f"s{n}", 300 * n) for n in range(6)]
    names = [one.id for one in shifts]
    asked = problem(shifts, [worker("amy", names, team="x"), worker("bob", names, team="y")])
    rota = frozenset(("amy", name) for name in names)

    assert (values(asked, rota)["ownership"], values(asked, rota)["runs"]) == (0, 0)
    assert Probe(asked).agrees(rota)
    assert turns_of(asked) == {}


def test_in_a_part_of_a_problem_the_turns_are_those_of_the_whole() -> None:
    """Where everything but one evening is decided, that is not yet what was held."""
    whole, rota = everywhere(BOTH, BOTH, BOTH, X_ALONE)
    part = Board(replace(whole, fixed={name: frozenset({who}) for who, name in rota if name != "s3"}))
    assert turns_of(part.problem) != turns_of(whole)

    same_turns(part, whole)

    assert turns(part) == turns_of(whole)


def test_a_team_alone_has_what_it_held_as_its_turn() -> None:
    asked = problem([shift("hall", cell=CELL)], [worker("amy", team="x")], held={(CELL, "x"): 5}, occurred={CELL: 5})

    assert values(asked, pairs())["ownership"] == 0
    assert Probe(asked).agrees(pairs())


@pytest.mark.parametrize(("roles", "closed"), [({"r": None}, 0), ({"r": 60}, 0), ({"r": 59}, 1), ({"q": None}, 1)])
def test_a_role_is_held_in_the_shift_at_whose_end_it_lapses(roles: dict[str, int | None], closed: int) -> None:
    asked = problem([shift("hall", 0, 60, roles={"r": 1})], [worker("amy", ["hall"], roles=roles)])

    assert values(asked, pairs("amy:hall"))["openable"] == closed
    assert Probe(asked).agrees(pairs("amy:hall"))
