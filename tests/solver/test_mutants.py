"""Whichever rule or tier is left out, of the model or of the auditor, it is noticed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from solver.catalogue import RULES, TIERS, Entry
from tests.counts import count
from tests.solver.mutants.__main__ import BY_HAND, NOBODY
from tests.solver.mutants.changes import left_out
from tests.solver.mutants.judge import cases, noticed
from tests.solver.mutants.place import ROOT

TRIED = [*RULES, *TIERS][:: count(4, 2)]
NOTHING = {("model", ""): "None", ("audit", ""): "iter(())", ("model", "tier"): "Cost([])", ("audit", "tier"): "0"}


@pytest.mark.parametrize("room", ["model", "audit"])
@pytest.mark.parametrize("entry", TRIED, ids=lambda entry: entry.name)
def test_an_idea_that_is_left_out_is_noticed(entry: Entry, room: str) -> None:
    kind = "tier" if entry in TIERS else ""
    file = ROOT / room / f"{entry.file}.py"
    mutant = left_out(file, entry.name.replace("-", "_"), NOTHING[room, kind])

    assert noticed(mutant, cases(count(60, 400), 6))


def test_the_tests_by_hand_notice_a_wrong_rule_and_nothing_when_nothing_is_wrong() -> None:
    program = """
from tests.solver.mutants.__main__ import judged
from tests.solver.mutants.changes import left_out, unchanged
from tests.solver.mutants.place import ROOT
file = ROOT / "audit" / "seats.py"
print(judged([unchanged(file), left_out(file, "seats", "iter(())")], {file: ()}))
"""

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT.parent)

    assert told.stdout == f"{[NOBODY, BY_HAND]}\n"
