"""Who holds a role in a shift."""

from __future__ import annotations

from solver.problem import Shift, Worker


def holds(worker: Worker, role: str, shift: Shift) -> bool:
    """Whether a worker holds a role until the end of the shift."""
    if role not in worker.roles:
        return False
    lapses = worker.roles[role]
    return lapses is None or shift.end <= lapses
