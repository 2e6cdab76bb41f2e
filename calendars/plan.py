"""The decision, pure and printable: what is wanted, what the ledger knows and what the server holds, three ways."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from calendars.actions import (
    Action,
    Adopt,
    Bound,
    Conflict,
    Create,
    Delete,
    EditedRemotely,
    Emptied,
    Foreign,
    Forget,
    GoneRemotely,
    Leftover,
    MassDelete,
    Overtaken,
    Policy,
    Unchanged,
    Update,
)
from calendars.compare import FIELDS, Content, Reading, content_of, read
from calendars.event import Event, href_of
from calendars.ledger import Intent, Known
from calendars.scope import EVERYTHING, NOTHING, decided
from calendars.write import revision_of

_MISPLACED = frozenset({"when", "status"})  # an event of which these are wrong is not where it should be


@dataclass(frozen=True, slots=True)
class Seen:
    """A resource as listed, with its bytes where they matter (see `unclear`)."""

    etag: str
    data: bytes | None = None


Wanted = Mapping[str, Event]


def unclear(  # noqa: PLR0913 # the same as plan, of which it is the first half
    wanted: Wanted,
    known: Mapping[str, Known],
    listed: Mapping[str, str],
    scope: Container[str] = EVERYTHING,
    policy: Policy = Policy.REPORT,
    *,
    told: Container[str] = NOTHING,
    put_back: bool = False,
) -> tuple[str, ...]:
    """Name the resources whose bytes the decision needs: unknown, changed, half-written, or edited and to write."""
    hrefs = (href for href in decided(wanted, known, listed, scope, told) if href in listed)
    over = put_back or policy is Policy.RESTORE
    return tuple(href for href in hrefs if _unclear(wanted.get(href), known.get(href), listed[href], over=over))


def _unclear(event: Event | None, entry: Known | None, etag: str, *, over: bool) -> bool:
    if entry is None or entry.etag != etag or entry.intent.doing:
        return True
    if entry.pure:
        return False
    if event is None or content_of(event) != entry.base:
        return True
    return over and entry.theirs != entry.base


def plan(  # noqa: PLR0913 # the three sides, and what is decided about them
    wanted: Wanted,
    known: Mapping[str, Known],
    remote: Mapping[str, Seen],
    scope: Container[str] = EVERYTHING,
    policy: Policy = Policy.REPORT,
    *,
    told: Container[str] = NOTHING,
    previous: Wanted = MappingProxyType({}),
    bound: Bound | None = None,
    put_back: bool = False,
    take_over: bool = False,
) -> tuple[Action, ...]:
    """Decide what must change on the server so that it holds what is wanted, and nothing else is touched.

    Only hrefs of `scope` are decided about. Those of `told` were announced before, and the ledger lost since: absent,
    they are reported, not created; there and not wanted any more, they are left over. `previous` are the events as they
    were last announced: what the ledger does not know is compared with them. With a `bound`, a plan that deletes too
    much begins with a MassDelete. `put_back` makes again what is wanted and was deleted there by a person, and puts to
    its time again what a person moved or cancelled. A plan that meets a later revision of ours than any known here
    begins with Overtaken: somebody publishes from another copy. `take_over` says that this copy is the one that counts,
    and writes over it.
    """
    actions: list[Action] = []
    later: list[str] = []
    for href in decided(wanted, known, remote, scope, told):
        event, entry, seen = wanted.get(href), known.get(href), remote.get(href)
        if seen is None:
            actions.extend(_absent(href, event, entry, told=href in told, put_back=put_back))
        else:
            last = previous.get(href)
            overtaken = _is_overtaken(seen, [entry.revision if entry else "", revision_of(last) if last else ""], event)
            if overtaken and not take_over:
                later.append(href)
                continue
            agreed = _Agreed(policy=policy, put_back=put_back, written_over=overtaken)
            actions.extend(_present(href, event, entry or last, seen, agreed))
    mine = [href for href, entry in known.items() if href in scope and entry.etag]
    actions = _one_report_if_emptied(actions)
    deletes = sum(isinstance(action, Delete) for action in actions)
    if bound and deletes > bound.number and deletes > bound.share * len(mine):
        actions.insert(0, MassDelete(count=deletes, known=len(mine)))
    if later:
        actions.insert(0, Overtaken(hrefs=tuple(later)))
    return tuple(actions)


def _is_overtaken(seen: Seen, known: Iterable[str], event: Event | None) -> bool:
    """Whether a later revision stands there than any that was sent or told from here; unmarked bytes are none."""
    reading = read(seen.data) if seen.data is not None else None
    ours = revision_of(event) if event else ""
    latest = max(known) or ours
    return reading is not None and bool(latest) and reading.revision > latest and reading.revision != ours


def _one_report_if_emptied(actions: list[Action]) -> list[Action]:
    """Say it once when nothing of ours is left there: events that never were there, or are forgotten, do not count."""
    gone = [action.href for action in actions if isinstance(action, GoneRemotely)]
    if len(gone) < 2 or not all(
        isinstance(action, GoneRemotely | Create | Forget) or action.href in gone for action in actions
    ):
        return actions
    return [Emptied(hrefs=tuple(gone)), *(action for action in actions if not isinstance(action, GoneRemotely))]


def _absent(href: str, event: Event | None, entry: Known | None, *, told: bool, put_back: bool) -> Iterator[Action]:
    """Decide about a resource that is not there."""
    if event is None:
        yield Forget(href=href)
    elif entry is None and told and not put_back:
        ours = content_of(event)
        yield GoneRemotely(href=href, uid=event.uid)
        yield Adopt(href=href, after=Known(href=href, uid=event.uid, etag="", base=ours, theirs=ours, lost=True))
    elif put_back or entry is None or entry.intent.doing == "delete" or not (entry.etag or entry.lost):
        # asked for, or never there, or taken away by ourselves, or announced by a run interrupted before it wrote
        ours = content_of(event)
        after = Known(
            href=href,
            uid=event.uid,
            etag="",
            base=ours,
            theirs=ours,
            sequence=event.sequence,
            revision=max(revision_of(event), entry.revision if entry else ""),
        )
        yield Create(href=href, event=event, after=after)
    else:
        yield GoneRemotely(href=href, uid=entry.uid)


@dataclass(frozen=True, slots=True)
class _There:
    """A resource of ours on the server: the ledger's entry as it was, and as it is after what was seen."""

    entry: Known | None
    now: Known
    seen: Seen
    scheduled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agreed:
    """What was agreed to about a resource that is there.

    `written_over`: what another copy made of it counts as our own from now on, and is nobody's edit.
    """

    policy: Policy
    put_back: bool
    written_over: bool

    def back(self, theirs: Content, edited: frozenset[str]) -> frozenset[str]:
        """Tell which edits put the event elsewhere, or away, and are to be taken back."""
        cancelled = "status" in edited and theirs.status == "CANCELLED"
        return edited & _MISPLACED if self.put_back and (cancelled or "when" in edited) else frozenset()


