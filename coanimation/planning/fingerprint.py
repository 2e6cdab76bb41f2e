"""What tells whether anything that matters to a rota has changed since it was computed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from coanimation.domain.month import Month
from coanimation.planning.pose import pose

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # nothing has begun: the fingerprint does not change as the month goes by


def fingerprint(month: Month) -> str:
    """Tell the inputs of a month as a digest: what the solver would be asked, were nothing drafted, told nor begun.

    Names, topics, mail and where an answer came from do not enter it: they change no rota. The same inputs give the
    same digest in every process and on every platform. Pins stand beside the problem: one that was kept, and that an
    absence recorded since contradicts, makes no input impossible.
    """
    unpinned = replace(month.adjustments, pins=frozenset())
    problem = pose(replace(month, adjustments=unpinned, draft=None, told=None, now=_LONG_AGO))
    there = {slot.id for slot in month.slots if slot.closed is None}
    binding = tuple(limit for limit in problem.limits if limit.mode == "hard")  # an alert changes no rota
    problem = replace(problem, limits=binding)
    pins = frozenset(pair for pair in month.adjustments.pins if pair[0] in there)
    text = json.dumps([str(month.month), _plain(problem), _plain(pins)], ensure_ascii=True, separators=(",", ":"))
    return f"sha256:{sha256(text.encode()).hexdigest()}"


def _plain(value: object) -> object:
    """Write a value as lists, texts and numbers; what has no order is sorted."""
    if is_dataclass(value) and not isinstance(value, type):
        return [[field.name, _plain(getattr(value, field.name))] for field in fields(value)]
    if isinstance(value, Mapping):
        return sorted(([_plain(key), _plain(held)] for key, held in value.items()), key=json.dumps)
    if isinstance(value, frozenset):
        return sorted((_plain(held) for held in value), key=json.dumps)
    if isinstance(value, tuple):
        return [_plain(held) for held in value]
    return value
