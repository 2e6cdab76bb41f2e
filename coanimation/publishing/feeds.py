"""The private subscriptions: a file for each, under a name that tells nothing, reached by a secret link."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from calendars.event import Event
from calendars.feed import Feed
from calendars.feed import render as render_feed
from coanimation.domain.people import Partner
from coanimation.domain.told import Told, digest
from coanimation.publishing import incidents, links, trees
from coanimation.publishing.audiences import Target
from coanimation.publishing.links import NOTICED, Links
from coanimation.publishing.months import Reading, addressed
from coanimation.publishing.targets import feeds_of
from coanimation.workspace import paths

_FEED_FILE: Final = re.compile(r"[0-9a-f]{64}\.ics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """What became of the private subscriptions; in a rehearsal, what would.

    `failed` could not be made: their readers keep what they had.
    """

    targets: tuple[Target, ...]
    written: int = 0
    removed: int = 0
    failed: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Every private file, by the name of its file; `failed` are the feeds of which there is none."""

    files: Mapping[str, bytes]
    failed: Mapping[str, Exception]


def files(of: Links, targets: Iterable[Target], told: Iterable[Told], reading: Reading) -> Made:
    """Make every private feed of the months that were told: one that cannot be made is told, and stops no other."""
    told = tuple(told)
    letters = addressed(told)
    last = max(one.published for one in told)
    made: dict[str, bytes] = {}
    failed: dict[str, Exception] = {}
    for target in targets:
        name = of.file(target.id)
        if not name:
            continue
        letter = letters.get(target.id)
        try:
            updated = letter.changed if letter else last
            made[name] = _feed(target, reading.stamped(letter, target) if letter else (), updated, reading)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one feed is no reason to leave others out
            failed[target.id] = error
    return Made(files=made, failed=failed)


def publish(  # noqa: PLR0913 - to whom, what, in which words, and when
    folder: Path,
    partners: Iterable[Partner],
    told: Iterable[Told],
    reading: Reading,
    now: datetime,
    *,
    dry_run: bool,
) -> Feeds:
    """Write the feeds that changed; the links of people who are no longer here are taken back."""
    targets = tuple(target for one in partners for target in feeds_of(one))
    place = paths.feeds(folder)
    before = links.read(folder) if dry_run else links.make(folder)
    if before is None:
        return Feeds(targets=targets, written=len(targets))
    made = files(before, targets, told, reading)
    over = {f"{one}.ics" for one, at in before.retired.items() if links.expired(at, now)}
    wanted = {before.file(target.id) for target in targets}
    noticed = {f"{one}.ics" for one in before.retired}
    gone = [name for name in _present(place) if name not in wanted | noticed]
    after = before.since(now, (target.id for target in targets)).closing(gone, now)
    every = {**notices(after, reading), **made.files}
    failed = tuple(target for target in targets if target.id in made.failed)
    if dry_run:
        written = set(trees.changed(place, every)) - set(gone)
        return Feeds(targets=targets, written=len(written), removed=len(gone), failed=failed)
    for target, error in made.failed.items():
        incidents.remember(incidents.log(folder), now, target, error)
    for name in over - wanted:
        (place / name).unlink(missing_ok=True)
    if after is not before:
        links.keep(folder, after)
    written = set(trees.write(place, every, private=True)) - set(gone)
    return Feeds(targets=targets, written=len(written), removed=len(gone), failed=failed)


def notices(of: Links, reading: Reading) -> Mapping[str, bytes]:
    """Make the files of the links that were taken back: one event that tells so, and names nobody."""
    return {f"{one}.ics": _notice(one, at, reading) for one, at in of.retired.items()}


def settle(folder: Path, before: Links, after: Links, target: str, reading: Reading) -> None:
    """Let the link of a feed that was changed open what the one before opened, and that one tell so."""
    place = paths.feeds(folder)
    old, new = place / before.file(target) if before.file(target) else None, after.file(target)
    held = old.read_bytes() if old is not None and old.exists() else None
    links.keep(folder, after)
    opened = {new: held} if new and held is not None else {}
    trees.write(place, {**notices(after, reading), **opened}, private=True)


def sweep(folder: Path, now: datetime) -> None:
    """Take away the files of the links that told long enough that they were taken back; safe beside a publication."""
    if (found := links.read(folder)) is not None:
        for one, at in found.retired.items():
            if links.expired(at, now):
                (paths.feeds(folder) / f"{one}.ics").unlink(missing_ok=True)


def _present(place: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(place) if _FEED_FILE.fullmatch(entry.name))
    except FileNotFoundError:
        return []


def _feed(target: Target, events: Iterable[Event], updated: datetime, reading: Reading) -> bytes:
    space, words, people = reading.space, reading.words, reading.people
    who = (
        people.professionals[target.professional].name if target.professional else people.partners[target.partner].name
    )
    feed = Feed(
        name=words.say("publish-feed-name", space=space.name, who=who),
        timezone=space.timezone,
        description=words.say("publish-feed-updated", instant=updated.astimezone(reading.zone)),
    )
    return render_feed(feed, events)


def _notice(link: str, since: datetime, reading: Reading) -> bytes:
    """Tell it on every day until the link is unknown, so that whoever looks sees it; nobody is busy for it."""
    space, words = reading.space, reading.words
    day = since.astimezone(reading.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    event = Event(
        uid=f"{digest(['taken back', link])[:40]}@coanimation",
        start=day,
        end=day + NOTICED,
        summary=words.say("publish-feed-taken-back"),
        description=words.say("publish-feed-taken-back-ask", contact=space.contact or "none"),
        transparent=True,
        changed=since,
    )
    feed = Feed(name=space.name, timezone=space.timezone, refresh=timedelta(days=1))
    return render_feed(feed, (event,))
