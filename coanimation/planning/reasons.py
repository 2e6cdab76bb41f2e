"""Why nobody fills a seat: for every person, every rule that stops them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coanimation.domain.month import Month
from coanimation.domain.offers import hindrance
from coanimation.domain.people import Professional
from coanimation.domain.rota import Reason
from coanimation.domain.slots import SEAT, Slot
from coanimation.planning.limits import told
from solver.audit import values
from solver.explain import Block, blockers
from solver.problem import Problem

Works = frozenset[tuple[str, str]]

_CODES = {
    "bans": "reason-banned",
    "seats": "reason-full",
    "one_per_team": "reason-colleague-present",
    "at_once": "reason-at-once",
    "no_overlap": "reason-overlap",
    "keep_travel": "reason-travel",
    "keep_rest": "reason-rest",
    "limits": "reason-limit",
    "fixed": "reason-begun",
}


def reasons(month: Month, problem: Problem, works: Works, slot: Slot, what: str) -> tuple[Reason, ...]:
    """Tell what stops each person of the space from filling a seat (SEAT or a role), by id, the plainest reason first.

    Nobody is passed over: who is there already is told so, and who could come is told with the aim it would cost.
    """
    blocks = blockers(problem, works, slot.id)
    found: list[Reason] = []
    for person in month.professionals:
        mine = list(_of(month, person, slot, what, blocks.get(person.id)))
        found += mine or [_could(problem, works, person, slot)]
    return tuple(found)


def _of(
    month: Month, person: Professional, slot: Slot, what: str, blocks: tuple[Block, ...] | None
) -> Iterator[Reason]:
    if blocks is None:
        yield Reason(code="reason-already-there", professional=person.id)
        return
    if (why := hindrance(month, person, slot)) is not None:
        yield Reason(code=why, professional=person.id)
    if what != SEAT and not person.holds(what, slot.day):
        yield Reason(code="reason-lacks-role", professional=person.id, fields={"role": what})
    codes = list(_CODES)
    for block in sorted((b for b in blocks if b.rule in _CODES), key=lambda b: codes.index(b.rule)):
        yield Reason(code=_CODES[block.rule], professional=person.id, fields=_facts(block))


def _facts(block: Block) -> Mapping[str, str | int]:
    if block.rule == "limits":
        return told(str(block.facts["limit"]))
    # where a neighbouring month binds, the auditor knows minutes of its own horizon, which tell nobody anything
    return {name: fact for name, fact in block.facts.items() if name in {"with", "gap", "needed", "most"}}


def _could(problem: Problem, works: Works, person: Professional, slot: Slot) -> Reason:
    """Tell the first aim that would be worse, were they there and all else as it is; "" when none would."""
    before, after = values(problem, works), values(problem, works | {(person.id, slot.id)})
    cost = next((name for name, value in after.items() if value != before[name]), "")
    worse = cost if cost and after[cost] > before[cost] else ""
    return Reason(code="reason-could", professional=person.id, fields={"aim": worse})
