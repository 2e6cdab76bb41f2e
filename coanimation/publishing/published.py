"""What became of a publication, and why there was none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coanimation.domain.months import YearMonth
from coanimation.domain.slots import State
from coanimation.domain.told import Told, ToldSlot
from coanimation.errors import Stopped
from coanimation.publishing.feeds import Feeds
from coanimation.publishing.mailing import Mailed
from coanimation.publishing.online import Online
from coanimation.publishing.outcome import Delivery, LedgerWas
from coanimation.publishing.sending import Sent
from coanimation.publishing.telling import Short


class ShortSlots(Stopped):
    """Slots miss the charter and nobody decided about them: nothing of the month was published."""

    def __init__(self, month: YearMonth, short: Sequence[Short]) -> None:
        self.month = month
        self.short = tuple(short)
        super().__init__("publish-short-slots", count=len(self.short), slots=tuple(one.slot.id for one in self.short))


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was published of a month; in a rehearsal (`dry_run`), what would be.

    `told` is what is announced from now on. `short` are the slots that are announced nowhere: those that wait by
    decision and, in a rehearsal, those still to be decided. `too_late` had begun before the rota changed them: they
    stay as announced. `withdrawn` were announced as open and no longer are.
    `allowed` are the words of the public files that are also names and that the space lets pass. `copied` are the files
    written to another folder, `sent` what became of each destination and of the private tree, `online` what the public
    address shows, where something is sent to one. `departed` are the calendars of partners who are no longer here,
    from which what was to come is taken, as from the places that a calendar left (`moved`); `announced_still` the other
    months in which they have more. `mailed` tells what became of the messages. `outdated`: the rota was computed from
    other inputs than those of today. `ledger` tells how the ledger of the calendars was found.
    """

    month: YearMonth
    dry_run: bool
    told: Told
    changed: bool
    outdated: bool = False
    short: tuple[Short, ...] = ()
    to_decide: tuple[Short, ...] = ()
    too_late: tuple[ToldSlot, ...] = ()
    withdrawn: tuple[ToldSlot, ...] = ()
    calendars: tuple[Delivery, ...] = ()
    departed: tuple[Delivery, ...] = ()
    moved: tuple[Delivery, ...] = ()
    announced_still: tuple[YearMonth, ...] = ()
    feeds: Feeds
    page: tuple[str, ...] = ()
    sent: tuple[Sent, ...] = ()
    online: Online | None = None
    copied: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    mailed: Mailed = Mailed()
    address: str = ""
    ledger: LedgerWas = "whole"

    @property
    def open(self) -> tuple[ToldSlot, ...]:
        """The slots that are announced as open."""
        return tuple(slot for slot in self.told.slots if slot.state is State.HELD)

    @property
    def closed(self) -> tuple[ToldSlot, ...]:
        """The slots that are announced as closed."""
        return tuple(slot for slot in self.told.slots if slot.state is State.CLOSED)

    @property
    def failed(self) -> tuple[Delivery, ...]:
        """The calendars that are not up to date, with why."""
        return tuple(one for one in (*self.calendars, *self.moved, *self.departed) if one.failure)

    @property
    def unsent(self) -> tuple[Sent, ...]:
        """The destinations that are not up to date, with why."""
        return tuple(one for one in self.sent if one.failure)

    @property
    def emptied(self) -> tuple[Delivery, ...]:
        """The calendars in which nothing of what was announced is left."""
        return tuple(one for one in self.calendars if any(seen.emptied for seen in one.observed))

    @property
    def writes(self) -> int:
        """How many events and files were written or taken away."""
        files = self.feeds.written + self.feeds.removed + len(self.page) + len(self.copied)
        messages = len(self.mailed.written) + len(self.mailed.handed)
        events = sum(one.writes for one in (*self.calendars, *self.moved, *self.departed))
        return files + messages + events + sum(one.writes for one in self.sent)

    @property
    def exit_code(self) -> int:
        """6 when a calendar would lose too much, 1 when something failed, was emptied, lost or is left, else 0."""
        if any(one.stopped for one in self.failed):
            return Stopped.exit_code
        left = self.to_decide or self.announced_still or self.emptied or self.feeds.renewed
        unseen = self.online is not None and self.online.seen is None
        failed = self.failed or self.feeds.failed or self.mailed.trouble or self.unsent or unseen
        return int(bool(left or failed))
