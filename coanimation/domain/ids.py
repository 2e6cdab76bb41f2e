"""The ids that people choose."""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[a-z][a-z0-9-]{0,39}")
# Windows refuses these as file names, whatever their ending; ids become file names.
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})


def is_id(text: str) -> bool:
    """Whether this may name a site, an opening, a partner or a professional on every system."""
    return _SHAPE.fullmatch(text) is not None and text not in _DEVICES


def check_id(kind: str, text: str) -> None:
    """Refuse an id that is no id, with a ValueError naming the kind of thing it should name."""
    if not is_id(text):
        raise ValueError(f"{kind} {text!r}: an id is a small letter, then small letters, digits or dashes, at most 40")
