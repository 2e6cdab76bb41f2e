"""A collection in memory, with the quirks that were measured on real servers as switches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from calendars.collection import Gone, PreconditionFailed, Stored, UidTaken
from calendars.lines import joined, split, unfold


@dataclass(frozen=True, slots=True, kw_only=True)
class Quirks:
    """What a server does differently; see the table of servers in docs/explanation/calendars.md."""

    hides_etags: bool = False
    rewrites: bool = False
    ignores_if_none_match: bool = False
    ignores_if_match_on_delete: bool = False
    ignores_if_match_when_absent: bool = False
    new_etag_each_time: bool = False
    allows_same_uid: bool = False


class MemoryCollection:
    """Resources in a dictionary; a person's own changes go through `edit` and `remove`, which count no request."""

    def __init__(self, quirks: Quirks | None = None) -> None:
        self.quirks = quirks or Quirks()
        self.requests = 0
        self.writes = 0
        self._stored: dict[str, Stored] = {}
        self._revision = 0

    def list(self) -> dict[str, str]:
        """Tell the ETag of every resource by its href."""
        self.requests += 1
        return {href: stored.etag for href, stored in sorted(self._stored.items())}

    def get(self, hrefs: Iterable[str]) -> dict[str, Stored]:
        """Fetch many resources; those that do not exist are left out."""
        self.requests += 1
        return {href: self._stored[href] for href in hrefs if href in self._stored}

    def put(self, href: str, data: bytes, *, if_match: str | None = None) -> str | None:
        """Write one resource under its precondition, as the quirks have it."""
        self.requests += 1
        present = self._stored.get(href)
        if if_match is None and present and not self.quirks.ignores_if_none_match:
            raise PreconditionFailed(f"{href} exists", href=href)
        absent_passes = present is None and self.quirks.ignores_if_match_when_absent
        if if_match is not None and not absent_passes and (present is None or present.etag != if_match):
            raise PreconditionFailed(f"{href} has changed", href=href)
        if not self.quirks.allows_same_uid and self._taken(href, data):
            raise UidTaken(f"the UID of {href} is used by another resource", href=href, status=409)
        self.writes += 1
        etag = self._store(href, data)
        return None if self.quirks.hides_etags else etag

    def delete(self, href: str, *, if_match: str) -> None:
        """Delete one resource under its precondition, as the quirks have it."""
        self.requests += 1
        present = self._stored.get(href)
        if present is None:
            raise Gone(f"no {href}", href=href)
        if present.etag != if_match and not self.quirks.ignores_if_match_on_delete:
            raise PreconditionFailed(f"{href} has changed", href=href)
        self.writes += 1
        del self._stored[href]

    def edit(self, href: str, data: bytes) -> None:
        """Write as a person does in their own client."""
        self._store(href, data)

    def remove(self, href: str) -> None:
        """Delete as a person does in their own client."""
        del self._stored[href]

    def contents(self) -> dict[str, bytes]:
        """Tell everything that is stored."""
        return {href: stored.data for href, stored in sorted(self._stored.items())}

    def _taken(self, href: str, data: bytes) -> bool:
        uid = _uid(data)
        return bool(uid) and any(_uid(stored.data) == uid for other, stored in self._stored.items() if other != href)

    def _store(self, href: str, data: bytes) -> str:
        if self.quirks.rewrites:
            data = _rewritten(data)
        self._revision += 1
        salt = str(self._revision) if self.quirks.new_etag_each_time else ""
        etag = f'"{hashlib.sha256(data + salt.encode()).hexdigest()[:16]}"'
        self._stored[href] = Stored(etag, data)
        return etag


def _uid(data: bytes) -> str:
    return next((split(line)[2] for line in unfold(data) if split(line)[0] == "UID"), "")


def _rewritten(data: bytes) -> bytes:
    """Write the same event in other words, as Cyrus and SOGo do: order, PRODID, explicit value types."""
    lines = unfold(data)
    if "BEGIN:VEVENT" not in lines:
        return data
    begin = lines.index("BEGIN:VEVENT") + 1
    end = next((at for at in range(begin, len(lines)) if lines[at].startswith(("BEGIN:", "END:"))), begin)
    properties = [line.replace("DTSTART;TZID", "DTSTART;VALUE=DATE-TIME;TZID") for line in lines[begin:end]]
    head = ["PRODID:-//rewriting//EN" if line.startswith("PRODID:") else line for line in lines[:begin]]
    return joined([*head, *sorted(set(properties)), *lines[end:]])
