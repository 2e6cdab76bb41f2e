"""Whatever is broken in a rule or a tier, in the model or in the auditor, is noticed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from solver.catalogue import RULES, TIERS
from tests.counts import count
from tests.solver.mutants.changes import mutants
from tests.solver.mutants.harmless import HARMLESS
from tests.solver.mutants.judge import ROOT, cases, noticed, run_by_hand

NAMES = sorted({entry.file for entry in (*RULES, *TIERS)})
FILES = [ROOT / room / f"{name}.py" for room in ("model", "audit") for name in NAMES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_is_broken_in_an_idea_is_noticed(file: Path) -> None:
    every = [mutant for mutant in mutants(file) if str(mutant) not in HARMLESS]
    known = [*cases(count(60, 200), 6), *cases(count(10, 60), 9)]

    tried = Random(file.stem).sample(every, min(len(every), count(1, len(every))))
    missed = [str(mutant) for mutant in tried if not noticed(mutant, known)]

    assert missed == []


def test_without_a_change_the_tests_by_hand_pass() -> None:
    right = run_by_hand(FILES[0], FILES[0].read_text("utf-8"))

    assert right.returncode == pytest.ExitCode.OK, right.stdout


def test_what_is_held_to_be_harmless_still_exists() -> None:
    assert set(HARMLESS) <= {str(mutant) for file in FILES for mutant in mutants(file)}
