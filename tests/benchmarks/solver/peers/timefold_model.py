"""The problem as Timefold is told it: a seat is an entity, its worker may be nobody, every tier a level of the score.

Imported only where `timefold` is installed: the annotations start a Java machine. Facts are whole numbers, because the
constraints are translated to Java bytecode.
"""

# no `from __future__ import annotations`: Timefold reads the annotations as values
from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningPin,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import BendableScore

LEVELS = (
    "openable",
    "coverage",
    "agreements",
    "presence-largest",
    "presence",
    "ownership",
    "runs",
    "encounters",
    "economy",
    "if-need-be",
    "wishes",
    "evenness",
)


@dataclass(eq=False)
class TeamFact:
    number: int
    owed: int  # minutes, -1: an equal share
    tolerance: int
    surplus: int
    at_once: int
    met: dict[int, int]


@dataclass(eq=False)
class WorkerFact:
    number: int
    team: TeamFact
    holds: set[int]
    if_need_be: set[int]
    avoids: set[int]
    prefers: set[int]
    clashes: set[int]  # of two shifts: the lower number times a million, plus the higher
    apart: set[int]
    accompanied: bool
    company: set[int]


@dataclass(eq=False)
class CellFact:
    number: int
    turn: int
    held: dict[int, int]


@dataclass(eq=False)
class ShiftFact:
    number: int
    start: int
    end: int
    minutes: int
    least: int
    wanted: int
    weight: int
    asked: int  # holders of its role
    cell: CellFact
    following: int  # the next occurrence of the cell, -1: none


@dataclass(eq=False)
class LimitFact:
    worker: int
    shifts: set[int]
    most: int
    minutes: bool


@planning_entity
@dataclass(eq=False)
class Seat:
    number: Annotated[int, PlanningId]
    shift: ShiftFact
    able: Annotated[list[WorkerFact], ValueRangeProvider]
    pinned: Annotated[bool, PlanningPin]
    worker: Annotated[WorkerFact | None, PlanningVariable(allows_unassigned=True)] = field(default=None)


@planning_solution
@dataclass(eq=False)
class Rota:
    teams: Annotated[list[TeamFact], ProblemFactCollectionProperty]
    workers: Annotated[list[WorkerFact], ProblemFactCollectionProperty]
    limits: Annotated[list[LimitFact], ProblemFactCollectionProperty]
    seats: Annotated[list[Seat], PlanningEntityCollectionProperty]
    score: Annotated[
        BendableScore, PlanningScore(bendable_hard_levels_size=1, bendable_soft_levels_size=len(LEVELS))
    ] = field(default=None)
