"""How each partner is reached, since when, what waits, and what people changed in their calendars: nothing written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from coanimation.domain.months import YearMonth
from coanimation.domain.people import Channel, Partner
from coanimation.domain.told import Told, ToldSlot, latest
from coanimation.publishing.attempts import Attempts
from coanimation.publishing.audiences import People
from coanimation.publishing.deliver import Courier, courier
from coanimation.publishing.months import Reading
from coanimation.publishing.observed import TO_CHECK, Observed, remaining
from coanimation.publishing.orders import Order, order, together
from coanimation.publishing.outcome import Delivery
from coanimation.publishing.places import Places
from coanimation.publishing.progress import Progress, unwatched
from coanimation.publishing.serving import feed_links, passwords
from coanimation.use_cases.gather import gather
from coanimation.use_cases.show import shown
from coanimation.words import Words, fold
from coanimation.workspace import Contents, months_with, outbox, paths, read, read_told

Ask = Callable[[Courier, Sequence[Order]], tuple[Delivery, ...]]


class Rung(StrEnum):
    """How a partner is reached: the lowest rung is none at all."""

    OWN = "own"
    EMBEDDED = "embedded"
    FEED = "feed"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthStatus:
    """A month that has a rota or was published; `differs`: the draft is not what was told."""

    month: YearMonth
    published: datetime | None
    version: int | None
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerStatus:
    """Where a partner is. `last` is what became of its calendar before, `found` what a look tells of it now.

    `looked`: it was looked into.

    `by_mail` are its professionals who are invited by mail, `unanswered` those who were asked to come, by slot.
    """

    partner: Partner
    rung: Rung
    by_mail: tuple[str, ...]
    last: Attempts
    found: Delivery
    looked: bool
    months: tuple[YearMonth, ...]
    unanswered: tuple[tuple[str, str], ...]

    @property
    def failure(self) -> tuple[str, Mapping[str, object]]:
        """Why it is not in step: found now, or else at the last try, unless a look shows that all of it is there."""
        if self.found.failure:
            return self.found.failure, self.found.fields
        if self.looked and not self.found.writes:
            return "", {}
        return self.last.failure, self.last.fields

    @property
    def needs_someone(self) -> bool:
        """Whether a person should do something."""
        told = (not one.gentle for one in self.found.observed)
        return bool(self.failure[0] or self.found.writes or self.rung is Rung.NOBODY or any(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where everything is; `offline` when no calendar was looked into. `drafts` are messages that wait to be sent."""

    contents: Contents
    months: tuple[MonthStatus, ...]
    partners: tuple[PartnerStatus, ...]
    slots: Mapping[str, ToldSlot]
    published_in: Mapping[str, YearMonth]
    drafts: int
    offline: bool

    @property
    def exit_code(self) -> int:
        """1 when something needs a person, else 0."""
        return int(bool(self.drafts or any(one.needs_someone for one in self.partners)))


def status(
    folder: Path,
    *,
    now: datetime,
    offline: bool = False,
    environment: Mapping[str, str] | None = None,
    progress: Progress = unwatched,
) -> Status:
    """Tell where every partner is; each calendar is listed once, and nothing is written anywhere.

    `offline` looks into no calendar and tells only what this workspace knows; `progress` is told how far it is, from
    several threads.
    """
    contents = read(folder)
    told = latest(one for month in months_with(folder, "published") if (one := read_told(folder, month)))
    ahead = tuple(one for one in told if any(slot.leave > now for slot in one.slots))
    orders = _orders(contents, ahead, now)
    ask: Ask = _recalled if offline else partial(Courier.deliver_all, progress=progress)
    secrets = os.environ if environment is None else environment
    found, last = _found(folder, contents, orders, secrets, ask)
    asked = _asked(folder, now)
    slots = {slot.id: slot for one in told for slot in one.slots}
    rungs = _rungs(folder, contents)
    return Status(
        contents=contents,
        months=_months(folder, now),
        partners=tuple(
            PartnerStatus(
                partner=one,
                rung=rungs[one.id],
                by_mail=tuple(who.id for who in one.professionals if who.channel is Channel.MAIL),
                last=last.get(one.id, Attempts()),
                found=_explained(found[one.id], one, slots, contents) if one.id in found else _nothing(one),
                looked=one.id in found and not offline,
                months=tuple(month.month for month in ahead),
                unanswered=tuple((slot, who.id) for who in one.professionals for slot in asked.get(who.id, ())),
            )
            for one in sorted(contents.partners, key=lambda p: fold(p.name))
        ),
        slots=slots,
        published_in={slot.id: one.month for one in told for slot in one.slots},
        drafts=len(outbox.waiting(folder)),
        offline=offline,
    )


