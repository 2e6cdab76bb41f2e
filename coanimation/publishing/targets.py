"""Where a month goes: the public, and for each partner its calendar, its feed and the feeds of its people."""

from __future__ import annotations

from collections.abc import Iterable

from coanimation.domain.people import Channel, Partner
from coanimation.publishing.audiences import Audience, Target

PUBLIC = Target(id="public", audience=Audience.PUBLIC)


def calendar_of(partner: Partner) -> Target:
    """Name the CalDAV calendar of a partner: its own, or the embedded one."""
    return Target(id=f"calendar:{partner.id}", audience=Audience.ORGANISATION, partner=partner.id)


def feeds_of(partner: Partner) -> tuple[Target, ...]:
    """Name the feed of a partner, and one for each of its professionals who chose that channel."""
    own = Target(id=f"feed:{partner.id}", audience=Audience.ORGANISATION, partner=partner.id)
    people = (
        Target(id=f"feed:{one.id}", audience=Audience.PROFESSIONAL, partner=partner.id, professional=one.id)
        for one in sorted(partner.professionals, key=lambda p: p.id)
        if one.channel is Channel.FEED
    )
    return (own, *people)


def targets(partners: Iterable[Partner]) -> tuple[Target, ...]:
    """Name every target of a space, in a stable order, the public first."""
    ordered = sorted(partners, key=lambda p: p.id)
    return (PUBLIC, *(t for partner in ordered for t in (calendar_of(partner), *feeds_of(partner))))
