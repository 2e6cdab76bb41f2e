"""A rota as data for other programs: `format: 1`, the same in every language but for the members named `text`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from coanimation.domain.months import YearMonth
from coanimation.domain.rota import Outcome, Reason
from coanimation.domain.working_time import Alert
from coanimation.rendering.alerts import alert_text
from coanimation.rendering.remedies import remedy_data
from coanimation.rendering.sentences import neutrality_sentence, point_text
from coanimation.rendering.shown import Line, Shown
from coanimation.words import Words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Data = dict[str, object]
VOID = "void"  # of a rota that is false now, nothing is proven any more


def as_json(shown: Shown, words: Words) -> Data:
    """Give a rota as `plan --json` and `show --json` print it; instants are ISO 8601 with their offset."""
    rota = shown.rota
    return {
        "format": 1,
        "month": str(rota.month),
        "version": rota.version,
        "status": VOID if shown.problems else str(Outcome.OPTIMAL if rota.proven else Outcome.FEASIBLE),
        "seconds": rota.seconds,
        "computed": rota.computed.isoformat(),
        "published": shown.published.isoformat() if shown.published else None,
        "draft": shown.is_draft,
        "outdated": shown.outdated,
        "tiers": [
            {
                "name": tier.name,
                "value": tier.value,
                "bound": tier.bound,
                "status": VOID if shown.problems else str(tier.status),
                "seconds": tier.seconds,
            }
            for tier in rota.tiers
        ],
        "slots": [_slot(line) for line in shown.lines],
        "assignments": [assignment for line in shown.lines for assignment in _assignments(line)],
        "missing": [gap for line in shown.lines for gap in _missing(shown, line, words)],
        "alerts": [_alert(shown, alert, words) for alert in shown.alerts],
        "neutrality": _neutrality(shown, words),
    }


def _alert(shown: Shown, alert: Alert, words: Words) -> Data:
    known = {"code": alert.code, "professional": alert.professional}
    return {**alert.fields, **known, "text": alert_text(shown, alert, words)}


def _slot(line: Line) -> Data:
    slot = line.slot
    return {
        "slot": slot.id,
        "start": slot.start.isoformat(),
        "end": slot.end.isoformat(),
        "site": slot.site,
        "state": str(line.state),
        "closed": str(slot.closed) if slot.closed else None,
        "decision": str(line.decision) if line.decision else None,
        "wanted": line.wanted,
        "filled": line.filled,
    }


def _assignments(line: Line) -> list[Data]:
    slot = line.slot
    in_order = sorted(line.seats, key=lambda seat: seat.professional.id)
    return [
        {
            "slot": slot.id,
            "start": slot.start.isoformat(),
            "end": slot.end.isoformat(),
            "site": slot.site,
            "seat": number,
            "role": seat.role,
            "partner": seat.partner.id,
            "professional": seat.professional.id,
            "pinned": seat.pinned,
        }
        for number, seat in enumerate(in_order, 1)
    ]


def _missing(shown: Shown, line: Line, words: Words) -> list[Data]:
    return [
        {
            "slot": line.slot.id,
            "start": line.slot.start.isoformat(),
            "what": gap.what,
            "count": gap.count,
            "reasons": [_reason(shown, reason, words) for reason in gap.reasons],
            "remedies": [remedy_data(remedy, shown.month, words) for remedy in gap.remedies],
            "text": words.reasons(gap.reasons, shown.partner_names),
        }
        for gap in line.missing
    ]


def _reason(shown: Shown, reason: Reason, words: Words) -> Data:
    known = {"code": reason.code, "professional": reason.professional}
    person = shown.people.get(reason.professional)
    name = person.name if person else reason.professional
    return {**reason.fields, **known, "text": words.say("reason-of", name=name, text=words.reason(reason))}


def _neutrality(shown: Shown, words: Words) -> Data:
    measures = {name: _plain(value) for name, value in _fields(shown.neutrality).items()}
    points = [
        {**point.fields, "code": point.code, "text": point_text(point, words)} for point in shown.neutrality.points
    ]
    return {**measures, "points": points, "text": neutrality_sentence(shown, words)}


def _fields(value: DataclassInstance) -> dict[str, object]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _plain(value: object) -> object:  # noqa: PLR0911 - one line for each kind of value
    """Give a value of the domain as JSON knows them; keys that are no text become lists of pairs."""
    match value:
        case None | bool() | int() | float():
            return value
        case Enum() | YearMonth():
            return str(value)
        case Fraction():
            return round(float(value), 3)
        case date():
            return value.isoformat()
        case Mapping():
            return [{"of": _plain(key), "n": _plain(item)} for key, item in value.items()]
        case tuple() | list():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {name.replace("_", "-"): _plain(item) for name, item in _fields(value).items()}
        case _:
            return str(value)
