"""The public tree: a page and a calendar of the opening hours, proven to name nobody before a byte of it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from calendars.feed import Feed
from calendars.feed import render as render_feed
from coanimation.domain.people import Partner
from coanimation.domain.public import public_openings
from coanimation.domain.space import Space
from coanimation.domain.told import Told
from coanimation.errors import Stopped
from coanimation.publishing.months import Reading, last_change
from coanimation.publishing.nameless import Proof, prove
from coanimation.publishing.targets import PUBLIC
from coanimation.rendering.page import Page
from coanimation.rendering.page import render as render_page

HOURS: Final = "opening-hours.ics"
PAGE: Final = "index.html"
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1", ""})


def tree(told: Iterable[Told], reading: Reading) -> Mapping[str, bytes]:
    """Make the public files of the months that were told, the page last: it points to the others."""
    told = tuple(told)
    updated = (last_change(told, PUBLIC) or max(one.published for one in told)).astimezone(reading.zone)
    return {HOURS: _hours(told, reading, updated), PAGE: _page(told, reading, updated)}


def proven(files: Mapping[str, bytes], partners: Iterable[Partner], space: Space) -> Proof:
    """Prove that the public files name nobody, but for what the space lets pass; Stopped with every name and where."""
    partners = tuple(partners)
    proof = prove(files, partners, space.allowed_words, (site.address for site in space.sites))
    if proof.hits:
        called = {partner.id: partner.name for partner in partners}
        called |= {one.id: one.name for partner in partners for one in partner.professionals}
        found: dict[str, dict[str, None]] = {}
        for hit in proof.hits:
            found.setdefault(hit.words, {})[called[hit.who]] = None
        raise Stopped(
            "publish-name-in-public",
            count=len(found),
            names=tuple(f"{words} ({', '.join(whose)})" for words, whose in found.items()),
            first=next(iter(found)),
            files=tuple(sorted({hit.file for hit in proof.hits})),
        )
    return proof


def address(public_url: str) -> str:
    """Give the address under which others can subscribe; nothing when it only exists on this machine."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or host in _LOOPBACK or host.startswith("127."):
        return ""
    return public_url.rstrip("/") + "/"


def _hours(told: tuple[Told, ...], reading: Reading, updated: datetime) -> bytes:
    space, words = reading.space, reading.words
    where = address(space.public_url)
    feed = Feed(
        name=space.name,
        timezone=space.timezone,
        description=words.say("publish-feed-updated", instant=updated),
        source_url=where + HOURS if where else "",
    )
    return render_feed(feed, (event for one in told for event in reading.events(one, PUBLIC).values()))


def _page(told: tuple[Told, ...], reading: Reading, updated: datetime) -> bytes:
    space = reading.space
    announced = {slot for one in told for slot, where in one.notices if where == PUBLIC.id}
    openings = public_openings((slot for one in told for slot in one.slots), space)
    page = Page(
        name=space.name,
        language=reading.words.language,
        openings=tuple(opening for opening in openings if opening.id in announced),
        updated=updated,
        contact=space.contact,
        address=address(space.public_url),
        hours_file=HOURS,
    )
    return render_page(page, reading.words).encode()
