"""The whole way on the example: laid, served, planned, published, then read back as its readers would.

The reader shares no code and no ledger with the publisher: it knows addresses and passwords, and the rota's file says
what it should find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from coanimation.domain.adjustments import Decision
from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Rota
from coanimation.domain.slots import Slot
from coanimation.errors import Interrupted, NoRota, WrongUse
from coanimation.planning import Progress
from coanimation.publishing import serving
from coanimation.publishing.progress import Progress as Carried
from coanimation.publishing.progress import unwatched
from coanimation.readback import (
    Account,
    Difference,
    Expected,
    Seen,
    Unread,
    Vocabulary,
    calendars,
    compare,
    read_calendar,
    read_feed,
)
from coanimation.rendering.shown import Shown
from coanimation.use_cases import expectations
from coanimation.use_cases.example import lay
from coanimation.use_cases.gather import gather
from coanimation.use_cases.plan import make_draft
from coanimation.use_cases.publish import Published, publish
from coanimation.use_cases.serve import Serving, Where, generated, serve
from coanimation.use_cases.show import shown
from coanimation.words import Words
from coanimation.workspace import read_rota

SECONDS = 25.0  # of search; the whole stays under a minute on two cores


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The example in a folder of its own, with a server on it and a password for each partner."""

    folder: Path
    month: YearMonth
    serving: Serving
    passwords: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What was read at an address: a partner's calendar, or the public hours when `partner` is empty.

    `unread` tells why nothing could be read; `differences` what is not as the rota says.
    """

    partner: str
    name: str
    url: str
    events: int = 0
    differences: tuple[Difference, ...] = ()
    unread: Unread | None = None

    @property
    def right(self) -> bool:
        """Whether everything is there, as it should be, and nothing more."""
        return self.unread is None and not self.differences


@contextmanager
def staged(folder: Path, month: YearMonth) -> Iterator[Stage]:
    """Lay the example and serve it on a free port of this machine while the context lasts.

    WrongUse when the folder exists: what is in it may be somebody's. Whoever stops it is told where the example stays.
    """
    if folder.exists():
        raise WrongUse("demo-folder-exists", folder=str(folder))
    try:
        lay(folder, month)
        with serve(folder, Where(port=0)) as running:
            passwords = {partner: generated() for partner in running.calendars}
            known = serving.passwords(folder)
            for partner, password in passwords.items():
                known.set(partner, password)
            yield Stage(folder=folder, month=month, serving=running, passwords=passwords)
    except (KeyboardInterrupt, Interrupted) as stop:
        if not folder.exists():
            raise
        raise Interrupted("demo-interrupted", folder=str(folder)) from stop


def plan(
    stage: Stage,
    *,
    now: datetime,
    progress: Callable[[Progress], None] | None = None,
    seconds: float | None = None,
) -> Shown:
    """Plan the month of the stage, and measure its rota."""
    drafted = make_draft(stage.folder, stage.month, now=now, seconds=seconds or SECONDS, progress=progress)
    return shown(drafted.month, drafted.rota)


def announce(stage: Stage, *, now: datetime, progress: Carried = unwatched) -> Published:
    """Publish the month of the stage; a short slot waits: it is announced to nobody."""

    def wait(_slot: Slot, _lacks: Mapping[str, int]) -> Decision:
        return Decision.WAIT

    return publish(stage.folder, stage.month, now=now, decide=wait, environment={}, progress=progress)


def verify(stage: Stage, *, now: datetime) -> Iterator[ReadBack]:
    """Read every partner's calendar over CalDAV and the public hours over HTTP, one after the other, and compare."""
    month = gather(stage.folder, stage.month, now=now)
    stored = read_rota(stage.folder, stage.month)
    if stored is None:
        raise NoRota("plan-none-yet", month=stage.month, typed=str(stage.month))
    closed = Words(month.space.language).say("demo-word-closed")
    vocabulary = expectations.vocabulary(month, closed)
    root = stage.serving.url
    for partner in month.partners:
        if partner.id in stage.passwords:
            account = Account(url=f"{root}calendars/", user=partner.id, password=stage.passwords[partner.id])
            expected = expectations.of_partner(month, stored.rota, partner.id)
            yield _read(partner.id, partner.name, account.url, partial(_all, account), expected, vocabulary)
    hours = stage.serving.hours
    yield _read("", month.space.name, hours, partial(read_feed, hours), _public(month, stored.rota, closed), vocabulary)


def _public(month: Month, rota: Rota, closed: str) -> tuple[Expected, ...]:
    return expectations.of_public(month, rota, closed)


def _all(account: Account) -> tuple[Seen, ...]:
    """Read every calendar that the account shows: an event has no second place to hide in."""
    return tuple(event for url in calendars(account) for event in read_calendar(account, url))


def _read(  # noqa: PLR0913, PLR0917 - what is read, where, and against what
    partner: str,
    name: str,
    url: str,
    reading: Callable[[], tuple[Seen, ...]],
    expected: tuple[Expected, ...],
    vocabulary: Vocabulary,
) -> ReadBack:
    try:
        seen = reading()
    except Unread as unread:
        return ReadBack(partner=partner, name=name, url=url, unread=unread)
    differences = compare(expected, seen, vocabulary)
    return ReadBack(partner=partner, name=name, url=url, events=len(seen), differences=differences)
