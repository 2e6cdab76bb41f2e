"""A rostering library: shifts, workers, teams, places; rules that hold, aims in order, proofs and an auditor.

    from solver import Problem, Shift, Team, Worker, solve

The auditor is `solver.audit.audit`, JSON is `solver.json`. Nothing is loaded before it is used: OR-Tools, and what it
brings along, cost half a second.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from solver.audit import Violation, values
    from solver.explain import Obstacle, blockers
    from solver.problem import (
        AIMS,
        Burden,
        Fault,
        InvalidProblem,
        Limit,
        Meeting,
        Problem,
        Shift,
        Stay,
        Team,
        Topic,
        Worker,
    )
    from solver.result import Progress, Result, Status, TierValue
    from solver.search import SolverBug, solve
    from solver.tiers import Budget

_HOMES = {
    "AIMS": "problem",
    "Budget": "tiers",
    "Burden": "problem",
    "Fault": "problem",
    "InvalidProblem": "problem",
    "Limit": "problem",
    "Meeting": "problem",
    "Obstacle": "explain",
    "Problem": "problem",
    "Progress": "result",
    "Result": "result",
    "Shift": "problem",
    "SolverBug": "search",
    "Status": "result",
    "Stay": "problem",
    "Team": "problem",
    "TierValue": "result",
    "Topic": "problem",
    "Violation": "audit",
    "Worker": "problem",
    "blockers": "explain",
    "solve": "search",
    "values": "audit",
}

__all__ = [
    "AIMS",
    "Budget",
    "Burden",
    "Fault",
    "InvalidProblem",
    "Limit",
    "Meeting",
    "Obstacle",
    "Problem",
    "Progress",
    "Result",
    "Shift",
    "SolverBug",
    "Status",
    "Stay",
    "Team",
    "TierValue",
    "Topic",
    "Violation",
    "Worker",
    "blockers",
    "solve",
    "values",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each name has its own type, told above to whoever checks types
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"solver.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
