"""Whether a moment of the week belongs to someone: how often a partner is there, and how often in a row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from coanimation.domain.month import Month
from coanimation.domain.occurrences import Occurrence
from coanimation.domain.slots import Cell, Part

JUDGED = 6  # occurrences from which a cell of the rolling window can be judged
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """A partner was there `n` times `of` the occurrences of a cell; in the month, and in the rolling window.

    `alert`: at least half of the time, and more than one time above the smallest peak that an even rotation can reach.
    """

    partner: str
    cell: Cell
    in_month: tuple[int, int]
    in_window: tuple[int, int]
    n: int
    of: int
    alert: bool

    @property
    def share(self) -> Fraction:
        """Tell how much of the moment is theirs, over the span on which it is judged."""
        return Fraction(self.n, self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A partner was there `length` occurrences of a cell in a row, the last of them in the month.

    `notable`: there are enough partners for a rotation to do without.
    """

    partner: str
    cell: Cell
    length: int
    notable: bool


_Moment = tuple[int, Part]  # over all places


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tally:
    """Over some occurrences: how many, seats filled, times each partner was there."""

    of: int
    seats: int
    times: Counter[str]

    def alert(self, partner: str, partners: int) -> bool:
        n = self.times[partner]
        return n >= HALF * self.of and n > ceil(Fraction(self.seats, partners)) + 1


def _tally(occurrences: Iterable[Occurrence]) -> _Tally:
    some = list(occurrences)
    times = Counter(partner for occurrence in some for partner in occurrence.partners)
    return _Tally(of=len(some), seats=sum(o.seats for o in some), times=times)


def ownerships(month: Month, here: tuple[Occurrence, ...], window: tuple[Occurrence, ...]) -> tuple[Ownership, ...]:
    """Tell every partner's part of every moment of the month's week where it was at least once, by partner, then cell.

    Judged over the rolling window from 6 occurrences on; below, over the same moment at all places; below that too,
    over the month alone.
    """
    partners = max(1, len(month.partners))
    cells = sorted({occurrence.cell for occurrence in here})
    found = []
    for cell in cells:
        in_month = _tally(o for o in here if o.cell == cell)
        in_window = _tally(o for o in window if o.cell == cell)
        anywhere = _tally(o for o in window if (o.cell.weekday, o.cell.part) == (cell.weekday, cell.part))
        judged = next((tally for tally in (in_window, anywhere) if tally.of >= JUDGED), in_month)
        found += [
            Ownership(
                partner=partner,
                cell=cell,
                in_month=(in_month.times[partner], in_month.of),
                in_window=(in_window.times[partner], in_window.of),
                n=judged.times[partner],
                of=judged.of,
                alert=in_month.times[partner] > 0 and judged.alert(partner, partners),
            )
            for partner in in_window.times
        ]
    return tuple(sorted(found, key=lambda o: (o.partner, o.cell)))


def runs(here: tuple[Occurrence, ...], window: tuple[Occurrence, ...]) -> tuple[Run, ...]:
    """Tell each partner's longest run in each cell among those that touch the month; a closure interrupts nothing."""
    ids = {occurrence.slot for occurrence in here}
    by_cell: dict[Cell, list[Occurrence]] = defaultdict(list)
    for occurrence in window:
        by_cell[occurrence.cell].append(occurrence)
    partners = len({partner for occurrence in window for partner in occurrence.partners})
    longest: Counter[tuple[str, Cell]] = Counter()
    for cell, occurrences in by_cell.items():
        lengths: Counter[str] = Counter()
        for occurrence in occurrences:
            lengths = Counter({partner: lengths[partner] + 1 for partner in occurrence.partners})
            if occurrence.slot in ids:
                for partner, length in lengths.items():
                    longest[partner, cell] = max(longest[partner, cell], length)
    crowd = {cell: max(o.seats for o in occurrences) for cell, occurrences in by_cell.items()}
    return tuple(
        Run(partner=partner, cell=cell, length=length, notable=partners > 2 * crowd[cell])
        for (partner, cell), length in sorted(longest.items())
    )
