"""Keep sets of events in step with CalDAV collections and feeds, losing nothing of what people wrote.

    from calendars import Event, Ledger, MemoryCollection
    from calendars.sync import sync

    report = sync(MemoryCollection(), events, Ledger(path), target="calendar:someone")
    report.writes, report.observed, report.failure

An `Event` has a permanent UID; `Event.href` names its resource in any collection. `sync.sync` lists a collection,
plans and applies; `plan.plan` alone is pure. A collection is a `MemoryCollection`, a `DavCollection` over a
`NetTransport` (see `discovery.find`) or over an `AppTransport`, or one of `calendars.server.local.Collections`, the
embedded server of this process; around one on a server of others, `Adapting` looks before each write where conditions
are ignored. `write.render`, `feed.render`, `check.faults` and `tokens.token` make and
prove what is published as files; `calendars.server` serves it. `imip.invitation` and `letter.draft` write an
invitation by mail, `smtp.post` hands it to a mail server.

`periods` tells from the texts of other people's calendars when they are busy, and `Web` fetches them from addresses
that strangers gave; `query.texts` asks a CalDAV calendar.

Importing this package costs nothing: every name below is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calendars.actions import Action as Action
    from calendars.actions import Adopt as Adopt
    from calendars.actions import Bound as Bound
    from calendars.actions import Conflict as Conflict
    from calendars.actions import Create as Create
    from calendars.actions import Delete as Delete
    from calendars.actions import EditedRemotely as EditedRemotely
    from calendars.actions import Emptied as Emptied
    from calendars.actions import Foreign as Foreign
    from calendars.actions import Forget as Forget
    from calendars.actions import GoneRemotely as GoneRemotely
    from calendars.actions import Leftover as Leftover
    from calendars.actions import MassDelete as MassDelete
    from calendars.actions import Overtaken as Overtaken
    from calendars.actions import Policy as Policy
    from calendars.actions import Unchanged as Unchanged
    from calendars.actions import Update as Update
    from calendars.apply import Failed as Failed
    from calendars.busy import Asked as Asked
    from calendars.busy import Period as Period
    from calendars.busy import periods as periods
    from calendars.collection import Busy as Busy
    from calendars.collection import Careful as Careful
    from calendars.collection import Collection as Collection
    from calendars.collection import CollectionError as CollectionError
    from calendars.collection import Garbled as Garbled
    from calendars.collection import Gone as Gone
    from calendars.collection import Insecure as Insecure
    from calendars.collection import OutOfTime as OutOfTime
    from calendars.collection import PreconditionFailed as PreconditionFailed
    from calendars.collection import Refused as Refused
    from calendars.collection import Stored as Stored
    from calendars.collection import UidTaken as UidTaken
    from calendars.collection import Unreachable as Unreachable
    from calendars.collection import Untrusted as Untrusted
    from calendars.dav import DavCollection as DavCollection
    from calendars.event import Event as Event
    from calendars.event import href_of as href_of
    from calendars.extra import ServeExtraMissing as ServeExtraMissing
    from calendars.feed import Feed as Feed
    from calendars.fetch import Unfetched as Unfetched
    from calendars.fetch import Web as Web
    from calendars.foreign import Unreadable as Unreadable
    from calendars.host import Host as Host
    from calendars.http import NetTransport as NetTransport
    from calendars.ledger import Ledger as Ledger
    from calendars.memory import MemoryCollection as MemoryCollection
    from calendars.memory import Quirks as Quirks
    from calendars.profile import Adapting as Adapting
    from calendars.profile import Profile as Profile
    from calendars.scope import EVERYTHING as EVERYTHING
    from calendars.sync import Report as Report
    from calendars.wsgi import AppTransport as AppTransport

_WHERE = {
    **dict.fromkeys(
        (
            "Action",
            "Adopt",
            "Bound",
            "Conflict",
            "Create",
            "Delete",
            "EditedRemotely",
            "Emptied",
            "Foreign",
            "Forget",
            "GoneRemotely",
            "Leftover",
            "MassDelete",
            "Overtaken",
            "Policy",
            "Unchanged",
            "Update",
        ),
        "actions",
    ),
    "Failed": "apply",
    **dict.fromkeys(("Asked", "Period", "periods"), "busy"),
    "Unfetched": "fetch",
    "Web": "fetch",
    "Unreadable": "foreign",
    **dict.fromkeys(
        (
            "Busy",
            "Careful",
            "Collection",
            "CollectionError",
            "Garbled",
            "Gone",
            "Insecure",
            "OutOfTime",
            "PreconditionFailed",
            "Refused",
            "Stored",
            "UidTaken",
            "Unreachable",
            "Untrusted",
        ),
        "collection",
    ),
    "DavCollection": "dav",
    "Event": "event",
    "href_of": "event",
    "ServeExtraMissing": "extra",
    "Feed": "feed",
    "Host": "host",
    "NetTransport": "http",
    "Ledger": "ledger",
    "MemoryCollection": "memory",
    "Quirks": "memory",
    "EVERYTHING": "scope",
    "Adapting": "profile",
    "Profile": "profile",
    "Report": "sync",
    "AppTransport": "wsgi",
}

__all__ = sorted(_WHERE)  # noqa: PLE0605 # the table above is the list


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
