"""What can be talked about, and how often."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def topics(problem: Problem, rota: Rota) -> int:
    """Add, over the topics, how many more of their shifts someone who covers them would have to be in."""
    lack = 0
    for topic in problem.topics:
        there = {shift.id for worker, shift in rota.pairs if worker.id in topic.workers}
        lack += max(0, topic.least - len(there & topic.shifts))
    return lack
