"""Who could take a seat with everything else as it is, the least costly first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from coanimation.domain.month import Month
from coanimation.domain.rota import Reason, Rota
from coanimation.domain.slots import Slot
from coanimation.planning.costs import could
from coanimation.planning.pose import pose
from coanimation.planning.read import as_posed
from solver.substitution import substitutes


def substitutes_for(
    month: Month, rota: Rota, slot: Slot, *, instead: str = "", asked: Mapping[str, date] | None = None
) -> tuple[Reason, ...]:
    """Rank whoever no rule stops from joining a slot, in the place of someone when one is named.

    Each is told with the first aim that would be worse (`reason-could`), or that none would be (`reason-free`). Whoever
    can no longer keep what the rota gives them counts as gone. Of those who cost the same, and carry as much, whoever
    was asked longest ago comes first: `asked` tells the last day, by person. A slot that has begun has no substitutes.
    """
    problem = pose(replace(month, draft=rota))
    if slot.id in problem.fixed or all(shift.id != slot.id for shift in problem.shifts):
        return ()
    can = {(worker.id, shift) for worker in problem.workers for shift in worker.yes | worker.if_need_be}
    works = frozenset(pair for pair in as_posed(problem, rota) if pair in can or pair[1] in problem.fixed)
    place = instead if (instead, slot.id) in works else ""
    steady = replace(problem, draft=None)  # to change is what was asked for: it is no cost
    days = {person: day.toordinal() for person, day in (asked or {}).items()}
    return tuple(
        could(one.worker, {cost.tier: cost.cost for cost in one.costs})
        for one in substitutes(steady, works, slot.id, instead=place, asked=days)
    )
