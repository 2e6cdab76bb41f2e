"""The space, as it is written in `space.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, PlainValidator

from coanimation.domain.messages import Post, Security
from coanimation.domain.rules import AIMS
from coanimation.domain.space import Site, SiteKind, Space, Terms
from coanimation.workspace.shapes.base import Fault, Shape
from coanimation.workspace.shapes.destinations import DestinationShape
from coanimation.workspace.shapes.format import FormatNumber
from coanimation.workspace.shapes.openings import ClosureShape, ExceptionalShape, OpeningShape
from coanimation.workspace.shapes.rules import Aim, RulesShape, Search, SearchShape, rules_of
from coanimation.workspace.shapes.scalars import (
    Day,
    Host,
    Id,
    Key,
    Line,
    Mail,
    Minutes,
    Port,
    Url,
    Zone,
    choice,
    one_of,
)
from coanimation.workspace.shapes.slot_ids import opening_of

_KINDS: Final = {kind.value: kind for kind in SiteKind}
_SECURITY: Final = {security.value: security for security in Security}
_HERE: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_LANGUAGES: Final = {"fr": "fr", "en": "en"}


class AboutShape(Shape):
    """`space:`: what the space is."""

    key: Key = Field(description="Random, written once; never change it: every calendar knows the space by it.")
    name: Line = Field(description="The public reads it: no partner's name.")
    language: Annotated[str, PlainValidator(choice(_LANGUAGES)), one_of(_LANGUAGES)] = "fr"
    timezone: Zone = "Europe/Paris"
    # The almanac knows which zones and territories there are, and says what was probably meant.
    school_zone: Line = Field(default="A", description="Zone of the school holidays: A, B, C, or none.")
    public_holidays: Line = Field(
        default="metropole", description="Public holidays: metropole, alsace, moselle, or an overseas territory."
    )
    public_url: Url | None = Field(default=None, description="Where the public page is.")
    contact: Mail | None = Field(default=None, description="The public reads it.")


class SiteShape(Shape):
    """One of `sites:`."""

    id: Id
    name: Line = Field(description="Neutral: the public reads it.")
    address: Line
    kind: Annotated[SiteKind, PlainValidator(choice(_KINDS)), one_of(_KINDS)] = SiteKind.FIXED
    landmark: Line | None = Field(default=None, description="How to find it, such as: beside the library.")
    starts: Day | None = Field(default=None, description="First day, for a place of a season.")
    ends: Day | None = Field(default=None, description="Last day, for a place of a season.")

    def faults(self) -> Iterator[Fault]:
        """Check the first day against the last."""
        if self.starts and self.ends and self.ends < self.starts:
            yield Fault("workspace-ends-before", ("ends",), {"first": self.starts, "last": self.ends})

    def site(self) -> Site:
        """Make the site of the domain."""
        return Site(
            id=self.id,
            name=self.name,
            address=self.address,
            kind=self.kind,
            landmark=self.landmark or "",
            first=self.starts,
            last=self.ends,
        )


class TravelShape(Shape):
    """One of `travel:`: minutes between two sites, both ways."""

    between: tuple[Id, ...] = Field(min_length=2, max_length=2)
    minutes: Minutes

    def faults(self) -> Iterator[Fault]:
        """Keep the two sites apart."""
        if len(self.between) == 2 and self.between[0] == self.between[1]:
            yield Fault("workspace-travel-nowhere", ("between",), {"value": self.between[0]})


class PublicShape(Shape):
    """`public:`: what may stand in public pages."""

    allowed_words: tuple[Line, ...] = Field(
        default=(), description="Ordinary words that are also a partner's name, allowed in public."
    )


class MailShape(Shape):
    """`mail:`: from whom messages come, and the mail server that sends them; the password is never here."""

    from_: Mail = Field(alias="from", description="Whose address the messages bear; people answer to it.")
    host: Host | None = Field(
        default=None, description="The mail server, such as smtp.example.org; without it, a person sends the messages."
    )
    port: Port | None = Field(default=None, description="587 for starttls and 465 for tls unless written.")
    security: Annotated[Security, PlainValidator(choice(_SECURITY)), one_of(_SECURITY)] = Security.STARTTLS
    user: Line | None = Field(default=None, description="The account there, if it asks for one.")

    def faults(self) -> Iterator[Fault]:
        """Refuse to speak to another machine in clear."""
        if self.security is Security.NONE and self.host not in {None, *_HERE}:
            yield Fault("workspace-mail-in-clear", ("security",), {"host": self.host})

    def post(self) -> Post:
        """Make what the domain knows of it."""
        return Post(
            sender=self.from_,
            host=self.host or "",
            port=self.port or self.security.port,
            security=self.security,
            user=self.user or "",
        )


class SpaceFile(Shape):
    """`space.yaml`: the space, its sites, openings and rules."""

    format: FormatNumber
    space: AboutShape
    sites: tuple[SiteShape, ...] = Field(min_length=1)
    travel: tuple[TravelShape, ...] = ()
    openings: tuple[OpeningShape, ...] = ()
    exceptional: tuple[ExceptionalShape, ...] = ()
    closures: tuple[ClosureShape, ...] = ()
    roles: dict[Id, Line] = Field(default_factory=dict, description="Names for roles of your own.")
    topics: dict[Id, Line] = Field(default_factory=dict, description="What the young can talk about.")
    rules: RulesShape = Field(default_factory=RulesShape)
    aims: tuple[Aim, ...] = Field(default=AIMS, description="The order of the aims; leave one out to ignore it.")
    search: Search = Field(default_factory=SearchShape)
    public: PublicShape = Field(default_factory=PublicShape)
    mail: MailShape | None = None
    destinations: tuple[DestinationShape, ...] = Field(
        default=(), description="Where publish sends the public page, so that it is read while this machine sleeps."
    )

    def faults(self) -> Iterator[Fault]:
        """Refuse an aim that stands twice."""
        for index, aim in enumerate(self.aims):
            if aim in self.aims[:index]:
                yield Fault("workspace-twice", ("aims", index), {"value": aim})

    def to_domain(self) -> Space:
        """Make the space of the domain; what it refers to was checked before."""
        terms = {opening.id: opening.terms() for opening in self.openings}
        return Space(
            key=self.space.key,
            name=self.space.name,
            language=self.space.language,
            timezone=self.space.timezone,
            school_zone=self.space.school_zone,
            holidays=self.space.public_holidays,
            public_url=self.space.public_url or "",
            contact=self.space.contact or "",
            sites=tuple(site.site() for site in self.sites),
            openings=tuple(opening.opening() for opening in self.openings),
            exceptional=tuple(shape.exceptional(_moved(shape, terms)) for shape in self.exceptional),
            closures=tuple(closure.closure() for closure in self.closures),
            travel={(leg.between[0], leg.between[1]): leg.minutes for leg in self.travel},
            roles=self.roles,
            topics=self.topics,
            rules=rules_of(self.rules, self.aims, self.search),
            allowed_words=frozenset(self.public.allowed_words),
            mail=self.mail.post() if self.mail else None,
            destinations=tuple(shape.destination() for shape in self.destinations),
        )


def _moved(shape: ExceptionalShape, terms: dict[str, Terms]) -> Terms | None:
    return terms.get(opening_of(shape.moves)) if shape.moves else None
