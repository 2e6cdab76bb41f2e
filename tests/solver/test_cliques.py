"""Shifts that exclude each other, in few rows: they say of each two what the auditor says."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from solver.audit import audit
from solver.catalogue import RULES
from solver.model.board import Board
from tests.benchmarks.solver.families import FAMILIES, draw
from tests.solver.make import problem, shift, worker

TIME = {"no_overlap", "keep_travel", "keep_rest"}


def cliques(board: Board) -> list[set[int]]:
    for rule in RULES:
        rule.model()(board)
    made = [index for name, rows in board.groups.items() if name.partition(":")[0] in TIME for index in rows]
    rows = [board.model.proto.constraints[index] for index in made]
    return [set(row.at_most_one.literals) for row in rows if row.has_at_most_one()]


@pytest.mark.parametrize("seed", range(3))
def test_the_rows_forbid_the_pairs_that_the_auditor_forbids_and_no_others(seed: int) -> None:
    p = replace(draw(FAMILIES["three sites"], seed)[0], pins=frozenset())
    board = Board(p)
    rows = cliques(board)
    together = {pair for row in rows for pair in combinations(sorted(row), 2)}

    assert rows
    for who in [one for one in p.workers if not one.stays][:12]:
        names = {works.index: shift.id for shift, works in board.of(who.id)}
        for first, second in combinations(sorted(names), 2):
            held = frozenset({(who.id, names[first]), (who.id, names[second])})
            broken = {violation.rule for violation in audit(p, held)} & TIME
            assert ((first, second) in together) == bool(broken), (who.id, names[first], names[second])


def test_shifts_that_all_exclude_each_other_are_one_row() -> None:
    shifts = [shift(f"s{n}", n * 10, 100 + n * 10) for n in range(5)]

    rows = cliques(Board(problem(shifts, [worker("Amy", [s.id for s in shifts])])))

    assert [len(row) for row in rows] == [5]
