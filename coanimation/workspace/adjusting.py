"""Writing what was decided about a month into a file that people comment: line by line where that can be done."""

from __future__ import annotations

from pathlib import Path

from coanimation.domain.adjustments import Adjustments, Asked
from coanimation.domain.months import YearMonth
from coanimation.workspace import paths
from coanimation.workspace.atomic import write_bytes
from coanimation.workspace.document import Keys, parse
from coanimation.workspace.editing import CannotEdit, appended, changed, removed
from coanimation.workspace.emit import OnOneLine, Value, dump
from coanimation.workspace.loading import decode
from coanimation.workspace.shapes.format import FORMAT
from coanimation.workspace.shapes.months import AdjustmentsShape, PairShape
from coanimation.workspace.validation import shaped

_BOM = b"\xef\xbb\xbf"


def write_adjustments(folder: Path, month: YearMonth, adjustments: Adjustments) -> None:
    """Write what was decided about a month; lines that say the same as before stay, comments with them.

    A file that is missing, wrong, or written in a way that is not edited line by line, is written whole.
    """
    path = paths.month_file(folder, "adjustments", month)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = b""
    text = _edited(data, adjustments)
    if text is None:
        write_bytes(path, dump(_whole(month, adjustments)).encode("utf-8"))
    else:
        new = (_BOM if data.startswith(_BOM) else b"") + text.encode("utf-8")
        if new != data:
            write_bytes(path, new)


def _edited(data: bytes, wanted: Adjustments) -> str | None:
    text, problems = decode(Path(), data)
    document, faults = parse(Path(), text)
    shape = None if problems or faults else shaped(document, AdjustmentsShape)[0]
    if shape is None:
        return None
    try:
        for keys in _gone(shape, wanted):
            text = removed(text, keys)
        for keys, pair in _new(shape, wanted):
            text = appended(text, keys, pair)
        for slot, decision in sorted(wanted.decisions.items()):
            if shape.decisions.get(slot) is not decision:
                text = changed(text, ("decisions", slot), decision.value)
    except CannotEdit:
        return None
    found, _ = shaped(parse(Path(), text)[0], AdjustmentsShape)
    return text if found is not None and found.to_domain() == wanted else None


def _gone(shape: AdjustmentsShape, wanted: Adjustments) -> list[Keys]:
    """List what is no longer wanted, the last of each list first, so that the others keep their numbers."""
    gone: list[Keys] = [("decisions", slot) for slot in shape.decisions if slot not in wanted.decisions]
    for name, pairs, kept in (("pins", shape.pins, wanted.pins), ("bans", shape.bans, wanted.bans)):
        gone += [(name, n) for n, pair in reversed(list(enumerate(pairs))) if _key(pair) not in kept]
    there = reversed(list(enumerate(shape.asked)))
    return gone + [("asked", n) for n, one in there if wanted.asked.get((one.slot, one.professional)) != one.asked()]


def _new(shape: AdjustmentsShape, wanted: Adjustments) -> list[tuple[Keys, Value]]:
    there = (("pins", shape.pins, wanted.pins), ("bans", shape.bans, wanted.bans))
    new: list[tuple[Keys, Value]] = [
        ((name,), _pair(pair)) for name, pairs, kept in there for pair in sorted(kept - {_key(one) for one in pairs})
    ]
    before = {(one.slot, one.professional): one.asked() for one in shape.asked}
    return new + [
        (("asked",), _asked(pair, one)) for pair, one in sorted(wanted.asked.items()) if before.get(pair) != one
    ]


def _key(pair: PairShape) -> tuple[str, str]:
    return pair.slot, pair.professional


def _pair(pair: tuple[str, str]) -> Value:
    slot, professional = pair
    return OnOneLine({"slot": slot, "professional": professional})


def _asked(pair: tuple[str, str], asked: Asked) -> Value:
    slot, professional = pair
    return OnOneLine(
        {
            "slot": slot,
            "professional": professional,
            "on": asked.on,
            **({"answer": asked.yes} if asked.yes is not None else {}),
            **({"answered": asked.answered} if asked.answered is not None else {}),
        }
    )


def _whole(month: YearMonth, adjustments: Adjustments) -> dict[str, Value]:
    return {
        "format": FORMAT,
        "month": str(month),
        "pins": [_pair(pair) for pair in sorted(adjustments.pins)],
        "bans": [_pair(pair) for pair in sorted(adjustments.bans)],
        "promises": [OnOneLine({"slot": slot, "partner": partner}) for slot, partner in sorted(adjustments.promises)],
        "decisions": {slot: decision.value for slot, decision in sorted(adjustments.decisions.items())},
        **({"asked": [_asked(*one) for one in sorted(adjustments.asked.items())]} if adjustments.asked else {}),
    }
