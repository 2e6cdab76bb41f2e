"""What a server does with preconditions: learned once from harmless questions, remembered, and acted upon.

Nothing is asked with an event of anybody else, nor with one made for the purpose. After a write of ours the identical
bytes are sent again under a condition that is false: whoever keeps conditions refuses, and whoever does not writes what
stands there already. An event of ours that is about to go is first deleted under a false condition.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from threading import RLock
from typing import Literal, Protocol

from calendars.collection import Collection, CollectionError, PreconditionFailed, Stored

# no server gave this ETag to anything
NEVER = '"coanimation-never"'

Condition = Literal["creates", "replaces", "deletes"]
_QUESTIONS: tuple[tuple[Condition, str | None], ...] = (("creates", None), ("replaces", NEVER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of a server; None is not known yet.

    `creates`: it refuses to create what exists; `replaces`, to replace, and `deletes`, to delete what is another than
    was named. `software` is what it said of itself when this was learned: another one is asked again.
    """

    software: str = ""
    creates: bool | None = None
    replaces: bool | None = None
    deletes: bool | None = None

    @property
    def ignores(self) -> bool:
        """Whether a condition was ignored: then none is relied upon, for one was never seen to be the only one."""
        return False in {self.creates, self.replaces, self.deletes}

    @property
    def trusted_to_write(self) -> bool:
        """Whether a write needs no look before it."""
        return bool(self.creates and self.replaces) and not self.ignores

    @property
    def trusted_to_delete(self) -> bool:
        """Whether a deletion needs no look before it."""
        return bool(self.deletes) and not self.ignores

    def to_json(self) -> str:
        """Write it for the ledger."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Profile:
        """Read what `to_json` wrote; what cannot be read is not known."""
        try:
            return cls(**json.loads(text))
        except (ValueError, TypeError):
            return cls()


class Notes(Protocol):
    """Where short texts are remembered by name, from one run to the next; a `Ledger` is one."""

    def note(self, name: str) -> str:
        """Read what is noted under a name; empty when nothing is."""

    def take_note(self, name: str, text: str) -> None:
        """Remember a text under a name, in place of what was there."""


def _silent() -> str:
    return ""


class Adapting:
    """A collection that is handled as its server deserves: looked at before each write where conditions are ignored.

    `server` names the server in `notes`, `software` tells what it says of itself. Where conditions are ignored, no ETag
    of an answer is believed either: what was written is read back, in one request. The window between the look and the
    write remains; what a person writes inside it is lost, and seen by nobody.
    """

    def __init__(
        self, collection: Collection, notes: Notes, *, server: str, software: Callable[[], str] = _silent
    ) -> None:
        self._collection = collection
        self._notes = notes
        self._name = f"profile {server}"
        self._software = software
        self._lock = RLock()
        self._profile = Profile.from_json(notes.note(self._name))

    @property
    def profile(self) -> Profile:
        """What is known so far."""
        return self._profile

    @property
    def requests(self) -> int:
        """How many requests were sent so far, questions included."""
        return self._collection.requests

    def list(self) -> dict[str, str]:
        """Tell the ETag of every resource by its href; another software than was known is to be learned again."""
        found = self._collection.list()
        if (software := self._software()) != self._profile.software:
            self._profile = Profile(software=software)
        return found

    def get(self, hrefs: Iterable[str]) -> dict[str, Stored]:
        """Fetch many resources."""
        return self._collection.get(hrefs)

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        """Write one resource, and learn from the first how the server takes conditions."""
        if self._profile.trusted_to_write:
            return self._put(href, data, if_match)
        if self._profile.ignores:
            self._expect(href, if_match)
            self._put(href, data, if_match)
            return None
        with self._lock:  # the others wait for what the first one learns
            if self._is_learned():
                return self.put(href, data, if_match=if_match)
            self._expect(href, if_match)
            etag = self._put(href, data, if_match)
            return etag if self._ask_about_writes(href, data) else None

    def delete(self, href: str, *, if_match: str) -> None:
        """Delete one resource, and learn from the first how the server takes the condition."""
        if self._profile.trusted_to_delete:
            self._delete(href, if_match)
            return
        with self._lock:
            self._expect(href, if_match)
            if self._profile.deletes is None and not self._profile.ignores:
                try:
                    self._delete(href, NEVER)
                except PreconditionFailed:
                    pass  # as it should: now in earnest
                else:
                    self._learn("deletes", kept=False)
                    return
            self._delete(href, if_match)

    def _is_learned(self) -> bool:
        """Whether another write learned, meanwhile, how the server takes conditions."""
        return self._profile.trusted_to_write or self._profile.ignores

    def _put(self, href: str, data: bytes, if_match: str | None) -> str | None:
        try:
            return self._collection.put(href, data, if_match=if_match)
        except PreconditionFailed:
            # refused once is kept, whatever asked for it
            self._learn("creates" if if_match is None else "replaces", kept=True)
            raise

    def _delete(self, href: str, if_match: str) -> None:
        try:
            self._collection.delete(href, if_match=if_match)
        except PreconditionFailed:
            self._learn("deletes", kept=True)
            raise

    def _ask_about_writes(self, href: str, data: bytes) -> bool:
        """Send the same bytes again under conditions that are false; whether the ETag of the write still holds."""
        try:
            for name, condition in _QUESTIONS:
                if getattr(self._profile, name) is not None:
                    continue
                try:
                    self._collection.put(href, data, if_match=condition)
                except PreconditionFailed:
                    self._learn(name, kept=True)
                else:
                    self._learn(name, kept=False)
                    return False
        except CollectionError:
            return False  # not learned, and perhaps written again: what we wrote before stands there all the same
        return True

    def _learn(self, name: Condition, *, kept: bool) -> None:
        learned = replace(
            self._profile,
            creates=kept if name == "creates" else self._profile.creates,
            replaces=kept if name == "replaces" else self._profile.replaces,
            deletes=kept if name == "deletes" else self._profile.deletes,
        )
        if learned != self._profile:
            self._profile = learned
            self._notes.take_note(self._name, learned.to_json())

    def _expect(self, href: str, etag: str | None) -> None:
        found = self._collection.get([href]).get(href)
        if (found.etag if found else None) != etag:
            raise PreconditionFailed(f"{href} is not as expected", href=href)
