"""Openings, exceptional openings and closures, as they are written in `space.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, PlainValidator

from coanimation.domain.space import Closure, ExceptionalOpening, Opening, Season, Terms
from coanimation.workspace.shapes.base import Fault, Shape
from coanimation.workspace.shapes.scalars import (
    Count,
    Day,
    Flag,
    Hour,
    Id,
    Line,
    Minutes,
    choice,
    integer,
    one_of,
    whole,
)
from coanimation.workspace.shapes.slot_ids import SlotId

_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAYS: Final = {name: n for names in (_ENGLISH, _FRENCH) for n, name in enumerate(names)}
SEASONS: Final = {season.value: season for season in Season}
_HOLIDAYS: Final = {"closed": False, "open": True}

Weekday = Annotated[int, PlainValidator(choice(WEEKDAYS, _FRENCH)), one_of(WEEKDAYS)]
When = Annotated[Season, PlainValidator(choice(SEASONS)), one_of(SEASONS)]
OnHolidays = Annotated[bool, PlainValidator(choice(_HOLIDAYS)), one_of(_HOLIDAYS)]


class SeatsShape(Shape):
    """`seats:`: one number, or the least, the wanted and the most."""

    least: Count | None = None
    wanted: Count | None = None
    most: Count | None = None

    def faults(self) -> Iterator[Fault]:
        """Keep least, wanted and most in order."""
        least, wanted, most = self.numbers()
        if not least <= wanted <= most:
            yield Fault("workspace-seats-order", (), {"least": least, "wanted": wanted, "most": most})

    def numbers(self) -> tuple[int, int, int]:
        """Tell the three numbers, each one that is not written following from its neighbours."""
        wanted = self.wanted or self.least or min(2, self.most or 2)
        return self.least or min(2, wanted), wanted, self.most or wanted


def _same_seats(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    if not isinstance(value, str):
        return value
    whole(1, 100)(value)
    return {"least": value, "wanted": value, "most": value}


Seats = Annotated[SeatsShape, BeforeValidator(_same_seats, json_schema_input_type=Count | SeatsShape)]


class TermsShape(Shape):
    """How a slot is held: shared by openings and exceptional openings."""

    seats: Seats | None = Field(default=None, description="Professionals: one number, or {least, wanted, most}.")
    needs: dict[Id, Count] | None = Field(default=None, description="How many of each role, such as {opens: 1}.")
    minors: Flag | None = Field(default=None, description="Whether minors come (yes unless written).")
    activity: Line | None = Field(default=None, description="What happens, such as goûter; the public reads it.")
    setup: Minutes | None = Field(default=None, description="Minutes before, for professionals only.")
    tidy: Minutes | None = Field(default=None, description="Minutes after, for professionals only.")
    relays: tuple[Hour, ...] | None = Field(default=None, description="Hours at which others take over.")
    together: Flag | None = Field(
        default=None, description="Whether whoever takes one relay of a day takes all of them (no unless written)."
    )
    weight: Annotated[int, PlainValidator(whole(1, 100)), integer(1, 100)] | None = Field(
        default=None, description="How much it costs when the slot cannot open, 1 unless written."
    )

    def terms(self, base: Terms | None = None) -> Terms:
        """Make the terms of the domain; what is not written is as in `base`."""
        base = base or Terms()
        least, wanted, most = self.seats.numbers() if self.seats else (base.least, base.wanted, base.most)
        return Terms(
            least=least,
            wanted=wanted,
            most=most,
            needs=base.needs if self.needs is None else self.needs,
            minors=base.minors if self.minors is None else self.minors,
            activity=base.activity if self.activity is None else self.activity,
            setup=base.setup if self.setup is None else self.setup,
            tidy=base.tidy if self.tidy is None else self.tidy,
            relays=base.relays if self.relays is None else self.relays,
            together=base.together if self.together is None else self.together,
            weight=base.weight if self.weight is None else self.weight,
        )

    def term_faults(self, start: time, end: time) -> Iterator[Fault]:
        """Check what depends on the hours: relays inside and in order; no role is asked of more than may come."""
        length = _minutes(start, end)
        before = 0
        for index, relay in enumerate(self.relays or ()):
            after = _minutes(start, relay) % 1440
            if not before < after < length:
                yield Fault("workspace-relay-outside", ("relays", index), {"value": relay.strftime("%H:%M")})
            before = max(before, after)
        most = self.seats.numbers()[2] if self.seats else None
        for role, count in (self.needs or {}).items():
            if most is not None and count > most:
                yield Fault("workspace-needs-more-than-seats", ("needs", role), {"role": role, "most": most})


def _minutes(start: time, end: time) -> int:
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    return minutes if minutes > 0 else minutes + 1440


class OpeningShape(TermsShape):
    """One of `openings:`."""

    id: Id
    site: Id
    days: tuple[Weekday, ...] = Field(default=(), description="Weekdays, in English or in French.")
    rrule: Line | None = Field(default=None, description="A recurrence rule (RFC 5545) instead of days.")
    from_: Hour = Field(alias="from")
    to: Hour = Field(description="Not after `from`: the next day.")
    when: When = Field(default=Season.ALWAYS, description="term, holidays (school holidays) or always.")
    starts: Day | None = Field(default=None, description="First day.")
    ends: Day | None = Field(default=None, description="Last day.")
    public_holidays: OnHolidays = Field(default=False, description="closed, unless written open.")

    def faults(self) -> Iterator[Fault]:
        """Check days against the rrule, first day against last, relays against hours."""
        if bool(self.days) == bool(self.rrule):
            yield Fault("workspace-days-or-rrule", ("rrule",) if self.rrule else ())
        if self.rrule and self.starts is None:
            yield Fault("workspace-rrule-needs-starts", ("rrule",))
        if self.starts and self.ends and self.ends < self.starts:
            yield Fault("workspace-ends-before", ("ends",), {"first": self.starts, "last": self.ends})
        yield from self.term_faults(self.from_, self.to)

    def opening(self) -> Opening:
        """Make the opening of the domain."""
        return Opening(
            id=self.id,
            site=self.site,
            starts=self.from_,
            ends=self.to,
            weekdays=frozenset(self.days),
            rrule=self.rrule or "",
            season=self.when,
            first=self.starts,
            last=self.ends,
            on_public_holidays=self.public_holidays,
            terms=self.terms(),
        )


class ExceptionalShape(TermsShape):
    """One of `exceptional:`."""

    id: Id
    site: Id
    date: Day
    from_: Hour = Field(alias="from")
    to: Hour = Field(description="Not after `from`: the next day.")
    moves: SlotId | None = Field(
        default=None, description="The slot that this replaces; it keeps its id, and its terms unless written here."
    )

    def faults(self) -> Iterator[Fault]:
        """Check relays against hours."""
        yield from self.term_faults(self.from_, self.to)

    def exceptional(self, moved: Terms | None) -> ExceptionalOpening:
        """Make the exceptional opening of the domain."""
        return ExceptionalOpening(
            id=self.id,
            site=self.site,
            day=self.date,
            starts=self.from_,
            ends=self.to,
            moves=self.moves or "",
            terms=self.terms(moved),
        )


class ClosureShape(Shape):
    """One of `closures:`."""

    from_: Day = Field(alias="from", description="First day closed.")
    to: Day | None = Field(default=None, description="Last day closed; the first unless written.")
    sites: tuple[Id, ...] = Field(default=(), description="Only these sites.")
    openings: tuple[Id, ...] = Field(default=(), description="Only these openings.")
    reason: Line | None = Field(default=None, description="The public reads it.")

    @property
    def last(self) -> date:
        """The last day closed."""
        return self.to or self.from_

    def faults(self) -> Iterator[Fault]:
        """Check the first day against the last."""
        if self.last < self.from_:
            yield Fault("workspace-ends-before", ("to",), {"first": self.from_, "last": self.last})

    def closure(self) -> Closure:
        """Make the closure of the domain."""
        return Closure(
            first=self.from_,
            last=self.last,
            sites=frozenset(self.sites),
            openings=frozenset(self.openings),
            reason=self.reason or "",
        )
