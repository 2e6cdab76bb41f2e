"""The private subscriptions: a file for each, under a name that tells nothing, reached by a secret link."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from calendars import tokens
from calendars.feed import Feed
from calendars.feed import render as render_feed
from coanimation.domain.people import Partner
from coanimation.domain.told import Told
from coanimation.publishing import trees
from coanimation.publishing.audiences import Target
from coanimation.publishing.months import Reading, last_change
from coanimation.publishing.targets import feeds_of
from coanimation.workspace import paths, write_bytes

KEY: Final = "feed.key"
GENERATION: Final = 0  # of every link: none was ever rotated
_FEED_FILE = re.compile(r"[0-9a-f]{64}\.ics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """What became of the private subscriptions; in a rehearsal, what would."""

    targets: tuple[Target, ...]
    written: int = 0
    removed: int = 0


def key(folder: Path) -> bytes | None:
    """Read the key from which every secret link is made; None before the first publication."""
    try:
        return bytes.fromhex((paths.keys(folder) / KEY).read_text(encoding="ascii"))
    except FileNotFoundError:
        return None


def make_key(folder: Path) -> bytes:
    """Read the key, or make it: a file that only this user reads."""
    if (found := key(folder)) is not None:
        return found
    made = tokens.new_key()
    paths.keys(folder).mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        paths.keys(folder).chmod(0o700)
    write_bytes(paths.keys(folder) / KEY, made.hex().encode(), private=True)
    return made


def token(secret: bytes, target: Target) -> str:
    """Make the secret part of the link of a feed; it is stored nowhere."""
    return tokens.token(secret, target.id, GENERATION)


def file_of(secret: bytes, target: Target) -> str:
    """Name the file of a feed: a digest, from which the link cannot be told."""
    return f"{tokens.digest(token(secret, target))}.ics"


def files(secret: bytes, partners: Iterable[Partner], told: Iterable[Told], reading: Reading) -> Mapping[str, bytes]:
    """Make every private feed of the months that were told, by the name of its file."""
    told = tuple(told)
    return {file_of(secret, t): _feed(t, told, reading) for one in partners for t in feeds_of(one)}


def publish(
    folder: Path, partners: Iterable[Partner], told: Iterable[Told], reading: Reading, *, dry_run: bool
) -> Feeds:
    """Write the feeds that changed, and take away those of people who are no longer here."""
    partners = tuple(partners)
    targets = tuple(target for one in partners for target in feeds_of(one))
    secret = key(folder) if dry_run else make_key(folder)
    if secret is None:
        return Feeds(targets=targets, written=len(targets))
    made, place = files(secret, partners, told, reading), paths.feeds(folder)
    gone = [path for path in _present(place) if path.name not in made]
    if dry_run:
        return Feeds(targets=targets, written=len(trees.changed(place, made)), removed=len(gone))
    written = trees.write(place, made, private=True)
    for path in gone:
        path.unlink(missing_ok=True)
    return Feeds(targets=targets, written=len(written), removed=len(gone))


def _present(place: Path) -> list[Path]:
    try:
        return sorted(Path(entry) for entry in os.scandir(place) if _FEED_FILE.fullmatch(entry.name))
    except FileNotFoundError:
        return []


def _feed(target: Target, told: tuple[Told, ...], reading: Reading) -> bytes:
    space, words, people = reading.space, reading.words, reading.people
    who = (
        people.professionals[target.professional].name if target.professional else people.partners[target.partner].name
    )
    updated = (last_change(told, target) or max(one.published for one in told)).astimezone(reading.zone)
    feed = Feed(
        name=words.say("publish-feed-name", space=space.name, who=who),
        timezone=space.timezone,
        description=words.say("publish-feed-updated", instant=updated),
    )
    return render_feed(feed, (event for one in told for event in reading.events(one, target).values()))
