"""How much anyone, or a team, takes."""

from __future__ import annotations

from collections.abc import Iterator

from solver.audit.amounts import beyond
from solver.audit.rota import Rota, Violation
from solver.problem import Problem


def limits(problem: Problem, rota: Rota) -> Iterator[Violation]:
    """Nobody, and no team, takes more or less of the shifts of a hard limit than it allows; what has begun is counted.

    When what has begun alone exceeds the limit, nothing may be added to it; when it lets it fall short, all that is
    left is asked for.
    """
    hard = [limit for limit in problem.limits if limit.mode == "hard"]
    return beyond(problem, rota, hard, forgiving=True)
