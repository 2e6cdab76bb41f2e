"""What became of each calendar the last times, kept beside the ledger: when it last worked, what was told of it.

It is derived and may be lost: the next publication makes it again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from calendars.profile import Notes
from coanimation.domain.months import YearMonth
from coanimation.publishing.orders import Order
from coanimation.publishing.outcome import Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """When a calendar was last in step (`succeeded`, for `month`), and why it was not at the last try (`failure`).

    `seen` are the keys of what people did there and that a publication told.
    """

    succeeded: datetime | None = None
    month: YearMonth | None = None
    tried: datetime | None = None
    failure: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()


def attempts(notes: Notes, place: str) -> Attempts:
    """Read what became of a calendar; nothing is known of one that was never tried, or of what is no note of ours."""
    try:
        found = json.loads(notes.note(_name(place)) or "{}")
        return Attempts(
            succeeded=_instant(found.get("succeeded")),
            month=YearMonth.parse(found["month"]) if found.get("month") else None,
            tried=_instant(found.get("tried")),
            failure=str(found.get("failure", "")),
            fields=dict(found.get("fields", {})),
            seen=frozenset(str(one) for one in found.get("seen", ())),
        )
    except (ValueError, TypeError, AttributeError):
        return Attempts()


def marked(done: Delivery, before: Attempts) -> Delivery:
    """Mark what an earlier publication told of this calendar already."""
    return replace(done, observed=tuple(replace(one, again=one.key in before.seen) for one in done.observed))


def remember(notes: Notes, one: Order, done: Delivery, before: Attempts) -> None:
    """Write down what became of an order; what was told of the slots of other months stays told."""
    slots = set(one.slots.values())
    here = {key for key in before.seen if slots.intersection(key.partition("|")[0].split())}
    # a calendar that could not be looked into tells nothing new: what was told of it is not told again
    seen = before.seen if done.failure else before.seen - here
    after = replace(
        before,
        tried=one.now,
        failure=done.failure,
        fields=done.fields,
        seen=seen | {found.key for found in done.observed},
    )
    if not done.failure:
        after = replace(after, succeeded=one.now, month=one.month)
    # a publication that finds nothing to do touches no file: within a day, the hour of the last try is not worth one
    if _of_the_day(after) != _of_the_day(before):
        notes.take_note(_name(one.place), _written(after))


def _of_the_day(known: Attempts) -> tuple[object, ...]:
    tried, succeeded = (one and one.date() for one in (known.tried, known.succeeded))
    return tried, succeeded, known.month, known.failure, dict(known.fields), known.seen


def _name(place: str) -> str:
    return f"attempts {place}"


def _instant(written: object) -> datetime | None:
    return datetime.fromisoformat(str(written)) if written else None


def _written(after: Attempts) -> str:
    return json.dumps(
        {
            "succeeded": after.succeeded.isoformat() if after.succeeded else "",
            "month": str(after.month or ""),
            "tried": after.tried.isoformat() if after.tried else "",
            "failure": after.failure,
            "fields": dict(after.fields),
            "seen": sorted(after.seen),
        },
        ensure_ascii=False,
        sort_keys=True,
        default=str,
    )
