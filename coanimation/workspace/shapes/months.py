"""Answers and adjustments of a month, as they are written in `availability/` and `adjustments/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, PlainValidator

from coanimation.domain.adjustments import Adjustments, Asked, Decision
from coanimation.domain.answers import Answer, Source
from coanimation.workspace.shapes.base import Fault, Shape
from coanimation.workspace.shapes.format import FormatNumber
from coanimation.workspace.shapes.people import AnswerWord
from coanimation.workspace.shapes.scalars import Day, Flag, Id, Month, choice, one_of
from coanimation.workspace.shapes.slot_ids import SlotId

_SOURCES: Final = {source.value: source for source in Source if source is not Source.USUAL}
_DECISIONS: Final = {decision.value: decision for decision in Decision}


SourceName = Annotated[Source, PlainValidator(choice(_SOURCES)), one_of(_SOURCES)]
DecisionName = Annotated[Decision, PlainValidator(choice(_DECISIONS)), one_of(_DECISIONS)]


class AnswersShape(Shape):
    """`availability/MONTH.yaml`: what people answered, by professional, source and slot."""

    format: FormatNumber
    month: Month
    answers: dict[Id, dict[SourceName, dict[SlotId, AnswerWord] | None] | None] = Field(
        default_factory=dict, description="By professional, then by source (hand, sheet, poll, busy), then by slot."
    )

    def to_domain(self) -> tuple[Answer, ...]:
        """Make the answers of the domain, in the order of the file."""
        return tuple(
            Answer(professional=professional, slot=slot, availability=availability, source=source)
            for professional, by_source in self.answers.items()
            for source, by_slot in (by_source or {}).items()
            for slot, availability in (by_slot or {}).items()
        )


class PairShape(Shape):
    """One of `pins:` or `bans:`."""

    slot: SlotId
    professional: Id


class PromiseShape(Shape):
    """One of `promises:`."""

    slot: SlotId
    partner: Id


class AskedShape(Shape):
    """One of `asked:`."""

    slot: SlotId
    professional: Id
    on: Day = Field(description="The day of the request.")
    answer: Flag | None = Field(default=None, description="yes or no; nothing until they answer.")
    answered: Day | None = Field(default=None, description="The day of the answer.")

    def asked(self) -> Asked:
        """Make the request of the domain."""
        return Asked(on=self.on, yes=self.answer, answered=self.answered)


class AdjustmentsShape(Shape):
    """`adjustments/MONTH.yaml`: what was decided about the month."""

    format: FormatNumber
    month: Month
    pins: tuple[PairShape, ...] = ()
    bans: tuple[PairShape, ...] = ()
    promises: tuple[PromiseShape, ...] = Field(
        default=(), description="Seats that a partner holds, whoever of it comes; kept for it until it names someone."
    )
    decisions: dict[SlotId, DecisionName] = Field(default_factory=dict, description="wait, adults or close, by slot.")
    asked: tuple[AskedShape, ...] = Field(default=(), description="Who was asked to come to a slot; never why.")

    def faults(self) -> Iterator[Fault]:
        """Refuse who is pinned and banned in the same slot."""
        pinned = {(pin.slot, pin.professional) for pin in self.pins}
        for index, ban in enumerate(self.bans):
            if (ban.slot, ban.professional) in pinned:
                yield Fault("workspace-pinned-and-banned", ("bans", index), {"slot": ban.slot, "who": ban.professional})

    def to_domain(self) -> Adjustments:
        """Make the adjustments of the domain."""
        return Adjustments(
            pins=frozenset((pin.slot, pin.professional) for pin in self.pins),
            bans=frozenset((ban.slot, ban.professional) for ban in self.bans),
            promises=frozenset((promise.slot, promise.partner) for promise in self.promises),
            decisions=self.decisions,
            asked={(one.slot, one.professional): one.asked() for one in self.asked},
        )
