"""What the coordinator decided about a month, apart from the rota itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from coanimation.domain.slots import Closed, Slot


class Decision(StrEnum):
    """What was decided about a slot: not announced yet, adults only, or closed."""

    WAIT = "wait"
    ADULTS = "adults"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody was asked on a day whether they could come to a slot; `yes` is their answer, None until they give it."""

    on: date
    yes: bool | None = None
    answered: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustments:
    """Pins and bans as (slot id, professional id), promised seats as (slot id, partner id), decisions by slot id.

    `asked` tells who was asked to come, by (slot id, professional id).
    """

    pins: frozenset[tuple[str, str]] = frozenset()
    bans: frozenset[tuple[str, str]] = frozenset()
    promises: frozenset[tuple[str, str]] = frozenset()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    asked: Mapping[tuple[str, str], Asked] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if both := self.pins & self.bans:
            raise ValueError(f"pinned and banned at once: {min(both)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A professional or a whole partner is away, both days included; never why."""

    who: str
    first: date
    last: date


def decided(slots: Iterable[Slot], decisions: Mapping[str, Decision]) -> tuple[Slot, ...]:
    """Apply the decisions to the slots of the pattern: closed slots are closed, adults-only slots need no referent."""
    return tuple(_decided(slot, decisions.get(slot.id)) for slot in slots)


def _decided(slot: Slot, decision: Decision | None) -> Slot:
    if decision is Decision.CLOSE and slot.closed is None:
        return replace(slot, closed=Closed.DECIDED)
    if decision is Decision.ADULTS:
        return replace(slot, terms=replace(slot.terms, minors=False))
    return slot
