"""A rota as one page that stands alone: to read on a screen, to print on A4, to send to the partners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from coanimation.rendering.grid import MARKS
from coanimation.rendering.sentences import (
    certificate,
    gap_text,
    missing_title,
    neutrality_sentence,
    present_text,
    proven_text,
    slot_name,
    why_texts,
)
from coanimation.rendering.shown import Line, Shown
from coanimation.rendering.table import Table, partners_table, professionals_table
from coanimation.rendering.terminal import status
from coanimation.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of the grid; a day of another month has no slots and is not numbered."""

    day: date
    here: bool
    lines: tuple[Line, ...]


def to_html(shown: Shown, words: Words) -> str:
    """Write the page; nothing in it is fetched elsewhere."""
    short = [line for line in shown.open_lines if line.missing]
    return _template().render(
        words=words,
        shown=shown,
        title=words.say("rota-page-title", month=shown.month.month, space=shown.month.space.name),
        status=status(shown, words),
        weekdays=sorted({line.slot.day.weekday() for line in shown.lines}),
        weeks=_weeks(shown),
        marks=MARKS,
        several=len(shown.month.space.sites) > 1,
        present=lambda line: present_text(line, words),
        gap=lambda gap: gap_text(gap, words, shown.month.space.roles),
        void=proven_text(shown, words) if shown.problems else "",
        certificate=certificate(shown, words),
        neutrality=neutrality_sentence(shown, words),
        missing_title=missing_title(shown, words),
        missing=[_told(shown, line, words) for line in short],
        tables=[_in_words(make(shown, words), words) for make in (partners_table, professionals_table)],
    )


def _weeks(shown: Shown) -> list[list[Day]]:
    month = shown.month.month
    by_day = {day: tuple(lines) for day, lines in groupby(shown.lines, key=lambda line: line.slot.day)}
    monday = month.first - timedelta(days=month.first.weekday())
    weeks = []
    while monday <= month.last:
        days = [monday + timedelta(days=n) for n in range(7)]
        weeks.append([Day(day=day, here=day in month.days, lines=by_day.get(day, ())) for day in days])
        monday += timedelta(days=7)
    return weeks


def _told(shown: Shown, line: Line, words: Words) -> list[str]:
    gaps = ", ".join(gap_text(gap, words, shown.month.space.roles) for gap in line.missing)
    head = words.say("missing-line", slot=slot_name(shown, line, words, short=False), gaps=gaps)
    return [head, *why_texts(shown, line, words)]


def _in_words(table: Table, words: Words) -> dict[str, object]:
    rows = [
        [words.number(c, decimals=2) if isinstance(c, float) else c if c is not None else "" for c in row]
        for row in table.rows
    ]
    return {"name": table.name, "headings": table.headings, "rows": rows}


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("coanimation.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("rota.html.j2")
