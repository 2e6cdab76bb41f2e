"""What is wrong with one thing: a shift, a worker, a team, a limit, a meeting, a topic, a burden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from solver.faults.fault import Fault

if TYPE_CHECKING:
    from solver.problem import Burden, Limit, Meeting, Problem, Shift, Team, Topic, Worker


def find(problem: Problem) -> Iterator[Fault]:
    """Go through everything that a problem holds."""
    seen = _Known(problem)
    for shift in problem.shifts:
        yield from _of_shift(shift, seen)
    for worker in problem.workers:
        yield from _of_worker(worker, seen)
    for team in problem.teams:
        yield from _of_team(team)
    for limit in problem.limits:
        yield from _of_limit(limit, seen)
    for meeting in problem.meetings:
        yield from _of_meeting(meeting, seen)
    for topic in problem.topics:
        yield from _of_topic(topic, seen)
    for burden in problem.burdens:
        yield from _of_burden(burden, seen)


class _Known:
    """The names of a problem."""

    def __init__(self, problem: Problem) -> None:
        self.shifts = {shift.id: shift for shift in problem.shifts}
        self.workers = {worker.id: worker for worker in problem.workers}
        self.teams = {team.id for team in problem.teams}
        self.days = set(problem.days)
        self.follow = {tag for pair in problem.successions for tag in pair}

    def missing(self, kind: str, whose: str, ids: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
        for name in sorted(frozenset(ids) - frozenset(known)):
            yield Fault(f"unknown-{kind}", f"{whose}:{name}")

    def day(self, thing: str, day: str, tags: frozenset[str]) -> Iterator[Fault]:
        if day and self.days and day not in self.days:
            yield Fault("unknown-day", f"{thing}:{day}")
        if not day and tags & self.follow:
            yield Fault("no-day", thing)


def _of_shift(shift: Shift, seen: _Known) -> Iterator[Fault]:
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
    yield from seen.day(shift.id, shift.day, shift.tags)


def _of_worker(worker: Worker, seen: _Known) -> Iterator[Fault]:
    if worker.team not in seen.teams:
        yield Fault("unknown-team", f"{worker.id}:{worker.team}")
    answers = worker.yes | worker.if_need_be | worker.prefers | worker.avoids
    yield from seen.missing("shift", worker.id, answers, seen.shifts)
    for shift in sorted(worker.yes & worker.if_need_be):
        yield Fault("yes-and-if-need-be", f"{worker.id}:{shift}")
    for shift in sorted(worker.prefers & worker.avoids):
        yield Fault("prefers-and-avoids", f"{worker.id}:{shift}")
    if worker.rest < 0:
        yield Fault("negative-minutes", worker.id)
    for stay in worker.stays:
        name = f"{worker.id}:{stay.start}"
        if stay.end <= stay.start:
            yield Fault("stay-ends-before-start", name)
        yield from seen.day(name, stay.day, stay.tags)


def _of_team(team: Team) -> Iterator[Fault]:
    if (team.owed is not None and team.owed < 0) or team.tolerance < 0:
        yield Fault("negative-minutes", team.id)
    if team.at_once is not None and team.at_once < 0:
        yield Fault("negative-at-once", team.id)


def _of_limit(limit: Limit, seen: _Known) -> Iterator[Fault]:
    named, teamed = limit.who in seen.workers, limit.who in seen.teams
    if not (named or teamed):
        yield Fault("unknown-who", f"{limit.id}:{limit.who}")
    if named and teamed:
        yield Fault("worker-or-team", f"{limit.id}:{limit.who}")
    yield from seen.missing("shift", limit.id, limit.shifts, seen.shifts)
    if limit.least < 0 or limit.most < 0:
        yield Fault("negative-limit", limit.id)
    elif limit.least > limit.most:
        yield Fault("limit-out-of-order", limit.id)
    if limit.unit not in ("shifts", "minutes", "days"):
        yield Fault("unknown-unit", f"{limit.id}:{limit.unit}")
    if limit.mode not in ("hard", "alert"):
        yield Fault("unknown-mode", f"{limit.id}:{limit.mode}")
    if limit.unit == "days":
        for shift in sorted(limit.shifts & seen.shifts.keys()):
            if not seen.shifts[shift].day:
                yield Fault("no-day", f"{limit.id}:{shift}")


def _of_meeting(meeting: Meeting, seen: _Known) -> Iterator[Fault]:
    if meeting.end <= meeting.start:
        yield Fault("meeting-ends-before-start", meeting.id)
    yield from seen.missing("worker", meeting.id, meeting.workers, seen.workers)


def _of_topic(topic: Topic, seen: _Known) -> Iterator[Fault]:
    yield from seen.missing("worker", topic.id, topic.workers, seen.workers)
    yield from seen.missing("shift", topic.id, topic.shifts, seen.shifts)
    if topic.least < 0:
        yield Fault("negative-topic", topic.id)


def _of_burden(burden: Burden, seen: _Known) -> Iterator[Fault]:
    yield from seen.missing("worker", "burden", [burden.worker], seen.workers)
    yield from seen.missing("shift", f"burden:{burden.worker}", burden.shifts, seen.shifts)
    if burden.quota < 0 or burden.past < 0:
        yield Fault("negative-burden", burden.worker)
    if burden.worker in seen.workers and seen.workers[burden.worker].placeholder:
        yield Fault("placeholder-with-burden", burden.worker)
