"""The subscriptions of a workspace and their secret links: listed, renewed, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from coanimation.domain.people import Partner
from coanimation.errors import WrongUse
from coanimation.publishing import feeds, links
from coanimation.publishing.audiences import People, Target
from coanimation.publishing.links import NOTICED, Links
from coanimation.publishing.months import Reading
from coanimation.publishing.serving import FeedLink, feed_links
from coanimation.publishing.targets import feeds_of
from coanimation.use_cases.find import find_anyone
from coanimation.words import Words
from coanimation.workspace import Change, Contents, lock, paths, read, record

__all__ = ["NOTICED", "FeedLink", "Subscriptions", "revoke", "rotate", "subscriptions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """Every link, with the names of those whose it is."""

    public_url: str
    links: tuple[FeedLink, ...]
    names: dict[str, str]


def subscriptions(folder: Path) -> Subscriptions:
    """List the links of every partner and of every professional who subscribes."""
    return _listed(folder, read(folder))


def rotate(folder: Path, who: str, *, now: datetime, wait: float = 10.0) -> Subscriptions:
    """Give a partner or a professional another link, and tell it; the one before says for 60 days that it changed.

    WrongUse when nobody is meant, or someone who has no subscription.
    """
    return _changed(folder, who, now, wait, "rotate")


def revoke(folder: Path, who: str, *, now: datetime, wait: float = 10.0) -> Subscriptions:
    """Take the link of a partner or a professional back, and give no other; `rotate` does. WrongUse as there."""
    return _changed(folder, who, now, wait, "revoke")


def _changed(folder: Path, who: str, now: datetime, wait: float, what: Literal["rotate", "revoke"]) -> Subscriptions:
    now = now.replace(microsecond=0)
    with lock(folder, wait=wait, command="feed"):
        contents = read(folder)
        target = _found(who, contents)
        before = links.read(folder) or links.fresh()
        after = before.rotated(target.id, now) if what == "rotate" else before.without(target.id, now)
        if after is not before:
            feeds.settle(folder, before, after, target.id, _reading(contents))
            change = Change(
                file=f"{paths.STATE}/keys/{links.KEY}",
                key=target.id,
                before=_standing(before, target),
                after=_standing(after, target),
            )
            record(folder, command=f"feed {what}", now=now, changes=[change])
        found = _listed(folder, contents)
        mine = (one for one in found.links if (one.partner, one.professional) == (target.partner, target.professional))
        return Subscriptions(public_url=found.public_url, links=tuple(mine), names=found.names)


def _listed(folder: Path, contents: Contents) -> Subscriptions:
    people = {one.id: one.name for partner in contents.partners for one in partner.professionals}
    url = contents.space.public_url
    return Subscriptions(
        public_url=url,
        links=feed_links(folder, contents.partners, url),
        names=people | {partner.id: partner.name for partner in contents.partners},
    )


def _found(who: str, contents: Contents) -> Target:
    """Find whose feed is meant; a person who is reached otherwise has none."""
    one = find_anyone(who, contents.partners)
    partner = one if isinstance(one, Partner) else next(p for p in contents.partners if p.id == one.partner)
    professional = "" if isinstance(one, Partner) else one.id
    for target in feeds_of(partner):
        if target.professional == professional:
            return target
    raise WrongUse("feed-no-subscription", name=one.name, id=one.id)


def _standing(known: Links, target: Target) -> int | None:
    return None if target.id in known.revoked else known.generation(target.id)


def _reading(contents: Contents) -> Reading:
    space = contents.space
    return Reading(space=space, people=People(contents.partners), words=Words(space.language))
