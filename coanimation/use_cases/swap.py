"""An exchange: two people take each other's slot, if no rule is against it and someone agrees to its price."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Assignment, Rota
from coanimation.domain.slots import Slot
from coanimation.errors import NoRota, RotaError, WrongUse
from coanimation.planning.exchange import Cost, Exchange, exchange
from coanimation.use_cases.find import find_professional, find_slot
from coanimation.use_cases.gather import gather
from coanimation.use_cases.truth import rota_problems
from coanimation.workspace import lock, read_rota, record, write_rota
from coanimation.workspace.journal import Change

__all__ = ["Cost", "Exchange", "NotAllowed", "Swapped", "swap"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped:
    """An exchange that no rule is against; it is in the draft when it was `recorded`. `month` is as it was before."""

    month: Month
    exchange: Exchange
    recorded: bool

    @property
    def before(self) -> Rota:
        """The rota before the exchange."""
        if self.month.draft is None:
            raise ValueError("an exchange is made in a rota")
        return self.month.draft

    @property
    def rota(self) -> Rota:
        """The rota after the exchange."""
        if self.exchange.rota is None:
            raise ValueError("this exchange is not allowed")
        return self.exchange.rota


class NotAllowed(WrongUse):
    """An exchange that would break a rule: which ones, in the month as it is."""

    def __init__(self, month: Month, exchange: Exchange) -> None:
        self.month = month
        self.exchange = exchange
        super().__init__("swap-refused", rules=[one.code for one in exchange.broken])


def swap(  # noqa: PLR0913 - two seats, and whoever agrees
    folder: Path,
    month: YearMonth,
    one: tuple[str, str],
    other: tuple[str, str],
    *,
    now: datetime,
    agree: Callable[[Swapped], bool] = lambda _found: True,
    wait: float = 10.0,
) -> Swapped:
    """Let two people of the draft take each other's slot; `one` and `other` are a slot and who is in it, as typed.

    `agree` is shown the price; without its yes nothing is written. NotAllowed when a rule would be broken; NoRota
    when there is none; WrongUse when there is nothing to exchange; RotaError when the rota was false before.
    """
    with lock(folder, wait=wait, command="swap"):
        gathered = gather(folder, month, now=now)
        file = read_rota(folder, month)
        if file is None or gathered.draft is None:
            raise NoRota("plan-none-yet", month=month, typed=str(month))
        seats = _seat(gathered, gathered.draft, one), _seat(gathered, gathered.draft, other)
        _refuse_nothing(gathered, gathered.draft, *seats)
        if problems := rota_problems(gathered, file):
            raise RotaError(problems)
        found = exchange(gathered, *seats)
        if found.rota is None:
            raise NotAllowed(gathered, found)
        recorded = agree(Swapped(month=gathered, exchange=found, recorded=False))
        if recorded:
            path = write_rota(folder, found.rota, gathered.slots).relative_to(folder).as_posix()
            versions = {"before": gathered.draft.version, "after": found.rota.version}
            record(folder, command="swap", now=now, changes=[Change(file=path, key="version", **versions)])
    return Swapped(month=gathered, exchange=found, recorded=recorded)


def _seat(month: Month, rota: Rota, typed: tuple[str, str]) -> Assignment:
    slot = find_slot(typed[0], month.slots, month.space)
    person = find_professional(typed[1], month.partners)
    _refuse_past(slot, month.now)
    if person.id not in rota.present(slot.id):
        raise WrongUse("substitutes-not-there", name=person.name, slot=slot.id)
    return Assignment(slot=slot.id, professional=person.id)


def _refuse_past(slot: Slot, now: datetime) -> None:
    if slot.arrive <= now:
        raise WrongUse("adjust-begun", slot=slot.id, start=slot.start)
    if slot.closed is not None:
        raise WrongUse("swap-closed", slot=slot.id, closed=slot.closed)


def _refuse_nothing(month: Month, rota: Rota, one: Assignment, other: Assignment) -> None:
    names = {person.id: person.name for person in month.professionals}
    if one.professional == other.professional:
        raise WrongUse("swap-same-person", name=names[one.professional])
    if one.slot == other.slot:
        raise WrongUse("swap-same-slot", slot=one.slot)
    for seat, there in ((one, other), (other, one)):
        if seat.professional in rota.present(there.slot):
            raise WrongUse("swap-there-already", name=names[seat.professional], slot=there.slot)
