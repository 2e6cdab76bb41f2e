"""The space as the workspace describes it: sites, openings, closures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from coanimation.domain.destinations import Destination
from coanimation.domain.ids import check_id
from coanimation.domain.messages import Post
from coanimation.domain.rules import Rules

REFERENT = "referent"  # referent for minors: the role whose attestation must be valid on the day
ROLES = (REFERENT, "opens", "closes", "driver")  # known everywhere; a space may name more


class SiteKind(StrEnum):
    """What kind of place a site is."""

    FIXED = "fixed"
    MOBILE = "mobile"
    OUTREACH = "outreach"


class Season(StrEnum):
    """When in the school year an opening happens."""

    TERM = "term"
    HOLIDAYS = "holidays"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place where the young are received; its name is neutral."""

    id: str
    name: str
    address: str
    kind: SiteKind = SiteKind.FIXED
    landmark: str = ""
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        check_id("site", self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a slot is held: seats, roles, minors, set-up, relays. Minutes are whole.

    Below `least` professionals a slot cannot open, `wanted` are asked for, beyond `most` nobody more is placed.
    `together`: whoever takes one relay of a day takes all of them.
    """

    least: int = 2
    wanted: int = 2
    most: int = 2
    needs: Mapping[str, int] = field(default_factory=dict)
    minors: bool = True
    activity: str = ""
    setup: int = 0
    tidy: int = 0
    relays: tuple[time, ...] = ()
    together: bool = False
    weight: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.least <= self.wanted <= self.most:
            raise ValueError(f"seats: at least {self.least}, wanted {self.wanted}, at most {self.most}")
        if self.setup < 0 or self.tidy < 0 or self.weight < 1:
            raise ValueError("set-up and tidy minutes are not negative, a weight is at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A recurring opening: weekdays (0 is Monday) or an RRULE, from `starts` to `ends` local time.

    An `ends` not after `starts` is on the next day. `rrule` is an RFC 5545 recurrence rule and needs `first`.
    """

    id: str
    site: str
    starts: time
    ends: time
    weekdays: frozenset[int] = frozenset()
    rrule: str = ""
    season: Season = Season.ALWAYS
    first: date | None = None
    last: date | None = None
    on_public_holidays: bool = False
    terms: Terms = Terms()

    def __post_init__(self) -> None:
        check_id("opening", self.id)
        if bool(self.weekdays) == bool(self.rrule):
            raise ValueError(f"opening {self.id}: either weekdays or an rrule")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionalOpening:
    """One dated opening outside the pattern; `moves` is the id of the slot that it replaces, whose id it keeps."""

    id: str
    site: str
    day: date
    starts: time
    ends: time
    moves: str = ""
    terms: Terms = Terms()

    def __post_init__(self) -> None:
        check_id("exceptional opening", self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Days when nothing opens: everywhere, or at these sites or openings only; the reason is public."""

    first: date
    last: date
    sites: frozenset[str] = frozenset()
    openings: frozenset[str] = frozenset()
    reason: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"closure: ends on {self.last}, before it begins on {self.first}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """A shared drop-in space: one neutral name, its sites, openings and rules."""

    key: str
    name: str
    language: str = "fr"
    timezone: str = "Europe/Paris"
    school_zone: str = "A"
    holidays: str = "FR"
    public_url: str = ""
    contact: str = ""
    sites: tuple[Site, ...] = ()
    openings: tuple[Opening, ...] = ()
    exceptional: tuple[ExceptionalOpening, ...] = ()
    closures: tuple[Closure, ...] = ()
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    rules: Rules = Rules()
    allowed_words: frozenset[str] = frozenset()
    mail: Post | None = None
    destinations: tuple[Destination, ...] = ()

    def site(self, site_id: str) -> Site:
        """Find a site by its id; KeyError when there is none."""
        return {site.id: site for site in self.sites}[site_id]

    def minutes_between(self, here: str, there: str) -> int:
        """Tell the minutes it takes from one site to another, either way; 0 when nobody said."""
        return self.travel.get((here, there), self.travel.get((there, here), 0))
