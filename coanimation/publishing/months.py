"""The months that a subscription shows, and every event of one target in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias
from zoneinfo import ZoneInfo

from calendars.event import Event
from coanimation.domain.months import YearMonth
from coanimation.domain.space import Space
from coanimation.domain.told import Content, Entry, Notice, Told, ToldSlot, revise
from coanimation.publishing.audiences import People, Target
from coanimation.publishing.events import entries, event, uid
from coanimation.publishing.targets import targets
from coanimation.words import Words

COLOR = "teal"  # of subscriptions, near that of calendars: RFC 7986 knows names alone
BEFORE = 2  # months that stay in a subscription before the last published one


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one target was told: every notice with its month and its slot, and when the last of them changed."""

    notices: tuple[tuple[Told, str, Notice], ...]
    changed: datetime


def addressed(told: Iterable[Told]) -> Mapping[str, Letter]:
    """Sort what was told by target id, in one walk: there may be a thousand targets."""
    sorted_: dict[str, list[tuple[Told, str, Notice]]] = {}
    for one in told:
        for (slot, target), notice in one.notices.items():
            sorted_.setdefault(target, []).append((one, slot, notice))
    return {
        target: Letter(notices=tuple(found), changed=max(notice.changed for _, _, notice in found))
        for target, found in sorted_.items()
    }


# by all that an event tells but its UID: a digest of it, which knows instants, and the zones in which they are told
_Text: TypeAlias = tuple[str, object, object, int, datetime]
Texts: TypeAlias = dict[_Text, Event]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What turns told slots into what people read: the space, its people, its words."""

    space: Space
    people: People
    words: Words

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the space."""
        return ZoneInfo(self.space.timezone)

    def entries(self, slots: Iterable[ToldSlot], target: Target) -> Mapping[str, Entry]:
        """Write what a target reads of what was told, by slot id."""
        return entries(slots, target, self.space, self.people, self.words)

    def events(self, told: Told, target: Target) -> Mapping[str, Event]:
        """Stamp what a target was told of a month, by slot id, in the words that it was told."""
        mine = ((told, slot, notice) for (slot, where), notice in told.notices.items() if where == target.id)
        return dict(self._stamped(mine, target))

    def stamped(self, letter: Letter, target: Target, texts: Texts) -> Iterator[Event]:
        """Stamp what a target was told of every month, in the words that it was told.

        What other targets read too is in `texts`, and is made and written once for all of them.
        """
        return (event for _, event in self._stamped(letter.notices, target, texts))

    def _stamped(
        self, notices: Iterable[tuple[Told, str, Notice]], target: Target, texts: Texts | None = None
    ) -> Iterator[tuple[str, Event]]:
        written_now: dict[YearMonth, Mapping[str, Entry]] = {}
        for told, slot, notice in notices:
            if notice.withdrawn:
                continue
            entry = notice.content.entry
            if entry is None:  # told before words were kept
                if told.month not in written_now:
                    written_now[told.month] = self.entries(told.slots, target)
                entry = written_now[told.month].get(slot)
            if entry is None:
                continue
            uid = self.uid(slot, target, notice)
            if texts is None:
                yield slot, event(entry, notice, uid)
            else:
                yield slot, _copied(entry, notice, uid, texts)

    def uid(self, slot: str, target: Target, notice: Notice) -> str:
        """Name the event of a slot at a target."""
        return uid(self.space.key, slot, target.id, notice.generation)

    def tell(
        self,
        month: YearMonth,
        slots: tuple[ToldSlot, ...],
        previous: Told | None,
        now: datetime,
        others: Iterable[Told] = (),
    ) -> Told:
        """Say what every target is told of the month from now on; `previous` itself when nothing changed."""
        wanted = self._wanted(slots, previous, now)
        return revise(previous, month, slots, wanted, now.astimezone(self.zone), others=others)

    def _wanted(
        self, slots: tuple[ToldSlot, ...], previous: Told | None, now: datetime
    ) -> Mapping[tuple[str, str], Content]:
        """Tell what each target is to read; of a slot that has ended, what was said stays said.

        For the public an opening ends with its last relay, though it is named after the first.
        """
        ended = {slot.id for slot in slots if slot.leave <= now}
        written = {
            (slot, target.id): entry.content
            for target in targets(self.people.partners.values())
            for slot, entry in self.entries(slots, target).items()
        }
        before = previous.notices if previous else {}
        said = {key: notice.content for key, notice in before.items() if not notice.withdrawn}
        over = {
            key
            for key in written.keys() | said.keys()
            if key[0] in ended and all(_over(one.get(key), now) for one in (written, said))
        }
        wanted = {key: content for key, content in written.items() if key not in over}
        return wanted | {key: content for key, content in said.items() if key in over}


def _over(content: Content | None, now: datetime) -> bool:
    return content is None or content.entry is None or content.entry.end <= now


def _copied(entry: Entry, notice: Notice, uid: str, texts: Texts) -> Event:
    everything = (notice.content if notice.content.entry else entry.content).everything
    text = (everything, entry.start.tzinfo, entry.end.tzinfo, notice.sequence, notice.changed)
    if (known := texts.get(text)) is not None:
        return known.named(uid)
    texts[text] = event(entry, notice, uid)
    return texts[text]


def window(published: Iterable[YearMonth]) -> tuple[YearMonth, ...]:
    """Choose the months of a subscription: those published, from two before the last one; today plays no part."""
    months = sorted(set(published))
    return tuple(month for month in months if month >= months[-1].shifted(-BEFORE))


def renamed(told: Told, keys: Collection[tuple[str, str]]) -> Told:
    """Give the events of these (slot id, target id) the next generation of their name."""
    notices = {
        key: replace(notice, generation=notice.generation + 1) if key in keys else notice
        for key, notice in told.notices.items()
    }
    return replace(told, notices=notices)


def last_change(told: Iterable[Told], target: Target) -> datetime | None:
    """Tell when what a target reads last changed."""
    notices = (notice for one in told for (_, where), notice in one.notices.items() if where == target.id)
    return max((notice.changed for notice in notices), default=None)
