"""The one thing that is published: an event that cannot be wrong."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Final, Literal, get_args

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]

_UID = re.compile(r"[A-Za-z0-9._@-]{1,200}")
ADDRESS: Final = re.compile(r"https?://[!-~]+")
COLOR: Final = re.compile(r"[a-z]{3,20}")  # a name of CSS 3, as RFC 7986 5.9 wants it
# of the categories Cc, Cs, Zl and Zp of Unicode: what no client reads alike
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HREF = re.compile(r"[a-z0-9-]{1,80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that takes place from `start` to `end`, which know their time zone.

    `changed` is the instant of its last change and `sequence` the revision of its time, place or status (RFC 5545
    3.8.7.4). A `transparent` event does not make its reader busy. ValueError when it could not be written truthfully.
    """

    uid: str
    start: datetime
    end: datetime
    summary: str
    changed: datetime
    location: str = ""
    description: str = ""
    status: Status = "CONFIRMED"
    transparent: bool = False
    sequence: int = 0
    categories: tuple[str, ...] = field(default=())
    # what was written of it, all but the UID: an event and its copies under other names share it
    written: dict[str, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _check_uid(self.uid)
        for name in ("start", "end", "changed"):
            if getattr(self, name).utcoffset() is None:
                raise ValueError(f"event {self.uid}: {name} has no time zone")
        if self.end.timestamp() <= self.start.timestamp():
            raise ValueError(f"event {self.uid}: ends at {self.end}, not after its start {self.start}")
        if self.status not in get_args(Status):
            raise ValueError(f"event {self.uid}: unknown status {self.status!r}")
        if self.sequence < 0:
            raise ValueError(f"event {self.uid}: sequence {self.sequence} is negative")
        for name in ("summary", "location", "description"):
            if _CONTROL.search(text := getattr(self, name)):
                check_text(f"event {self.uid}: {name}", text, lines=name != "summary")
        for category in self.categories:
            check_text(f"event {self.uid}: category", category, lines=False)

    def named(self, uid: str) -> Event:
        """Give the same event under another UID: nothing else is looked at again, and it is written only once."""
        _check_uid(uid)
        copy = object.__new__(Event)
        for name in _SHARED:
            object.__setattr__(copy, name, getattr(self, name))
        object.__setattr__(copy, "uid", uid)
        return copy

    @property
    def href(self) -> str:
        """Its name in a collection, always the same for one UID: small letters, digits and dashes, then `.ics`."""
        return href_of(self.uid)


_SHARED = tuple(one.name for one in fields(Event) if one.name != "uid")


def _check_uid(uid: str) -> None:
    if _UID.fullmatch(uid) is None:
        raise ValueError(f"event {uid!r}: a UID is letters, digits and . _ @ -, at most 200")


def href_of(uid: str) -> str:
    """Name the resource of a UID: what stands before its @, or a hash where that is no safe name.

    UIDs that differ only after the @ have one name: they cannot stand in one collection.
    """
    local = uid.partition("@")[0]
    if _HREF.fullmatch(local) is None:
        local = hashlib.sha256(uid.encode()).hexdigest()[:40]
    return f"{local}.ics"


def check_text(what: str, text: str, *, lines: bool) -> None:
    """Refuse what no client reads alike: control characters (a line feed may pass), lone surrogates; ValueError."""
    for found in _CONTROL.finditer(text):
        if found[0] != "\n" or not lines:
            raise ValueError(f"{what}: the character U+{ord(found[0]):04X} cannot be written in a calendar")
