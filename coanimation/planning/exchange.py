"""Two people take each other's slot: whether it is allowed, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coanimation.domain.month import Month
from coanimation.domain.rota import Assignment, Reason, Rota
from coanimation.planning.certify import certified
from coanimation.planning.fingerprint import fingerprint
from coanimation.planning.pose import pose
from coanimation.planning.read import as_posed, missing
from coanimation.planning.verify import broken_rule
from solver.change import swap


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """An aim that an exchange changes, by one of its tiers; lower is better."""

    aim: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What becomes of a rota when two people take each other's slot.

    `broken` are the rules that it would break; `costs` the aims that change, in the order of the aims. `rota` is None
    when it is not allowed.
    """

    one: Assignment
    other: Assignment
    broken: tuple[Reason, ...]
    costs: tuple[Cost, ...]
    rota: Rota | None


def exchange(month: Month, one: Assignment, other: Assignment) -> Exchange:
    """Weigh an exchange in the draft of a month, all else as it is; ValueError when there is nothing to exchange."""
    if month.draft is None:
        raise ValueError("there is no rota to change")
    problem = replace(pose(month), draft=None)  # to change is what was asked for: it is no cost
    works = as_posed(problem, month.draft)
    found = swap(problem, works, (one.professional, one.slot), (other.professional, other.slot))
    partners = {partner.id for partner in month.partners}
    rules = [broken_rule(violation, partners) for violation in found.broken]
    broken = tuple(Reason(code=b.rule, professional=b.professional, fields={**b.fields, "slot": b.slot}) for b in rules)
    rota = None
    if not broken:
        after = (works - found.gone) | found.new
        inputs = fingerprint(month)
        known = month.draft.tiers if month.draft.fingerprint == inputs else ()
        rota = replace(
            month.draft,
            version=month.draft.version + 1,
            computed=month.now,
            fingerprint=inputs,
            seconds=0.0,
            tiers=certified(problem, after, known),
            assignments=_exchanged(month.draft, one, other),
            chosen=True,
        )
        rota = replace(rota, missing=missing(replace(month, draft=rota), problem, rota))
    return Exchange(
        one=one,
        other=other,
        broken=broken,
        costs=tuple(Cost(aim=c.tier, before=c.before, after=c.after) for c in found.costs if c.cost),
        rota=rota,
    )


def _exchanged(rota: Rota, one: Assignment, other: Assignment) -> tuple[Assignment, ...]:
    pairs = {(one.slot, one.professional), (other.slot, other.professional)}
    kept = [a for a in rota.assignments if (a.slot, a.professional) not in pairs]
    new = [
        Assignment(slot=one.slot, professional=other.professional),
        Assignment(slot=other.slot, professional=one.professional),
    ]
    return tuple(sorted([*kept, *new]))
