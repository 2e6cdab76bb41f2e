"""Where named people are awaited at a meeting."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.rota import Rota, Violation
from solver.problem import Problem


def meetings(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Whoever attends a meeting takes no shift that overlaps it, or leaves no time for the way, unless it has begun."""
    for meeting in problem.meetings:
        for worker in sorted(meeting.workers):
            for shift in rota.of(worker):
                gap = max(shift.start - meeting.end, meeting.start - shift.end)
                needed = problem.minutes_between(shift.place, meeting.place)
                if gap < needed and shift.id not in problem.fixed:
                    facts: dict[str, str | int] = {"meeting": meeting.id, "gap": gap, "needed": needed}
                    yield Violation(rule="meetings", who=worker, shift=shift.id, facts=facts)
