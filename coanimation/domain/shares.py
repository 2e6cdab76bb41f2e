"""Each partner's part of the seats, against the part agreed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

from coanimation.domain.hours import owed_by
from coanimation.domain.month import Month
from coanimation.domain.occurrences import Occurrence, before
from coanimation.domain.offers import offered
from coanimation.domain.people import Partner

DEBT = 2  # seats: what the past may claim at most, so that a newcomer is not flooded


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One partner's seats of the month beside its target, both in seats.

    `target` comes from the hours owed (in seats as long as its own) or is an equal share of the seats that
    partners without agreement hold; `band` is what may be missing or too much. `present` of `open` slots is the
    absolute presence. `possible` counts the slots where one of its people offered to be: no more could have been asked.
    """

    partner: str
    seats: int
    target: Fraction
    band: Fraction
    present: int
    open: int
    possible: int

    @property
    def gap(self) -> Fraction:
        """Tell the seats beyond the target; negative when there are too few."""
        return self.seats - self.target

    @property
    def in_band(self) -> bool:
        """Whether the gap is within what may be missing or too much."""
        return abs(self.gap) <= self.band


def active(partner: Partner, day: date) -> bool:
    """Whether someone of the partner takes part in the space on that day."""
    return any(person.here_on(day) for person in partner.professionals)


def taking_part(month: Month) -> tuple[Partner, ...]:
    """Tell the partners that are active on some day of the month, by id: the seats are shared among them."""
    ordered = sorted(month.partners, key=lambda p: p.id)
    return tuple(partner for partner in ordered if any(active(partner, day) for day in month.month.days))


def shares(month: Month, here: tuple[Occurrence, ...]) -> tuple[Share, ...]:
    """Tell the share of each partner that is active on some day of the month, by id."""
    there = taking_part(month)
    seats = sum((occurrence.partners for occurrence in here), Counter[str]())
    due = {p.id: owed_by(month, p) for p in there}
    equals = [p.id for p in there if due[p.id] is None]
    equal = Fraction(sum(seats[p] for p in equals), len(equals)) if equals else Fraction(0)
    length = {p.id: _mean_minutes(month, here, p.id) for p in there}
    band = Fraction(month.space.rules.presence_band)
    return tuple(
        Share(
            partner=p.id,
            seats=seats[p.id],
            target=equal if (owes := due[p.id]) is None else Fraction(owes) / length[p.id],
            band=band if p.agreement is None or owes is None else max(band, p.agreement.tolerance / length[p.id]),
            present=sum(p.id in occurrence.partners for occurrence in here),
            open=len(here),
            possible=_possible(month, p),
        )
        for p in there
    )


def _mean_minutes(month: Month, here: tuple[Occurrence, ...], partner: str) -> Fraction:
    """Tell the mean minutes of a partner's seats; of an open slot while it has none."""
    minutes = {slot.id: slot.minutes for slot in month.slots}
    if filled := sum(occurrence.partners[partner] for occurrence in here):
        return Fraction(sum(minutes[o.slot] * o.partners[partner] for o in here), filled)
    return Fraction(sum(minutes[o.slot] for o in here), len(here)) if here else Fraction(60)


def _possible(month: Month, partner: Partner) -> int:
    return sum(
        any(offered(month, person, slot) for person in partner.professionals)
        for slot in month.slots
        if slot.closed is None
    )


def surpluses(month: Month) -> dict[str, int]:
    """Tell what the rolling window before the month gave each partner beyond its equal share, in whole seats.

    Only the seats held by partners without an agreement are shared, and only among those that were active on that day;
    at most `DEBT` seats either way. Halves round towards nothing.
    """
    equals = [p for p in month.partners if owed_by(month, p) is None]
    ids = {p.id for p in equals}
    beyond: dict[str, Fraction] = dict.fromkeys(ids, Fraction(0))
    for presence in before(month):
        there = [p.id for p in equals if active(p, presence.arrive.date())]
        if presence.partner not in there:
            continue
        beyond[presence.partner] += 1
        for partner in there:
            beyond[partner] -= Fraction(1, len(there))
    return {partner: max(-DEBT, min(DEBT, _nearest(extra))) for partner, extra in sorted(beyond.items())}


def _nearest(seats: Fraction) -> int:
    whole = floor(abs(seats) + Fraction(1, 2))
    if abs(seats) - floor(abs(seats)) == Fraction(1, 2):
        whole -= 1
    return whole if seats > 0 else -whole