def _present(
    href: str, event: Event | None, known: Known | Event | None, seen: Seen, agreed: _Agreed
) -> Iterator[Action]:
    """Decide about a resource that is there, of which the ledger's entry is known, or what was last announced."""
    reading = read(seen.data) if seen.data is not None else None
    entry, before = (known, None) if isinstance(known, Known) else (None, known)
    uid = entry.uid if entry else event.uid if event else ""
    if event is None and entry is None:
        yield from _left_over(href, seen, reading, before)
        return
    if seen.data is not None and (reading is None or reading.uid != uid):
        yield Foreign(href=href)
        return
    now = _now_known(event, entry or before, seen, reading)
    if agreed.written_over:
        now = replace(now, base=now.theirs)
    there = _There(entry, now, seen, reading is not None and reading.scheduled)
    yield from _unwanted(there, agreed.policy) if event is None else _wanted(event, there, agreed)


def _left_over(href: str, seen: Seen, reading: Reading | None, before: Event | None) -> Iterator[Action]:
    """Decide about an event that was told before the ledger was lost, and is not wanted any more."""
    if reading is None or href_of(reading.uid) != href:
        return
    there = reading.content
    yield Leftover(href=href, uid=reading.uid)
    after = Known(
        href=href,
        uid=reading.uid,
        etag=seen.etag,
        base=content_of(before) if before else there,
        theirs=there,
        sequence=reading.sequence,
        pure=False,
        revision=reading.revision,
    )
    yield Adopt(href=href, after=after)


