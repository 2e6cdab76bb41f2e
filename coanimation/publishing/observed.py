"""What people did in their calendars, made of what a run met there: to be looked at, never an absence by itself.

What they add (alarms, notes, colours) is their own business and never told. A deleted, moved or cancelled event is « to
be checked » until the absence is recorded or the event put back; another title or place is said, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from calendars.actions import Action, Conflict, EditedRemotely, Emptied
from coanimation.domain.adjustments import Absence
from coanimation.domain.people import Partner
from coanimation.domain.told import ToldSlot

GONE: Final = "publish-seen-gone-remotely"
EMPTIED: Final = "publish-seen-emptied"
MOVED: Final = "publish-seen-moved"
CANCELLED: Final = "publish-seen-cancelled"
RETOUCHED: Final = "publish-seen-retouched"
WITHDRAWN: Final = "publish-seen-withdrawn"
RESTORED: Final = "publish-seen-restored"
TO_RESTORE: Final = "publish-seen-to-restore"
TO_CHECK: Final = frozenset({GONE, MOVED, CANCELLED})
ONCE: Final = TO_CHECK | {RETOUCHED, WITHDRAWN, RESTORED}
_TOLD_GENTLY: Final = frozenset({"summary", "location", "status"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when an event stands in a calendar: instants, or days for one that takes whole days."""

    start: datetime | date
    end: datetime | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """Something found in a calendar that a person should know: a code of the catalogue, the slots, the facts.

    `people` hold the slot for this partner: whose absence it may be. `before` and `after` are the hours of an event
    that was moved; `edited` the other fields that somebody changed. `again`: told by an earlier publication already.
    """

    code: str
    slots: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    before: Span | None = None
    after: Span | None = None
    edited: tuple[str, ...] = ()
    again: bool = False

    @property
    def to_check(self) -> bool:
        """Whether somebody may be away whom the rota counts on."""
        return self.code in TO_CHECK

    @property
    def told_once(self) -> bool:
        """Whether it is enough to tell it at the publication that first met it."""
        return self.code in ONCE

    @property
    def can_be_put_back(self) -> bool:
        """Whether `publish --put-back` makes it again, or puts it back."""
        return self.to_check or self.emptied

    @property
    def emptied(self) -> bool:
        """Whether nothing of what was announced is left there."""
        return self.code == EMPTIED

    @property
    def gentle(self) -> bool:
        """Whether nobody needs to do anything about it."""
        return self.code in {RETOUCHED, RESTORED, TO_RESTORE}

    @property
    def key(self) -> str:
        """Tell it apart from what else may be seen; the slot comes first."""
        facts = (" ".join(self.slots), self.code, str(self.after or ""), " ".join(self.edited))
        return "|".join(facts)


def observations(
    actions: Iterable[Action], slots: Mapping[str, str], *, rehearsal: bool = False
) -> tuple[Observed, ...]:
    """Tell what was met in a calendar, by slot; `slots` are by href. In a rehearsal nothing is restored yet."""
    seen = (one for action in actions for one in _observed(action, slots))
    return tuple(replace(one, code=TO_RESTORE) if rehearsal and one.code == RESTORED else one for one in seen)


def remaining(
    seen: Iterable[Observed], partner: Partner, slots: Mapping[str, ToldSlot], absences: Iterable[Absence]
) -> tuple[Observed, ...]:
    """Leave out what a recorded absence explains, and name who may be away in what is to be checked."""
    mine = {one.id for one in partner.professionals}
    away = [one for one in absences if one.who == partner.id or one.who in mine]
    return tuple(
        replace(
            one, people=tuple(who for slot in one.slots if slot in slots for who in slots[slot].present if who in mine)
        )
        if one.to_check
        else one
        for one in seen
        if not (one.to_check and any(slot in slots and _during(slots[slot], away) for slot in one.slots))
    )


def _during(slot: ToldSlot, absences: Iterable[Absence]) -> bool:
    return any(one.first <= slot.leave.date() and slot.arrive.date() <= one.last for one in absences)


def _observed(action: Action, slots: Mapping[str, str]) -> Iterator[Observed]:
    where = (slots[action.href],) if action.href in slots else ()
    match action:
        case Emptied(hrefs=hrefs):
            yield Observed(code=EMPTIED, slots=tuple(slots[href] for href in hrefs if href in slots))
        case EditedRemotely():
            yield from _edited(action, where)
        case Conflict(why=why):
            yield Observed(code=f"publish-seen-{action.code}-{why}", slots=where)
        case _:
            yield Observed(code=f"publish-seen-{action.code}", slots=where)


def _edited(action: EditedRemotely, where: tuple[str, ...]) -> Iterator[Observed]:
    edited = tuple(sorted(action.fields & (_TOLD_GENTLY | action.clash)))
    if action.withdrawn:
        yield Observed(code=WITHDRAWN, slots=where)
    elif action.overwritten:
        yield Observed(code=RESTORED, slots=where, edited=tuple(sorted(action.fields)))
    elif "status" in action.fields and action.theirs.status == "CANCELLED":
        yield Observed(code=CANCELLED, slots=where)
    elif "when" in action.fields:
        yield Observed(code=MOVED, slots=where, before=_span(action.ours.when), after=_span(action.theirs.when))
    elif edited:
        yield Observed(code=RETOUCHED, slots=where, edited=edited)


def _span(when: str) -> Span:
    start, _, end = when.partition("/")
    return Span(start=_instant(start), end=_instant(end))


def _instant(written: str) -> datetime | date:
    """Read an instant of `calendars.compare.Content`: in UTC, floating, or a day."""
    if "T" not in written:
        return date.fromisoformat(written)
    read = datetime.fromisoformat(written.removesuffix("Z"))
    return read.replace(tzinfo=UTC) if written.endswith("Z") else read
