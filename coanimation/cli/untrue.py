"""What is false in a stored rota, said wherever the rota is."""

from __future__ import annotations

from coanimation.cli.output import Context
from coanimation.domain.month import Month
from coanimation.errors import Problem


def untrue(context: Context, month: Month, false: tuple[Problem, ...]) -> None:
    """Say beside the result what a hand or a new answer made false in the rota of a month.

    With `--json` nothing is said: the door gives it as data.
    """
    if false and not context.output.json:
        context.output.warn("show-false", count=len(false), month=str(month.month))
        for problem in false:
            context.output.note("show-false-line", problem=context.words.problem(problem))
