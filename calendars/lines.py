"""Content lines of iCalendar (RFC 5545 3.1): unfolded text in, folded bytes out, nothing else touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

OCTETS = 75

_NAME = re.compile(r"[A-Za-z0-9_-]+")  # Outlook for Mac writes X-ENTOURAGE_UUID, against RFC 5545


def unfold(data: bytes) -> list[str]:
    """Split into logical lines; a lone CR or LF ends a line too, as some servers write them.

    Octets are unfolded, and read as characters only then: a line may be folded inside a character (RFC 5545 3.1).
    """
    whole = re.sub(rb"\n[ \t]", b"", re.sub(rb"\r\n?", b"\n", data))
    return [line for line in whole.decode("utf-8-sig", errors="replace").split("\n") if line]


def fold(line: str) -> str:
    """Fold one logical line at 75 octets, never inside a character; with its CRLF."""
    if len(line) * 4 <= OCTETS or len(line.encode()) <= OCTETS:
        return line + "\r\n"
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return "\r\n".join([*pieces, piece]) + "\r\n"


def joined(lines: Iterable[str]) -> bytes:
    """Write logical lines as the bytes of a file."""
    return "".join(map(fold, lines)).encode()


def split(line: str) -> tuple[str, str, str]:
    """Split into upper-case name, raw parameters (with their leading semicolons) and raw value."""
    found = _NAME.match(line)
    if found is None:
        return "", "", line
    quoted = False
    for at in range(found.end(), len(line)):
        character = line[at]
        if character == '"':
            quoted = not quoted
        elif character == ":" and not quoted:
            return found[0].upper(), line[found.end() : at], line[at + 1 :]
    return found[0].upper(), line[found.end() :], ""


def parameter(params: str, name: str) -> str:
    """Read one parameter of the raw parameters, unquoted; empty when it is absent."""
    found = re.search(rf';{name}=(?:"([^"]*)"|([^;:]*))', params, re.IGNORECASE)
    return (found[1] or found[2] or "") if found else ""


def escape(text: str) -> str:
    r"""Write a TEXT value: backslash, semicolon, comma and line feed are escaped (RFC 5545 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")


def components(lines: Sequence[str]) -> list[tuple[str, int, int]]:
    """Find the components directly inside VCALENDAR: name, index of BEGIN, index after END."""
    found: list[tuple[str, int, int]] = []
    depth, begun = 0, 0
    for at, line in enumerate(lines):
        name, _, value = split(line)
        if name == "BEGIN":
            depth += 1
            if depth == 2:
                begun = at
        elif name == "END":
            if depth == 2:
                found.append((value.strip().upper(), begun, at + 1))
            depth -= 1
    return found
