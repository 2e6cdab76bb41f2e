"""A rota as flat tables, for spreadsheets: typed cells, a heading each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from coanimation.domain.slots import EVENING, WEEKEND
from coanimation.rendering.sentences import certificate, gap_text, neutrality_sentence, proven_text, role_name
from coanimation.rendering.shown import Line, Shown
from coanimation.words import Words

Cell = str | int | float | date | time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: its name, the headings of its columns, and its rows; `state` colours a row where it has one."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    states: tuple[str, ...] = ()


def rota_table(shown: Shown, words: Words) -> Table:
    """Lay out the slots: one row for each seat, filled or missing, and one for each closed slot."""
    facts = ("date", "day", "start", "end", "length", "site", "activity", "state")
    columns = (*facts, "partner", "professional", "role", "pinned", "missing")
    rows = [(line, row) for line in shown.lines for row in _rows(shown, line, words)]
    return Table(
        name=words.say("sheet-rota"),
        headings=tuple(words.say(f"column-{column}") for column in columns),
        rows=tuple(row for _, row in rows),
        states=tuple(str(line.state) for line, _ in rows),
    )


def _rows(shown: Shown, line: Line, words: Words) -> Iterator[tuple[Cell, ...]]:
    slot = line.slot
    facts: tuple[Cell, ...] = (
        slot.day,
        words.weekday(slot.day.weekday()),
        slot.start.time(),
        slot.end.time(),
        slot.minutes / 60,
        shown.site(line),
        slot.terms.activity,
        words.say(f"state-{line.state}"),
    )
    for seat in line.seats:
        role = role_name(seat.role, words, shown.month.space.roles) if seat.role else ""
        pinned = words.say("yes") if seat.pinned else ""
        yield (*facts, seat.partner.name, seat.professional.name, role, pinned, "")
    for gap in line.missing:
        yield (*facts, "", "", "", "", gap_text(gap, words, shown.month.space.roles))
    if not line.seats and not line.missing:
        yield (*facts, "", "", "", "", slot.reason)


def partners_table(shown: Shown, words: Words) -> Table:
    """Lay out the partners: slots, hours planned and agreed, evenings, week-ends."""
    columns = ("partner", "slots", "planned", "owed", "evenings", "weekends")
    owed = {h.partner: h.owed / 60 for h in shown.hours}
    rows = []
    for partner in shown.month.partners:
        lines = [line for line in shown.lines for seat in line.seats if seat.partner.id == partner.id]
        slots, hours, evenings, weekends = _counts(lines)
        rows.append((partner.name, slots, hours, owed.get(partner.id), evenings, weekends))
    return Table(name=words.say("sheet-partners"), headings=_headings(columns, words), rows=tuple(rows))


def professionals_table(shown: Shown, words: Words) -> Table:
    """Lay out the professionals: slots, hours, evenings, week-ends."""
    columns = ("partner", "professional", "slots", "planned", "evenings", "weekends")
    rows = []
    for partner in shown.month.partners:
        for person in partner.professionals:
            lines = [line for line in shown.lines for seat in line.seats if seat.professional.id == person.id]
            rows.append((partner.name, person.name, *_counts(lines)))
    return Table(name=words.say("sheet-professionals"), headings=_headings(columns, words), rows=tuple(rows))


def worth_table(shown: Shown, words: Words) -> Table:
    """Lay out the certificate and neutrality, in words."""
    rows = [(aim.name, aim.whole) for aim in certificate(shown, words)]
    rows.append((words.say("aim-neutrality"), neutrality_sentence(shown, words)))
    if shown.problems:
        rows.append((words.say("column-guarantee"), proven_text(shown, words)))
    return Table(name=words.say("sheet-worth"), headings=_headings(("aim", "standing"), words), rows=tuple(rows))


def tables(shown: Shown, words: Words) -> tuple[Table, ...]:
    """Lay out everything."""
    return tuple(make(shown, words) for make in (rota_table, partners_table, professionals_table, worth_table))


def _headings(columns: Iterable[str], words: Words) -> tuple[str, ...]:
    return tuple(words.say(f"column-{column}") for column in columns)


def _counts(lines: list[Line]) -> tuple[int, float, int, int]:
    slots = [line.slot for line in lines]
    hours = sum(slot.minutes for slot in slots) / 60
    return len(slots), hours, sum(EVENING in s.tags for s in slots), sum(WEEKEND in s.tags for s in slots)
