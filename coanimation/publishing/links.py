"""The secret links: the key they are made from, and what became of each; one file, which only its user reads.

Whoever loses the file loses both, so that no link that was taken back can open anything again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from calendars import tokens
from coanimation.errors import Stopped
from coanimation.workspace import paths, write_bytes

KEY: Final = "feed.key"
NOTICED: Final = timedelta(days=60)  # for so long a link that was taken back tells so
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The links of a workspace: each is made from the secret, its feed and a generation, and is stored nowhere.

    `generations` are those of the feeds whose link was changed; `revoked` are the feeds without a link. `retired` are
    the digests of the links that were taken back, with the instant from which they only tell so.
    """

    secret: bytes
    generations: Mapping[str, int] = field(default_factory=dict)
    revoked: frozenset[str] = frozenset()
    retired: Mapping[str, datetime] = field(default_factory=dict)

    def generation(self, feed: str) -> int:
        """Tell which link of a feed is, or was last, in force."""
        return self.generations.get(feed, 0)

    def token(self, feed: str) -> str:
        """Make the secret part of the link of a feed; empty when it has none."""
        return "" if feed in self.revoked else tokens.token(self.secret, feed, self.generation(feed))

    def file(self, feed: str) -> str:
        """Name the file of a feed: a digest, from which the link cannot be told; empty when it has no link."""
        made = self.token(feed)
        return f"{tokens.digest(made)}.ics" if made else ""

    def rotated(self, feed: str, now: datetime) -> Links:
        """Give a feed another link; the one before is taken back."""
        taken = self.without(feed, now)
        generations = {**self.generations, feed: self.generation(feed) + 1}
        return replace(taken, generations=generations, revoked=self.revoked - {feed})

    def without(self, feed: str, now: datetime) -> Links:
        """Take the link of a feed back, and give it no other."""
        if feed in self.revoked:
            return self
        return replace(self.closing((self.file(feed),), now), revoked=self.revoked | {feed})

    def closing(self, files: Iterable[str], now: datetime) -> Links:
        """Take back the links of these files."""
        retired = {name.removesuffix(".ics"): now for name in files}
        return replace(self, retired={**retired, **self.retired}) if retired else self

    def since(self, now: datetime, feeds: Iterable[str]) -> Links:
        """Leave out what is no longer told to anybody, and the links that are in force again."""
        held = {self.file(feed).removesuffix(".ics") for feed in feeds}
        kept = {one: at for one, at in self.retired.items() if one not in held and not expired(at, now)}
        return self if kept == self.retired else replace(self, retired=kept)


def expired(since: datetime, now: datetime) -> bool:
    """Whether a link that was taken back is as unknown as any other by now."""
    return now >= since + NOTICED


def read(folder: Path) -> Links | None:
    """Read the links; None before there is a key. Stopped when the file is not as it was written."""
    path = paths.keys(folder) / KEY
    try:
        first, _, rest = path.read_text(encoding="ascii").partition("\n")
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise _broken(path) from error
    try:
        return _read(bytes.fromhex(first), json.loads(rest) if rest.strip() else {})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise _broken(path) from error


def fresh() -> Links:
    """Make a key."""
    return Links(secret=tokens.new_key())


def keep(folder: Path, links: Links) -> None:
    """Keep the links in a file that only this user reads."""
    paths.keys(folder).mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        paths.keys(folder).chmod(0o700)
    told = {
        "format": _FORMAT,
        "generations": dict(sorted(links.generations.items())),
        "revoked": sorted(links.revoked),
        "retired": {one: at.isoformat(timespec="seconds") for one, at in sorted(links.retired.items())},
    }
    text = links.secret.hex() + "\n" + json.dumps(told, indent=1) + "\n"
    write_bytes(paths.keys(folder) / KEY, text.encode("ascii"), private=True)


def _read(secret: bytes, told: Mapping[str, Mapping[str, str]]) -> Links:
    if len(secret) < tokens.KEY_BYTES:
        raise ValueError("the key is short")
    retired = {str(one): datetime.fromisoformat(at) for one, at in told.get("retired", {}).items()}
    if any(at.tzinfo is None for at in retired.values()):
        raise ValueError("an instant without a time zone")
    return Links(
        secret=secret,
        generations={str(feed): int(number) for feed, number in told.get("generations", {}).items()},
        revoked=frozenset(map(str, told.get("revoked", ()))),
        retired=retired,
    )


def _broken(path: Path) -> Stopped:
    return Stopped("feed-key-broken", file=str(path))
