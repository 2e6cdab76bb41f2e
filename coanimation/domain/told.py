"""What was told to whom: published revisions, from which calendars, feeds and pages are rebuilt to the byte.

One rule holds for every event of a feed or a calendar and every opening of the page: it is made from what stands here
alone, the words of its notice or the facts of its slot, never from what the workspace says today. So bytes change only
where a publication revises a notice, and that stamps it. A place that is renamed or taken away, an organisation that
changes its name, a person who leaves: they stand as they were told until the month that tells them is published again,
and for ever in the slots that had ended by then. What the page tells beside them (the name of the space, whom to ask,
from which hour it is evening) is that of the publication.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

from coanimation.domain.months import YearMonth
from coanimation.domain.slots import State

_LATER_RELAY: Final = re.compile(r"(.*\d{4}-\d{2}-\d{2})-\d+")
_JSON: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_Rank: TypeAlias = tuple[int, int, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSlot:
    """The facts of a slot as they were announced.

    `place`, `address` and `landmark` are those of its site at the time; empty in files that were written before they
    were kept, where the site of the workspace stands in.
    """

    id: str
    opening: str
    site: str
    start: datetime
    end: datetime
    arrive: datetime
    leave: datetime
    state: State
    minors: bool = True
    activity: str = ""
    reason: str = ""
    relay: int = 1
    present: tuple[str, ...] = ()
    place: str = ""
    address: str = ""
    landmark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a target reads of a slot, in words, before it is stamped with a revision."""

    slot: str
    start: datetime
    end: datetime
    summary: str
    location: str
    description: str
    busy: bool
    closed: bool = False

    @property
    def content(self) -> Content:
        """Give it with the digests by which a change is known."""
        every = asdict(self) | {"start": _instant(self.start), "end": _instant(self.end)}
        when_and_where = [every[name] for name in ("start", "end", "location", "closed")]
        return Content(everything=digest(every), appointment=digest(when_and_where), entry=self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a target reads of a slot, with digests: of everything, and of time, place and status alone.

    `entry` is unknown in files that were written before words were kept.
    """

    everything: str
    appointment: str
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The event of a slot at a target: RFC 5545 SEQUENCE and the instant of its last change.

    A withdrawn notice is remembered, so that the event comes back with a higher sequence. `generation` enters the UID
    when a server refuses to take the former one again.
    """

    content: Content
    sequence: int
    changed: datetime
    withdrawn: bool = False
    generation: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A published month. `notices` are by (slot id, target id)."""

    month: YearMonth
    revision: int
    published: datetime
    slots: tuple[ToldSlot, ...] = ()
    notices: Mapping[tuple[str, str], Notice] = field(default_factory=dict)


def revise(  # noqa: PLR0913 - what was told before and what is wanted now, here and elsewhere
    previous: Told | None,
    month: YearMonth,
    slots: tuple[ToldSlot, ...],
    wanted: Mapping[tuple[str, str], Content],
    now: datetime,
    *,
    others: Iterable[Told] = (),
) -> Told:
    """Say what will be told: unchanged notices keep their stamps, changed ones get `now`.

    SEQUENCE rises only when time, place or status changes, or when a withdrawn event comes back (RFC 5545 3.8.7.4).
    A stamp is later than the one before it, whatever the clock says: clients take the later of two for the true one.
    A slot that `others`, the other published months, told before comes from there with every notice, each with a higher
    sequence: from then on it is this month's (see `latest`). Nothing changed returns `previous` itself.
    """
    before = dict(previous.notices) if previous else {}
    taken = _taken_over(before, {family(slot.id) for slot in slots}, others)
    before |= {key: replace(notice, withdrawn=True) for key, notice in taken.items()}
    notices = {key: _revised(before.get(key), content, now) for key, content in wanted.items()}
    for key, notice in before.items():
        if key not in notices:
            if key in taken:
                notices[key] = replace(notice, sequence=notice.sequence + 1, changed=_after(notice, now))
            elif notice.withdrawn:
                notices[key] = notice
            else:
                notices[key] = replace(notice, withdrawn=True, changed=_after(notice, now))
    if previous and notices == dict(previous.notices) and slots == previous.slots:
        return previous
    revision = previous.revision + 1 if previous else 1
    return Told(month=month, revision=revision, published=now, slots=slots, notices=notices)


def latest(months: Iterable[Told]) -> tuple[Told, ...]:
    """Leave to each month only the slots that no other month told after it: one that moved stands in one month."""
    months = tuple(months)
    last: dict[str, tuple[_Rank, YearMonth]] = {}
    for told in months:
        for (slot, _), notice in told.notices.items():
            mine = (_rank(notice), told.month)
            last[family(slot)] = max(last.get(family(slot), mine), mine)
    return tuple(_without(told, {name for name, (_, owner) in last.items() if owner != told.month}) for told in months)


def family(slot: str) -> str:
    """Tell the id that the relays of one opening on one day share, from the id of any of them."""
    later = _LATER_RELAY.fullmatch(slot)
    return later[1] if later else slot


def digest(value: object) -> str:
    """Reduce a value to the SHA-256 of its JSON."""
    return hashlib.sha256(_JSON.encode(value).encode()).hexdigest()


def _rank(notice: Notice) -> _Rank:
    """Tell which of two notices of one event was told after the other."""
    return notice.generation, notice.sequence, notice.changed


def _taken_over(
    before: Mapping[tuple[str, str], Notice], families: Collection[str], others: Iterable[Told]
) -> Mapping[tuple[str, str], Notice]:
    """Find the last notices of these slots in other months, where they were told after this one's."""
    taken: dict[tuple[str, str], Notice] = {}
    for other in others:
        for key, notice in other.notices.items():
            known = taken.get(key) or before.get(key)
            if family(key[0]) in families and (known is None or _rank(notice) > _rank(known)):
                taken[key] = notice
    return taken


def _without(told: Told, families: Collection[str]) -> Told:
    if not any(family(slot) in families for slot, _ in told.notices):
        return told
    slots = tuple(slot for slot in told.slots if family(slot.id) not in families)
    notices = {key: notice for key, notice in told.notices.items() if family(key[0]) not in families}
    return replace(told, slots=slots, notices=notices)


def _revised(before: Notice | None, content: Content, now: datetime) -> Notice:
    if before is None:
        return Notice(content=content, sequence=0, changed=now)
    if not before.withdrawn and before.content.everything == content.everything:
        return before if before.content.entry else replace(before, content=content)
    moved = before.withdrawn or before.content.appointment != content.appointment
    return replace(
        before, content=content, sequence=before.sequence + moved, changed=_after(before, now), withdrawn=False
    )


def _after(before: Notice, now: datetime) -> datetime:
    """Tell when a notice changes: later than it did before, though the clock of this machine went back since."""
    return max(now, (before.changed + timedelta(seconds=1)).astimezone(now.tzinfo))


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()
