"""A rostering library: shifts, workers, teams, places; rules that hold, aims in order, proofs and an auditor.

    from solver import Problem, Shift, Team, Worker, solve

The auditor is `solver.audit.audit`, JSON is `solver.json`. Nothing is loaded before it is used: OR-Tools, and what it
brings along, cost half a second.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from solver.alternatives import Scenario, Scenarios, scenarios, usual_losses
    from solver.audit import Violation, values
    from solver.change import Change, Difference, differences, swap, weigh
    from solver.condition import Ceiling, Condition, Present, Unlike
    from solver.explain import Obstacle, blockers
    from solver.explain.contradiction import Contradiction, Culprit, contradiction
    from solver.explain.gap import Gap, Remedy, gap
    from solver.explain.instead import Instead, Verdict, instead
    from solver.explain.relax import Relaxation
    from solver.explain.share import Share, attainable
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
    from solver.repairs.frontier import Option, Repair, repair
    from solver.result import Progress, Result, Status, TierValue
    from solver.search.solve import SolverBug, solve
    from solver.substitution import Substitute, substitutes
    from solver.tiers import Budget

_HOMES = {
    "AIMS": "problem",
    "Budget": "tiers",
    "Burden": "problem",
    "Ceiling": "condition",
    "Change": "change",
    "Condition": "condition",
    "Contradiction": "explain.contradiction",
    "Culprit": "explain.contradiction",
    "Difference": "change",
    "Fault": "problem",
    "Gap": "explain.gap",
    "Instead": "explain.instead",
    "InvalidProblem": "problem",
    "Limit": "problem",
    "Meeting": "problem",
    "Obstacle": "explain",
    "Option": "repairs.frontier",
    "Present": "condition",
    "Problem": "problem",
    "Progress": "result",
    "Relaxation": "explain.relax",
    "Remedy": "explain.gap",
    "Repair": "repairs.frontier",
    "Result": "result",
    "Scenario": "alternatives",
    "Scenarios": "alternatives",
    "Share": "explain.share",
    "Shift": "problem",
    "SolverBug": "search.solve",
    "Status": "result",
    "Stay": "problem",
    "Substitute": "substitution",
    "Team": "problem",
    "TierValue": "result",
    "Topic": "problem",
    "Unlike": "condition",
    "Verdict": "explain.instead",
    "Violation": "audit",
    "Worker": "problem",
    "attainable": "explain.share",
    "blockers": "explain",
    "contradiction": "explain.contradiction",
    "differences": "change",
    "gap": "explain.gap",
    "instead": "explain.instead",
    "repair": "repairs.frontier",
    "scenarios": "alternatives",
    "solve": "search.solve",
    "substitutes": "substitution",
    "swap": "change",
    "usual_losses": "alternatives",
    "values": "audit",
    "weigh": "change",
}

__all__ = [
    "AIMS",
    "Budget",
    "Burden",
    "Ceiling",
    "Change",
    "Condition",
    "Contradiction",
    "Culprit",
    "Difference",
    "Fault",
    "Gap",
    "Instead",
    "InvalidProblem",
    "Limit",
    "Meeting",
    "Obstacle",
    "Option",
    "Present",
    "Problem",
    "Progress",
    "Relaxation",
    "Remedy",
    "Repair",
    "Result",
    "Scenario",
    "Scenarios",
    "Share",
    "Shift",
    "SolverBug",
    "Status",
    "Stay",
    "Substitute",
    "Team",
    "TierValue",
    "Topic",
    "Unlike",
    "Verdict",
    "Violation",
    "Worker",
    "attainable",
    "blockers",
    "contradiction",
    "differences",
    "gap",
    "instead",
    "repair",
    "scenarios",
    "solve",
    "substitutes",
    "swap",
    "usual_losses",
    "values",
    "weigh",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - each name has its own type, told above to whoever checks types
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"solver.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
