"""One run of CP-SAT: in a thread of its own, so that whoever asked can watch, be told and stop it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, isfinite
from queue import SimpleQueue
from threading import Thread

from ortools.sat.python.cp_model import (
    FEASIBLE,
    INFEASIBLE,
    MODEL_INVALID,
    OPTIMAL,
    CpModel,
    CpSolver,
    CpSolverSolutionCallback,
)

POLL = 0.02  # seconds between two looks at whether to stop
NOTHING_KNOWN = -(2**62)  # a bound that bounds nothing


@dataclass(frozen=True, slots=True)
class News:
    """What a run found so far: the best value, and the bound."""

    best: int
    bound: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended; `values` gives every variable, or None when nothing was found; `spent` is deterministic time.

    `best` is the value of the objective then (0 without an objective, or when nothing was found).
    """

    proven: bool
    impossible: bool
    bound: int
    spent: float
    values: tuple[int, ...] | None
    best: int = 0


class Runner:
    """Runs models under one seed; the callbacks are called in the thread of whoever runs."""

    def __init__(self, *, tell: Callable[[News], None] | None = None, stop: Callable[[], bool] | None = None) -> None:
        self._tell = tell
        self._stop = stop
        self.stopped = False
        self._thread: Thread | None = None

    @property
    def running(self) -> bool:
        """Whether a model is being solved."""
        return self._thread is not None and self._thread.is_alive()

    def run(
        self,
        model: CpModel,
        settings: Callable[[CpSolver], None],
        *,
        quiet: bool = False,
        beside: Callable[[int], bool] | None = None,
    ) -> Outcome:
        """Solve one model, telling nothing of it when `quiet`. RuntimeError when CP-SAT calls it invalid: our bug.

        `beside` does something else meanwhile, in the calling thread, over and over: it is told the bound so far, and
        says whether nothing more is to be searched for.
        """
        solver = CpSolver()
        settings(solver)
        # Python's own handler must see Ctrl-C; CP-SAT's would end one tier and let the next begin.
        solver.parameters.catch_sigint_signal = False
        watch = _Watch(quiet=quiet)
        solver.best_bound_callback = watch.see
        ended: list[object] = []

        def work() -> None:
            try:
                ended.append(solver.solve(model, watch))
            except BaseException as error:  # noqa: BLE001 - handed to the thread that waits
                ended.append(error)

        self._thread = thread = Thread(target=work, name="cp-sat", daemon=True)
        self._look(solver, watch)  # however short the run, whoever waits is asked once
        thread.start()
        try:
            while thread.is_alive():
                self._look(solver, watch)
                if beside is None or self.stopped:
                    thread.join(POLL)
                elif beside(watch.bound):
                    beside = None
                    solver.stop_search()
        finally:
            if thread.is_alive():
                self._end(solver, thread)
        self._drain(watch)
        return _outcome(solver, ended[0], watch.bound)

    def look(self) -> None:
        """Ask whether to stop."""
        if not self.stopped and self._stop is not None and self._stop():
            self.stopped = True

    def _look(self, solver: CpSolver, watch: _Watch) -> None:
        self._drain(watch)
        self.look()
        if self.stopped:
            solver.stop_search()

    def _drain(self, watch: _Watch) -> None:
        while not watch.news.empty():
            news = watch.news.get()
            if self._tell is not None:
                self._tell(news)

    @staticmethod
    def _end(solver: CpSolver, thread: Thread) -> None:
        while thread.is_alive():
            solver.stop_search()
            thread.join(POLL)


class _Watch(CpSolverSolutionCallback):
    def __init__(self, *, quiet: bool) -> None:
        super().__init__()
        self.news: SimpleQueue[News] = SimpleQueue()
        self.bound = NOTHING_KNOWN
        self._quiet = quiet

    def see(self, bound: float) -> None:
        """Note a better bound, in a thread of the solver."""
        self.bound = max(self.bound, _up(bound))

    def on_solution_callback(self) -> None:
        if not self._quiet:
            self.news.put(News(round(self.objective_value), _up(self.best_objective_bound), self.wall_time))


def _up(bound: float) -> int:
    """Round a bound on a whole number up, leaving room for the last digits of a float."""
    return ceil(bound - 1e-6) if isfinite(bound) else NOTHING_KNOWN


def _outcome(solver: CpSolver, ended: object, bound: int) -> Outcome:
    if isinstance(ended, BaseException):
        raise ended
    if ended == MODEL_INVALID:
        raise RuntimeError(f"CP-SAT calls the model invalid: {solver.solution_info()}")
    found = ended in (OPTIMAL, FEASIBLE)
    return Outcome(
        proven=ended == OPTIMAL,
        impossible=ended == INFEASIBLE,
        bound=max(bound, _up(solver.best_objective_bound) if found else NOTHING_KNOWN),
        spent=solver.deterministic_time,
        values=tuple(solver.response_proto.solution) if found else None,
        best=round(solver.objective_value) if found else 0,
    )
