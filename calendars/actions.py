"""What a plan may consist of: writes, entries of the ledger, and things that a person should know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from calendars.compare import Content
from calendars.event import Event
from calendars.ledger import Known


class Policy(StrEnum):
    """What happens to an event of ours that a person edited.

    REPORT leaves and reports it. KEEP leaves it until the event itself changes. RESTORE writes ours again at once.
    """

    REPORT = "report"
    RESTORE = "restore"
    KEEP = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A plan that deletes more than `number` events and more than `share` of those known stops and asks."""

    number: int = 5
    share: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One decision about one resource; `code` names its kind."""

    code: ClassVar[str] = ""
    href: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.href}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Create(Action):
    """Write a resource that does not exist."""

    code: ClassVar[str] = "create"
    event: Event
    after: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Action):
    """Write `fields` of the event over exactly the resource that was seen, whose other lines stay as they are."""

    code: ClassVar[str] = "update"
    event: Event
    before: Known
    after: Known
    fields: frozenset[str]
    if_match: str
    stored: bytes = b""

    def __str__(self) -> str:
        return f"update {self.href} {' '.join(sorted(self.fields))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete(Action):
    """Delete exactly the resource that was seen."""

    code: ClassVar[str] = "delete"
    before: Known
    if_match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged(Action):
    """There is nothing to do."""

    code: ClassVar[str] = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt(Action):
    """Take what was seen into the ledger; nothing is sent."""

    code: ClassVar[str] = "adopt"
    after: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Forget(Action):
    """It is neither wanted nor there any more: leave it out of the ledger; nothing is sent."""

    code: ClassVar[str] = "forget"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneRemotely(Action):
    """A person deleted or moved an event of ours: to be looked at, never created again."""

    code: ClassVar[str] = "gone-remotely"
    uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover(Action):
    """After a lost ledger: an event of ours that is not wanted any more. It is known from now on and goes next time."""

    code: ClassVar[str] = "leftover"
    uid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied(Action):
    """Every event of ours that should be there is gone: one report for all of them."""

    code: ClassVar[str] = "emptied"
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedRemotely(Action):
    """A person edited `fields` of an event of ours. `clash`: fields that we meanwhile changed too.

    `overwritten` tells that ours is written over it, as the policy asks; `withdrawn`, that the event is not wanted any
    more and was left because of the edit. `ours` is what we had written there, `theirs` what they made of it.
    """

    code: ClassVar[str] = "edited-remotely"
    uid: str
    fields: frozenset[str]
    ours: Content
    theirs: Content
    clash: frozenset[str] = frozenset()
    overwritten: bool = False
    withdrawn: bool = False

    def __str__(self) -> str:
        return f"edited-remotely {self.href} {' '.join(sorted(self.fields))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign(Action):
    """Where our event should be, there is something that is not ours; it was not touched."""

    code: ClassVar[str] = "foreign"


Why = Literal["has-attendees", "changed-meanwhile", "uid-taken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Action):
    """The write was not made: invitations would be sent, someone wrote meanwhile, or the UID is used elsewhere."""

    code: ClassVar[str] = "conflict"
    why: Why

    def __str__(self) -> str:
        return f"conflict {self.href} {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken(Action):
    """Another copy of whoever publishes wrote these since, later than all that is known here: nothing is written."""

    code: ClassVar[str] = "overtaken"
    hrefs: tuple[str, ...]

    def __str__(self) -> str:
        return f"overtaken {' '.join(self.hrefs)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MassDelete(Action):
    """The plan would delete `count` of `known` events: nothing is written until someone says yes."""

    code: ClassVar[str] = "mass-delete"
    count: int
    known: int

    def __str__(self) -> str:
        return f"mass-delete {self.count} of {self.known}"


Write = Create | Update | Delete
