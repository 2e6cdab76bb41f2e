"""What the solver found, in the words of the space: a rota with its certificate and its missing seats."""

from __future__ import annotations

from dataclasses import replace

from coanimation.domain.month import Month
from coanimation.domain.rota import Assignment, Missing, Outcome, Rota, Tier
from coanimation.domain.working_time import Alert
from coanimation.planning.missing import counts
from coanimation.planning.pose import pose
from coanimation.planning.promises import kept, named
from coanimation.planning.reasons import reasons
from coanimation.planning.working_time import alerts as working_time_alerts
from solver.problem import Problem
from solver.result import Result, Status


def read(month: Month, problem: Problem, result: Result, *, fingerprint: str) -> Rota:
    """Read a rota from what the solver found; its version is one more than the draft's."""
    rota = Rota(
        month=month.month,
        version=month.draft.version + 1 if month.draft is not None else 1,
        computed=month.now,
        fingerprint=fingerprint,
        seconds=round(result.seconds, 2),
        tiers=tuple(
            Tier(
                name=tier.name,
                value=tier.value,
                bound=tier.bound,
                status=Outcome.OPTIMAL if tier.status is Status.OPTIMAL else Outcome.FEASIBLE,
                seconds=round(tier.seconds, 2),
                ceilings=tier.ceilings,
            )
            for tier in result.tiers
        ),
        assignments=tuple(
            sorted(
                Assignment(slot=slot, professional=who, pinned=(who, slot) in problem.pins)
                for who, slot in named(problem, result.works)
            )
        ),
    )
    return replace(rota, missing=missing(month, problem, rota))


def missing(month: Month, problem: Problem, rota: Rota) -> tuple[Missing, ...]:
    """Tell every seat that stays empty, by slot id, with what stops each person."""
    works = as_posed(problem, rota)
    slots = {slot.id: slot for slot in month.slots}
    return tuple(
        Missing(slot=slot, what=what, count=count, reasons=reasons(month, problem, works, slots[slot], what))
        for (slot, what), count in counts(month, rota).items()
    )


def alerts(month: Month, rota: Rota) -> tuple[Alert, ...]:
    """Tell what a stored rota does that working time alerts of; a pin that cannot be kept is `check`'s to tell."""
    unpinned = replace(month.adjustments, pins=frozenset())
    problem = pose(replace(month, draft=rota, adjustments=unpinned))
    return working_time_alerts(problem, as_posed(problem, rota))


def explain_missing(month: Month, rota: Rota) -> tuple[Missing, ...]:
    """Tell the missing seats of a stored rota, with what stops each person as things stand in this month."""
    drafted = replace(month, draft=rota)
    return missing(drafted, pose(drafted), rota)


def as_posed(problem: Problem, rota: Rota) -> frozenset[tuple[str, str]]:
    """Tell a rota as the solver does, without the slots and the people that it was not asked about.

    Seats that are kept for someone to be named are held.
    """
    shifts, workers = {shift.id for shift in problem.shifts}, {worker.id for worker in problem.workers}
    return kept(problem) | {
        (a.professional, a.slot) for a in rota.assignments if a.slot in shifts and a.professional in workers
    }
