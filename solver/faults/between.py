"""What is wrong between things: pins, facts, pairs of workers, places, teams and shifts, and history."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from solver.faults.fault import Fault

if TYPE_CHECKING:
    from solver.problem import Problem


def find(problem: Problem) -> Iterator[Fault]:
    """Go through everything that names several things."""
    shifts = {shift.id for shift in problem.shifts}
    workers = {worker.id for worker in problem.workers}
    teams = {team.id for team in problem.teams}
    yield from _of_pairs(problem, shifts, workers)
    yield from _of_pins(problem)
    yield from _of_travel(problem)
    yield from _of_people(problem, workers)
    yield from _of_days(problem)
    yield from _of_blocks(problem, shifts)
    yield from _of_meetings(problem)
    yield from _of_promises(problem, shifts, teams)
    yield from _of_placeholders(problem)
    yield from _of_met(problem, teams)
    yield from _of_cells(problem, teams)
    if problem.band < 0:
        yield Fault("negative-band", str(problem.band))


def _of_pairs(problem: Problem, shifts: set[str], workers: set[str]) -> Iterator[Fault]:
    held = frozenset((worker, shift) for shift, people in problem.fixed.items() for worker in people)
    draft, told = problem.draft or frozenset(), problem.told or frozenset()
    named = (("pin", problem.pins), ("ban", problem.bans), ("fixed", held), ("draft", draft), ("told", told))
    for kind, pairs in named:
        for worker, shift in sorted(pairs):
            if worker not in workers:
                yield Fault("unknown-worker", f"{kind}:{worker}:{shift}")
            if shift not in shifts:
                yield Fault("unknown-shift", f"{kind}:{worker}:{shift}")
    for shift in sorted(problem.fixed.keys() - shifts):
        yield Fault("unknown-shift", f"fixed:{shift}")


def _of_pins(problem: Problem) -> Iterator[Fault]:
    """Refuse pins that cannot be kept whatever the rota; those that contradict each other are the search's to tell."""
    workers = {worker.id: worker for worker in problem.workers}
    shifts = {shift.id: shift for shift in problem.shifts}
    for worker, shift in sorted(problem.pins):
        if worker not in workers or shift not in shifts:
            continue
        if shift in problem.fixed:
            if worker not in problem.fixed[shift]:
                yield Fault("pin-against-fixed", f"{worker}:{shift}")
        elif shift not in workers[worker].yes | workers[worker].if_need_be:
            yield Fault("pin-unavailable", f"{worker}:{shift}")
        elif (worker, shift) in problem.bans:
            yield Fault("pin-banned", f"{worker}:{shift}")
        elif shifts[shift].most == 0:
            yield Fault("pin-no-seat", f"{worker}:{shift}")


def _of_travel(problem: Problem) -> Iterator[Fault]:
    for (here, there), minutes in sorted(problem.travel.items()):
        if minutes < 0:
            yield Fault("negative-minutes", f"{here}:{there}")
        if problem.travel.get((there, here), minutes) != minutes:
            yield Fault("travel-differs", ":".join(sorted((here, there))))


def _of_people(problem: Problem, workers: set[str]) -> Iterator[Fault]:
    for one, other in sorted(problem.apart):
        for worker in sorted({one, other} - workers):
            yield Fault("unknown-worker", f"apart:{worker}")
        if one >= other:
            yield Fault("apart-out-of-order", f"{one}:{other}")
    for worker, company in sorted(problem.accompanied.items()):
        for name in sorted(({worker} | company) - workers):
            yield Fault("unknown-worker", f"accompanied:{name}")
        if worker in company:
            yield Fault("accompanied-by-themselves", worker)


def _of_days(problem: Problem) -> Iterator[Fault]:
    if not problem.days:
        for first, second in sorted(problem.successions):
            yield Fault("succession-without-days", f"{first}:{second}")


def _of_blocks(problem: Problem, shifts: set[str]) -> Iterator[Fault]:
    when = {shift.id: shift for shift in problem.shifts}
    for block in problem.blocks:
        name = "+".join(sorted(block))
        for shift in sorted(block - shifts):
            yield Fault("unknown-shift", f"block:{shift}")
        if len(block) < 2:
            yield Fault("block-of-less-than-two", name)
        for one, other in combinations(sorted(block & shifts), 2):
            if when[one].start < when[other].end and when[other].start < when[one].end:
                yield Fault("block-overlaps", f"{one}:{other}")


def _of_meetings(problem: Problem) -> Iterator[Fault]:
    for one, other in combinations(problem.meetings, 2):
        if one.start < other.end and other.start < one.end:
            for worker in sorted(one.workers & other.workers):
                yield Fault("meetings-overlap", f"{one.id}:{other.id}:{worker}")


def _of_promises(problem: Problem, shifts: set[str], teams: set[str]) -> Iterator[Fault]:
    full = {shift.id for shift in problem.shifts if shift.most == 0}
    for team, shift in sorted(problem.promises):
        if team not in teams:
            yield Fault("unknown-team", f"promise:{team}:{shift}")
        if shift not in shifts:
            yield Fault("unknown-shift", f"promise:{team}:{shift}")
        elif shift in full and shift not in problem.fixed:
            yield Fault("promise-no-seat", f"{team}:{shift}")


def _of_placeholders(problem: Problem) -> Iterator[Fault]:
    for worker in problem.workers:
        if not worker.placeholder:
            continue
        if worker.roles:
            yield Fault("placeholder-with-role", worker.id)
        if worker.prefers or worker.avoids or worker.if_need_be:
            yield Fault("placeholder-with-wish", worker.id)
        for shift in sorted(worker.yes):
            if (worker.team, shift) not in problem.promises:
                yield Fault("placeholder-without-promise", f"{worker.id}:{shift}")


def _of_met(problem: Problem, teams: set[str]) -> Iterator[Fault]:
    for (one, other), times in sorted(problem.met.items()):
        for team in sorted({one, other} - teams):
            yield Fault("unknown-team", f"met:{team}")
        if one >= other:
            yield Fault("met-out-of-order", f"{one}:{other}")
        if times < 0:
            yield Fault("negative-met", f"{one}:{other}")


def _of_cells(problem: Problem, teams: set[str]) -> Iterator[Fault]:
    for cell, times in sorted(problem.occurred.items()):
        if times < 0:
            yield Fault("negative-occurred", cell)
    for (cell, team), times in sorted(problem.held.items()):
        if team not in teams:
            yield Fault("unknown-team", f"held:{team}")
        if times < 0:
            yield Fault("negative-held", f"{cell}:{team}")
        if times > problem.occurred.get(cell, 0):
            yield Fault("held-beyond-occurred", f"{cell}:{team}")
    for (cell, team), times in sorted(problem.running.items()):
        if times < 0:
            yield Fault("negative-running", f"{cell}:{team}")
        if times > problem.held.get((cell, team), 0):
            yield Fault("running-beyond-held", f"{cell}:{team}")
