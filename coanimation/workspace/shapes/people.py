"""Partners and professionals, as they are written in `partners.yaml`, and absences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, PlainValidator, WithJsonSchema

from coanimation.domain.adjustments import Absence
from coanimation.domain.agreements import Agreement, Term
from coanimation.domain.answers import Availability
from coanimation.domain.meetings import Meeting
from coanimation.domain.people import Calendar, Channel, Partner, Professional, WhenEdited
from coanimation.domain.space import REFERENT
from coanimation.workspace.shapes.base import Fault, Shape
from coanimation.workspace.shapes.calendars import BusyShape
from coanimation.workspace.shapes.format import FormatNumber
from coanimation.workspace.shapes.rules import Limits, at_least_of, least_faults, limits_of
from coanimation.workspace.shapes.scalars import (
    Count,
    Day,
    Duration,
    Flag,
    Host,
    Hour,
    Id,
    Line,
    Mail,
    Url,
    choice,
    decimal,
    one_of,
)

_ANSWERS: Final = {
    "yes": Availability.YES,
    "if-need-be": Availability.IF_NEED_BE,
    "no": Availability.NO,
    "oui": Availability.YES,
    "si-besoin": Availability.IF_NEED_BE,
    "non": Availability.NO,
    "true": Availability.YES,
    "false": Availability.NO,
}
_TERMS: Final = {term.value: term for term in Term}
_WHEN_EDITED: Final = {one.value: one for one in WhenEdited}
_CHANNELS: Final = {channel.value: channel for channel in Channel}

AnswerWord = Annotated[
    Availability,
    PlainValidator(choice(_ANSWERS, ("oui", "si-besoin", "non"))),
    WithJsonSchema({"enum": ["yes", "if-need-be", "no", "oui", "si-besoin", "non", True, False]}),
]


class AgreementShape(Shape):
    """`agreement:`: hours that a partner agreed to be present."""

    hours: Annotated[
        float, PlainValidator(decimal(0, 20_000)), WithJsonSchema({"type": "number", "minimum": 0, "maximum": 20_000})
    ]
    per: Annotated[Term, PlainValidator(choice(_TERMS)), one_of(_TERMS)]
    starts: Day
    ends: Day
    tolerance: Duration = Field(default=180, description="More or less that is still right in a month, such as 3h.")

    def faults(self) -> Iterator[Fault]:
        """Check the first day against the last."""
        if self.ends < self.starts:
            yield Fault("workspace-ends-before", ("ends",), {"first": self.starts, "last": self.ends})

    def agreement(self) -> Agreement:
        """Make the agreement of the domain."""
        return Agreement(
            minutes=round(self.hours * 60), per=self.per, first=self.starts, last=self.ends, tolerance=self.tolerance
        )


class CalendarShape(Shape):
    """`calendar:`: a partner's own CalDAV calendar; the password is never here."""

    url: Url
    user: Line
    trust: tuple[Host, ...] = Field(default=(), description="Other hosts that the password may go to, if sent there.")

    def calendar(self) -> Calendar:
        """Make the calendar of the domain."""
        return Calendar(url=self.url, user=self.user, trust=self.trust)


class ProfessionalShape(Shape):
    """One of `professionals:`."""

    id: Id
    name: Line = Field(description="A title or a name; never public.")
    roles: tuple[Id, ...] = Field(default=(), description="referent, opens, closes, driver, or a role of the space.")
    attestation: Day | None = Field(default=None, description="Last day valid; needed to be referent for minors.")
    starts: Day | None = Field(default=None, description="First day with the space.")
    ends: Day | None = Field(default=None, description="Last day with the space.")
    limits: Limits = Field(default_factory=dict, description="At most so much; instead of those of the space.")
    at_least: Limits = Field(
        default_factory=dict, description="At least so much, as far as their answers allow, such as slots-per-month."
    )
    usual: dict[Id, AnswerWord] = Field(
        default_factory=dict, description="By opening: used when no answer was given for a slot."
    )
    prefers: tuple[Id, ...] = Field(default=(), description="Openings.")
    avoids: tuple[Id, ...] = Field(default=(), description="Openings.")
    accompanied_by: tuple[Id, ...] = Field(
        default=(), description="For a newcomer: professionals, one of whom is present wherever they are."
    )
    not_with: tuple[Id, ...] = Field(
        default=(),
        description="Professionals never to be in one slot with; never why. Written on one side, it holds for both.",
    )
    channel: Annotated[Channel, PlainValidator(choice(_CHANNELS)), one_of(_CHANNELS)] = Field(
        default=Channel.FEED,
        description="How their slots reach them: own subscription, partner's calendar, or mail (which nothing sends).",
    )
    mail: Mail | None = None
    shares_name: Flag = Field(default=False, description="Whether colleagues of other partners see the name.")
    busy: tuple[BusyShape, ...] = Field(
        default=(), description="Their calendars, where availability is fetched: when they are busy, and nothing else."
    )

    def faults(self) -> Iterator[Fault]:
        """Check days, attestation, mail, wishes and limits against each other."""
        yield from least_faults(self.limits, self.at_least)
        if self.starts and self.ends and self.ends < self.starts:
            yield Fault("workspace-ends-before", ("ends",), {"first": self.starts, "last": self.ends})
        if REFERENT in self.roles and self.attestation is None:
            yield Fault("workspace-referent-without-attestation", ("roles",), {"who": self.id})
        if self.channel is Channel.MAIL and self.mail is None:
            yield Fault("workspace-channel-without-mail", ("channel",), {"who": self.id})
        for index, opening in enumerate(self.avoids):
            if opening in self.prefers:
                yield Fault("workspace-prefers-and-avoids", ("avoids", index), {"value": opening})
        for key, named in (("accompanied-by", self.accompanied_by), ("not-with", self.not_with)):
            if self.id in named:
                yield Fault("workspace-with-themselves", (key, named.index(self.id)), {"who": self.id})

    def professional(self, partner: str) -> Professional:
        """Make the professional of the domain."""
        return Professional(
            id=self.id,
            name=self.name,
            partner=partner,
            roles=frozenset(self.roles),
            attestation=self.attestation,
            first=self.starts,
            last=self.ends,
            limits=limits_of(self.limits),
            at_least=at_least_of(self.at_least),
            usual=self.usual,
            prefers=frozenset(self.prefers),
            avoids=frozenset(self.avoids),
            accompanied_by=frozenset(self.accompanied_by),
            not_with=frozenset(self.not_with),
            channel=self.channel,
            mail=self.mail or "",
            shares_name=self.shares_name,
            busy=tuple(one.calendar() for one in self.busy),
        )


