"""The month at a glance: weeks as rows, Monday to Sunday, each slot with its hours, its state and who is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from rich import box
from rich.table import Table
from rich.text import Text

from coanimation.domain.people import Partner
from coanimation.domain.slots import State
from coanimation.rendering.shown import Line, Shown
from coanimation.words import Words
from coanimation.words.typography import NO_BREAK

MARKS = {State.HELD: "✓", State.SHORT: "✗", State.CLOSED: "–"}  # noqa: RUF001 - a dash, as printed
STYLES = {State.HELD: "green", State.SHORT: "bold red", State.CLOSED: "dim"}
EMPTY, LEAST, EASY, MOST = 2, 8, 14, 24  # columns: a weekday without slots; the least, an easy, the most for others


@dataclass(frozen=True, slots=True, kw_only=True)
class Widths:
    """How wide the weekdays are: those with slots share what those without leave; `margin` is on either side."""

    busy: int
    margin: int
    weekdays: frozenset[int]

    def of(self, weekday: int) -> int:
        """Tell the width of a weekday."""
        return self.busy if weekday in self.weekdays else EMPTY


def widths(shown: Shown, width: int) -> Widths | None:
    """Share the columns of the terminal among the weekdays, without margins when they are few; None when too few."""
    weekdays = frozenset(line.slot.day.weekday() for line in shown.lines)
    if not weekdays:
        return None
    for margin, least in ((1, EASY), (0, LEAST)):
        busy = (width - 8 - 14 * margin - EMPTY * (7 - len(weekdays))) // len(weekdays)
        if busy >= least:
            return Widths(busy=min(busy, MOST), margin=margin, weekdays=weekdays)
    return None


def grid(shown: Shown, words: Words, width: int) -> Table | None:
    """Draw the month; None when the terminal is too narrow, or there is nothing to draw."""
    if (columns := widths(shown, width)) is None:
        return None
    table = Table(box=box.SQUARE, show_lines=True, padding=(0, columns.margin), border_style="dim", header_style="bold")
    for weekday in range(7):
        name = words.weekday(weekday, short=columns.of(weekday) <= LEAST)
        table.add_column(name[: columns.of(weekday)], width=columns.of(weekday), no_wrap=True, overflow="ellipsis")
    by_day = {day: list(lines) for day, lines in groupby(shown.lines, key=lambda line: line.slot.day)}
    drawn = _Cells(shown, words, columns)
    first = shown.month.month.first - timedelta(days=shown.month.month.first.weekday())
    while first <= shown.month.month.last:
        week = [first + timedelta(days=n) for n in range(7)]
        table.add_row(*(drawn.cell(day, by_day.get(day, ())) for day in week))
        first += timedelta(days=7)
    return table


class _Cells:
    """Draws the days of one grid."""

    def __init__(self, shown: Shown, words: Words, columns: Widths) -> None:
        self.shown, self.words, self.columns = shown, words, columns
        self.sites, self.names = site_marks(shown), short_names(shown.month.partners)

    def cell(self, day: date, lines: Iterable[Line]) -> Text:
        """Draw one day."""
        if day not in self.shown.month.month.days:
            return Text()
        width = self.columns.of(day.weekday())
        text = Text(str(day.day), style="bold")
        for line in lines:
            text.append("\n")
            text.append_text(self.slot(line, width))
        return text

    def slot(self, line: Line, width: int) -> Text:
        """Draw one slot: state, hours, place; then who is there, or why nobody is."""
        slot = line.slot
        text = Text(self.head(line, width), style=STYLES[line.state])
        for below, style in self.below(line):
            text.append("\n" + _cut("  "[: 1 + self.columns.margin] + below, width), style=style)
        if slot.closed is not None:
            text.append("\n" + _cut("  "[: 1 + self.columns.margin] + self.why(line), width), style="dim")
        return text

    def head(self, line: Line, width: int) -> str:
        """Tell state, place and hours in as few letters as needed; when all is too long, the hour it begins."""
        mark, site = MARKS[line.state], self.sites[line.slot.site] if len(self.sites) > 1 else ""
        hours = compact_hours(line.slot.start, line.slot.end, self.words)
        tight = hours.replace(" ", "")
        begins = compact_hour(line.slot.start, self.words)
        tries = (
            f"{mark} {hours} {site}".rstrip(),
            f"{mark}{site} {hours}",
            f"{mark}{site} {tight}",
            f"{mark}{site}{tight}",
        )
        return next((text for text in tries if len(text) <= width), _cut(f"{mark}{site} {begins}", width))

    def below(self, line: Line) -> Iterator[tuple[str, str]]:
        """Name who is there, then tell how many are missing."""
        for seat in line.seats:
            yield self.names[seat.partner.id], "not bold default"
        if (lacks := line.wanted - len(line.seats)) > 0:
            yield self.words.say("missing-mark", count=lacks), "bold red"

    def why(self, line: Line) -> str:
        """Tell why it is closed."""
        return line.slot.reason or self.words.say(f"closed-{line.slot.closed}")


def legend(shown: Shown, words: Words) -> str:
    """Explain the marks of the grid; an entry is never broken over two lines."""
    entries = words.say("show-legend").split("   ")
    if len(marks := site_marks(shown)) > 1:
        entries += [
            words.say("show-legend-site", mark=mark, site=shown.month.space.site(site).name)
            for site, mark in marks.items()
        ]
    return "   ".join(entry.replace(" ", NO_BREAK) for entry in entries)


def site_marks(shown: Shown) -> Mapping[str, str]:
    """Give each place a letter: that of its id when it is free, else the next of the alphabet."""
    marks: dict[str, str] = {}
    for site in shown.month.space.sites:
        letters = [*site.id.upper(), *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
        marks[site.id] = next((c for c in letters if c.isalpha() and c not in marks.values()), "*")
    return marks


def short_names(partners: Iterable[Partner]) -> Mapping[str, str]:
    """Give each partner the shortest of its names that no other one bears."""
    given = list(partners)
    every = [name for partner in given for name in {partner.name, *partner.also_known_as}]
    return {
        p.id: min((n for n in (*p.also_known_as, p.name) if every.count(n) == 1), key=len, default=p.name)
        for p in given
    }


def compact_hours(start: datetime, end: datetime, words: Words) -> str:
    """Write two hours in little room: « 14–18 h », « 17h30–20h »; 14:00–18:00 in English."""  # noqa: RUF002 - a dash
    dash = "\N{EN DASH}"
    if words.language != "fr":
        return f"{words.hour(start)}{dash}{words.hour(end)}"
    if not start.minute and not end.minute:
        return f"{start.hour}{dash}{end.hour} h"
    return dash.join(compact_hour(t, words) for t in (start, end))


def compact_hour(t: datetime, words: Words) -> str:
    """Write an hour in little room: 17h30, 17h; 17:30 in English."""
    if words.language != "fr":
        return words.hour(t)
    return f"{t.hour}h{t.minute:02d}" if t.minute else f"{t.hour}h"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
