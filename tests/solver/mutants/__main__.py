"""Break every idea of the solver in every small way, two at a time, and tell who noticed."""

from __future__ import annotations

import os
import platform
import sys
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from pathlib import Path
from time import monotonic

from solver.catalogue import RULES, TIERS
from tests.solver.mutants.changes import Mutant, mutants, unchanged
from tests.solver.mutants.harmless import REASONS
from tests.solver.mutants.judge import Case, about, cases, noticed, scenes_of
from tests.solver.mutants.place import ROOT

PAGE = ROOT.parent / "docs" / "explanation" / "mutants.md"
BY_HAND, NOBODY, HARMLESS, NEVER = "by hand", "nobody", "harmless", "never ends"
HELPERS = ("model/roles.py", "audit/roles.py", "audit/amounts.py")
TOGETHER = 2  # mutants judged at a time
LONG = 120.0  # seconds after which a mutant does not end
MET = 60  # cases that a mutant meets, at most


def ideas() -> tuple[Path, ...]:
    """Name the files of the rules and tiers, in the model and in the auditor, with what helps them."""
    names = dict.fromkeys(entry.file for entry in (*RULES, *TIERS))
    return tuple(ROOT / room / f"{name}.py" for room in ("model", "audit") for name in names) + tuple(
        ROOT / name for name in HELPERS
    )


def main(arguments: Sequence[str]) -> int:
    """Judge the mutants of these files, or of every idea; 1 when the tests fail without any change, or nobody notices.

    Of `--some` only every seventh is judged.
    """
    files = [Path(name).resolve() for name in arguments if not name.startswith("-")] or list(ideas())
    if judged([unchanged(files[0]), unchanged(files[-1])], dict.fromkeys(files, ())) != [NOBODY, NOBODY]:
        print("Without any change the tests by hand fail.")
        return 1
    began = monotonic()
    every = [mutant for file in files for mutant in mutants(file)][:: 7 if "--some" in arguments else 1]
    known = {file: [*about(file, scenes_of(150), MET // 2), *cases(MET // 2, 8)] for file in files}
    told = judged(every, known)
    page = "\n".join(_page(files, every, told, monotonic() - began)) + "\n"
    print(page)
    if "--write" in arguments:
        PAGE.write_text(page, "utf-8", newline="\n")
    return int(NOBODY in told)


def judged(every: Sequence[Mutant], known: Mapping[Path, Sequence[Case]]) -> list[str]:
    """Judge mutants two at a time, each in a process of its own that is ended when it never ends."""
    forked = ForkContext()  # the cases were made once, and every process has them
    told = [""] * len(every)
    busy: dict[int, tuple[ForkProcess, int, Connection, float]] = {}
    waiting = deque(enumerate(every))
    while waiting or busy:
        while waiting and len(busy) < TOGETHER:
            place, mutant = waiting.popleft()
            if str(mutant) in REASONS:
                told[place] = HARMLESS
                continue
            ours, theirs = forked.Pipe(duplex=False)
            process = forked.Process(target=_judge, args=(mutant, known, theirs))
            process.start()
            theirs.close()
            busy[process.sentinel] = process, place, ours, monotonic()
        ended = wait(list(busy), timeout=1.0)
        for sentinel, (process, place, ours, since) in list(busy.items()):
            if sentinel in ended or monotonic() - since > LONG:
                process.kill()
                process.join()
                told[place] = ours.recv() if ours.poll() else NEVER
                if told[place] == NOBODY and every[place].where:
                    print(f"{place + 1}/{len(every)} {every[place]}", file=sys.stderr, flush=True)
                ours.close()
                del busy[sentinel]
    return told


def _judge(mutant: Mutant, known: Mapping[Path, Sequence[Case]], answer: Connection) -> None:
    answer.send(noticed(mutant, known[mutant.file]) or NOBODY)


def _page(files: Sequence[Path], every: Sequence[Mutant], told: Sequence[str], seconds: float) -> Iterator[str]:
    missed = [mutant for mutant, by in zip(every, told, strict=True) if by == NOBODY]
    harmless = [mutant for mutant, by in zip(every, told, strict=True) if by == HARMLESS]
    yield "# Mutants"
    yield ""
    yield (
        f"`python -m tests.solver.mutants --write`, {datetime.now(UTC):%Y-%m-%d}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores, {seconds / 60:.0f} minutes. Every small change to a rule or "
        f"tier, in the model and in the auditor separately: {len(every)} mutants, "
        f"{len(every) - len(missed) - len(harmless)} noticed, {len(harmless)} harmless, {len(missed)} noticed by "
        "nobody. The model and the auditor check each other rota by rota, so do the search and the trying of every "
        "rota, on small problems, first those in which the rule binds; the tests by hand know the right answer. That a "
        "whole idea is left out is always noticed: tests/solver/test_mutants.py."
    )
    yield ""
    yield "| file | mutants | by model, auditor, search | by hand | harmless | by nobody |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for file in files:
        by = Counter(who for mutant, who in zip(every, told, strict=True) if mutant.file == file)
        between = by.total() - by[BY_HAND] - by[NOBODY] - by[HARMLESS]
        name = f"{file.parent.name}/{file.stem}"
        yield f"| {name} | {by.total()} | {between} | {by[BY_HAND]} | {by[HARMLESS]} | {by[NOBODY]} |"
    if missed:
        yield from ("", "## Noticed by nobody", "", *(f"- `{mutant}`" for mutant in missed))
    yield from ("", "## Harmless", "")
    for reason in sorted({REASONS[str(mutant)] for mutant in harmless}):
        yield from (f"{reason}:", "", *(f"- `{m}`" for m in harmless if REASONS[str(m)] == reason), "")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
