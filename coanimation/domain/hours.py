"""What each partner with an agreement owes this month, and what a rota gives of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from coanimation.domain.agreements import owed
from coanimation.domain.month import Month
from coanimation.domain.people import Partner
from coanimation.domain.rota import Rota


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """One partner's minutes of the month: owed, and planned by a rota."""

    partner: str
    owed: int
    planned: int
    tolerance: int

    @property
    def kept(self) -> bool:
        """Whether the rota is as near to what is owed as was agreed."""
        return abs(self.owed - self.planned) <= self.tolerance

    @property
    def carried(self) -> int:
        """Tell the minutes that later months will have to make up for; negative when the partner is ahead."""
        return self.owed - self.planned


def owed_by(month: Month, partner: Partner) -> int | None:
    """Tell the minutes that a partner owes this month, None when no agreement of its covers it.

    What was done counts from the first day of the agreement to the eve of the month, published or only drafted.
    """
    if (agreement := partner.agreement) is None:
        return None
    done = sum(
        presence.minutes
        for presence in month.around
        if presence.partner == partner.id and agreement.first <= presence.arrive.date() < month.month.first
    )
    return owed(agreement, month.month, done=done, open_minutes=month.open_minutes)


def hours(month: Month, rota: Rota) -> tuple[Hours, ...]:
    """Set what a rota gives beside what is owed, for each partner whose agreement covers the month, by id."""
    partner_of = {person.id: person.partner for person in month.professionals}
    minutes_of = {slot.id: slot.minutes for slot in month.slots if slot.closed is None}
    planned: Counter[str] = Counter()
    for assignment in rota.assignments:
        if assignment.professional in partner_of:
            planned[partner_of[assignment.professional]] += minutes_of.get(assignment.slot, 0)
    return tuple(
        Hours(
            partner=partner.id,
            owed=due,
            planned=planned[partner.id],
            tolerance=partner.agreement.tolerance if partner.agreement else 0,
        )
        for partner in sorted(month.partners, key=lambda p: p.id)
        if (due := owed_by(month, partner)) is not None
    )
