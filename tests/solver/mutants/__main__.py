"""Break every idea of the solver in every small way, two at a time, and tell who noticed."""

from __future__ import annotations

import os
import platform
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Thread
from time import process_time, sleep
from typing import Final, cast

from solver.catalogue import RULES, TIERS
from tests.solver.mutants.changes import Mutant, mutants, unchanged
from tests.solver.mutants.harmless import REASONS
from tests.solver.mutants.judge import LONG, Case, about, cases, noticed, scenes_of
from tests.solver.mutants.place import ROOT
from tests.solver.mutants.record import Record

PAGE = ROOT.parent / "docs" / "explanation" / "mutants.md"
BY_HAND, NOBODY, HARMLESS, NO_ANSWER = "by hand", "nobody", "harmless", "no answer"
HELPERS = ("model/roles.py", "model/turn.py", "audit/roles.py", "audit/amounts.py")
TOGETHER = 2  # mutants judged at a time
MET = 60  # cases that a mutant meets, at most
NOT_KEPT: Final = Record()


def ideas() -> tuple[Path, ...]:
    """Name the files of the rules and tiers, in the model and in the auditor, with what helps them."""
    names = dict.fromkeys(entry.file for entry in (*RULES, *TIERS))
    return tuple(ROOT / room / f"{name}.py" for room in ("model", "audit") for name in names) + tuple(
        ROOT / name for name in HELPERS
    )


def main(arguments: Sequence[str]) -> int:
    """Judge the mutants of these files, or of every idea; 1 when one of them is noticed by nobody."""
    asked = _asked(arguments)
    files = [path.resolve() for path in asked.files] or list(ideas())
    if judged([unchanged(files[0]), unchanged(files[-1])], dict.fromkeys(files, ())) != [NOBODY, NOBODY]:
        print("Without any change the tests by hand fail.")
        return 1
    every = [mutant for file in files for mutant in mutants(file)][:: 7 if asked.some else 1]
    known = {file: [*about(file, scenes_of(150), MET // 2), *cases(MET // 2, 8)] for file in files}
    believed = frozenset[str]() if asked.doubt else frozenset(REASONS)
    told = judged(every, known, Record(file=asked.resume), believed)
    if wrong := [str(mutant) for mutant, by in zip(every, told, strict=True) if _changes_something(mutant, by)]:
        print("Said to be harmless, and noticed:", *wrong, sep="\n- ")
        return 1
    told = [HARMLESS if by == NOBODY and str(m) in REASONS else by for m, by in zip(every, told, strict=True)]
    page = "\n".join(_page(files, every, told)) + "\n"
    print(page)
    if asked.write:
        PAGE.write_text(page, "utf-8", newline="\n")
    return int(NOBODY in told)


def _asked(arguments: Sequence[str]) -> Namespace:
    parser = ArgumentParser(prog="python -m tests.solver.mutants", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="files of the solver (default: every idea)")
    parser.add_argument("--some", action="store_true", help="judge only every seventh mutant")
    parser.add_argument("--write", action="store_true", help=f"keep what is told in {PAGE.relative_to(ROOT.parent)}")
    parser.add_argument("--doubt", action="store_true", help="judge those that are said to be harmless, too")
    parser.add_argument(
        "--resume", type=Path, metavar="RECORD", help="keep each answer in this file, and go on from it"
    )
    return parser.parse_args(arguments)


def _changes_something(mutant: Mutant, by: str) -> bool:
    return str(mutant) in REASONS and by not in {HARMLESS, NOBODY}


def judged(
    every: Sequence[Mutant],
    known: Mapping[Path, Sequence[Case]],
    record: Record = NOT_KEPT,
    believed: frozenset[str] = frozenset(),
) -> list[str]:
    """Judge mutants two at a time, each in a process of its own that ends itself when it takes too long.

    Those that are believed to be harmless are not judged.
    """
    context = get_context("fork") if "fork" in get_all_start_methods() else get_context("spawn")
    told = record.known(every) | {place: HARMLESS for place, m in enumerate(every) if str(m) in believed}
    busy: dict[int, tuple[BaseProcess, int, Connection]] = {}
    waiting = deque((place, mutant) for place, mutant in enumerate(every) if place not in told)
    while waiting or busy:
        while waiting and len(busy) < TOGETHER:
            place, mutant = waiting.popleft()
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_judge, args=(mutant, known[mutant.file], theirs))
            process.start()
            theirs.close()
            busy[process.sentinel] = process, place, ours
        for sentinel in wait(list(busy)):
            ended, place, ours = busy.pop(cast("int", sentinel))
            told[place] = _answer(ours)
            ended.join()
            ours.close()
            record.keep(every[place], told[place])
            if told[place] == NOBODY and every[place].where:
                print(f"{place + 1}/{len(every)} {every[place]}", file=sys.stderr, flush=True)
    return [told[place] for place in range(len(every))]


def _judge(mutant: Mutant, known: Sequence[Case], answer: Connection) -> None:
    until = [process_time() + LONG]

    def begin(most: float) -> None:
        until[0] = process_time() + most

    Thread(target=_end_when_long, args=(until,), daemon=True).start()
    answer.send(noticed(mutant, known, begin) or NOBODY)
    answer.close()


def _answer(ours: Connection) -> str:
    try:
        return str(ours.recv())
    except EOFError:  # the process ended itself before it could tell
        return NO_ANSWER


def _end_when_long(until: Sequence[float]) -> None:
    """Count what this process computes, not how long others keep it waiting."""
    while process_time() < until[0]:
        sleep(1.0)
    os._exit(1)


def _page(files: Sequence[Path], every: Sequence[Mutant], told: Sequence[str]) -> Iterator[str]:
    missed = [mutant for mutant, by in zip(every, told, strict=True) if by == NOBODY]
    harmless = [mutant for mutant, by in zip(every, told, strict=True) if by == HARMLESS]
    yield "# Mutants"
    yield ""
    yield (
        f"`python -m tests.solver.mutants --write`, {datetime.now(UTC):%Y-%m-%d}, {platform.system()} "
        f"{platform.machine()}. Every small change to a rule or "
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
