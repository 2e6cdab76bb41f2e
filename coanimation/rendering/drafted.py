"""A rota that was just computed, in the few lines that matter: seats, slots held, agreements, neutrality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coanimation.domain.people import Partner
from coanimation.rendering.alerts import alert_texts
from coanimation.rendering.sentences import certificate, gap_text, missing_title, neutrality_sentence, slot_name
from coanimation.rendering.shown import Shown
from coanimation.words import Words

FIRST = ("coverage", "openable", "agreements")  # what the coordinator looks for first; the rest is in `show`


def answered(partners: Sequence[Partner], silent: Sequence[Partner], habitual: Sequence[Partner], words: Words) -> str:
    """Say how many organisations answered, and which did not: « 11 structures sur 12 ont répondu … »."""
    without = len(silent) + len(habitual)
    text = words.say("plan-answered", count=len(partners) - without, all=len(partners))
    notes = []
    if silent:
        notes.append(words.say("plan-silent", partners=[partner.name for partner in silent], count=len(silent)))
    if habitual:
        notes.append(words.say("plan-habitual", count=len(habitual)))
    if not notes:
        return words.say("plan-answered-all", text=text)
    return words.say("plan-answered-but", text=text, notes=words.say("list-separator").join(notes))


def summary(shown: Shown, words: Words) -> Iterator[str]:
    """Say what the rota is worth, one aim a line."""
    by_code = {aim.code: aim for aim in certificate(shown, words)}
    rows = [(by_code[code].name, by_code[code].whole) for code in FIRST if code in by_code]
    rows.append((words.say("aim-neutrality"), neutrality_sentence(shown, words)))
    widest = max(len(name) for name, _ in rows)
    for name, text in rows:
        yield f"  {name.ljust(widest)}   {text}"


def to_fill(shown: Shown, words: Words) -> Iterator[str]:
    """Say which slots lack someone, in the order of time; nothing when all is filled."""
    lines = [line for line in shown.open_lines if line.missing]
    if not lines:
        return
    yield missing_title(shown, words)
    for line in lines:
        gaps = ", ".join(gap_text(gap, words, shown.month.space.roles) for gap in line.missing)
        yield "  " + words.say("missing-line", slot=slot_name(shown, line, words), gaps=gaps)


def alerted(shown: Shown, words: Words) -> Iterator[str]:
    """Say what goes beyond working time without being forbidden; nothing when nothing does."""
    texts = alert_texts(shown, words)
    if texts:
        yield words.say("alerts-title")
        yield from (f"  {text}" for text in texts)
