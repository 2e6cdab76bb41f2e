"""CP-SAT in the manner of OR-Tools' own `shift_scheduling_sat.py`: one model, one weighted sum, one search.

A Boolean for each person and slot; rules as plain constraints; every aim a penalty with a weight chosen by hand, each
tier so much heavier than the next that it should come first; a meeting is `meets >= here + here - 1`.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from time import perf_counter

from ortools.sat.python.cp_model import (
    FEASIBLE,
    MODEL_INVALID,
    OPTIMAL,
    CpModel,
    CpSolver,
    CpSolverSolutionCallback,
    IntVar,
    LinearExpr,
    LinearExprT,
)

from solver import Budget, Problem, Shift
from solver.tiers import order
from tests.benchmarks.solver.peers.facts import Facts, holds
from tests.benchmarks.solver.peers.peer import Answer

WEIGHTS = {
    "openable": 100_000_000_000_000,
    "coverage": 1_000_000_000_000,
    "agreements": 100_000_000,  # a minute
    "presence-largest": 500_000_000,
    "presence": 50_000_000,
    "ownership": 5_000_000,
    "runs": 500_000,
    "encounters": 5_000,
    "economy": 500,
    "if-need-be": 50,
    "wishes": 5,
    "evenness": 1,
}


def solve(problem: Problem, seconds: float) -> Answer:
    """Build the one model and search it with as many workers as ours."""
    began = perf_counter()
    sheet = _Sheet(Facts(problem))
    solver = CpSolver()
    solver.parameters.num_workers = Budget().workers
    solver.parameters.catch_sigint_signal = (
        False  # it would leave Ctrl-C to the system, for as long as the process lives
    )
    solver.parameters.max_time_in_seconds = max(0.1, seconds - (perf_counter() - began))
    watch = _First(began)
    status = solver.solve(sheet.model, watch)
    if status == MODEL_INVALID:
        raise RuntimeError(f"CP-SAT calls the model invalid: {solver.solution_info()}")
    if status not in {OPTIMAL, FEASIBLE}:
        return Answer(rota=frozenset(), said=solver.status_name(status))
    rota = frozenset(pair for pair, works in sheet.works.items() if solver.boolean_value(works))
    return Answer(rota=rota, first=watch.seconds, proven=status == OPTIMAL, said=solver.status_name(status))


class _First(CpSolverSolutionCallback):
    def __init__(self, began: float) -> None:
        super().__init__()
        self.began = began
        self.seconds: float | None = None

    def on_solution_callback(self) -> None:
        if self.seconds is None:
            self.seconds = perf_counter() - self.began


class _Sheet:
    """The model: the rules, then the penalties of the aims that are asked."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.problem, self.model = facts, facts.problem, CpModel()
        self.works = {
            (worker, shift.id): self.model.new_bool_var("") for worker, shifts in facts.of.items() for shift in shifts
        }
        self.penalties: list[LinearExprT] = []
        self.asked = {tier.name for tier in order(self.problem)}
        self.shared = [team.id for team in self.problem.teams if team.owed is None]
        self._together()
        self._over_time()
        self._openings()
        self._shares()
        self._cells()
        self._meetings()
        self._wishes()
        self.model.minimize(LinearExpr.sum(self.penalties))

    def at(self, shift: str, team: str = "") -> list[IntVar]:
        """Tell who may be there, or who of a team."""
        return [self.works[w.id, shift] for w in self.facts.may[shift] if not team or w.team == team]

    def of_team(self, team: str) -> list[tuple[Shift, IntVar]]:
        return [
            (shift, self.works[worker.id, shift.id])
            for shift in self.problem.shifts
            for worker in self.facts.may[shift.id]
            if worker.team == team
        ]

    def charge(self, tier: str, cost: LinearExprT) -> None:
        if tier in self.asked:
            self.penalties.append(WEIGHTS[tier] * cost)

    def amount(self, most: int, *least: LinearExprT) -> IntVar:
        """Make a penalty that is 0 and each of these at least; the objective presses it down."""
        found = self.model.new_int_var(0, most, "")
        for one in least:
            self.model.add(found >= one)
        return found

    def _together(self) -> None:
        """Rules on who is in a slot together: seats, pins, one person of a team, apart, accompanied."""
        model, problem = self.model, self.problem
        for pin in problem.pins:
            model.add(self.works[pin] == 1)
        for shift in problem.shifts:
            model.add(sum(self.at(shift.id)) <= shift.most)
            for team in self.facts.teams:
                model.add_at_most_one(self.at(shift.id, team))
            for one, other in problem.apart:
                if (one, shift.id) in self.works and (other, shift.id) in self.works:
                    model.add_at_most_one(self.works[one, shift.id], self.works[other, shift.id])
            for newcomer, company in problem.accompanied.items():
                if (newcomer, shift.id) in self.works:
                    there = [self.works[w, shift.id] for w in company if (w, shift.id) in self.works]
                    model.add(sum(there) >= self.works[newcomer, shift.id])

    def _over_time(self) -> None:
        """Rules on what people and teams take over time: overlap, way, rest, limits, ceilings."""
        model, problem = self.model, self.problem
        for worker in problem.workers:
            for one, other in self.facts.clashes(worker):
                model.add_at_most_one(self.works[worker.id, one.id], self.works[worker.id, other.id])
        for limit in problem.limits:
            held = [s for s in self.facts.of[limit.who] if s.id in limit.shifts]
            amounts = [s.minutes if limit.unit == "minutes" else 1 for s in held]
            model.add(LinearExpr.weighted_sum([self.works[limit.who, s.id] for s in held], amounts) <= limit.most)
        for team in problem.teams:
            if team.at_once is not None:
                for start in sorted({shift.start for shift in problem.shifts}):
                    now = [works for shift, works in self.of_team(team.id) if shift.start <= start < shift.end]
                    model.add(sum(now) <= team.at_once)

    def _openings(self) -> None:
        for shift in self.problem.shifts:
            opens = self.model.new_bool_var("")
            self.model.add(sum(self.at(shift.id)) >= shift.least).only_enforce_if(opens)
            for role, asked in shift.roles.items():
                holders = [self.works[w.id, shift.id] for w in self.facts.may[shift.id] if holds(w, role, shift)]
                self.model.add(sum(holders) >= asked).only_enforce_if(opens)
            self.charge("openable", shift.weight * (1 - opens))
            self.charge("coverage", self.amount(shift.wanted, shift.wanted - sum(self.at(shift.id))))
            counted = [
                self.works[w.id, shift.id] for w in self.facts.may[shift.id] if w.id not in self.problem.accompanied
            ]
            self.charge("economy", self.amount(shift.most, sum(counted) - shift.wanted))

    def _shares(self) -> None:
        """Agreements, presence, evenness."""
        for team in self.problem.teams:
            if team.owed is not None:
                planned = sum(shift.minutes * works for shift, works in self.of_team(team.id))
                most = team.owed + sum(shift.minutes for shift, _ in self.of_team(team.id))
                away = self.amount(most, planned - team.owed - team.tolerance, team.owed - team.tolerance - planned)
                self.charge("agreements", away)
        if not self.shared:
            return
        count, seats_in_all = len(self.shared), sum(shift.most for shift in self.problem.shifts)
        most = seats_in_all + sum(abs(team.surplus) for team in self.problem.teams)
        total = self.model.new_int_var(-most, most, "")
        own = {team: self.facts.teams[team].surplus + sum(w for _, w in self.of_team(team)) for team in self.shared}
        self.model.add(total == sum(own.values()))
        mean = self.model.new_int_var(-most, most, "")  # rounded down
        self.model.add_linear_constraint(total - count * mean, 0, count - 1)
        largest = self.model.new_int_var(0, most, "")
        self.charge("presence-largest", largest)
        for seats in own.values():
            away = self.model.new_int_var(0, most, "")
            self.model.add(count * (away + 1) >= count * seats - total)
            self.model.add(count * (away + 1) >= total - count * seats)
            self.model.add(largest >= away)
            self.charge("presence", away)
            self.charge("evenness", self.amount(most, mean - seats, seats - mean - 1))

    def _cells(self) -> None:
        """Who owns a recurring moment; a team that is there three times in a row."""
        for cell, shifts in self.facts.cells.items() if "ownership" in self.asked else ():
            turn = self.facts.turn(cell)
            for team in self.facts.teams:
                there = [sum(self.at(shift.id, team)) for shift in shifts]
                beyond = self.problem.held.get((cell, team), 0) + sum(there) - turn
                most = max(0, self.problem.held.get((cell, team), 0) + len(shifts) - turn)
                steps = [k * beyond - k * (k - 1) // 2 for k in range(1, most + 1)]
                self.charge("ownership", self.amount(most * (most + 1) // 2, *steps))
                for one, two, three in zip(there, there[1:], there[2:], strict=False):
                    self.charge("runs", self.amount(1, one + two + three - 2))

    def _meetings(self) -> None:
        if "encounters" not in self.asked:
            return
        meets: dict[tuple[str, str], list[IntVar]] = defaultdict(list)
        for shift in self.problem.shifts:
            teams = sorted({worker.team for worker in self.facts.may[shift.id]})
            here = {team: sum(self.at(shift.id, team)) for team in teams}
            for one, other in combinations(teams, 2):
                meet = self.model.new_bool_var("")
                self.model.add(meet >= here[one] + here[other] - 1)
                meets[one, other].append(meet)
        for pair, together in meets.items():
            before, times = self.facts.met(*pair), sum(together)
            self.charge("encounters", before * times)
            most = len(together)
            steps = [k * times - k * (k + 1) // 2 for k in range(1, most)]
            self.charge("encounters", self.amount(most * (most - 1) // 2, *steps))

    def _wishes(self) -> None:
        for (who, where), works in self.works.items():
            worker = self.facts.workers[who]
            if where in worker.if_need_be:
                self.charge("if-need-be", works)
            if where in worker.avoids:
                self.charge("wishes", works)
            if where in worker.prefers:
                self.charge("wishes", -works)