def _now_known(event: Event | None, entry: Known | Event | None, seen: Seen, reading: Reading | None) -> Known:
    """Bring the ledger's entry up to what was seen, an interrupted write of ours included."""
    if not isinstance(entry, Known):
        if reading is None or event is None:
            raise ValueError("the bytes of an unknown resource are needed (see unclear)")
        # the ledger was lost: what is as last announced, or else as wanted, is ours; what is not was edited
        ours, theirs, number = content_of(entry or event), reading.content, reading.sequence
        return Known(
            href=event.href,
            uid=event.uid,
            etag=seen.etag,
            base=ours,
            theirs=theirs,
            sequence=number,
            pure=False,
            revision=reading.revision,
        )
    if reading is None:
        return entry
    return replace(
        entry,
        etag=seen.etag,
        base=_base(entry, reading.content),
        theirs=reading.content,
        sequence=max(entry.sequence, reading.sequence),
        # also after an interrupted write of ours: someone may have added to it before we came back
        pure=entry.pure and seen.etag == entry.etag,
        lost=False,
        intent=Intent(),
        revision=max(entry.revision, reading.revision),
    )


def _base(entry: Known, theirs: Content) -> Content:
    """Tell what we last wrote; after an interrupted write, field by field, whether it had been made."""
    intent = entry.intent
    if intent.doing != "put" or intent.content is None or intent.base is None:
        return entry.base
    made = frozenset(FIELDS) - theirs.differs(intent.content)
    return replace(entry.base, **_fields(intent.base, made))


def _unwanted(there: _There, policy: Policy) -> Iterator[Action]:
    now = there.now
    edited = now.theirs.differs(now.base)
    if there.scheduled:
        yield Conflict(href=now.href, why="has-attendees")
        return
    left = bool(edited) and policy is Policy.REPORT
    if edited:
        yield _edited(now, edited, overwritten=not left, withdrawn=left)
    if not left:
        yield Delete(href=now.href, before=now, if_match=there.seen.etag)
    elif now != there.entry:
        yield Adopt(href=now.href, after=now)


def _wanted(event: Event, there: _There, agreed: _Agreed) -> Iterator[Action]:
    ours, now = content_of(event), there.now
    differing = now.theirs.differs(ours)
    edited = now.theirs.differs(now.base) & differing
    changed = ours.differs(now.base)
    wins = agreed.policy is Policy.RESTORE or (agreed.policy is Policy.KEEP and bool(changed))
    over = edited if wins else agreed.back(now.theirs, edited)
    write = differing - (edited - over)
    if write and there.scheduled:
        yield Conflict(href=now.href, why="has-attendees")
        write, over = frozenset(), frozenset()
    for some in filter(None, (over, edited - over)):
        yield _edited(now, some, clash=some & changed, overwritten=some == over)
    # where both say the same, it is our base from now on: an edit no more
    now = replace(now, base=replace(now.base, **_fields(ours, frozenset(FIELDS) - differing)))
    if write:
        yield _update(event, now, there.seen, write, restored=bool(edited & write))
    elif now != there.entry:
        yield Adopt(href=now.href, after=now)
    elif not edited:
        yield Unchanged(href=now.href)


def _edited(
    now: Known,
    fields: frozenset[str],
    *,
    clash: frozenset[str] = frozenset(),
    overwritten: bool,
    withdrawn: bool = False,
) -> EditedRemotely:
    return EditedRemotely(
        href=now.href,
        uid=now.uid,
        fields=fields,
        ours=now.base,
        theirs=now.theirs,
        clash=clash,
        overwritten=overwritten,
        withdrawn=withdrawn,
    )


def _update(event: Event, now: Known, seen: Seen, write: frozenset[str], *, restored: bool) -> Update:
    taken = _fields(content_of(event), write)
    # RFC 5545 3.8.7.4: ours written over a person's must be the later revision of the two
    sequence = max(event.sequence, now.sequence) + restored
    after = replace(
        now,
        base=replace(now.base, **taken),
        theirs=replace(now.theirs, **taken),
        sequence=sequence,
        intent=Intent(),
        revision=max(now.revision, revision_of(event)),
    )
    stored = b"" if now.pure else seen.data or b""
    return Update(href=now.href, event=event, before=now, after=after, fields=write, if_match=seen.etag, stored=stored)


def _fields(content: Content, names: frozenset[str]) -> dict[str, str]:
    return {name: getattr(content, name) for name in names}
