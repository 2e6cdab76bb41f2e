"""iCalendar that others wrote (RFC 5545), read as hostile input: each component with its lines and their numbers.

One pass over the text, nothing kept but the properties that were asked for. What is no calendar, or ends too early, is
refused whole with the number of the line: half of a calendar would look like free time.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from calendars.lines import split

MOST_BYTES = 32 * 1024 * 1024  # a hundred thousand events
_DEEPEST = 8
_MOST_OF_ONE = 20_000  # properties and parts of one component: years of exceptions, thousands of guests
_NAME = re.compile(r"[A-Za-z0-9_-]+(?=[;:])")
_UNQUOTED = re.compile(r"(?<=;TZID=)[^\";:]*:[^\";]*(?=(?:;[A-Z-]+=[^\":;]*)*:\d{8})", re.IGNORECASE)

Why = Literal[
    "no-calendar",
    "too-large",
    "truncated",
    "line",
    "nested",
    "date",
    "no-start",
    "backwards",
    "duration",
    "zone",
    "rule",
    "rule-too-fine",
    "too-much",
    "not-covered",
]


class Unreadable(ValueError):
    """The text is no calendar that can be trusted whole: at which line (from 1), and why. Nothing of it is told."""

    def __init__(self, line: int, why: Why) -> None:
        super().__init__(f"line {line}: {why}")
        self.line = line
        self.why = why


@dataclass(slots=True)
class Property:
    """One property: upper-case name, raw parameters (with their leading semicolons), raw value."""

    name: str
    params: str
    value: str
    line: int


@dataclass(slots=True)
class Component:
    """One component directly inside a calendar, or inside another component."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """Find a property; None when it is absent."""
        return next((one for one in self.properties if one.name == name), None)

    def value(self, name: str) -> str:
        """Read a value without the blanks around it; empty when it is absent."""
        found = self.first(name)
        return found.value.strip() if found else ""

    def all(self, name: str) -> Iterator[Property]:
        """Find every property of a name."""
        return (one for one in self.properties if one.name == name)


def components(data: bytes, wanted: Collection[str], properties: Collection[str]) -> Iterator[Component]:
    """Give the components of these names in any calendar of the text, with these properties; Unreadable if broken.

    It is read to its end before the last component is given: whoever needs the whole must take them all.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(1, "too-large")
    names = frozenset(properties)
    nest = _Nest(frozenset(wanted))
    last = 1
    for last, line in _unfolded(data, names):
        name, params, value = split(_quoted(line)) if _NAME.match(line) else ("", "", "")
        if name == "BEGIN":
            nest.begin(Component(value.strip().upper(), last))
        elif name == "END":
            ended = nest.end(last, value.strip().upper())
            if ended is not None:
                yield ended
        elif not name or not nest.calendars:
            raise Unreadable(last, "line" if nest.calendars else "no-calendar")
        elif name in names:
            nest.add(Property(name, params, value, last))
    if nest.open:
        raise Unreadable(last, "truncated")
    if not nest.calendars:
        raise Unreadable(1, "no-calendar")


class _Nest:
    """The components that have begun and not ended yet; only what is inside a wanted one is kept."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self.calendars = 0
        self.open: list[Component] = []
        self._wanted = wanted
        self._kept = False
        self._size = 0

    def begin(self, begun: Component) -> None:
        if not self.open and begun.name != "VCALENDAR":
            raise Unreadable(begun.line, "nested" if self.calendars else "no-calendar")
        if len(self.open) >= _DEEPEST:
            raise Unreadable(begun.line, "nested")
        if not self.open:
            self.calendars += 1
        elif len(self.open) == 1:
            self._kept = begun.name in self._wanted
            self._size = 0
        elif self._kept:
            self.open[-1].parts.append(begun)
            self._grow(begun.line)
        self.open.append(begun)

    def end(self, line: int, name: str) -> Component | None:
        """End the component that began last; give it when it is one that is wanted."""
        if not self.open or self.open[-1].name != name:
            raise Unreadable(line, "nested")
        ended = self.open.pop()
        return ended if len(self.open) == 1 and self._kept else None

    def add(self, said: Property) -> None:
        if self._kept and len(self.open) > 1:
            self.open[-1].properties.append(said)
            self._grow(said.line)

    def _grow(self, line: int) -> None:
        """Refuse what is there only to fill the memory."""
        self._size += 1
        if self._size > _MOST_OF_ONE:
            raise Unreadable(line, "too-much")


def _quoted(line: str) -> str:
    """Write the quotation marks that some leave out where a name holds a colon: tzone://Microsoft/Utc, GMT+05:30."""
    return line if line.find(":") == line.rfind(":") else _UNQUOTED.sub(r'"\g<0>"', line, count=1)


def _unfolded(data: bytes, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Give each logical line with its number; of a folded one that nobody asked for, the first line is enough.

    A lone CR or LF ends a line too, and what is empty is none: some end each line twice.
    """
    # octets are unfolded, of which latin-1 has a character for each, and read as characters only then (RFC 5545 3.1)
    octets = io.TextIOWrapper(io.BytesIO(data.removeprefix(codecs.BOM_UTF8)), encoding="latin-1")
    pieces: list[str] = []
    begun = 0
    needed = False
    for number, ended in enumerate(octets, 1):
        line = ended.removesuffix("\n")
        if line[:1] in {" ", "\t"} and pieces:
            if needed:
                pieces.append(line[1:])
        elif line.strip():
            if pieces:
                yield begun, _read("".join(pieces))
            # a name may itself be folded: then all of the line is needed to know it
            found = _NAME.match(line)
            needed = found is None or found[0].upper() in names or found[0].upper() in {"BEGIN", "END"}
            pieces, begun = [line], number
    if pieces:
        yield begun, _read("".join(pieces))


def _read(octets: str) -> str:
    return octets if octets.isascii() else octets.encode("latin-1").decode(errors="replace")
