"""The slots that a rota can still decide, and those it finds as they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coanimation.domain.month import Month
from coanimation.domain.slots import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Horizon:
    """A month's slots in whole minutes of UTC since the first local midnight of the month.

    `begun` gives who is in each slot that has begun: what was told, else what was drafted. A slot that began with
    nobody known is no business of the rota any more: it is in neither.
    """

    origin: datetime
    slots: tuple[Slot, ...]
    begun: dict[str, frozenset[str]]

    def minutes(self, instant: datetime) -> int:
        """Tell an instant in minutes of the horizon; seconds are dropped."""
        return int((instant.timestamp() - self.origin.timestamp()) // 60)


def midnight(month: Month, day: date) -> datetime:
    """Tell the instant at which a local day begins, in UTC."""
    return datetime.combine(day, time(), tzinfo=ZoneInfo(month.space.timezone)).astimezone(UTC)


def end_of(month: Month, day: date) -> datetime:
    """Tell the instant at which a local day ends, in UTC."""
    return midnight(month, day + timedelta(days=1))


def horizon(month: Month) -> Horizon:
    """Sort the month's open slots into those to decide and those that have begun (people had to arrive by now)."""
    held = _held(month)
    now = month.now.timestamp()
    there = [slot for slot in month.slots if slot.closed is None]
    begun = {slot.id: held.get(slot.id, frozenset()) for slot in there if slot.arrive.timestamp() <= now}
    return Horizon(
        origin=midnight(month, month.month.first),
        slots=tuple(slot for slot in there if begun.get(slot.id, True)),
        begun={slot: people for slot, people in begun.items() if people},
    )


def _held(month: Month) -> dict[str, frozenset[str]]:
    """Tell who is known to be in each slot: what was told comes before what was drafted."""
    known = frozenset(person.id for person in month.professionals)
    drafted: dict[str, frozenset[str]] = {}
    if month.draft is not None:
        drafted = {slot.id: known.intersection(month.draft.present(slot.id)) for slot in month.slots}
    told = {slot.id: known.intersection(slot.present) for slot in month.told.slots} if month.told is not None else {}
    return drafted | told
