"""What the space asks of every rota, as it is written in `space.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from coanimation.domain.rules import AIMS, Counted, Least, Limit, Per, Rules
from coanimation.domain.working_time import USUAL, Mode, Span, WorkingTime
from coanimation.workspace.shapes.base import Fault, Shape
from coanimation.workspace.shapes.scalars import Duration, Flag, Hour, choice, decimal, integer, one_of, whole

_LIMITS = {f"{counted}-per-{per}": (counted, per) for counted in Counted for per in Per}
_SPANS = {span.value: span for span in Span}
_MODES = {mode.value: mode for mode in Mode}
_PARTS = ("morning", "afternoon", "evening")
_NEXT_DAY = {f"{then}-after-{first}": (first, then) for first in _PARTS for then in _PARTS}
_AIMS = {aim: aim for aim in AIMS}

LimitName = Annotated[tuple[Counted, Per], PlainValidator(choice(_LIMITS)), one_of(_LIMITS)]
AtMost = Annotated[int, PlainValidator(whole(0, 10_000)), integer(0, 10_000)]
SpanName = Annotated[Span, PlainValidator(choice(_SPANS)), one_of(_SPANS)]
ModeName = Annotated[Mode, PlainValidator(choice(_MODES)), one_of(_MODES)]
NextDay = Annotated[tuple[str, str], PlainValidator(choice(_NEXT_DAY)), one_of(_NEXT_DAY)]
Aim = Annotated[str, PlainValidator(choice(_AIMS)), one_of(_AIMS)]
Limits = Annotated[
    dict[LimitName, AtMost],
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"type": "integer", "minimum": 0} for name in _LIMITS},
        }
    ),
]


def limits_of(shape: dict[tuple[Counted, Per], int]) -> tuple[Limit, ...]:
    """Make the limits of the domain, in a stable order."""
    return tuple(sorted(Limit(counted=counted, per=per, most=most) for (counted, per), most in shape.items()))


def at_least_of(shape: dict[tuple[Counted, Per], int]) -> tuple[Least, ...]:
    """Make the leasts of the domain, in a stable order."""
    return tuple(sorted(Least(counted=counted, per=per, least=least) for (counted, per), least in shape.items()))


def least_faults(
    limits: Mapping[tuple[Counted, Per], int], at_least: Mapping[tuple[Counted, Per], int]
) -> Iterator[Fault]:
    """Refuse a least above its limit."""
    for (counted, per), least in at_least.items():
        if least > (most := limits.get((counted, per), least)):
            yield Fault("workspace-least-above-limit", ("at-least", f"{counted}-per-{per}"), {"most": most})


class LegalShape(Shape):
    """One of `working-time:`: a mode, or the mode and how much at most."""

    mode: ModeName = Mode.ALERT
    most: Annotated[int, PlainValidator(whole(1, 168)), integer(1, 168)] | None = Field(
        default=None, description="Hours, or days; what the law says unless written."
    )


def _mode_alone(value: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    return {"mode": value} if isinstance(value, str) else value


Legal = Annotated[LegalShape, BeforeValidator(_mode_alone, json_schema_input_type=ModeName | LegalShape)]


def working_time_of(shape: Mapping[Span, LegalShape]) -> tuple[WorkingTime, ...]:
    """Make the working time of the domain: what is not written is as the law says, and alerts."""
    return tuple(
        WorkingTime(span=rule.span, most=written.most or rule.most, mode=written.mode)
        for rule in USUAL
        for written in [shape.get(rule.span, LegalShape())]
    )


class SearchShape(Shape):
    """`search:`."""

    seconds: Annotated[
        float, PlainValidator(decimal(1, 86_400)), WithJsonSchema({"type": "number", "minimum": 1, "maximum": 86_400})
    ] = Field(default=60.0, description="Longest search for a rota, in seconds.")


class RulesShape(Shape):
    """`rules:`."""

    rest: Duration = Field(default=660, description="Rest between two days of presence, such as 11h.")
    referents_for_minors: Annotated[int, PlainValidator(whole(0, 10)), integer(0, 10)] = Field(
        default=1, description="Referents for minors in every slot where minors come."
    )
    different_organisations: Flag = Field(default=True, description="At most one professional of a partner in a slot.")
    evening_from: Hour = Field(default=time(18), description="A slot that starts at this hour or later is an evening.")
    afternoon_from: Hour = Field(default=time(12), description="A slot that starts at this hour is an afternoon.")
    notice_days: Annotated[int, PlainValidator(whole(0, 365)), integer(0, 365)] = Field(
        default=14, description="Notice owed before a slot is closed, in days."
    )
    most_displaced: Annotated[int, PlainValidator(whole(0, 20)), integer(0, 20)] = Field(
        default=2, description="Presences that an absence may displace besides its own, when someone agrees to it."
    )
    limits: Limits = Field(
        default_factory=dict, description="At most so much for each professional, unless theirs says otherwise."
    )
    working_time: dict[SpanName, Legal] = Field(
        default_factory=dict,
        description="What the law asks, as far as presences show it: off, alert (unless written) or hard.",
    )

    not_next_day: tuple[NextDay, ...] = Field(
        default=(), description="What nobody takes on the day after, such as [morning-after-evening]."
    )

    def faults(self) -> Iterator[Fault]:
        """Keep the parts of the day in order."""
        if self.evening_from <= self.afternoon_from:
            yield Fault("workspace-evening-before-afternoon", ("evening-from",))


def seconds_of(search: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """Accept `search: 60` for `search: {seconds: 60}`."""
    return {"seconds": search} if isinstance(search, str) else search


Search = Annotated[SearchShape, BeforeValidator(seconds_of)]


def rules_of(rules: RulesShape, aims: tuple[str, ...], search: SearchShape) -> Rules:
    """Make the rules of the domain."""
    return Rules(
        rest=rules.rest,
        different_organisations=rules.different_organisations,
        referents=rules.referents_for_minors,
        evening_from=rules.evening_from,
        afternoon_from=rules.afternoon_from,
        notice_days=rules.notice_days,
        most_displaced=rules.most_displaced,
        limits=limits_of(rules.limits),
        working_time=working_time_of(rules.working_time),
        not_next_day=frozenset(rules.not_next_day),
        aims=aims,
        seconds=search.seconds,
    )
