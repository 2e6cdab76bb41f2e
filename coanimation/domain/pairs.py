"""Which organisations meet: pairs of partners present in the same slot."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from coanimation.domain.month import Month
from coanimation.domain.occurrences import Occurrence
from coanimation.domain.offers import offered

Pair = tuple[str, str]  # partner ids, in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """How often each pair met. `possible`: the distinct pairs that these slots, and what people offered, could make."""

    times: dict[Pair, int]
    possible: int

    @property
    def met(self) -> int:
        """Tell how many distinct pairs met."""
        return len(self.times)


def meetings(occurrences: tuple[Occurrence, ...]) -> dict[Pair, int]:
    """Count the meetings of each pair of partners, in order."""
    times: dict[Pair, int] = {}
    for occurrence in occurrences:
        for pair in combinations(sorted(occurrence.partners), 2):
            times[pair] = times.get(pair, 0) + 1
    return dict(sorted(times.items()))


def pairs(month: Month, occurrences: tuple[Occurrence, ...]) -> Pairs:
    """Tell the pairs met, and how many distinct ones could have been: no more than meetings, nor than pairs that exist.

    A pair exists when both could be asked for one same slot of the month, or met before.
    """
    times = meetings(occurrences)
    could = set(times)
    for slot in month.slots:
        if slot.closed is None:
            free = {p.id for p in month.partners if any(offered(month, person, slot) for person in p.professionals)}
            could |= set(combinations(sorted(free), 2))
    return Pairs(times=times, possible=min(sum(times.values()), len(could)))
