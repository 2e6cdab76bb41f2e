"""Publish a month: to the calendars of the partners, the subscriptions and the public page."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from coanimation.domain.month import Month
from coanimation.domain.months import YearMonth
from coanimation.domain.people import Partner
from coanimation.domain.told import Told, latest
from coanimation.errors import Interrupted
from coanimation.publishing import feeds, late, online, public, trees
from coanimation.publishing.deliver import Courier, courier
from coanimation.publishing.destinations import Carrier, check_private, check_public
from coanimation.publishing.feeds import Batch
from coanimation.publishing.invitations import invitations, unread
from coanimation.publishing.mailing import Mailed, Mailing
from coanimation.publishing.months import renamed
from coanimation.publishing.observed import Observed, Span, remaining
from coanimation.publishing.online import Look, Online
from coanimation.publishing.orders import Order, order
from coanimation.publishing.outcome import Delivery
from coanimation.publishing.places import Places
from coanimation.publishing.progress import Progress, Stage, Step, unwatched
from coanimation.publishing.published import Published, ShortSlots
from coanimation.publishing.sending import Sent
from coanimation.publishing.targets import departed, standing
from coanimation.publishing.telling import choices, short_slots, withdrawn
from coanimation.use_cases.prepared import Decide, Prepared, prepared
from coanimation.workspace import (
    Change,
    lock,
    paths,
    record,
    write_adjustments,
    write_told,
)

__all__ = ["Decide", "Delivery", "Observed", "Online", "Published", "Sent", "ShortSlots", "Span", "choices", "publish"]


def publish(  # noqa: PLR0913 - the choices of a publication, each with its default
    folder: Path,
    month: YearMonth,
    *,
    now: datetime,
    dry_run: bool = False,
    decide: Decide | None = None,
    to: Path | None = None,
    private_tree: Path | None = None,
    delete_many: bool = False,
    put_back: bool = False,
    take_over: bool = False,
    send: bool = True,
    environment: Mapping[str, str] | None = None,
    look: Look = online.look,
    wait: float = 10.0,
    progress: Progress = unwatched,
) -> Published:
    """Publish the rota of a month, and only what changed of it; `dry_run` writes nothing at all.

    `decide` is asked about each slot that misses the charter; without it, ShortSlots, unless it is a rehearsal. `to` is
    a folder that receives a copy of the public files, `private_tree` one that receives the subscriptions under their
    links; `delete_many` agrees to any number of deletions; `put_back` makes again the events that people deleted, and
    puts back those that they moved or cancelled; `take_over` writes over what another copy of the workspace published
    since; without `send` messages are written and none is sent. Raises RotaError when the stored rota breaks a rule,
    NoRota when there is none, Stopped when a name would become public. A calendar or a destination that fails is in the
    result and raises nothing: the others are served, and the next publication resumes. `look` reads the public address
    back; `progress` is told how far it is, from several threads.
    """
    now = now.replace(microsecond=0)
    with nullcontext() if dry_run else lock(folder, wait=wait, command="publish"):
        plan = prepared(folder, month, now, decide, rehearsal=dry_run)
        name = plan.month.space.name
        secrets = os.environ if environment is None else environment
        with (
            Places(folder, secrets, name=name, dry_run=dry_run) as places,
            courier(
                folder,
                places.open,
                dry_run=dry_run,
                delete_many=delete_many,
                put_back=put_back,
                take_over=take_over,
                holds=places.holds,
            ) as carrier,
        ):
            ways = _Ways(
                courier=carrier,
                mailing=Mailing(folder, plan.month.space, secrets, now, dry_run=dry_run, send=send, progress=progress),
                carrier=Carrier(folder, secrets, now, dry_run=dry_run),
                look=look,
                progress=progress,
            )
            try:
                return _Run(folder, plan, now, ways).publish(*_checked(folder, to, private_tree))
            except KeyboardInterrupt as stop:
                # what was written stands, and what was begun is looked into by the next publication
                raise Interrupted("publish-interrupted") from stop


def _checked(folder: Path, to: Path | None, private_tree: Path | None) -> tuple[Path | None, Path | None]:
    if to is not None:
        check_public(folder, to)
    if private_tree is not None:
        check_private(folder, private_tree)
    return to, private_tree


def _decisions(plan: Prepared) -> Iterator[Change]:
    file = f"adjustments/{plan.month.month}.yaml"
    for slot, decision in sorted(plan.month.adjustments.decisions.items()):
        if (before := plan.decided_before.get(slot)) is not decision:
            yield Change(file=file, key=f"decisions/{slot}", before=before, after=decision)


def _announcements(month: Month, told: Told) -> Iterator[Change]:
    if told is month.told:
        return
    file = f"published/{month.month}.yaml"
    yield Change(file=file, key="revision", before=month.told.revision if month.told else None, after=told.revision)
    before = {slot.id: slot.state for slot in month.told.slots} if month.told else {}
    after = {slot.id: slot.state for slot in told.slots}
    for slot in sorted(before.keys() | after.keys()):
        if before.get(slot) is not after.get(slot):
            yield Change(file=file, key=f"slots/{slot}", before=before.get(slot), after=after.get(slot))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ways:
    """Who carries what is published: to calendars, to mailboxes, to destinations."""

    courier: Courier
    mailing: Mailing
    carrier: Carrier
    look: Look
    progress: Progress


class _Run:
    def __init__(self, folder: Path, plan: Prepared, now: datetime, ways: _Ways) -> None:
        self._folder = folder
        self._plan = plan
        self._now = now
        self._courier = ways.courier
        self._carrier = ways.carrier
        self._look = ways.look
        self._progress = ways.progress
        self._mailing = ways.mailing
        self._dry_run = ways.courier.dry_run
        self._told = plan.told

    def publish(self, to: Path | None, private_tree: Path | None) -> Published:
        """Keep what is told, then deliver it: the intent stands on the disk before anything leaves it."""
        began = time.monotonic()
        plan, month = self._plan, self._plan.month
        orders = self._orders(month.partners)
        ledger = self._courier.ledger_was(orders)
        self._tell_late()
        if not self._dry_run:
            self._keep(orders)
        private = feeds.batch(self._folder, month.partners, plan.subscribed, plan.reading, self._now)
        subscriptions = feeds.publish(self._folder, private, self._now, dry_run=self._dry_run)
        page = self._put(paths.site(self._folder))
        copied = self._put(to) if to is not None else ()
        calendars = self._deliver(orders)
        sent = self._send(private, private_tree)
        gone = departed([plan.told, *plan.others], month.partners)
        *others, _ = latest([*plan.others, self._told])
        return Published(
            month=month.month,
            dry_run=self._dry_run,
            told=self._told,
            changed=plan.told is not month.told,
            short=short_slots(month, plan.rota),
            to_decide=plan.to_decide,
            too_late=plan.too_late,
            withdrawn=withdrawn(month, (slot for one in (plan.told, *plan.others) for slot in one.slots)),
            calendars=calendars,
            moved=self._moved(orders, calendars),
            outdated=plan.outdated,
            departed=tuple(done for one in self._orders(gone) for done in self._courier.take_back(one)),
            announced_still=tuple(one.month for one in others if any(standing(one, who, self._now) for who in gone)),
            feeds=replace(subscriptions, renewed=private.keyless and bool(month.told or plan.others)),
            page=page,
            copied=copied,
            sent=sent,
            online=self._read_back(began),
            allowed=plan.allowed,
            mailed=self._mail(),
            address=public.address(month.space.public_url),
            ledger=ledger,
        )

    def _moved(self, orders: Iterable[Order], calendars: Iterable[Delivery]) -> tuple[Delivery, ...]:
        """Take what is to come out of the places that calendars left; not before all of it is in the new ones."""
        settled = {one.partner for one in calendars if not one.failure}
        return tuple(done for one in orders if one.partner.id in settled for done in self._courier.take_along(one))

    def _keep(self, orders: Sequence[Order]) -> None:
        plan, month = self._plan, self._plan.month
        if plan.decided_before != month.adjustments.decisions:
            write_adjustments(self._folder, month.month, month.adjustments)
        if not (month.told or plan.others):
            feeds.begin(self._folder)
        self._courier.begin(orders)
        if plan.told is not month.told:
            write_told(self._folder, plan.told)
        if changes := [*_decisions(plan), *_announcements(month, plan.told)]:
            record(self._folder, command="publish", now=self._now, changes=changes)

    def _tell_late(self) -> None:
        """Write what changes late before it is told: afterwards nobody could say any more what had changed."""
        plan, month = self._plan, self._plan.month
        found = late.messages(
            late.late(month.told, plan.told, plan.reading, self._now), plan.told, plan.reading, self._now
        )
        self._mailing.forget(late.series_after(month.told, month.month), [one.series for one in found])
        self._mailing.write(found)

    def _mail(self) -> Mailed:
        *_, mine = latest([*self._plan.others, self._told])
        self._mailing.take_back(unread(mine, self._mailing.noted, self._now))
        self._mailing.write(invitations(mine, self._plan.reading, self._mailing.noted, self._now))
        return self._mailing.send()

    def _orders(self, partners: Iterable[Partner]) -> tuple[Order, ...]:
        month = self._plan.month
        *_, mine = latest([*self._plan.others, self._told])
        ordered = sorted(partners, key=lambda p: p.id)
        return tuple(order(one, mine, month.told, self._plan.reading, self._now) for one in ordered)

    def _put(self, place: Path) -> tuple[str, ...]:
        return trees.changed(place, self._plan.files) if self._dry_run else trees.write(place, self._plan.files)

    def _send(self, private: Batch, tree: Path | None) -> tuple[Sent, ...]:
        space = self._plan.month.space
        sent = self._carrier.carry(space, self._plan.files, private, self._progress)
        return sent if tree is None else (*sent, self._carrier.lay(tree, space, private))

    def _read_back(self, began: float) -> Online | None:
        """Look at the public address, where something is sent to one."""
        space = self._plan.month.space
        address = public.address(space.public_url)
        if self._dry_run or not space.destinations or not address:
            return None
        self._progress(Step(stage=Stage.ONLINE, names=(address,)))
        now = self._now + timedelta(seconds=time.monotonic() - began)
        return online.seen(address, self._plan.files[public.PAGE], now, self._look)

    def _deliver(self, orders: Sequence[Order]) -> tuple[Delivery, ...]:
        done = self._explained(self._courier.deliver_all(orders, self._progress))
        taken = {(slot, f"calendar:{one.partner}") for one in done for slot in one.taken}
        if not taken or self._dry_run:
            return done
        # a server that keeps deleted events refuses their names for ever: these events get their next one
        self._told = renamed(self._told, taken)
        write_told(self._folder, self._told)
        again = {one.partner.id: one for one in self._orders(self._plan.month.partners)}
        return self._explained(self._courier.deliver(again[one.partner]) if one.taken else one for one in done)

    def _explained(self, done: Iterable[Delivery]) -> tuple[Delivery, ...]:
        """Leave out what a recorded absence explains of what people did in their calendars."""
        month, slots = self._plan.month, {slot.id: slot for slot in self._told.slots}
        partners = {one.id: one for one in month.partners}
        return tuple(
            replace(one, observed=remaining(one.observed, partners[one.partner], slots, month.absences)) for one in done
        )
