"""Why a slot is not full: what is held, what is missing, and every person by the reason that stops them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coanimation.domain.rota import Missing, Reason
from coanimation.domain.slots import Slot
from coanimation.rendering.data import as_json
from coanimation.rendering.remedies import remedy_lines
from coanimation.rendering.sentences import gap_text, present_text, slot_name, why_text
from coanimation.rendering.shown import Line, Shown
from coanimation.words import Words
from coanimation.words.reasons import LAST, THERE


def lines(shown: Shown, slot: Slot, words: Words) -> Iterator[str]:
    """Explain one slot."""
    line = next(one for one in shown.lines if one.slot.id == slot.id)
    name = slot_name(shown, line, words, short=False)
    title = words.say("explain-slot", slot=name[:1].upper() + name[1:], filled=line.filled, wanted=line.wanted)
    if slot.closed is not None:
        yield words.say("explain-closed", slot=name[:1].upper() + name[1:], why=present_text(line, words))
        return
    yield title
    if line.seats:
        yield words.say("explain-present", names=[_named(shown, seat.professional.id, words) for seat in line.seats])
    if not line.missing:
        yield words.say("explain-full")
        return
    if line.undecided:
        yield words.say("missing-not-announced")
    for gap in line.missing:
        yield from _gap(shown, line, gap, words)


def _gap(shown: Shown, line: Line, gap: Missing, words: Words) -> Iterator[str]:
    if len(line.missing) > 1 or line.filled >= line.wanted:
        yield gap_text(gap, words, shown.month.space.roles)
    if why := why_text(shown, gap, words):
        yield why
    for group in _groups(gap.reasons):
        names = [_stopped(shown, reason, gap.reasons, words) for reason in group]
        yield "  " + words.say("explain-group", reason=words.reasons(group), names=", ".join(names))
    yield from remedy_lines(gap, shown.month, words)


def _groups(reasons: Iterable[Reason]) -> list[list[Reason]]:
    """Put people together by the first reason that stops each, the largest group first, those without the role last."""
    first: dict[str, Reason] = {}
    for reason in reasons:
        if reason.code != THERE:
            first.setdefault(reason.professional, reason)
    groups: dict[tuple[str, str], list[Reason]] = {}
    for reason in first.values():
        # a limit is told by what it counts
        groups.setdefault((reason.code, str(reason.fields.get("limit", "")).partition("-")[0]), []).append(reason)
    return sorted(groups.values(), key=lambda group: (group[0].code == LAST, -len(group), group[0].code))


def _stopped(shown: Shown, first: Reason, every: Iterable[Reason], words: Words) -> str:
    """Name someone, with whatever stops them beside the reason that their group has."""
    said = words.reason(first)
    texts = (words.reason(one) for one in every if one.professional == first.professional)
    if not (others := [text for text in dict.fromkeys(texts) if text != said]):
        return _named(shown, first.professional, words)
    name, partner = shown.people[first.professional].name, shown.partner_names[first.professional]
    return words.say("explain-person-also", name=name, partner=partner, also=", ".join(others))


def _named(shown: Shown, who: str, words: Words) -> str:
    return words.say("explain-person", name=shown.people[who].name, partner=shown.partner_names[who])


def data(shown: Shown, slots: Sequence[Slot], words: Words) -> dict[str, object]:
    """Give the same for programs: the missing seats of `show --json`, of these slots alone."""
    whole = as_json(shown, words)
    ids = {slot.id for slot in slots}

    def those(name: str) -> list[object]:
        found = whole[name]
        return [one for one in found if one["slot"] in ids] if isinstance(found, list) else []

    return {
        "format": whole["format"],
        "month": whole["month"],
        "version": whole["version"],
        "slots": those("slots"),
        "assignments": those("assignments"),
        "missing": those("missing"),
    }
