"""Seats that partners hold: by one of their people, or kept for whom they will name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coanimation.domain.month import Month
from coanimation.domain.offers import offered
from coanimation.domain.people import Partner
from coanimation.domain.slots import Slot
from solver.problem import Problem, Worker

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """The promises of a month as (partner id, slot id), and someone to be named for each that nobody could keep yet."""

    promises: Pairs
    unnamed: tuple[Worker, ...]


def promised(month: Month, partners: Iterable[Partner], slots: Iterable[Slot]) -> Promised:
    """Tell what is promised in these slots. Where an answer of its people allows it, a partner sends one of them."""
    there, known = {slot.id: slot for slot in slots}, {partner.id: partner for partner in partners}
    promises = frozenset((who, slot) for slot, who in month.adjustments.promises if slot in there and who in known)
    unnamed = tuple(
        Worker(id=f"{who}+{slot}", team=who, yes=frozenset({slot}), placeholder=True)  # no id of a file has a plus
        for who, slot in sorted(promises)
        if not any(offered(month, person, there[slot]) for person in known[who].professionals)
    )
    return Promised(promises=promises, unnamed=unnamed)


def named(problem: Problem, works: Pairs) -> Pairs:
    """Leave out those who are still to be named: their seats stay empty in the words of the space."""
    nobody = {worker.id for worker in problem.workers if worker.placeholder}
    return frozenset(pair for pair in works if pair[0] not in nobody)


def kept(problem: Problem) -> Pairs:
    """Tell the seats that are kept for someone to be named."""
    return frozenset((one.id, slot) for one in problem.workers if one.placeholder for slot in one.yes)