class PartnerShape(Shape):
    """One of `partners:`."""

    id: Id
    name: Line
    also_known_as: tuple[Line, ...] = Field(default=(), description="Other names and acronyms; none is ever public.")
    mail: Mail | None = None
    topics: tuple[Id, ...] = Field(default=(), description="What the young can talk about with them.")
    agreement: AgreementShape | None = None
    limits: Limits = Field(default_factory=dict, description="At most so much for all its professionals together.")
    at_least: Limits = Field(
        default_factory=dict,
        description="At least so much for all its professionals together, as far as their answers allow.",
    )
    at_once: Count | None = Field(default=None, description="At most so many of its professionals at one time.")
    calendar: CalendarShape | None = Field(
        default=None, description="Its own CalDAV calendar; without it, one on the embedded server."
    )
    when_edited: Annotated[WhenEdited, PlainValidator(choice(_WHEN_EDITED)), one_of(_WHEN_EDITED)] = Field(
        default=WhenEdited.REPORT,
        description="What becomes of an event that somebody changed in its calendar: left and told (report), left "
        "until the rota changes that slot (keep), or written again at once (restore).",
    )
    professionals: tuple[ProfessionalShape, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Keep each least within its limit."""
        yield from least_faults(self.limits, self.at_least)

    def partner(self) -> Partner:
        """Make the partner of the domain."""
        return Partner(
            id=self.id,
            name=self.name,
            professionals=tuple(p.professional(self.id) for p in self.professionals),
            topics=frozenset(self.topics),
            agreement=self.agreement.agreement() if self.agreement else None,
            limits=limits_of(self.limits),
            at_least=at_least_of(self.at_least),
            at_once=self.at_once,
            calendar=self.calendar.calendar() if self.calendar else None,
            when_edited=self.when_edited,
            mail=self.mail or "",
            also_known_as=self.also_known_as,
        )


class MeetingShape(Shape):
    """One of `meetings:`."""

    id: Id
    date: Day
    from_: Hour = Field(alias="from")
    to: Hour = Field(description="Not after `from`: the next day.")
    site: Id | None = Field(default=None, description="Where it is, if the way there takes time.")
    who: tuple[Id, ...] = Field(default=(), description="Professionals or whole partners; everyone unless written.")

    def meeting(self) -> Meeting:
        """Make the meeting of the domain."""
        return Meeting(
            id=self.id,
            day=self.date,
            starts=self.from_,
            ends=self.to,
            site=self.site or "",
            who=frozenset(self.who),
        )


class PartnersFile(Shape):
    """`partners.yaml`: the partners and their professionals, and when they meet."""

    format: FormatNumber
    partners: tuple[PartnerShape, ...] = ()
    meetings: tuple[MeetingShape, ...] = Field(
        default=(), description="Meetings: whoever attends takes no slot at that hour."
    )

    def faults(self) -> Iterator[Fault]:
        """Refuse two meetings at one time that someone would attend both."""
        meetings = [meeting.meeting() for meeting in self.meetings]
        people = [(person.id, partner.id) for partner in self.partners for person in partner.professionals]
        for index, one in enumerate(meetings):
            for other in meetings[:index]:
                both = [who for who, partner in people if one.awaits(who, partner) and other.awaits(who, partner)]
                if both and one.overlaps(other):
                    yield Fault("workspace-meetings-overlap", ("meetings", index), {"other": other.id, "who": both[0]})


class AbsenceShape(Shape):
    """One of `absences:`; never why."""

    who: Id = Field(description="A professional or a partner.")
    from_: Day = Field(alias="from", description="First day away.")
    to: Day | None = Field(default=None, description="Last day away; the first unless written.")

    def faults(self) -> Iterator[Fault]:
        """Check the first day against the last."""
        if self.to and self.to < self.from_:
            yield Fault("workspace-ends-before", ("to",), {"first": self.from_, "last": self.to})

    def absence(self) -> Absence:
        """Make the absence of the domain."""
        return Absence(who=self.who, first=self.from_, last=self.to or self.from_)


class AbsencesFile(Shape):
    """`absences.yaml`: who is away, and when."""

    format: FormatNumber
    absences: tuple[AbsenceShape, ...] = ()
