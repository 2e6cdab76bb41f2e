"""Why a problem is refused: every inconsistency at once, each naming the thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solver.problem import Limit, Problem, Shift, Team, Worker


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One inconsistency: its code, and the id (or the ids, joined by colons) of what is wrong."""

    code: str
    thing: str

    def __str__(self) -> str:
        return f"{self.code} {self.thing}"


class InvalidProblem(ValueError):
    """The problem contradicts itself; nothing was searched."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, self.faults)))


def find(problem: Problem, aims: Iterable[str]) -> tuple[Fault, ...]:
    """Find every inconsistency of a problem, in a stable order; `aims` are those that exist."""
    shifts = {shift.id for shift in problem.shifts}
    found = [
        *_duplicates("shift", (shift.id for shift in problem.shifts)),
        *_duplicates("worker", (worker.id for worker in problem.workers)),
        *_duplicates("team", (team.id for team in problem.teams)),
        *_duplicates("limit", (limit.id for limit in problem.limits)),
        *_duplicates("aim", problem.aims),
        *(Fault("unknown-aim", aim) for aim in problem.aims if aim not in set(aims)),
    ]
    for shift in problem.shifts:
        found.extend(_of_shift(shift))
    for worker in problem.workers:
        found.extend(_of_worker(worker, shifts, {team.id for team in problem.teams}))
    for team in problem.teams:
        found.extend(_of_team(team))
    for limit in problem.limits:
        found.extend(_of_limit(limit, problem, shifts))
    found.extend(_of_pairs(problem, shifts))
    found.extend(_of_pins(problem, shifts))
    found.extend(_of_between(problem))
    if problem.band < 0:
        found.append(Fault("negative-band", str(problem.band)))
    return tuple(dict.fromkeys(found))


def _duplicates(kind: str, ids: Iterable[str]) -> Iterator[Fault]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield Fault(f"duplicate-{kind}", name)


def _of_shift(shift: Shift) -> Iterator[Fault]:
    if shift.end <= shift.start:
        yield Fault("shift-ends-before-start", shift.id)
    if not 0 <= shift.least <= shift.wanted <= shift.most:
        yield Fault("shift-seats-out-of-order", shift.id)
    if shift.weight < 0:
        yield Fault("negative-weight", shift.id)
    if shift.counted is not None and shift.counted < 0:
        yield Fault("negative-minutes", shift.id)
    for role, count in sorted(shift.roles.items()):
        if count < 0:
            yield Fault("negative-role", f"{shift.id}:{role}")


def _of_worker(worker: Worker, shifts: set[str], teams: set[str]) -> Iterator[Fault]:
    if worker.team not in teams:
        yield Fault("unknown-team", f"{worker.id}:{worker.team}")
    for shift in sorted((worker.yes | worker.if_need_be | worker.prefers | worker.avoids) - shifts):
        yield Fault("unknown-shift", f"{worker.id}:{shift}")
    for shift in sorted(worker.yes & worker.if_need_be):
        yield Fault("yes-and-if-need-be", f"{worker.id}:{shift}")
    for shift in sorted(worker.prefers & worker.avoids):
        yield Fault("prefers-and-avoids", f"{worker.id}:{shift}")
    if worker.rest < 0:
        yield Fault("negative-minutes", worker.id)
    for stay in worker.stays:
        if stay.end <= stay.start:
            yield Fault("stay-ends-before-start", f"{worker.id}:{stay.start}")


def _of_team(team: Team) -> Iterator[Fault]:
    if (team.owed is not None and team.owed < 0) or team.tolerance < 0:
        yield Fault("negative-minutes", team.id)
    if team.at_once is not None and team.at_once < 0:
        yield Fault("negative-at-once", team.id)


def _of_limit(limit: Limit, problem: Problem, shifts: set[str]) -> Iterator[Fault]:
    named = sum(limit.who == worker.id for worker in problem.workers) > 0
    teamed = sum(limit.who == team.id for team in problem.teams) > 0
    if not (named or teamed):
        yield Fault("unknown-who", f"{limit.id}:{limit.who}")
    if named and teamed:
        yield Fault("worker-or-team", f"{limit.id}:{limit.who}")
    for shift in sorted(limit.shifts - shifts):
        yield Fault("unknown-shift", f"{limit.id}:{shift}")
    if limit.most < 0:
        yield Fault("negative-limit", limit.id)


def _of_pairs(problem: Problem, shifts: set[str]) -> Iterator[Fault]:
    workers = {worker.id for worker in problem.workers}
    held = frozenset((worker, shift) for shift, people in problem.fixed.items() for worker in people)
    named = (("pin", problem.pins), ("ban", problem.bans), ("fixed", held), ("draft", problem.draft or frozenset()))
    for kind, pairs in named:
        for worker, shift in sorted(pairs):
            if worker not in workers:
                yield Fault("unknown-worker", f"{kind}:{worker}:{shift}")
            if shift not in shifts:
                yield Fault("unknown-shift", f"{kind}:{worker}:{shift}")
    for shift in sorted(problem.fixed.keys() - shifts):
        yield Fault("unknown-shift", f"fixed:{shift}")


def _of_pins(problem: Problem, shifts: set[str]) -> Iterator[Fault]:
    """Refuse pins that cannot be kept whatever the rota; those that contradict each other are the search's to tell."""
    workers = {worker.id: worker for worker in problem.workers}
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


def _of_between(problem: Problem) -> Iterator[Fault]:
    teams = {team.id for team in problem.teams}
    for (here, there), minutes in sorted(problem.travel.items()):
        if minutes < 0:
            yield Fault("negative-minutes", f"{here}:{there}")
        if problem.travel.get((there, here), minutes) != minutes:
            yield Fault("travel-differs", ":".join(sorted((here, there))))
    for (one, other), times in sorted(problem.met.items()):
        for team in sorted({one, other} - teams):
            yield Fault("unknown-team", f"met:{team}")
        if one >= other:
            yield Fault("met-out-of-order", f"{one}:{other}")
        if times < 0:
            yield Fault("negative-met", f"{one}:{other}")
