"""Whether a stored rota is true: every hard rule, and what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from coanimation.domain.month import Month
from coanimation.domain.rota import Assignment, Rota
from coanimation.planning.costs import CHANGES
from coanimation.planning.fingerprint import fingerprint
from coanimation.planning.limits import told
from coanimation.planning.missing import counts
from coanimation.planning.pose import pose
from coanimation.planning.read import as_posed
from solver.audit import Violation, audit, values
from solver.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """Something false in a rota: the code of a rule, where and whose it is, and the facts to say it with."""

    rule: str
    slot: str = ""
    professional: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)


def verify(month: Month, rota: Rota) -> tuple[Broken, ...]:
    """Tell everything that is false in a rota; nothing means that it holds.

    First what it names, then every rule of the space (through the auditor, which shares nothing with the search). What
    it says of itself (seats missing, values of the certificate) is checked only when the rest is true, and only against
    the inputs it was computed from: when they changed since, planning again is what brings it up to date.
    """
    strange = tuple(_named(month, rota))
    known = replace(rota, assignments=tuple(a for a in rota.assignments if not _strange(strange, a)))
    problem = pose(replace(month, draft=known))
    partners = {partner.id for partner in month.partners}
    broken = (
        *strange,
        *_gone(problem, known),
        *(broken_rule(violation, partners) for violation in audit(problem, as_posed(problem, known))),
    )
    if broken or rota.fingerprint != fingerprint(month):
        return broken
    return (*_missing(month, rota), *_certificate(month, rota))


def _named(month: Month, rota: Rota) -> Iterator[Broken]:
    """Tell what the rota names that is not there."""
    if rota.month != month.month:
        yield Broken(rule="rule-other-month", fields={"month": str(rota.month)})
    people = {person.id for person in month.professionals}
    slots = {slot.id: slot for slot in month.slots}
    for (where, who), times in sorted(Counter((a.slot, a.professional) for a in rota.assignments).items()):
        if where not in slots:
            yield Broken(rule="rule-unknown-slot", slot=where, professional=who)
        elif (why := slots[where].closed) is not None:
            yield Broken(rule="rule-closed-slot", slot=where, professional=who, fields={"closed": str(why)})
        if who not in people:
            yield Broken(rule="rule-unknown-professional", slot=where, professional=who)
        if times > 1:
            yield Broken(rule="rule-twice", slot=where, professional=who)


def _gone(problem: Problem, rota: Rota) -> Iterator[Broken]:
    """Tell the people placed whose partner takes no part in the month: they were not even asked about."""
    workers, shifts = {worker.id for worker in problem.workers}, {shift.id for shift in problem.shifts}
    for a in rota.assignments:
        if a.slot in shifts and a.professional not in workers:
            yield Broken(rule="rule-availability", slot=a.slot, professional=a.professional)


def _strange(strange: tuple[Broken, ...], assignment: Assignment) -> bool:
    pairs = {(b.slot, b.professional) for b in strange if b.rule != "rule-twice"}
    return (assignment.slot, assignment.professional) in pairs


def broken_rule(violation: Violation, partners: set[str]) -> Broken:
    """Tell in the words of the space a rule that the auditor found broken."""
    facts = dict(violation.facts)
    if violation.rule == "limits":
        facts |= told(str(facts["limit"]))
    if violation.who in partners:
        facts["partner"] = violation.who
    least = violation.rule == "limits" and "least" in facts
    return Broken(
        rule="rule-least" if least else f"rule-{violation.rule.replace('_', '-')}",
        slot=violation.shift,
        professional="" if violation.who in partners else violation.who,
        fields=facts,
    )


def _missing(month: Month, rota: Rota) -> Iterator[Broken]:
    said = {(gap.slot, gap.what): gap.count for gap in rota.missing}
    there = counts(_as_computed(month, rota), rota)
    for slot, what in sorted(said.keys() | there.keys()):
        if (says := said.get((slot, what), 0)) != (is_so := there.get((slot, what), 0)):
            yield Broken(rule="rule-missing", slot=slot, fields={"what": what, "says": says, "is": is_so})


def _certificate(month: Month, rota: Rota) -> Iterator[Broken]:
    problem = pose(_as_computed(month, rota))
    measured = values(problem, as_posed(problem, rota))
    for tier in rota.tiers:
        if tier.name in CHANGES:
            continue  # the draft before this one is gone, and so is what had been told by then
        if tier.value != (is_so := measured.get(tier.name)):
            facts: dict[str, str | int] = {"aim": tier.name, "says": tier.value}
            yield Broken(rule="rule-certificate", fields=facts if is_so is None else facts | {"is": is_so})
        elif tier.bound > tier.value:
            yield Broken(rule="rule-bound", fields={"aim": tier.name, "says": tier.bound, "is": tier.value})
    for name in measured.keys() - {tier.name for tier in rota.tiers} - CHANGES:
        yield Broken(rule="rule-certificate-lacks", fields={"aim": name})


def _as_computed(month: Month, rota: Rota) -> Month:
    """Go back to the instant of the computation: a slot that began since then counts as it did."""
    return replace(month, draft=rota, now=rota.computed)
