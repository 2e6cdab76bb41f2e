"""Bring one collection in step with the events that are wanted there: list, plan, apply, report."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from calendars.actions import (
    Action,
    Bound,
    Conflict,
    Create,
    Delete,
    EditedRemotely,
    Emptied,
    Foreign,
    GoneRemotely,
    Leftover,
    MassDelete,
    Overtaken,
    Policy,
    Update,
)
from calendars.apply import Applied, Failed, apply
from calendars.collection import Collection, CollectionError
from calendars.event import Event
from calendars.ledger import Ledger
from calendars.plan import Seen, plan, unclear
from calendars.scope import EVERYTHING, NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of one collection.

    `actions` is the plan; `done` the writes made, `conflicts` and `failed` those that were not. `failure` is why the
    run could not be finished, `stopped` the mass delete that nobody agreed to, or the events that another copy of
    whoever publishes wrote since; then nothing was written. `requests`
    counts every request, `writes` the writes among them that were made.
    """

    target: str
    actions: tuple[Action, ...] = ()
    done: tuple[Action, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    failed: tuple[Failed, ...] = ()
    failure: CollectionError | None = None
    stopped: MassDelete | Overtaken | None = None
    dry_run: bool = False
    requests: int = 0

    @property
    def writes(self) -> int:
        """How many resources were created, updated or deleted."""
        return len(self.done)

    @property
    def pending(self) -> tuple[Action, ...]:
        """Tell the writes of the plan that were not made."""
        done = {action.href for action in self.done}
        writes = (action for action in self.actions if isinstance(action, Create | Update | Delete))
        return tuple(action for action in writes if action.href not in done)

    @property
    def observed(self) -> tuple[Action, ...]:
        """Tell what people did there, and what could not be reconciled with it."""
        seen = tuple(
            action
            for action in self.actions
            if isinstance(action, EditedRemotely | GoneRemotely | Leftover | Emptied | Foreign | Conflict)
        )
        return (*seen, *self.conflicts)

    @property
    def complete(self) -> bool:
        """Whether everything that should have been written was."""
        return not (self.failure or self.stopped or self.failed or self.conflicts)


DEFAULT_BOUND = Bound()


def sync(  # noqa: PLR0913 # one collection, and everything that is decided about it
    collection: Collection,
    wanted: Iterable[Event],
    ledger: Ledger,
    *,
    target: str,
    scope: Container[str] = EVERYTHING,
    policy: Policy = Policy.REPORT,
    told: Container[str] = NOTHING,
    previous: Iterable[Event] = (),
    bound: Bound | None = DEFAULT_BOUND,
    put_back: bool = False,
    take_over: bool = False,
    dry_run: bool = False,
    lanes: int = 1,
) -> Report:
    """Make the collection hold the wanted events, touching nothing that is not ours.

    Only the hrefs in `scope` (`Event.href`) are decided about. `told` are those announced before: when the ledger has
    never heard of this target, they are reported where they are missing or left over, neither created nor deleted.
    `previous` are the events as they were last announced: without a ledger, what still stands so is nobody's edit.
    `bound=None` agrees to any number of deletions; `put_back` makes again what people deleted, and puts back what
    they moved or cancelled; `take_over` writes over what another copy of whoever publishes wrote since; up to `lanes`
    writes are under way at once, for a collection that can be asked from several threads. Errors of the collection are
    in the report; a ledger that cannot be written raises, and so do two wanted events that would be one resource
    (ValueError).
    """
    events = _by_href(wanted)
    last = {event.href: event for event in previous}
    before = collection.requests
    told = NOTHING if ledger.knows(target) else told
    known = ledger.known(target)
    try:
        listed = collection.list()
        needed = unclear(events, known, listed, scope, policy, told=told, put_back=put_back)
        fetched = collection.get(needed) if needed else {}
    except CollectionError as error:
        return Report(target=target, failure=error, dry_run=dry_run, requests=collection.requests - before)
    remote = {href: Seen(etag) for href, etag in listed.items() if href not in needed}
    remote |= {href: Seen(stored.etag, stored.data) for href, stored in fetched.items()}
    actions = plan(
        events,
        known,
        remote,
        scope,
        policy,
        told=told,
        previous=last,
        bound=bound,
        put_back=put_back,
        take_over=take_over,
    )
    stopped = next((action for action in actions if isinstance(action, MassDelete | Overtaken)), None)
    applied = Applied()
    if not dry_run and not stopped:
        applied = apply(actions, collection, ledger, target, lanes=lanes)
    return Report(
        target=target,
        actions=actions,
        done=tuple(applied.done),
        conflicts=tuple(applied.conflicts),
        failed=tuple(applied.failed),
        failure=applied.stopped,
        stopped=stopped,
        dry_run=dry_run,
        requests=collection.requests - before,
    )


def _by_href(wanted: Iterable[Event]) -> dict[str, Event]:
    found: dict[str, Event] = {}
    for event in wanted:
        if (other := found.setdefault(event.href, event)) is not event:
            raise ValueError(f"events {other.uid} and {event.uid} would both be {event.href}")
    return found
