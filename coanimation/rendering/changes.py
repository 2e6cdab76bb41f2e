"""What changes between two rotas of a month, in words: slot by slot, who comes and who no longer does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from coanimation.domain.month import Month
from coanimation.domain.rota import Assignment, Reason, Rota
from coanimation.domain.slots import Slot, State, state
from coanimation.rendering.culprits import culprit_text
from coanimation.rendering.grid import short_names
from coanimation.words import Words

Data = dict[str, object]


def change_lines(month: Month, new: Iterable[Assignment], gone: Iterable[Assignment], words: Words) -> Iterator[str]:
    """Say slot by slot who comes and who no longer does, in the order of time."""
    coming, leaving = set(new), set(gone)
    for slot in month.slots:
        said = [
            words.say(code, who=named(month, a.professional, words))
            for code, some in (("change-comes", coming), ("change-leaves", leaving))
            for a in sorted(some)
            if a.slot == slot.id
        ]
        if said:
            yield words.say("change-line", slot=slot_text(month, slot, words), changes=", ".join(said))


def holder_lines(month: Month, held: Iterable[Assignment], words: Words) -> Iterator[str]:
    """Say slot by slot who is there, in the order of time."""
    seats = set(held)
    for slot in month.slots:
        if there := [named(month, a.professional, words) for a in sorted(seats) if a.slot == slot.id]:
            yield words.say("change-line", slot=slot_text(month, slot, words), changes=", ".join(there))


def slot_text(month: Month, slot: Slot, words: Words) -> str:
    """Name a slot by its day and hours; its place when another one begins at that instant."""
    starts = Counter(one.start for one in month.slots if one.closed is None)
    code = "slot-name-at" if starts[slot.start] > 1 else "slot-name"
    facts = {"day": words.day(slot.day, short=True), "hours": words.span(slot.start, slot.end)}
    return words.say(code, **facts, site=month.space.site(slot.site).name)


def named(month: Month, who: str, words: Words) -> str:
    """Name a person with their partner, by its shortest name: there are many on a screen."""
    person = next(one for one in month.professionals if one.id == who)
    return words.say("explain-person", name=person.name, partner=short_names(month.partners)[person.partner])


def lost(month: Month, before: Rota, after: Rota) -> tuple[int, int]:
    """Count the wanted seats and the held slots that a rota has less than the one before."""
    filled, held = _worth(month, before)
    filled_now, held_now = _worth(month, after)
    return max(0, filled - filled_now), max(0, held - held_now)


def rule_texts(month: Month, broken: Iterable[Reason], words: Words) -> list[str]:
    """Say the rules that a change would break: people by name, slots by day and hours."""
    slots = {slot.id: words.say("change-slot", slot=slot_text(month, slot, words)) for slot in month.slots}
    texts = []
    for one in broken:
        fields = {"month": str(month.month), **one.fields, "professional": one.professional}
        if "slot" in fields:
            fields["slot"] = slots.get(str(fields["slot"]), fields["slot"])
        text = culprit_text(one.code, fields, month, words)
        texts.append(text[:1].upper() + text[1:])
    return texts


def assignments_data(some: Iterable[Assignment]) -> list[Data]:
    """Give presences for programs."""
    return [{"slot": a.slot, "professional": a.professional} for a in sorted(some)]


def _worth(month: Month, rota: Rota) -> tuple[int, int]:
    people = {person.id: person for person in month.professionals}
    filled = held = 0
    for slot in month.slots:
        if slot.closed is None:
            there = [people[who] for who in rota.present(slot.id) if who in people]
            filled += min(len(there), slot.terms.wanted)
            held += state(slot, there, month.space.rules) is State.HELD
    return filled, held
