"""Meetings: what is not open to the public, and keeps those who attend it from slots at that hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coanimation.domain.ids import check_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A dated meeting of professionals and whole partners (`who`; nobody named: everyone), local hours.

    An `ends` not after `starts` is on the next day. Without a `site` nobody needs time for the way.
    """

    id: str
    day: date
    starts: time
    ends: time
    site: str = ""
    who: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        check_id("meeting", self.id)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """When it is, without a time zone."""
        last = self.day if self.starts < self.ends else self.day + timedelta(days=1)
        return datetime.combine(self.day, self.starts), datetime.combine(last, self.ends)

    def awaits(self, professional: str, partner: str) -> bool:
        """Whether someone attends it."""
        return not self.who or not self.who.isdisjoint({professional, partner})

    def overlaps(self, other: Meeting) -> bool:
        """Whether nobody could attend both."""
        return self.span[0] < other.span[1] and other.span[0] < self.span[1]
