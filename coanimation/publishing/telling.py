"""From a month and its rota to what is told of them: which slots are announced, and which wait for a decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from coanimation.domain.adjustments import Decision, decided
from coanimation.domain.month import Month
from coanimation.domain.people import Professional
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Closed, Slot, State, lacking, state
from coanimation.domain.space import REFERENT, Site
from coanimation.domain.told import ToldSlot


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A slot that misses the charter: what lacks, by role or SEAT."""

    slot: Slot
    lacks: Mapping[str, int]


def short_slots(month: Month, rota: Rota) -> tuple[Short, ...]:
    """List the slots still to come that miss the charter, in order of time, whatever was decided of them."""
    people = _people(month)
    found = []
    for slot in month.slots:
        present = _present(slot, rota, people)
        if slot.leave > month.now and state(slot, present, month.space.rules) is State.SHORT:
            found.append(Short(slot=slot, lacks=lacking(slot, present, month.space.rules)))
    return tuple(found)


def undecided(month: Month, rota: Rota) -> tuple[Short, ...]:
    """List the short slots about which nobody decided: until then nothing of the month is published."""
    decisions = month.adjustments.decisions
    return tuple(short for short in short_slots(month, rota) if decisions.get(short.slot.id) is not Decision.WAIT)


def choices(slot: Slot, lacks: Mapping[str, int]) -> tuple[Decision, ...]:
    """Tell the decisions that settle a short slot: without minors, the charter by itself asks for no referent."""
    adults = slot.terms.minors and lacks.keys() == {REFERENT} and REFERENT not in slot.terms.needs
    return (Decision.WAIT, Decision.ADULTS, Decision.CLOSE) if adults else (Decision.WAIT, Decision.CLOSE)


def decide_about(month: Month, decisions: Mapping[str, Decision]) -> Month:
    """Give the month with these decisions added to those taken before."""
    every = {**month.adjustments.decisions, **decisions}
    return replace(
        month,
        adjustments=replace(month.adjustments, decisions=every),
        slots=decided(month.slots, decisions),
    )


def tell(month: Month, rota: Rota) -> tuple[ToldSlot, ...]:
    """Say what is told of the month, in order of time.

    Slots that have ended stay as they were told, and what was not told of them stays untold. A short slot is told
    nowhere. A closed slot is told closed, with nobody in it; a moved one lives on in the opening that replaces it.
    """
    people = _people(month)
    before = told_before(month)
    ended = {slot.id for slot in before.values() if slot.leave <= month.now}
    told = [before[one] for one in ended]
    for slot in month.slots:
        if slot.id in ended or slot.leave <= month.now or slot.closed is Closed.MOVED:
            continue
        present = _present(slot, rota, people)
        if (stands := state(slot, present, month.space.rules)) is not State.SHORT:
            told.append(_told(slot, stands, present, month.space.site(slot.site)))
    return tuple(sorted(told, key=lambda s: (s.start.timestamp(), s.site, s.id)))


def proposed(month: Month, rota: Rota) -> tuple[ToldSlot, ...]:
    """Say what would be told of the slots still to come, short ones too, in order of time: a draft, told to nobody."""
    people = _people(month)
    return tuple(
        _told(slot, state(slot, present, month.space.rules), present, month.space.site(slot.site))
        for slot in month.slots
        if slot.leave > month.now and slot.closed is None
        for present in [_present(slot, rota, people)]
    )


def told_before(month: Month) -> Mapping[str, ToldSlot]:
    """Find what was told of the month, by slot id, in the time zone of the space."""
    return {slot.id: slot for slot in month.told.slots} if month.told else {}


def withdrawn(month: Month, slots: Iterable[ToldSlot]) -> tuple[ToldSlot, ...]:
    """List what was told as open and no longer stands in what is told now: an announcement taken back."""
    now = {slot.id for slot in slots}
    return tuple(s for s in told_before(month).values() if s.id not in now and s.state is State.HELD)


def _told(slot: Slot, stands: State, present: Iterable[Professional], site: Site) -> ToldSlot:
    closed = stands is State.CLOSED
    return ToldSlot(
        id=slot.id,
        opening=slot.opening,
        site=slot.site,
        start=slot.start,
        end=slot.end,
        arrive=slot.arrive,
        leave=slot.leave,
        state=stands,
        minors=slot.terms.minors,
        activity=slot.terms.activity,
        reason=slot.reason if closed else "",
        relay=slot.relay,
        present=() if closed else tuple(one.id for one in present),
        place=site.name,
        address=site.address,
        landmark=site.landmark,
    )


def _people(month: Month) -> Mapping[str, Professional]:
    return {one.id: one for one in month.professionals}


def _present(slot: Slot, rota: Rota, people: Mapping[str, Professional]) -> tuple[Professional, ...]:
    return tuple(people[one] for one in rota.present(slot.id) if one in people)
