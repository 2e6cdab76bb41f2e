"""How CP-SAT is set: for a whole problem, for the question whether something can be, and for a part (all measured)."""

from __future__ import annotations

from dataclasses import replace

from ortools.sat.python.cp_model import CpSolver

from solver.tiers import Budget

# What proves on months, by processor seconds: what has the whole relaxation, and what lifts the bound step by step.
PROVERS = ("max_lp", "objective_lb_search_max_lp")
PORTFOLIO = 8  # workers from which CP-SAT's own choice of subsolvers is the best known


def tune(solver: CpSolver, budget: Budget, seconds: float) -> None:
    """Set CP-SAT to find and to prove at once: workers that differ find a rota sooner."""
    _limit(solver, budget, seconds)
    parameters = solver.parameters
    if not budget.deterministic:
        # Never a bare num_workers=2: its one full subsolver is then default_lp, which is weak at bounds.
        parameters.num_workers = budget.workers
        if budget.workers < PORTFOLIO:
            parameters.subsolvers.append(PROVERS[0] if budget.workers > 1 else "default_lp")


def tune_question(solver: CpSolver, budget: Budget, seconds: float) -> None:
    """Set CP-SAT to answer on hundreds of shifts whether something can be: clauses alone, and next to no presolve.

    Whether all of 800 shifts can be held is known in 1 s, of 2 000 in 2 s; with a relaxation it took 7 s and more.
    """
    _limit(solver, budget, seconds)
    parameters = solver.parameters
    if not budget.deterministic:
        parameters.num_workers = 2  # the second looks for a rota by chance, and is the one that finds it
    parameters.subsolvers.append("no_lp")
    parameters.linearization_level = 0
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.max_presolve_iterations = 1


def tune_proof(solver: CpSolver, budget: Budget, seconds: float) -> None:
    """Set CP-SAT to prove, where the local search has looked for the best rota already."""
    _limit(solver, budget, seconds)
    workers = 1 if budget.deterministic else min(budget.workers, len(PROVERS))
    solver.parameters.num_workers = workers
    solver.parameters.subsolvers.extend(PROVERS[:workers])


def _limit(solver: CpSolver, budget: Budget, seconds: float) -> None:
    parameters = solver.parameters
    parameters.random_seed = budget.seed
    parameters.linearization_level = 2
    seconds = max(0.0, seconds)  # building the model may have used them up, and CP-SAT calls a model invalid below 0
    if budget.deterministic:
        parameters.num_workers = 1
        parameters.max_deterministic_time = seconds
    else:
        parameters.max_time_in_seconds = seconds


def tune_alone(solver: CpSolver, budget: Budget, seconds: float) -> None:
    """Set CP-SAT to tell which assumptions contradict: with one worker alone it does."""
    tune(solver, replace(budget, workers=1), seconds)


def tune_part(solver: CpSolver, budget: Budget, seconds: float) -> None:
    """Set CP-SAT for a part of a large model: nearly all of it is fixed, and long presolve is lost on the rest."""
    tune(solver, replace(budget, workers=min(2, budget.workers)), seconds)
    parameters = solver.parameters
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.max_presolve_iterations = 2
