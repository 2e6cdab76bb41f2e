"""Slot ids as they are written in files: opening id, original local date, and the relay from the second on."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import PlainValidator

from coanimation.workspace.shapes.scalars import said, text_of, wrong

_SLOT = re.compile(r"([a-z][a-z0-9-]{0,39})-(\d{4}-\d{2}-\d{2})(?:-([1-9]\d?))?")


def is_slot_id(text: str) -> bool:
    """Whether a text can be the id of a slot."""
    return bool(opening_of(text))


def opening_of(slot: str) -> str:
    """Tell the opening of a slot id: what stands before its date; empty when it is no slot id."""
    found = _SLOT.fullmatch(slot)
    if found is None or found[3] == "1":
        return ""
    try:
        date.fromisoformat(found[2])
    except ValueError:
        return ""
    return found[1]


def read_slot(value: object) -> str:
    """Read the id of a slot."""
    text = text_of(value)
    if not is_slot_id(text):
        raise wrong("bad-slot", value=text[:60])
    return text


SlotId = Annotated[str, PlainValidator(read_slot), said(r"^[a-z][a-z0-9-]*-\d{4}-\d{2}-\d{2}(-[1-9]\d?)?$")]
