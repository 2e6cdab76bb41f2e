"""The public tree: a page and a calendar of the opening hours, proven to name nobody before a byte of it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from calendars.feed import Feed
from calendars.feed import render as render_feed
from coanimation.domain.people import Partner
from coanimation.domain.public import public_openings
from coanimation.domain.space import Space
from coanimation.domain.told import Told
from coanimation.errors import Stopped
from coanimation.publishing.months import COLOR, Reading, last_change
from coanimation.publishing.nameless import Proof, prove
from coanimation.publishing.targets import PUBLIC
from coanimation.rendering.page import Page
from coanimation.rendering.page import render as render_page

HOURS: Final = "opening-hours.ics"
PAGE: Final = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A text that would name someone in public: of which thing (`opening:mercredi`), its key, the words and whose."""

    thing: str
    key: str
    words: tuple[str, ...]
    whose: tuple[str, ...]


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
        called = _called(partners)
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


def named(space: Space, partners: Iterable[Partner]) -> Iterator[Named]:
    """Tell the texts of a space that would name someone once they are public, long before they are."""
    partners = tuple(partners)
    called, texts = _called(partners), tuple(_texts(space))
    files = {str(number): text.encode() for number, (_, _, text) in enumerate(texts)}
    proof = prove(files, partners, space.allowed_words, (site.address for site in space.sites))
    for number, (thing, key, _) in enumerate(texts):
        if hits := [hit for hit in proof.hits if hit.file == str(number)]:
            whose = tuple(dict.fromkeys(called[hit.who] for hit in hits))
            yield Named(thing=thing, key=key, words=tuple(dict.fromkeys(hit.words for hit in hits)), whose=whose)


def _texts(space: Space) -> Iterator[tuple[str, str, str]]:
    """Give what people wrote of a space that the public reads: of which thing, under which key, the text."""
    yield "space", "name", space.name
    yield "space", "contact", space.contact
    for site in space.sites:
        yield from ((f"site:{site.id}", key, getattr(site, key)) for key in ("name", "address", "landmark"))
    yield from ((f"opening:{one.id}", "activity", one.terms.activity) for one in space.openings)
    yield from ((f"exceptional:{one.id}", "activity", one.terms.activity) for one in space.exceptional)
    yield from ((f"closure:{number}", "reason", closure.reason) for number, closure in enumerate(space.closures))


def _called(partners: Iterable[Partner]) -> dict[str, str]:
    called: dict[str, str] = {}
    for partner in partners:
        called |= {partner.id: partner.name} | {one.id: one.name for one in partner.professionals}
    return called


def address(public_url: str) -> str:
    """Give the address under which others can subscribe; nothing when it only exists on this machine."""
    parts = urlsplit(public_url)
    if parts.scheme not in {"http", "https"} or _is_here(parts.hostname or ""):
        return ""
    return public_url.rstrip("/") + "/"


def _is_here(host: str) -> bool:
    """Whether a host, however it is written, is the machine of whoever looks at it."""
    host = host.rstrip(".")
    try:
        found = ip_address(host)
    except ValueError:
        return not host or host == "localhost" or host.endswith(".localhost") or host.startswith("127.")
    mapped = found.ipv4_mapped if found.version == 6 else None
    return (mapped or found).is_loopback or (mapped or found).is_unspecified


def _hours(told: tuple[Told, ...], reading: Reading, updated: datetime) -> bytes:
    space, words = reading.space, reading.words
    where = address(space.public_url)
    feed = Feed(
        name=space.name,
        timezone=space.timezone,
        description=words.say("publish-feed-updated", instant=updated),
        source_url=where + HOURS if where else "",
        color=COLOR,
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
