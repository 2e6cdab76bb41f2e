"""What was told to whom: published revisions, from which calendars, feeds and pages are rebuilt to the byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from coanimation.domain.months import YearMonth
from coanimation.domain.slots import State


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSlot:
    """The facts of a slot as they were announced."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a target reads of a slot, reduced to digests: of everything, and of time, place and status alone."""

    everything: str
    appointment: str


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


def revise(
    previous: Told | None,
    month: YearMonth,
    slots: tuple[ToldSlot, ...],
    wanted: Mapping[tuple[str, str], Content],
    now: datetime,
) -> Told:
    """Say what will be told: unchanged notices keep their stamps, changed ones get `now`.

    SEQUENCE rises only when time, place or status changes, or when a withdrawn event comes back (RFC 5545 3.8.7.4).
    Nothing changed returns `previous` itself.
    """
    before = previous.notices if previous else {}
    notices = {key: _revised(before.get(key), content, now) for key, content in wanted.items()}
    for key, notice in before.items():
        if key not in notices:
            notices[key] = notice if notice.withdrawn else replace(notice, withdrawn=True, changed=now)
    if previous and notices == dict(before) and slots == previous.slots:
        return previous
    revision = previous.revision + 1 if previous else 1
    return Told(month=month, revision=revision, published=now, slots=slots, notices=notices)


def _revised(before: Notice | None, content: Content, now: datetime) -> Notice:
    if before is None:
        return Notice(content=content, sequence=0, changed=now)
    if not before.withdrawn and before.content == content:
        return before
    moved = before.withdrawn or before.content.appointment != content.appointment
    return replace(before, content=content, sequence=before.sequence + moved, changed=now, withdrawn=False)
