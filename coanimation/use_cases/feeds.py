"""The subscriptions of a workspace and their secret links."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coanimation.publishing.serving import FeedLink, feed_links
from coanimation.workspace import read

__all__ = ["FeedLink", "Subscriptions", "subscriptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """Every link, with the names of those whose it is."""

    public_url: str
    links: tuple[FeedLink, ...]
    names: dict[str, str]


def subscriptions(folder: Path) -> Subscriptions:
    """List the links of every partner and of every professional who subscribes."""
    contents = read(folder)
    people = {one.id: one.name for partner in contents.partners for one in partner.professionals}
    url = contents.space.public_url
    return Subscriptions(
        public_url=url,
        links=feed_links(folder, contents.partners, url),
        names=people | {partner.id: partner.name for partner in contents.partners},
    )
