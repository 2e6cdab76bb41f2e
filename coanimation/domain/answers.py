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


def with_usual(usual: Answer | None, fetched: Answer) -> Answer:
    """Say what counts where someone told when they usually come and a calendar tells when they are busy: the lesser.

    A calendar can tell that they cannot come; that nothing stands in it says no more than they usually do.
    """
    order = list(Availability)
    if usual is None or order.index(fetched.availability) >= order.index(usual.availability):
        return fetched
    return usual
