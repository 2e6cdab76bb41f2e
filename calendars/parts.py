"""Bytes of iCalendar as the checker reads them: physical lines first, then a tree of parts with their properties."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from calendars.lines import OCTETS, parameter, split, unfold


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that some client reads differently, or not at all; `line` counts from 1, 0 is the file."""

    code: str
    line: int = 0
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.line}: {self.code} {self.detail}".rstrip()


@dataclass(slots=True)
class Part:
    """A component: its properties as (raw parameters, raw value) by name, and the components inside it."""

    kind: str
    line: int
    properties: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Tell the raw value of the first property of this name; empty when there is none."""
        return self.properties.get(name, [("", "")])[0][1]

    def parameter(self, name: str, wanted: str) -> str:
        """Tell one parameter of the first property of this name; empty when there is none."""
        return parameter(self.properties.get(name, [("", "")])[0][0], wanted)

    def all_of(self, kind: str) -> list[Part]:
        """List the components of this kind directly inside."""
        return [part for part in self.parts if part.kind == kind]


def physical(data: bytes) -> Iterator[Fault]:
    """Check bytes and physical lines (RFC 5545 3.1)."""
    try:
        re.sub(rb"\r\n[ \t]", b"", data).decode("utf-8")
    except UnicodeDecodeError as error:
        yield Fault(code="encoding", detail=str(error.reason))
        return
    if data.startswith(b"\xef\xbb\xbf"):
        yield Fault(code="byte-order-mark", line=1)
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield Fault(code="line-end")
        return
    for number, line in enumerate(data[:-2].split(b"\r\n"), 1):
        if len(line) > OCTETS:
            yield Fault(code="line-too-long", line=number)
        if not line:
            yield Fault(code="empty-line", line=number)
        try:
            text = line.decode()
        except UnicodeDecodeError:
            yield Fault(code="folded-inside-a-character", line=number)
            continue
        if any(unicodedata.category(character) in {"Cc", "Zl", "Zp"} for character in text.replace("\t", " ")):
            yield Fault(code="control-character", line=number)


def tree(data: bytes, found: list[Fault]) -> list[Part]:
    """Read the components at the top; what cannot be read as such is added to `found`."""
    root = Part("", 0)
    open_parts = [root]
    for number, line in enumerate(unfold(data), 1):
        name, params, value = split(line)
        if name == "BEGIN":
            part = Part(value, number)
            open_parts[-1].parts.append(part)
            open_parts.append(part)
        elif name == "END":
            if len(open_parts) == 1 or open_parts.pop().kind != value:
                found.append(Fault(code="unbalanced", detail=value))
                return []
        elif not name or len(open_parts) == 1:
            found.append(Fault(code="no-property", detail=line[:40]))
        else:
            open_parts[-1].properties.setdefault(name, []).append((params, value))
    if len(open_parts) > 1:
        found.append(Fault(code="unbalanced", detail=open_parts[-1].kind))
        return []
    return root.parts
