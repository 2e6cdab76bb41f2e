"""Fetching availability: what the calendars that people supplied say of the slots of a month."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coanimation.almanac import slots_of
from coanimation.domain.answers import Answer, Availability, Source
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner, Professional
from coanimation.domain.slots import Slot
from coanimation.domain.told import Told
from coanimation.errors import Unreachable, WorkspaceError
from coanimation.intake.busy import Busy, Failure, Question, Reach, Span, Supplier, answers, read_all, web
from coanimation.publishing.events import uid
from coanimation.publishing.targets import targets
from coanimation.use_cases.slots import almanac_problems
from coanimation.workspace import Contents, lock, read, read_answers, read_told, record, write_answers
from coanimation.workspace.journal import Change

__all__ = ["Fetched", "Reach", "Supplied", "fetch_busy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied:
    """What became of the calendars of one person: of so many `slots`, busy on some, perhaps on others; or a failure.

    `kept`: answers that were fetched before, and stay where nothing could be fetched now.
    """

    person: Professional
    partner: Partner
    slots: int
    busy: int = 0
    perhaps: int = 0
    failure: Failure | None = None
    kept: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was fetched for a month; `withdrawn` are people who supply no calendar any more, whose answers are gone."""

    month: YearMonth
    people: tuple[Supplied, ...]
    withdrawn: tuple[str, ...]
    written: bool

    @property
    def exit_code(self) -> int:
        """0 when everybody's calendars were read, 5 when nobody's were, else 1."""
        failed = sum(one.failure is not None for one in self.people)
        return Unreachable.exit_code if failed and failed == len(self.people) else int(bool(failed))


def fetch_busy(  # noqa: PLR0913 - each is one choice of whoever fetches, and has its usual value
    folder: Path,
    month: YearMonth,
    *,
    now: datetime,
    reach: Reach | None = None,
    dry_run: bool = False,
    wait: float = 10.0,
    news: Callable[[int], None] = lambda _count: None,
) -> Fetched:
    """Read the calendars that people supplied and keep an answer of theirs for each slot of the month to come.

    Only answers that calendars gave before are replaced; what people said themselves stays and comes first. In a
    rehearsal nothing is written. `news` is told how many people's calendars are about to be read. Unless `reach` says
    otherwise, calendars of the public internet are read, with the passwords of the environment.
    """
    contents, slots = _laid(folder, month)
    read_answers(folder, month)  # what is wrong in it is told before anybody is asked
    to_come = tuple(slot for slot in slots if slot.arrive > now)
    people = [one for one in _people(contents) if one.busy and _theirs(one, to_come)]
    if people:
        news(len(people))
    told = [one for near in (-1, 0, 1) if (one := read_told(folder, month.shifted(near))) is not None]
    suppliers = [Supplier(person=one, announced=tuple(_announced(told, one))) for one in people]
    # nothing is locked meanwhile: strangers' servers may take their time
    found = read_all(suppliers, _question(contents, to_come, told), reach or _usual()) if people else {}
    said = {
        one.id: tuple(answers(one, _theirs(one, to_come), busy))
        for one in people
        if not isinstance(busy := found[one.id], Failure)
    }
    if dry_run:
        before, after = _replaced(folder, month, said, now)
    else:
        with lock(folder, wait=wait, command="availability fetch"):
            before, after = _replaced(folder, month, said, now)
            if set(after) != set(before):
                write_answers(folder, month, after)
                record(folder, command="availability-fetch", now=now, changes=_changes(month, before, after))
    whose = {one.id: partner for partner in contents.partners for one in partner.professionals}
    return Fetched(
        month=month,
        people=tuple(
            _supplied(one, whose[one.id], len(_theirs(one, to_come)), said.get(one.id), found[one.id], after)
            for one in people
        ),
        withdrawn=tuple(sorted(_answered(before) - _answered(after))),
        written=not dry_run and set(after) != set(before),
    )


def _usual() -> Reach:
    return Reach(web=web(local_network=False), environment=os.environ)


