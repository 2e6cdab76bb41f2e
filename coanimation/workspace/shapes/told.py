"""What was told, as it is written in `published/`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from pydantic import Field, PlainValidator, WithJsonSchema

from coanimation.domain.slots import State
from coanimation.domain.told import Content, Entry, Notice, Told, ToldSlot
from coanimation.workspace.shapes.base import Shape
from coanimation.workspace.shapes.format import FormatNumber
from coanimation.workspace.shapes.rota import Version
from coanimation.workspace.shapes.scalars import (
    Flag,
    Id,
    Instant,
    Line,
    Month,
    Zone,
    choice,
    integer,
    one_of,
    text_of,
    whole,
)
from coanimation.workspace.shapes.slot_ids import SlotId

_STATES: Final = {state.value: state for state in State}
Number = Annotated[int, PlainValidator(whole(0, 999_999_999)), integer(0, 999_999_999)]
Text = Annotated[str, PlainValidator(text_of), WithJsonSchema({"type": ["string", "number"]})]


class ToldSlotShape(Shape):
    """One of `slots:`: the facts as they were announced."""

    slot: SlotId
    opening: Id
    site: Id
    timezone: Zone | None = Field(default=None, description="Where it is not that of the month.")
    start: Instant
    end: Instant
    arrive: Instant
    leave: Instant
    state: Annotated[State, PlainValidator(choice(_STATES)), one_of(_STATES)]
    minors: Flag = True
    activity: Line | None = None
    reason: Line | None = None
    relay: Version = 1
    present: tuple[Id, ...] = ()
    place: Line | None = Field(default=None, description="The name of the site, as it was told.")
    address: Line | None = None
    landmark: Line | None = None


class NoticeShape(Shape):
    """The event of one slot at one target."""

    sequence: Number
    changed: Instant
    withdrawn: Flag = False
    generation: Number = 0
    timezone: Zone | None = Field(default=None, description="Where it is not that of the month.")
    start: Instant | None = None
    end: Instant | None = None
    summary: Text | None = Field(default=None, description="The words of the event, as they were told.")
    location: Text | None = None
    description: Text | None = None
    busy: Flag = False
    closed: Flag = False
    appointment: Line = Field(default="", description="Digest of time, place and status, where no words are kept.")
    everything: Line = Field(default="", description="Digest of everything the target reads, where no words are kept.")

    def notice(self, slot: str, zone: ZoneInfo | None) -> Notice:
        """Make the notice of the domain."""
        return Notice(
            content=self._content(slot, zone),
            sequence=self.sequence,
            changed=_in_zone(self.changed, zone),
            withdrawn=self.withdrawn,
            generation=self.generation,
        )

    def _content(self, slot: str, zone: ZoneInfo | None) -> Content:
        if self.start is None or self.end is None:
            return Content(everything=self.everything, appointment=self.appointment)
        zone = ZoneInfo(self.timezone) if self.timezone else zone
        return Entry(
            slot=slot,
            start=_in_zone(self.start, zone),
            end=_in_zone(self.end, zone),
            summary=self.summary or "",
            location=self.location or "",
            description=self.description or "",
            busy=self.busy,
            closed=self.closed,
        ).content


class ToldShape(Shape):
    """`published/MONTH.yaml`: what was told to whom."""

    format: FormatNumber
    month: Month
    revision: Version
    published: Instant
    timezone: Zone | None = Field(default=None, description="The zone in which the hours are read.")
    slots: tuple[ToldSlotShape, ...] = ()
    notices: dict[SlotId, dict[Line, NoticeShape]] = Field(default_factory=dict, description="By slot, then by target.")

    def told(self) -> Told:
        """Make the published month of the domain."""
        zone = ZoneInfo(self.timezone) if self.timezone else None
        return Told(
            month=self.month,
            revision=self.revision,
            published=_in_zone(self.published, zone),
            slots=tuple(_slot(slot, zone) for slot in self.slots),
            notices={
                (slot, target): notice.notice(slot, zone)
                for slot, by_target in self.notices.items()
                for target, notice in by_target.items()
            },
        )


def _slot(shape: ToldSlotShape, zone: ZoneInfo | None) -> ToldSlot:
    zone = ZoneInfo(shape.timezone) if shape.timezone else zone
    return ToldSlot(
        id=shape.slot,
        opening=shape.opening,
        site=shape.site,
        start=_in_zone(shape.start, zone),
        end=_in_zone(shape.end, zone),
        arrive=_in_zone(shape.arrive, zone),
        leave=_in_zone(shape.leave, zone),
        state=shape.state,
        minors=shape.minors,
        activity=shape.activity or "",
        reason=shape.reason or "",
        relay=shape.relay,
        present=shape.present,
        place=shape.place or "",
        address=shape.address or "",
        landmark=shape.landmark or "",
    )


def _in_zone(instant: datetime, zone: ZoneInfo | None) -> datetime:
    # Two hours of the same zone compare by the clock, an hour of another zone by the instant, and never equal when
    # the clocks go back: what was told is read in the zone in which it was written.
    return instant.astimezone(zone) if zone else instant
