"""What people answered about when they can be there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Availability(StrEnum):
    """An availability answer."""

    YES = "yes"
    IF_NEED_BE = "if-need-be"
    NO = "no"


class Source(StrEnum):
    """Where an answer comes from, the one that wins first."""

    HAND = "hand"
    SHEET = "sheet"
    POLL = "poll"
    BUSY = "busy"
    USUAL = "usual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One professional's answer for one slot, from one source."""

    professional: str
    slot: str
    availability: Availability
    source: Source