def _laid(folder: Path, month: YearMonth) -> tuple[Contents, tuple[Slot, ...]]:
    contents = read(folder)
    if problems := almanac_problems(contents):
        raise WorkspaceError(problems)
    return contents, tuple(slot for slot in slots_of(contents.space, month) if slot.closed is None)


def _people(contents: Contents) -> Iterator[Professional]:
    return (one for partner in contents.partners for one in partner.professionals)


def _theirs(person: Professional, slots: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if person.here_on(slot.day)]


def _question(contents: Contents, slots: Sequence[Slot], told: Sequence[Told]) -> Question:
    """Ask about all the slots at once, without the events that we wrote, or may have written, ourselves."""
    key = contents.space.key
    noticed = {
        uid(key, slot, where, generation)
        for month in told
        for (slot, where), notice in month.notices.items()
        for generation in range(notice.generation + 1)
    }
    from_mail = contents.space.mail.sender if contents.space.mail else ""
    written = {uid(key, slot.id, target.id) for slot in slots for target in targets(contents.partners)}
    return Question(
        start=min(slot.arrive for slot in slots),
        end=max(slot.leave for slot in slots),
        zone=ZoneInfo(contents.space.timezone),
        ours=frozenset(noticed | written),
        senders=frozenset(one.casefold() for one in (contents.space.contact, from_mail) if one),
    )


def _announced(told: Sequence[Told], person: Professional) -> Iterator[Span]:
    """Tell the hours at which someone was announced: those that they were told, and those that the public was."""
    for slot in (slot for month in told for slot in month.slots if person.id in slot.present):
        yield from {(slot.arrive, slot.leave), (slot.start, slot.end)}


def _replaced(
    folder: Path, month: YearMonth, said: Mapping[str, tuple[Answer, ...]], now: datetime
) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """Give the answers as they are and as they will be, those from calendars replaced for whoever could be asked.

    The files are read again, for they may have changed meanwhile. Of slots that have begun, what was said stays said.
    """
    contents, slots = _laid(folder, month)
    before = read_answers(folder, month).answers
    supplying = {one.id for one in _people(contents) if one.busy}
    to_come = {slot.id for slot in slots if slot.arrive > now}
    begun = {slot.id for slot in slots} - to_come
    kept = [
        one
        for one in before
        if one.source is not Source.BUSY
        or (one.professional in supplying and (one.professional not in said or one.slot in begun))
    ]
    new = [one for who, given in said.items() if who in supplying for one in given if one.slot in to_come]
    return before, (*kept, *new)


def _answered(some: Iterable[Answer]) -> set[str]:
    """Name those whose calendars answered."""
    return {one.professional for one in some if one.source is Source.BUSY}


def _changes(month: YearMonth, before: Sequence[Answer], after: Sequence[Answer]) -> Iterator[Change]:
    """Tell the journal for how many slots each had an answer of a calendar, and has one now: not which."""
    counts = [Counter(one.professional for one in some if one.source is Source.BUSY) for some in (before, after)]
    changed = {one.professional for one in set(before) ^ set(after)}
    for who in sorted(changed):
        yield Change(
            file=f"availability/{month}.yaml", key=f"answers/{who}/busy", before=counts[0][who], after=counts[1][who]
        )


def _supplied(  # noqa: PLR0913, PLR0917 - all that is known of one person
    person: Professional,
    partner: Partner,
    slots: int,
    said: tuple[Answer, ...] | None,
    busy: Busy,
    after: Sequence[Answer],
) -> Supplied:
    if said is None or isinstance(busy, Failure):
        kept = sum(one.source is Source.BUSY and one.professional == person.id for one in after)
        failure = busy if isinstance(busy, Failure) else None
        return Supplied(person=person, partner=partner, slots=slots, failure=failure, kept=kept)
    counted = Counter(one.availability for one in said)
    no, perhaps = counted[Availability.NO], counted[Availability.IF_NEED_BE]
    return Supplied(person=person, partner=partner, slots=slots, busy=no, perhaps=perhaps)
