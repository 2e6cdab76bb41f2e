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
from coanimation.publishing.months import COLOR, Reading, Texts, addressed
from coanimation.publishing.targets import feeds_of
from coanimation.workspace import paths

FEEDS: Final = "f"  # where a host has the private feeds
_FEED_FILE: Final = re.compile(r"[0-9a-f]{64}\.ics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """What became of the private subscriptions; in a rehearsal, what would.

    `failed` could not be made: their readers keep what they had. `renewed`: the key was lost, and every link with it.
    """

    targets: tuple[Target, ...]
    written: int = 0
    removed: int = 0
    failed: tuple[Target, ...] = ()
    renewed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Every private file as it is to be, before anything is written.

    `files` by the name of their file, `notices` those of the links that were taken back. `failed` are the feeds that
    could not be made, with why. `gone` are the files of people who are no longer here, `over` those that told it long
    enough. `before` are the links as they stood, `after` as they will; `keyless`: there were none.
    """

    place: Path
    targets: tuple[Target, ...]
    files: Mapping[str, bytes]
    notices: Mapping[str, bytes]
    failed: Mapping[Target, Exception]
    gone: frozenset[str]
    over: frozenset[str]
    before: Links
    after: Links
    keyless: bool

    @property
    def tree(self) -> Mapping[str, bytes]:
        """The feeds by their links, for a host that serves files: of one that could not be made, what was there."""
        found: dict[str, bytes] = {}
        for target in self.targets:
            if token := self.after.token(target.id):
                name = self.after.file(target.id)
                data = self.files.get(name) or _read(self.place / name)
                found |= {f"{FEEDS}/{token}.ics": data} if data is not None else {}
        return found


def batch(folder: Path, partners: Iterable[Partner], told: Iterable[Told], reading: Reading, now: datetime) -> Batch:
    """Make every private feed of the months that were told: one that cannot be made stops no other."""
    targets = tuple(target for one in partners for target in feeds_of(one))
    place = paths.feeds(folder)
    known = links.read(folder)
    before = known or links.fresh()
    files, failed = _files(before, targets, tuple(told), reading)
    wanted = {before.file(target.id) for target in targets}
    noticed = {f"{one}.ics" for one in before.retired}
    gone = frozenset(name for name in _present(place) if name not in wanted | noticed)
    over = frozenset(f"{one}.ics" for one, at in before.retired.items() if links.expired(at, now)) - wanted
    after = before.since(now, (target.id for target in targets)).closing(sorted(gone), now)
    return Batch(
        place=place,
        targets=targets,
        files=files,
        notices=notices(after, reading),
        failed=failed,
        gone=gone,
        over=over,
        before=before,
        after=after,
        keyless=known is None,
    )


def begin(folder: Path) -> None:
    """Make the key before anything is announced for the first time: one that is not there afterwards was lost."""
    if links.read(folder) is None:
        links.keep(folder, links.fresh())


def publish(folder: Path, made: Batch, now: datetime, *, dry_run: bool) -> Feeds:
    """Write the feeds that changed; the links of people who are no longer here are taken back."""
    every, failed = {**made.notices, **made.files}, tuple(made.failed)
    if dry_run:
        written = set(trees.changed(made.place, every)) - made.gone
        return Feeds(targets=made.targets, written=len(written), removed=len(made.gone), failed=failed)
    for target, error in made.failed.items():
        incidents.remember(incidents.log(folder), now, target.id, error)
    for name in made.over:
        (made.place / name).unlink(missing_ok=True)
    if made.after is not made.before or made.keyless:
        links.keep(folder, made.after)
    written = set(trees.write(made.place, every, private=True)) - made.gone
    return Feeds(targets=made.targets, written=len(written), removed=len(made.gone), failed=failed)


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


def _files(
    of: Links, targets: Iterable[Target], told: tuple[Told, ...], reading: Reading
) -> tuple[Mapping[str, bytes], Mapping[Target, Exception]]:
    letters, texts = addressed(told), Texts()
    last = max(one.published for one in told)
    made: dict[str, bytes] = {}
    failed: dict[Target, Exception] = {}
    for target in targets:
        if name := of.file(target.id):
            letter = letters.get(target.id)
            updated = letter.changed if letter else last
            try:
                made[name] = _feed(target, reading.stamped(letter, target, texts) if letter else (), updated, reading)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with one feed is no reason to leave others out
                failed[target] = error
    return made, failed


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


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
        color=COLOR,
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
