"""What would fill a seat, in words: a numbered list, one decision a line."""

from __future__ import annotations

from collections.abc import Iterator

from coanimation.domain.month import Month
from coanimation.domain.rota import Missing, Remedy
from coanimation.rendering.culprits import culprit_text
from coanimation.rendering.sentences import lack_text
from coanimation.words import Words


def remedy_text(remedy: Remedy, month: Month, words: Words) -> str:
    """Say one remedy: its steps, how many other presences change, and what the slot would still lack."""
    text, *others = [culprit_text(step.code, step.fields, month, words) for step in remedy.steps]
    for other in others:
        text = words.say("remedy-and", first=text, second=other[:1].lower() + other[1:])
    if remedy.moved:
        text = words.say("remedy-moved", text=text, count=remedy.moved)
    lacks = [lack_text(what, count, words, month.space.roles) for what, count in remedy.leaves.items()]
    return words.say("remedy-leaves", text=text, lacks=", ".join(lacks)) if lacks else text


def remedy_lines(gap: Missing, month: Month, words: Words) -> Iterator[str]:
    """List what would fill a seat; nothing when nothing is known."""
    if gap.remedies:
        yield words.say("remedies-title", count=len(gap.remedies))
    for place, remedy in enumerate(gap.remedies, 1):
        yield "  " + words.say("remedy-line", place=place, text=remedy_text(remedy, month, words))


def remedy_data(remedy: Remedy, month: Month, words: Words) -> dict[str, object]:
    """Give one remedy for programs."""
    return {
        "code": remedy.steps[0].code,
        "steps": [{"code": step.code, **step.fields} for step in remedy.steps],
        "moved": remedy.moved,
        "leaves": dict(remedy.leaves),
        "text": remedy_text(remedy, month, words),
    }
