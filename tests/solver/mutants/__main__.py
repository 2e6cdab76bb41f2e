"""Break every idea of the solver in every small way, two at a time, and tell who noticed."""

from __future__ import annotations

import os
import platform
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from solver.catalogue import RULES, TIERS
from tests.solver.mutants.changes import Mutant, mutants
from tests.solver.mutants.judge import ROOT, cases, noticed, run_by_hand

PAGE = ROOT.parent / "docs" / "explanation" / "mutants.md"
BY_HAND, NOBODY = "by hand", "nobody"


def ideas() -> tuple[Path, ...]:
    """Name the files of the rules and tiers, in the model and in the auditor."""
    names = dict.fromkeys(entry.file for entry in (*RULES, *TIERS))
    return tuple(ROOT / room / f"{name}.py" for room in ("model", "audit") for name in names)


def main(arguments: Sequence[str]) -> int:
    """Judge the mutants of these files, or of every idea; 1 when the tests fail without any change."""
    files = [Path(name).resolve() for name in arguments if not name.startswith("-")] or list(ideas())
    right = run_by_hand(files[0], files[0].read_text("utf-8"))
    if right.returncode != pytest.ExitCode.OK:
        print("Without any change the tests by hand fail:", right.stdout, right.stderr, sep="\n")
        return 1
    every = [mutant for file in files for mutant in mutants(file)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        told = list(pool.map(judged, every, chunksize=4))
    page = "\n".join(_page(files, every, told)) + "\n"
    print(page)
    if "--write" in arguments:
        PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def judged(mutant: Mutant) -> str:
    """Judge one mutant, with the problems that this process has drawn once."""
    known = [*cases(150, 6), *cases(40, 9)]
    return noticed(mutant, Random(0).sample(known, len(known))) or NOBODY


def _page(files: Sequence[Path], every: Sequence[Mutant], told: Sequence[str]) -> Iterator[str]:
    missed = [mutant for mutant, by in zip(every, told, strict=True) if by == NOBODY]
    yield "# Mutants"
    yield ""
    yield (
        f"`python -m tests.solver.mutants --write`, {datetime.now(UTC):%Y-%m-%d}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores. Every small change to a rule or tier, in the model and in the "
        f"auditor separately: {len(every)} mutants, {len(every) - len(missed)} noticed. The search and the auditor "
        "check each other on small random problems (a disagreement, another best rota); the tests by hand know the "
        "right answers. That a whole idea is left out is always noticed: tests/solver/test_mutants.py."
    )
    yield ""
    yield "| file | mutants | by the search and the auditor | by hand | by nobody |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for file in files:
        by = Counter(who for mutant, who in zip(every, told, strict=True) if mutant.file == file)
        between = by.total() - by[BY_HAND] - by[NOBODY]
        yield f"| {file.parent.name}/{file.stem} | {by.total()} | {between} | {by[BY_HAND]} | {by[NOBODY]} |"
    yield ""
    yield "## Noticed by nobody"
    yield ""
    yield "Mostly guards that only save constraints, and bounds of variables wider than they need be."
    yield ""
    for mutant in missed:
        yield f"- `{mutant}`"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
