"""What would fill a seat: what someone could decide, each verified by the solver both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from coanimation.domain.month import Month
from coanimation.domain.offers import hindrance
from coanimation.domain.people import Professional
from coanimation.domain.rota import Missing, Remedy, Rota, Step
from coanimation.domain.slots import SEAT, Slot, lacking
from coanimation.domain.space import REFERENT
from coanimation.planning.limits import told
from coanimation.planning.pose import pose
from coanimation.planning.read import as_posed
from solver.audit import audit
from solver.explain.relax import Relaxation
from solver.problem import Problem
from solver.tiers import Budget

if TYPE_CHECKING:
    from solver.explain.gap import Remedy as Found

MOST = 5  # remedies told for one seat: more is a list, not an answer
TRIED = 25  # remedies looked for, of which the easiest are told

# The easiest to decide first: someone who only has to answer, what the space itself set, then someone who said no.
ORDER = (
    "remedy-chase",
    "remedy-bans",
    "remedy-pins",
    "remedy-limits",
    "remedy-at-once",
    "remedy-meetings",
    "remedy-attestation",
    "remedy-ask",
)


def with_remedies(
    month: Month, rota: Rota, slot: Slot, *, seconds: float = 5.0, reproducible: bool = False
) -> tuple[Missing, ...]:
    """Give the missing seats of one slot with what would fill each; a rota that breaks a rule today has no remedies.

    Absences, rests and what the law sets are not up for discussion, nor who is never to be together.
    """
    from solver.explain.gap import gap  # noqa: PLC0415 - OR-Tools takes half a second to load

    gaps = tuple(one for one in rota.missing if one.slot == slot.id)
    problem = pose(replace(month, draft=rota))
    works = as_posed(problem, rota)
    if not gaps or slot.id in problem.fixed or audit(problem, works):
        return gaps
    asked = _Asked(month, problem, slot)
    budget = Budget(seconds=seconds / len(gaps), deterministic=reproducible)
    found = []
    for one in gaps:
        role = "" if one.what == SEAT else one.what
        try:
            answer = gap(problem, works, slot.id, role=role, most=TRIED, allowed=asked.thinkable, budget=budget)
        except ValueError:  # seats are counted by partners here, by people there
            found.append(one)
            continue
        told_so = [
            Remedy(steps=tuple(map(asked.step, remedy.lifted)), moved=remedy.moved, leaves=asked.leaves(remedy))
            for remedy in answer.remedies
        ]
        found.append(replace(one, remedies=tuple(sorted(told_so, key=_ease)[:MOST])))
    return tuple(found)


def _ease(remedy: Remedy) -> tuple[object, ...]:
    """Rank what holds the slot before what only fills the seat, then what is easier to decide."""
    still = sum(remedy.leaves.values())
    return still, len(remedy.steps), remedy.moved > 0, [ORDER.index(step.code) for step in remedy.steps], remedy.moved


class _Asked:
    """What a relaxation of the solver means in one month, for one slot."""

    def __init__(self, month: Month, problem: Problem, slot: Slot) -> None:
        self.month, self.problem = month, problem
        self.people = {person.id: person for person in month.professionals}
        self.slots = {one.id: one for one in month.slots}
        self.slot = slot

    def thinkable(self, one: Relaxation) -> bool:
        """Whether anybody could decide it."""
        match one.rule:
            case "availability":
                return self._hindrance(one) in {"reason-no-answer", "reason-unavailable"}
            case "limits":
                return not str(one.facts["limit"]).startswith("legal-")
            case "roles":
                return one.facts["role"] == REFERENT and REFERENT in self._person(one).roles
            case _:
                return f"remedy-{one.rule.replace('_', '-')}" in ORDER

    def step(self, one: Relaxation) -> Step:
        """Tell it in the words of the space."""
        match one.rule:
            case "availability":
                code = "remedy-chase" if self._hindrance(one) == "reason-no-answer" else "remedy-ask"
                return Step(code=code, fields={"professional": one.who, "slot": one.shift})
            case "limits":
                return Step(code="remedy-limits", fields=self._limit(one))
            case "at_once":
                return Step(code="remedy-at-once", fields={"partner": one.who, "to": one.facts["to"]})
            case "meetings":
                return Step(code="remedy-meetings", fields={"professional": one.who, **one.facts})
            case "roles":
                return Step(code="remedy-attestation", fields={"professional": one.who})
            case _:
                return Step(code=f"remedy-{one.rule}", fields={"professional": one.who, "slot": one.shift})

    def leaves(self, remedy: Found) -> Mapping[str, int]:
        """Tell what the charter asks for still, in the rota that shows a remedy, with the attestations it renews."""
        renewed = {one.who for one in remedy.lifted if one.rule == "roles"}
        there = [
            self.people[who] for who, where in sorted(remedy.works) if where == self.slot.id and who in self.people
        ]
        granted = [replace(one, attestation=self.slot.day) if one.id in renewed else one for one in there]
        return lacking(self.slot, granted, self.month.space.rules)

    def _limit(self, one: Relaxation) -> dict[str, str | int]:
        """Tell a limit as it is written in the files: in hours when it counts hours, what was taken before with it."""
        limit = next(known for known in self.problem.limits if known.id == one.facts["limit"])
        facts, over = told(limit.id), int(one.facts["to"]) - int(one.facts["from"])
        most = int(facts["most"])
        return {**facts, "to": most + (-(-over // 60) if limit.unit == "minutes" else over)}

    def _person(self, one: Relaxation) -> Professional:
        return self.people[one.who]

    def _hindrance(self, one: Relaxation) -> str | None:
        return hindrance(self.month, self._person(one), self.slots[one.shift])
