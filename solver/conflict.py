"""Why there is no rota: a smallest set of pins and rules that contradict each other."""

from __future__ import annotations

from collections.abc import Sequence

from ortools.sat.python.cp_model import FEASIBLE, INFEASIBLE, OPTIMAL, CpSolver
from ortools.sat.python.cp_model_helper import ConstraintProto

from solver.model.board import Board

# When two rules forbid the same, the culprit that is told is the first of these: the one that people see best.
_TOLD = ("pin", "fixed", "ban", "one_per_team", "seats", "no_overlap", "keep_travel", "keep_rest", "at_once", "limits")


def core(board: Board) -> tuple[str, ...]:
    """Find named groups that contradict each other, while any of them less would not.

    A deletion filter by halves (QuickXplain: U. Junker, AAAI 2004): each member was seen to be needed by a search that
    found a rota without it. The groups are those of the rules; ceilings and aims have none.
    """
    names = sorted(board.groups, key=lambda name: (_TOLD.index(name.partition(":")[0]), name))
    if not _contradict(board, names):
        raise ValueError("nothing contradicts")
    found = set(_explain(board, [], False, names))
    return tuple(name for name in names if name in found)


def _explain(board: Board, kept: Sequence[str], grown: bool, names: Sequence[str]) -> list[str]:
    """Tell which of `names` are needed to contradict, beside those that are kept."""
    if grown and _contradict(board, kept):
        return []
    if len(names) == 1:
        return list(names)
    half = len(names) // 2
    first, second = names[:half], names[half:]
    needed = _explain(board, [*kept, *first], True, second)
    return [*_explain(board, [*kept, *needed], bool(needed), first), *needed]


def _contradict(board: Board, names: Sequence[str]) -> bool:
    """Whether no rota obeys these groups together, all other groups set aside."""
    wanted = set(names)
    model = board.model.clone()
    model.proto.clear_objective()
    model.proto.clear_solution_hint()
    for name, constraints in board.groups.items():
        if name not in wanted:
            for index in constraints:
                model.proto.constraints[index].copy_from(ConstraintProto())
    solver = CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status not in (OPTIMAL, FEASIBLE, INFEASIBLE):
        raise RuntimeError(f"CP-SAT answers {solver.status_name(status)} to a question of feasibility")
    return status == INFEASIBLE
