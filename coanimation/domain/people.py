"""Partner organisations and their professionals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from coanimation.domain.agreements import Agreement
from coanimation.domain.answers import Availability
from coanimation.domain.ids import check_id
from coanimation.domain.rules import Least, Limit
from coanimation.domain.space import REFERENT


class Channel(StrEnum):
    """The one way by which a professional's events reach them."""

    FEED = "feed"
    CALDAV = "caldav"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class BusyCalendar:
    """A calendar that a professional supplied, so that the times at which they are busy count as answers.

    With a `user` it is a CalDAV calendar. The address of a subscription is often its secret: it is never shown, and may
    stand in the environment instead, in `variable`.
    """

    url: str = field(default="", repr=False)
    user: str = ""
    variable: str = ""


class WhenEdited(StrEnum):
    """What becomes of an event of ours that somebody changed in the calendar of a partner.

    REPORT leaves and tells it. KEEP leaves it until the rota changes that slot. RESTORE writes ours again at once.
    """

    REPORT = "report"
    KEEP = "keep"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional:
    """A person whom a partner sends; `attestation` is the last day on which they may be referent for minors.

    `usual` is what they answer for an opening when they gave no answer for one of its slots. A newcomer is present only
    where one of `accompanied_by` is; nobody of `not_with` is ever in the same slot.
    """

    id: str
    name: str
    partner: str
    roles: frozenset[str] = frozenset()
    attestation: date | None = None
    first: date | None = None
    last: date | None = None
    limits: tuple[Limit, ...] = ()
    at_least: tuple[Least, ...] = ()
    usual: Mapping[str, Availability] = field(default_factory=dict)
    prefers: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()
    accompanied_by: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    channel: Channel = Channel.FEED
    mail: str = ""
    shares_name: bool = False
    busy: tuple[BusyCalendar, ...] = ()

    def __post_init__(self) -> None:
        check_id("professional", self.id)

    def here_on(self, day: date) -> bool:
        """Whether they take part in the space on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def holds(self, role: str, day: date) -> bool:
        """Whether they can hold this role on that day; a referent needs an attestation that is still valid."""
        if role not in self.roles:
            return False
        return role != REFERENT or (self.attestation is not None and day <= self.attestation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A partner's own CalDAV calendar; the password is never here.

    `trust` names other hosts that the password may go to, where the server sends us on to them.
    """

    url: str
    user: str
    trust: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation of the partnership; without a `calendar` of its own it has one on the embedded server."""

    id: str
    name: str
    professionals: tuple[Professional, ...] = ()
    topics: frozenset[str] = frozenset()
    agreement: Agreement | None = None
    limits: tuple[Limit, ...] = ()
    at_least: tuple[Least, ...] = ()
    at_once: int | None = None
    calendar: Calendar | None = None
    when_edited: WhenEdited = WhenEdited.REPORT
    mail: str = ""
    also_known_as: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id("partner", self.id)


def password_variable(who: str, number: int = 1) -> str:
    """Name the environment variable that holds the password of somebody's own calendar, by its account."""
    name = f"COANIMATION_PASSWORD_{who.upper().replace('-', '_')}"
    return name if number == 1 else f"{name}_{number}"