def to_check(folder: Path, *, now: datetime) -> tuple[int, int]:
    """Count, from what earlier publications met, the calendars that are not in step and what is to be checked there."""
    if not paths.ledger(folder).exists():
        return 0, 0
    contents = read(folder)
    told = latest(one for month in months_with(folder, "published") if (one := read_told(folder, month)))
    slots = {slot.id: slot for one in told for slot in one.slots if slot.leave > now}
    orders = _orders(contents, [one for one in told if any(slot.id in slots for slot in one.slots)], now)
    _, last = _found(folder, contents, orders, {})
    count = 0
    for partner in contents.partners:
        keys = (key.split("|") for key in last.get(partner.id, Attempts()).seen)
        seen = [Observed(code=code, slots=(slot,)) for slot, code, *_ in keys if code in TO_CHECK and slot in slots]
        count += len(remaining(seen, partner, slots, contents.absences))
    return sum(bool(one.failure) for one in last.values()), count


def _orders(contents: Contents, ahead: Sequence[Told], now: datetime) -> tuple[Order, ...]:
    """Order, for each calendar, what was told of every month to come: what it should hold as it is."""
    if not ahead:
        return ()
    space = contents.space
    reading = Reading(space=space, people=People(contents.partners), words=Words(space.language))
    return tuple(
        together(order(partner, one, one, reading, now) for one in ahead)
        for partner in sorted(contents.partners, key=lambda p: p.id)
    )


def _recalled(carrier: Courier, orders: Iterable[Order]) -> tuple[Delivery, ...]:
    return tuple(carrier.recall(one) for one in orders)


def _found(
    folder: Path, contents: Contents, orders: Sequence[Order], environment: Mapping[str, str], ask: Ask = _recalled
) -> tuple[dict[str, Delivery], dict[str, Attempts]]:
    with (
        Places(folder, environment, name=contents.space.name, dry_run=True) as places,
        courier(folder, places.open, dry_run=True, delete_many=True) as carrier,
    ):
        done = ask(carrier, orders)
        last = {one.partner.id: carrier.attempts(one) for one in orders}
    return {one.partner: one for one in done}, last


def _explained(done: Delivery, partner: Partner, slots: Mapping[str, ToldSlot], contents: Contents) -> Delivery:
    return replace(done, observed=remaining(done.observed, partner, slots, contents.absences))


def _nothing(partner: Partner) -> Delivery:
    return Delivery(partner=partner.id, own_server=partner.calendar is not None)


def _rungs(folder: Path, contents: Contents) -> Mapping[str, Rung]:
    """Tell the way that is open to each partner: a calendar that nobody has the password of is none."""
    known = set(passwords(folder).users())
    links = feed_links(folder, contents.partners, contents.space.public_url)
    subscribed = {one.partner for one in links if not one.professional and one.reachable and not one.revoked}

    def rung(partner: Partner) -> Rung:
        if partner.calendar is not None:
            return Rung.OWN
        if partner.id in known:
            return Rung.EMBEDDED
        return Rung.FEED if partner.id in subscribed else Rung.NOBODY

    return {partner.id: rung(partner) for partner in contents.partners}


def _months(folder: Path, now: datetime) -> tuple[MonthStatus, ...]:
    here = YearMonth.of(now.date())
    wanted = {*months_with(folder, "rotas"), *months_with(folder, "published")}
    found = []
    for month in sorted(one for one in wanted if one >= here):
        gathered = gather(folder, month, now=now)
        laid_out = shown(gathered, gathered.draft) if gathered.draft is not None else None
        found.append(
            MonthStatus(
                month=month,
                published=gathered.told.published if gathered.told is not None else None,
                version=gathered.draft.version if gathered.draft is not None else None,
                differs=laid_out is not None and laid_out.is_draft,
            )
        )
    return tuple(found)


def _asked(folder: Path, now: datetime) -> Mapping[str, list[str]]:
    """List the slots to come for which somebody was asked and has not answered, by person."""
    here = YearMonth.of(now.date())
    found: dict[str, list[str]] = {}
    for month in months_with(folder, "adjustments"):
        if month < here:
            continue
        gathered = gather(folder, month, now=now)
        ahead = {slot.id for slot in gathered.slots if slot.arrive > now}
        for (slot, who), asked in sorted(gathered.adjustments.asked.items()):
            if asked.yes is None and slot in ahead:
                found.setdefault(who, []).append(slot)
    return found
