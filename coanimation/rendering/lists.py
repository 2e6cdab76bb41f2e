"""A rota as lists in the terminal: by day, by partner, by professional."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coanimation.domain.people import Professional
from coanimation.rendering.grid import MARKS, STYLES, short_names, site_marks
from coanimation.rendering.sentences import gap_text, present_text
from coanimation.rendering.shown import Line, Seat, Shown
from coanimation.rendering.unbroken import held, hold
from coanimation.words import Words

NARROW, WIDE = 60, 100  # columns of the terminal
_NUMBERS = {"column-slots", "column-planned", "column-owed"}


def by_day(shown: Shown, words: Words, width: int) -> RenderableType:
    """List the slots in order, with who is present; in a narrow terminal who is present comes below."""
    if width < NARROW:
        return Text("\n").join(_below(shown, line, words) for line in shown.lines)
    several = len(shown.month.space.sites) > 1
    table = _table(words, "column-day", "column-hours", *(["column-site"] if several else []), "column-present")
    marks = site_marks(shown)
    for line in shown.lines:
        hours = hold(words.span(line.slot.start, line.slot.end))
        site = shown.site(line) if width >= WIDE else marks[line.slot.site]
        present = Text("\n").join(_present(shown, line, words, short=width < WIDE))
        table.add_row(_day(line, words), hours, *([site] if several else []), present)
    return table


def _below(shown: Shown, line: Line, words: Words) -> Text:
    hours = hold(words.span(line.slot.start, line.slot.end))
    head = Text(" ").join([_day(line, words), Text(hours), Text(site_marks(shown)[line.slot.site])])
    rows = [Text.assemble("    ", row) for row in _present(shown, line, words, short=True)]
    return Text("\n").join([head, *rows])


def _day(line: Line, words: Words) -> Text:
    return Text.assemble((f"{MARKS[line.state]} ", STYLES[line.state]), hold(words.day(line.slot.day, short=True)))


def _present(shown: Shown, line: Line, words: Words, *, short: bool) -> list[Text]:
    if line.slot.closed is not None:
        return [held(present_text(line, words), "dim")]
    names = short_names(shown.month.partners) if short else {p.id: p.name for p in shown.month.partners}
    rows = [Text.assemble(names[seat.partner.id], " · ", (_name(seat, words), "dim")) for seat in line.seats]
    return rows + [held(gap_text(gap, words, shown.month.space.roles), "bold red") for gap in line.missing]


def _name(seat: Seat, words: Words) -> str:
    name = seat.professional.name
    return hold(words.say("seat-pinned", name=name)) if seat.pinned else name


def by_partner(shown: Shown, words: Words, width: int) -> RenderableType:
    """List the partners: slots, hours planned beside those agreed, and when its people are present."""
    hours = {h.partner: h for h in shown.hours}
    agreed = ["column-owed"] if hours else []
    columns, rows = ("column-partner", "column-slots", "column-planned", *agreed, "column-when"), []
    for partner in shown.month.partners:
        lines = [line for line in shown.lines if any(seat.partner.id == partner.id for seat in line.seats)]
        minutes = sum(line.slot.minutes * sum(s.partner.id == partner.id for s in line.seats) for line in lines)
        row = [Text(partner.name), Text(str(len(lines))), held(words.duration(minutes))]
        if agreed:
            due = hours.get(partner.id)
            row.append(held(words.duration(due.owed), "" if due.kept else "yellow") if due is not None else Text())
        rows.append((*row, _when(lines, words)))
    return _listed(words, columns, rows, width)


def by_professional(shown: Shown, words: Words, width: int) -> RenderableType:
    """List the professionals, by partner: slots, hours, and when they are present."""
    rows: list[tuple[Text, ...]] = []
    for partner in shown.month.partners:
        rows.append((Text(partner.name, style="bold"), Text(), Text(), Text()))
        for person in partner.professionals:
            lines = _lines_of(shown, person)
            minutes = sum(line.slot.minutes for line in lines)
            counts = (Text(str(len(lines))), held(words.duration(minutes)))
            rows.append((Text(f"  {person.name}"), *counts, _when(lines, words)))
    return _listed(words, ("column-professional", "column-slots", "column-planned", "column-when"), rows, width)


def _lines_of(shown: Shown, person: Professional) -> list[Line]:
    return [line for line in shown.lines if any(seat.professional.id == person.id for seat in line.seats)]


def _when(lines: Iterable[Line], words: Words) -> Text:
    """Tell days of one month in little room, by weekday: « mer. 2, 9, 16 ; sam. 5 »."""
    days: dict[int, list[int]] = {}
    for line in lines:
        numbers = days.setdefault(line.slot.day.weekday(), [])
        if line.slot.day.day not in numbers:
            numbers.append(line.slot.day.day)
    texts = [f"{words.weekday(weekday, short=True)} {', '.join(map(str, days[weekday]))}" for weekday in sorted(days)]
    return held(words.say("list-separator").join(texts))


def _listed(words: Words, columns: Sequence[str], rows: Iterable[Sequence[Text]], width: int) -> RenderableType:
    """Lay rows out: a name, its numbers, when; in a narrow terminal the numbers and when come below the name."""
    if width >= NARROW:
        table = _table(words, *columns)
        for row in rows:
            table.add_row(*row)
        return table
    told: list[RenderableType] = []
    for name, *numbers, when in rows:
        told.append(name)
        begins = len(name.plain) - len(name.plain.lstrip())
        counts = [
            Text.assemble(hold(f"{words.say(code)}\N{NO-BREAK SPACE}"), number)
            for code, number in zip(columns[1:], numbers, strict=False)
            if number
        ]
        below = [Text(" · ").join(counts), when]
        told += [Padding(text, (0, 0, 0, begins + 2), expand=False) for text in below if text]
    return Group(*told)


def _table(words: Words, *columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", border_style="dim", padding=(0, 1), pad_edge=False)
    for code in columns:
        keep = code in {"column-day", "column-hours"} or code in _NUMBERS
        table.add_column(words.say(code), justify="right" if code in _NUMBERS else "left", no_wrap=keep)
    return table
