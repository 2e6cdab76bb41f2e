"""A rota, as it is written in `rotas/`: by planning, and sometimes corrected by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from coanimation.domain.rota import Assignment, Missing, Outcome, Reason, Rota, Tier
from coanimation.workspace.shapes.base import Fault, Shape
from coanimation.workspace.shapes.format import FormatNumber
from coanimation.workspace.shapes.scalars import (
    Flag,
    Id,
    Instant,
    Line,
    Month,
    Span,
    choice,
    decimal,
    integer,
    one_of,
    text_of,
    whole,
)
from coanimation.workspace.shapes.slot_ids import SlotId

_OUTCOMES: Final = {outcome.value: outcome for outcome in Outcome}
_LARGE: Final = 999_999_999

Value = Annotated[int, PlainValidator(whole(-_LARGE, _LARGE)), integer(-_LARGE, _LARGE)]
Version = Annotated[int, PlainValidator(whole(1, _LARGE)), integer(1, _LARGE)]
Seconds = Annotated[float, PlainValidator(decimal(0, 1e9)), WithJsonSchema({"type": "number", "minimum": 0})]


def _fact(value: object) -> str | int:
    text = text_of(value)
    return int(text) if re.fullmatch(r"0|-?[1-9][0-9]{0,8}", text) else text


Fact = Annotated[str | int, PlainValidator(_fact), WithJsonSchema({"type": ["string", "integer"]})]


class TierShape(Shape):
    """One of `certificate:`."""

    aim: Line
    value: Value
    bound: Value
    status: Annotated[Outcome, PlainValidator(choice(_OUTCOMES)), one_of(_OUTCOMES)]
    seconds: Seconds
    ceilings: tuple[Value, ...] = ()

    def tier(self) -> Tier:
        """Make the tier of the domain."""
        return Tier(
            name=self.aim,
            value=self.value,
            bound=self.bound,
            status=self.status,
            seconds=self.seconds,
            ceilings=self.ceilings,
        )


class PresentShape(Shape):
    """One of `present:`: an id, or `{professional, pinned}`."""

    professional: Id
    pinned: Flag = False


def _just_an_id(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    return {"professional": value} if isinstance(value, str) else value


class ReasonShape(Shape):
    """One of `reasons:`: a code, a professional, and the facts of the code in `facts`."""

    code: Line
    professional: Id
    facts: dict[Line, Fact] = Field(default_factory=dict)

    def reason(self) -> Reason:
        """Make the reason of the domain."""
        return Reason(code=self.code, professional=self.professional, fields=self.facts)


class MissingShape(Shape):
    """One of `missing:`: seats that nobody fills."""

    what: Line = Field(description="seat, or a role.")
    count: Version
    reasons: tuple[ReasonShape, ...] = ()


class RotaSlotShape(Shape):
    """One of `slots:`."""

    slot: SlotId
    when: Span
    site: Id
    present: tuple[
        Annotated[PresentShape, BeforeValidator(_just_an_id, json_schema_input_type=Id | PresentShape)], ...
    ] = ()
    missing: tuple[MissingShape, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Refuse who is present twice."""
        seen: set[str] = set()
        for index, one in enumerate(self.present):
            if one.professional in seen:
                yield Fault("workspace-twice", ("present", index), {"value": one.professional})
            seen.add(one.professional)


class RotaShape(Shape):
    """`rotas/MONTH.yaml`: who is present when, and how good that is."""

    format: FormatNumber
    month: Month
    version: Version
    computed: Instant
    fingerprint: Line
    seconds: Seconds
    chosen: Flag = Field(default=False, description="A person chose it: kept as long as nothing changes.")
    certificate: tuple[TierShape, ...] = ()
    slots: tuple[RotaSlotShape, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Refuse a slot that stands twice."""
        seen: set[str] = set()
        for index, one in enumerate(self.slots):
            if one.slot in seen:
                yield Fault("workspace-twice", ("slots", index, "slot"), {"value": one.slot})
            seen.add(one.slot)

    def rota(self) -> Rota:
        """Make the rota of the domain."""
        return Rota(
            month=self.month,
            version=self.version,
            computed=self.computed,
            fingerprint=self.fingerprint,
            seconds=self.seconds,
            chosen=self.chosen,
            tiers=tuple(tier.tier() for tier in self.certificate),
            assignments=tuple(
                sorted(
                    Assignment(slot=slot.slot, professional=one.professional, pinned=one.pinned)
                    for slot in self.slots
                    for one in slot.present
                )
            ),
            missing=tuple(
                Missing(slot=slot.slot, what=m.what, count=m.count, reasons=tuple(r.reason() for r in m.reasons))
                for slot in sorted(self.slots, key=lambda slot: slot.slot)
                for m in slot.missing
            ),
        )

    def hours(self) -> dict[str, tuple[datetime, datetime]]:
        """Tell the hours that stand in the file, by slot."""
        return {slot.slot: slot.when for slot in self.slots}

    def sites(self) -> dict[str, str]:
        """Tell the places that stand in the file, by slot."""
        return {slot.slot: slot.site for slot in self.slots}
