"""Where a month goes: the public, and for each partner its calendar, its feed, its people's feeds and mailboxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from coanimation.domain.people import Channel, Partner
from coanimation.domain.told import Told
from coanimation.publishing.audiences import Audience, Target

_CALENDAR = "calendar:"
_MAIL = "mail:"
PUBLIC = Target(id="public", audience=Audience.PUBLIC)


def calendar_of(partner: Partner) -> Target:
    """Name the CalDAV calendar of a partner: its own, or the embedded one."""
    return Target(id=f"{_CALENDAR}{partner.id}", audience=Audience.ORGANISATION, partner=partner.id)


def feeds_of(partner: Partner) -> tuple[Target, ...]:
    """Name the feed of a partner, and one for each of its professionals who chose that channel."""
    own = Target(id=f"feed:{partner.id}", audience=Audience.ORGANISATION, partner=partner.id)
    people = (
        Target(id=f"feed:{one.id}", audience=Audience.PROFESSIONAL, partner=partner.id, professional=one.id)
        for one in sorted(partner.professionals, key=lambda p: p.id)
        if one.channel is Channel.FEED
    )
    return (own, *people)


def mailboxes_of(partner: Partner) -> tuple[Target, ...]:
    """Name the mailboxes of the professionals of a partner who are invited by mail."""
    return tuple(
        Target(id=f"{_MAIL}{one.id}", audience=Audience.PROFESSIONAL, partner=partner.id, professional=one.id)
        for one in sorted(partner.professionals, key=lambda p: p.id)
        if one.channel is Channel.MAIL
    )


def invited(target: str) -> str:
    """Tell the professional whose mailbox a target is, from its id; empty when it is another."""
    return target.removeprefix(_MAIL) if target.startswith(_MAIL) else ""


def targets(partners: Iterable[Partner]) -> tuple[Target, ...]:
    """Name every target of a space, in a stable order, the public first."""
    ordered = sorted(partners, key=lambda p: p.id)
    return (PUBLIC, *(target for one in ordered for target in (calendar_of(one), *feeds_of(one), *mailboxes_of(one))))


def departed(told: Iterable[Told], partners: Iterable[Partner]) -> tuple[Partner, ...]:
    """Find the partners whose calendar was announced to, and who are no longer here: nothing but their id is known."""
    here = {partner.id for partner in partners}
    return tuple(
        Partner(id=one, name=one) for one in sorted({who for month in told for who in _announced(month)} - here)
    )


def standing(told: Told, partner: Partner, now: datetime) -> bool:
    """Whether something still to come of this month stands announced in the calendar of a partner."""
    target = calendar_of(partner).id
    to_come = {slot.id for slot in told.slots if slot.leave > now}
    return any(
        where == target and slot in to_come and not notice.withdrawn for (slot, where), notice in told.notices.items()
    )


def _announced(told: Told) -> Iterator[str]:
    return (where.removeprefix(_CALENDAR) for _, where in told.notices if where.startswith(_CALENDAR))
