"""What people would rather do."""

from __future__ import annotations

from solver.audit.rota import Rota
from solver.problem import Problem


def if_need_be(_problem: Problem, rota: Rota) -> int:
    """Count the seats held by someone who comes only if need be."""
    return sum(shift.id in worker.if_need_be for worker, shift in rota.pairs)


def wishes(_problem: Problem, rota: Rota) -> int:
    """Count the seats that their holder would rather avoid, less those that they prefer."""
    avoided = sum(shift.id in worker.avoids for worker, shift in rota.pairs)
    preferred = sum(shift.id in worker.prefers for worker, shift in rota.pairs)
    return avoided - preferred
