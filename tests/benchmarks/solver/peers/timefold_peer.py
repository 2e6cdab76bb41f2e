"""Timefold with its usual configuration, ended by the clock: construction heuristic, then late acceptance."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from time import perf_counter
from typing import Any

from timefold.solver import SolverFactory
from timefold.solver.config import Duration, ScoreDirectorFactoryConfig, SolverConfig, TerminationConfig

from solver import Limit, Problem, Shift, Team, Worker
from tests.benchmarks.solver.peers.facts import Facts, holds
from tests.benchmarks.solver.peers.peer import Answer
from tests.benchmarks.solver.peers.timefold_model import (
    LEVELS,
    CellFact,
    LimitFact,
    Rota,
    Seat,
    ShiftFact,
    TeamFact,
    WorkerFact,
)
from tests.benchmarks.solver.peers.timefold_rules import clash_key, constraints, ranks

NO_CELL = CellFact(-1, -1, {})


def solve(problem: Problem, seconds: float) -> Answer:
    """Pose the problem, and search until the seconds are over."""
    began = perf_counter()
    first: list[float] = []

    def better(event: Any) -> None:  # noqa: ANN401 - Timefold has no types of its own here
        if not first and event.is_new_best_solution_initialized and event.new_best_score.is_feasible:
            first.append(perf_counter() - began)

    posed = pose(Facts(problem))
    left = max(0.1, seconds - (perf_counter() - began))
    config = SolverConfig(
        solution_class=Rota,
        entity_class_list=[Seat],
        score_director_factory_config=ScoreDirectorFactoryConfig(constraint_provider_function=constraints),
        termination_config=TerminationConfig(spent_limit=Duration(milliseconds=round(1000 * left))),
    )
    solver = SolverFactory.create(config).build_solver()
    solver.add_event_listener(better)
    found = solver.solve(posed)
    rota = frozenset(
        (problem.workers[seat.worker.number].id, problem.shifts[seat.shift.number].id)
        for seat in found.seats
        if seat.worker is not None
    )
    told = {"rules": -found.score.hard_scores[0]}
    told.update((level, -score) for level, score in zip(LEVELS, found.score.soft_scores, strict=True))
    told["ownership"] += sum(  # what the past alone costs, whatever the rota
        ranks(max(0, times - cell.turn))
        for cell in {seat.shift.cell for seat in posed.seats}
        for times in cell.held.values()
    )
    return Answer(rota=rota, first=first[0] if first else None, said=str(found.score), told=told)


def pose(facts: Facts) -> Rota:
    """Turn a problem into Timefold's facts and seats."""
    problem = facts.problem
    teams = {team.id: _team(facts, team) for team in problem.teams}
    workers = {worker.id: _worker(facts, worker, teams[worker.team]) for worker in problem.workers}
    seats: list[Seat] = []
    for shift in _shifts(facts):
        told = problem.shifts[shift.number]
        pinned = sorted(who for who, where in problem.pins if where == told.id)
        able = [workers[worker.id] for worker in facts.may[told.id]]
        for n in range(told.most):
            holder = workers[pinned[n]] if n < len(pinned) else None
            seats.append(Seat(len(seats), shift, able, holder is not None, holder))
    number = {worker.id: n for n, worker in enumerate(problem.workers)}
    limits = [_limit(facts, limit, number[limit.who]) for limit in problem.limits]
    return Rota(list(teams.values()), list(workers.values()), limits, seats)


def _numbers(facts: Facts) -> dict[str, int]:
    return {shift.id: n for n, shift in enumerate(facts.problem.shifts)}


def _team(facts: Facts, team: Team) -> TeamFact:
    met = {n: facts.met(team.id, other.id) for n, other in enumerate(facts.problem.teams) if other is not team}
    return TeamFact(
        number=facts.problem.teams.index(team),
        owed=-1 if team.owed is None else team.owed,
        tolerance=team.tolerance,
        surplus=team.surplus,
        at_once=-1 if team.at_once is None else team.at_once,
        met={n: times for n, times in met.items() if times},
    )


def _worker(facts: Facts, worker: Worker, team: TeamFact) -> WorkerFact:
    number, problem = _numbers(facts), facts.problem
    place = {other.id: n for n, other in enumerate(problem.workers)}
    couples = [{place[one], place[other]} for one, other in problem.apart if worker.id in {one, other}]
    return WorkerFact(
        number=place[worker.id],
        team=team,
        holds={number[s.id] for s in problem.shifts if any(holds(worker, role, s) for role in s.roles)},
        if_need_be={number[name] for name in worker.if_need_be},
        avoids={number[name] for name in worker.avoids},
        prefers={number[name] for name in worker.prefers},
        clashes={clash_key(number[one.id], number[other.id]) for one, other in facts.clashes(worker)},
        apart={other for couple in couples for other in couple if other != place[worker.id]},
        accompanied=worker.id in problem.accompanied,
        company={place[name] for name in problem.accompanied.get(worker.id, ())},
    )


def _shifts(facts: Facts) -> list[ShiftFact]:
    number, problem = _numbers(facts), facts.problem
    held: dict[str, dict[int, int]] = defaultdict(dict)
    for n, team in enumerate(problem.teams):
        for cell in facts.cells:
            held[cell][n] = problem.held.get((cell, team.id), 0)
    cells = {cell: CellFact(n, facts.turn(cell), held[cell]) for n, cell in enumerate(facts.cells)}
    following = {one.id: number[other.id] for row in facts.cells.values() for one, other in pairwise(row)}

    def told(shift: Shift) -> ShiftFact:
        return ShiftFact(
            number=number[shift.id],
            start=shift.start,
            end=shift.end,
            minutes=shift.minutes,
            least=shift.least,
            wanted=shift.wanted,
            weight=shift.weight,
            asked=sum(shift.roles.values()),
            cell=cells.get(shift.cell, NO_CELL),
            following=following.get(shift.id, -1),
        )

    return [told(shift) for shift in problem.shifts]


def _limit(facts: Facts, limit: Limit, worker: int) -> LimitFact:
    number = _numbers(facts)
    shifts = {number[name] for name in limit.shifts}
    return LimitFact(worker=worker, shifts=shifts, most=limit.most, minutes=limit.unit == "minutes")
