"""Why there is no rota: a smallest set of pins and rules that contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python.cp_model import CpModel
from ortools.sat.python.cp_model_helper import ConstraintProto

from solver.engine.run import Outcome
from solver.model.board import Board

# When two rules forbid the same, the culprit that is told is the first of these: the one that people see best. Facts
# come before all: they cannot be given up, so that what else is told contradicts while they stand.
TOLD = (
    "fixed",
    "pin",
    "ban",
    "promises",
    "one_per_team",
    "seats",
    "no_overlap",
    "meetings",
    "keep_travel",
    "keep_rest",
    "apart",
    "accompanied",
    "blocks",
    "successions",
    "at_once",
    "limits",
)

Run = Callable[[CpModel], Outcome | None]  # None: there is no time left


@dataclass(frozen=True, slots=True)
class Core:
    """Named groups that contradict each other; `reduced` when any of them less would not."""

    names: tuple[str, ...]
    reduced: bool


class _OutOfTimeError(Exception):
    """A question was left open."""


def core(board: Board, run: Run) -> Core:
    """Find named groups of a contradictory board that contradict each other, while any of them less would not.

    A deletion filter by halves (QuickXplain: U. Junker, AAAI 2004): each member was seen to be needed by a search that
    found a rota without it. The groups are those of the rules; ceilings and aims have none. Once `run` leaves a
    question open, the fewest groups known to contradict come back as they are.
    """
    return _Filter(board, run).core()


class _Filter:
    def __init__(self, board: Board, run: Run) -> None:
        self._board = board
        self._run = run
        self._names = sorted(board.groups, key=lambda name: (TOLD.index(name.partition(":")[0]), name))
        self._known = tuple(self._names)

    def core(self) -> Core:
        """Reduce the groups of the whole board."""
        try:
            return Core(self._in_order(self._explain([], False, self._names)), reduced=True)
        except _OutOfTimeError:
            return Core(self._in_order(self._known), reduced=False)

    def _in_order(self, found: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in self._names if name in set(found))

    def _explain(self, kept: Sequence[str], grown: bool, names: Sequence[str]) -> list[str]:
        """Tell which of `names` are needed to contradict, beside those that are kept: all of them together do."""
        if len(kept) + len(names) < len(self._known):
            self._known = (*kept, *names)
        if grown and self._contradict(kept):
            return []
        if len(names) == 1:
            return list(names)
        half = len(names) // 2
        first, second = names[:half], names[half:]
        needed = self._explain([*kept, *first], True, second)
        return [*self._explain([*kept, *needed], bool(needed), first), *needed]

    def _contradict(self, names: Sequence[str]) -> bool:
        """Whether no rota obeys these groups together, all other groups set aside."""
        wanted = set(names)
        model = self._board.model.clone()
        model.proto.clear_objective()
        model.proto.clear_solution_hint()
        for name, constraints in self._board.groups.items():
            if name not in wanted:
                for index in constraints:
                    model.proto.constraints[index].copy_from(ConstraintProto())
        outcome = self._run(model)
        if outcome is None or not (outcome.impossible or outcome.values is not None):
            raise _OutOfTimeError
        return outcome.impossible
