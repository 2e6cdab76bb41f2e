"""What a call refuses, as a value."""

from __future__ import annotations

from collections.abc import Callable

from coanimation.errors import Problem, WorkspaceError


def refused(call: Callable[[], object]) -> tuple[Problem, ...]:
    """Call, and give the problems for which it refused, at least one; none when it did not refuse."""
    try:
        call()
    except WorkspaceError as wrong:
        if not wrong.problems:
            raise
        return wrong.problems
    return ()
