"""What is false in a stored rota, said wherever the rota is."""

from __future__ import annotations

from coanimation.cli.output import Context
from coanimation.domain.month import Month
from coanimation.errors import Problem


def untrue(context: Context, month: Month, false: tuple[Problem, ...]) -> None:
    """Say beside the result what a hand, a new answer or a choice made since made false in the rota of a month.

    With `--json` nothing is said: the door gives it as data.
    """
    from coanimation.use_cases.truth import DECIDED  # noqa: PLC0415 - a door imports when it opens

    if false and not context.output.json:
        decided = all(problem.code in DECIDED for problem in false)
        context.output.warn("show-decided" if decided else "show-false", count=len(false), month=str(month.month))
        for problem in false:
            context.output.note("show-false-line", problem=context.words.problem(problem))
