"""A subscription: the whole of a calendar in one file, which clients fetch again from time to time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from calendars.event import ADDRESS, COLOR, Event, check_text
from calendars.lines import escape, joined
from calendars.write import PRODID, vevent, zones
from calendars.zone import zone_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a subscription says of itself; `refresh` is how often its readers are asked to come back."""

    name: str
    timezone: str
    description: str = ""
    source_url: str = ""
    color: str = ""
    refresh: timedelta = timedelta(hours=1)

    def __post_init__(self) -> None:
        for what in ("name", "description", "timezone", "source_url", "color"):
            check_text(f"feed: {what}", getattr(self, what), lines=what == "description")
        if zone_named(self.timezone) is None:
            raise ValueError(f"feed {self.name}: {self.timezone!r} is no time zone")
        if self.color and COLOR.fullmatch(self.color) is None:
            raise ValueError(f"feed {self.name}: {self.color!r} is no name of a color")
        if self.source_url and ADDRESS.fullmatch(self.source_url) is None:
            raise ValueError(f"feed {self.name}: {self.source_url!r} is no http(s) address")
        if self.refresh < timedelta(minutes=1):
            raise ValueError(f"feed {self.name}: refreshed every {self.refresh}, at least a minute is meant")


def render(feed: Feed, events: Iterable[Event]) -> bytes:
    """Write a feed, its events in the order of their start; ValueError when two have one UID."""
    ordered = sorted(events, key=lambda event: (event.start.timestamp(), event.uid))
    if len({event.uid for event in ordered}) != len(ordered):
        raise ValueError(f"feed {feed.name}: two events have the same UID")
    head = joined([*_head(feed), *zones(ordered)])
    return head + b"".join(map(vevent, ordered)) + b"END:VCALENDAR\r\n"


def _head(feed: Feed) -> list[str]:
    """Write the properties of the calendar: RFC 7986 and what clients knew before it.

    There is no UID: vdirsyncer would take the whole feed for one single item.
    """
    refresh = _duration(feed.refresh)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODID}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escape(feed.name)}",
        f"X-WR-CALNAME:{escape(feed.name)}",
        f"X-WR-TIMEZONE:{feed.timezone}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}",
        f"X-PUBLISHED-TTL:{refresh}",
    ]
    if feed.description:
        lines += [f"DESCRIPTION:{escape(feed.description)}", f"X-WR-CALDESC:{escape(feed.description)}"]
    if feed.source_url:
        lines.append(f"SOURCE;VALUE=URI:{feed.source_url}")
    if feed.color:
        lines.append(f"COLOR:{feed.color}")
    return lines


def _duration(delta: timedelta) -> str:
    hours, rest = divmod(int(delta.total_seconds()), 3600)
    minutes = rest // 60
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
