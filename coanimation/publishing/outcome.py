"""What became of a calendar: how much was written, what people did there, what went wrong, in codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from calendars.actions import Action, Create, Delete, Overtaken, Unchanged, Update
from calendars.collection import (
    Busy,
    CollectionError,
    Garbled,
    Gone,
    Insecure,
    OutOfTime,
    Refused,
    Unreachable,
    Untrusted,
)
from calendars.ledger import Ledger
from calendars.plan import Seen, plan
from calendars.sync import Report
from coanimation.publishing.observed import Observed, observations
from coanimation.publishing.orders import Order

LedgerWas = Literal["whole", "damaged", "missing"]

# the first that fits
_FAILURES: Final[Mapping[type[CollectionError], str]] = {
    Untrusted: "publish-calendar-certificate",
    Insecure: "publish-calendar-insecure",
    OutOfTime: "publish-calendar-out-of-time",
    Busy: "publish-calendar-busy",
    Garbled: "publish-calendar-unreadable",
    Unreachable: "publish-calendar-unreachable",
}
_STATUSES: Final[Mapping[int, str]] = {
    401: "publish-calendar-password-refused",
    403: "publish-calendar-forbidden",
    404: "publish-calendar-gone",
    423: "publish-calendar-locked",
    500: "publish-calendar-down",
    507: "publish-calendar-full",
}
# where the calendar itself was open to us, no password is at fault
_STATUSES_OF_A_WRITE: Final[Mapping[int, str]] = {
    **_STATUSES,
    403: "publish-calendar-read-only",
    405: "publish-calendar-read-only",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The slots whose events a rehearsal would create, update or delete."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of the calendar of one partner; in a rehearsal, what would.

    `failure` is a code of the catalogue, empty when all went well; `stopped` tells that too much would be deleted, or
    that another copy of the workspace published since.
    """

    partner: str
    own_server: bool
    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0
    observed: tuple[Observed, ...] = ()
    requests: int = 0
    failure: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    stopped: bool = False
    taken: tuple[str, ...] = ()
    planned: Planned = Planned()

    @property
    def writes(self) -> int:
        """How many events were written or deleted."""
        return self.created + self.updated + self.deleted


def failed(one: Order, code: str, fields: Mapping[str, object]) -> Delivery:
    """Tell of a calendar that could not be brought in step."""
    return Delivery(partner=one.partner.id, own_server=one.partner.calendar is not None, failure=code, fields=fields)


def delivery(one: Order, report: Report) -> Delivery:
    """Tell of a calendar what its report says, by slot."""
    slots = {event.href: slot for slot, event in one.previous.items()} | dict(one.slots)
    made = Counter(type(action) for action in (report.actions if report.dry_run else report.done))
    code, fields = _trouble(report)
    return Delivery(
        partner=one.partner.id,
        own_server=one.partner.calendar is not None,
        created=made[Create],
        updated=made[Update],
        deleted=made[Delete],
        unchanged=sum(isinstance(action, Unchanged) for action in report.actions),
        observed=observations(report.observed, slots, rehearsal=report.dry_run),
        requests=report.requests,
        failure=code,
        fields=fields,
        stopped=report.stopped is not None,
        planned=_planned(report, slots) if report.dry_run else Planned(),
        taken=tuple(slots[c.href] for c in report.conflicts if c.why == "uid-taken" and c.href in slots),
    )


def _planned(report: Report, slots: Mapping[str, str]) -> Planned:
    def of(kind: type[Action]) -> tuple[str, ...]:
        return tuple(sorted(slots.get(one.href, one.href) for one in report.actions if isinstance(one, kind)))

    return Planned(created=of(Create), updated=of(Update), deleted=of(Delete))


def recalled(one: Order, ledger: Ledger) -> Delivery:
    """Tell of a calendar what the ledger alone knows: what is still to be written, and the edits seen last time."""
    known = ledger.known(one.place)
    if not ledger.knows(one.place):  # never written, or the ledger was lost: which of them, only a look would tell
        return Delivery(partner=one.partner.id, own_server=one.partner.calendar is not None)
    there = {href: Seen(entry.etag) for href, entry in known.items() if entry.etag}
    actions = plan({event.href: event for event in one.events.values()}, known, there, one.scope)
    return delivery(one, Report(target=one.place, actions=actions, dry_run=True))


def _trouble(report: Report) -> tuple[str, Mapping[str, object]]:
    if isinstance(report.stopped, Overtaken):
        return "publish-calendar-overtaken", {"count": len(report.stopped.hrefs)}
    if report.stopped:
        return "publish-calendar-mass-delete", {"count": report.stopped.count, "known": report.stopped.known}
    if report.failure:
        return failure(report.failure)
    if report.failed:
        return failure(report.failed[0].error, _STATUSES_OF_A_WRITE)
    if report.conflicts:
        return "publish-calendar-conflict", {"count": len(report.conflicts)}
    return "", {}


def failure(error: CollectionError, statuses: Mapping[int, str] = _STATUSES) -> tuple[str, Mapping[str, object]]:
    """Tell why a calendar could not be reached, or was not let be written."""
    if isinstance(error, Gone):
        return "publish-calendar-gone", {}
    if isinstance(error, Insecure) and error.elsewhere:
        return "publish-calendar-elsewhere", {"host": error.elsewhere}
    for kind, code in _FAILURES.items():
        if isinstance(error, kind):
            return code, {"status": error.status} if isinstance(error, Busy) else {}
    if not isinstance(error, Refused):
        return "publish-calendar-conflict", {"count": 1}
    if error.status < 400:
        return "publish-calendar-strange", {}
    return statuses.get(error.status, "publish-calendar-refused"), {"status": error.status}
