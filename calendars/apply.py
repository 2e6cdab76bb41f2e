"""Carry a plan out: intent on the disk before any write, each outcome made sure of, all of it resumable."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from calendars.actions import Action, Adopt, Conflict, Create, Delete, Forget, Update, Write
from calendars.collection import (
    Collection,
    CollectionError,
    Gone,
    PreconditionFailed,
    Refused,
    Stored,
    UidTaken,
    Unreachable,
)
from calendars.compare import merge, read
from calendars.lanes import each
from calendars.ledger import Intent, Known, Ledger
from calendars.write import render

# after these every further write would meet the same answer
_HOPELESS = frozenset({401, 507})


@dataclass(frozen=True, slots=True)
class Failed:
    """A write that the server refused."""

    action: Action
    error: CollectionError


@dataclass(slots=True)
class Applied:
    """What became of a plan: writes made, conflicts met, writes refused, and what stopped it, if anything did."""

    done: list[Action] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    stopped: CollectionError | None = None


def apply(actions: Sequence[Action], collection: Collection, ledger: Ledger, target: str, *, lanes: int = 1) -> Applied:
    """Make the writes of a plan, begun in its order, `lanes` at a time, and keep the ledger true at every instant.

    Whatever happens between two requests, the next plan starts from the ledger on the disk and converges: a write whose
    outcome is unknown keeps its intent.
    """
    run = _Run(collection, ledger, target)
    run.take_in(actions)
    writes = [action for action in actions if isinstance(action, Create | Update | Delete)]
    ledger.record(target, [_intended(action) for action in writes])
    try:
        run.write(writes, lanes)
    finally:
        run.settle()
    return run.told(actions)


def _intended(action: Write) -> Known:
    if isinstance(action, Delete):
        return replace(action.before, intent=Intent(doing="delete"))
    before = action.before if isinstance(action, Update) else action.after
    intent = Intent(doing="put", content=action.after.theirs, base=action.after.base)
    return replace(before, revision=action.after.revision, intent=intent)


def _body(action: Create | Update) -> bytes:
    if isinstance(action, Update):
        return merge(action.stored, action.event, action.fields, action.after.sequence)
    return render(action.event)


class _Run:
    def __init__(self, collection: Collection, ledger: Ledger, target: str) -> None:
        self.applied = Applied()
        self._collection = collection
        self._ledger = ledger
        self._target = target
        self._settled: dict[str, Known] = {}
        self._forgotten: list[str] = []
        self._unseen: dict[str, tuple[Known, bytes]] = {}

    def take_in(self, actions: Sequence[Action]) -> None:
        """Record what only concerns the ledger."""
        adopted = [action.after for action in actions if isinstance(action, Adopt)]
        # with the beginning: a target that is begun is no longer asked what was told before
        self._ledger.begin(self._target, adopted, [action.href for action in actions if isinstance(action, Forget)])

    def write(self, writes: Sequence[Write], lanes: int) -> None:
        """Make the writes, until one shows that the others would fail too; then read back what the server hid."""
        each(writes, self._go_on_after, lanes)
        if self._unseen and not self.applied.stopped:
            self._read_back()

    def settle(self) -> None:
        """Write what is sure to the ledger, in one transaction."""
        # copies: whoever is interrupted leaves lanes behind in which something may still end; its intent stands
        self._ledger.record(self._target, list(self._settled.values()), list(self._forgotten))

    def told(self, actions: Sequence[Action]) -> Applied:
        """Tell what became of it in the order of the plan, whatever ended first."""
        order = {action.href: place for place, action in enumerate(actions)}
        self.applied.done.sort(key=lambda action: order[action.href])
        self.applied.conflicts.sort(key=lambda conflict: order[conflict.href])
        self.applied.failed.sort(key=lambda failed: order[failed.action.href])
        return self.applied

    def _go_on_after(self, action: Write) -> bool:
        try:
            self._write(action)
        except Refused as error:
            self._refused(action, error)
            if error.status not in _HOPELESS:
                return True
            self.applied.stopped = error
        except CollectionError as error:
            self.applied.stopped = error
        else:
            return True
        return False

    def _write(self, action: Write) -> None:
        for last in (False, False, False, True):
            try:
                self._attempt(action)
            except Unreachable:
                # the answer was lost, the write perhaps not: look, and repeat only what is known not to have happened
                if self._happened(action):
                    return
                if last:
                    raise
            except PreconditionFailed:
                if not self._happened(action):
                    self._conflict(action)
                return
            else:
                return

    def _attempt(self, action: Write) -> None:
        if isinstance(action, Delete):
            with contextlib.suppress(Gone):
                self._collection.delete(action.href, if_match=action.if_match)
            self._deleted(action)
            return
        if_match = action.if_match if isinstance(action, Update) else None
        body = _body(action)
        etag = self._collection.put(action.href, body, if_match=if_match)
        if etag:
            self._settled[action.href] = replace(action.after, etag=etag, intent=Intent())
        else:
            self._unseen[action.href] = action.after, body
        self.applied.done.append(action)

    def _happened(self, action: Write) -> bool:
        """Look at the resource: is it as the write would have left it? Then the write is settled."""
        found = self._collection.get([action.href]).get(action.href)
        if isinstance(action, Delete):
            if found is None:
                self._deleted(action)
            return found is None
        if found is None or not _holds(found, action.after):
            return False
        if isinstance(action, Update) and found.etag == action.if_match:
            return False
        pure = action.after.pure and found.data == _body(action)
        self._settled[action.href] = replace(action.after, etag=found.etag, pure=pure, intent=Intent())
        self.applied.done.append(action)
        return True

    def _deleted(self, action: Delete) -> None:
        self._forgotten.append(action.href)
        self.applied.done.append(action)

    def _conflict(self, action: Write) -> None:
        """Nothing was written: someone was there first. What they did is for the next plan to see."""
        found = self._collection.get([action.href]).get(action.href)
        taken = isinstance(action, Create) and found is None
        self.applied.conflicts.append(Conflict(href=action.href, why="uid-taken" if taken else "changed-meanwhile"))
        self._undo_intent(action)

    def _refused(self, action: Write, error: Refused) -> None:
        if isinstance(action, Create) and isinstance(error, UidTaken):
            self.applied.conflicts.append(Conflict(href=action.href, why="uid-taken"))
        else:
            self.applied.failed.append(Failed(action, error))
        if error.status < 500:
            self._undo_intent(action)

    def _undo_intent(self, action: Write) -> None:
        if isinstance(action, Create):
            self._forgotten.append(action.href)
        else:
            self._settled[action.href] = replace(action.before, intent=Intent())

    def _read_back(self) -> None:
        """Fetch the ETags that the server kept to itself, and what it made of our bytes (RFC 4791 5.3.4)."""
        try:
            found = self._collection.get(sorted(self._unseen))
        except CollectionError as error:
            self.applied.stopped = error
            return
        for href, (after, body) in self._unseen.items():
            stored = found.get(href)
            reading = read(stored.data) if stored else None
            if stored and reading and reading.uid == after.uid:
                # other bytes: the server's wording, or what a person added since
                pure = after.pure and stored.data == body
                self._settled[href] = replace(
                    after, etag=stored.etag, theirs=reading.content, pure=pure, intent=Intent()
                )


def _holds(found: Stored, after: Known) -> bool:
    reading = read(found.data)
    return reading is not None and reading.uid == after.uid and reading.content == after.theirs
