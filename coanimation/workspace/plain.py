"""A fast reading of the YAML that files of a workspace are made of: blocks of short values, one a line.

ruamel.yaml reads some hundred kilobytes a second, and the history of a space is longer than that. What is not surely of
this part of YAML 1.2 (anchors, tags, texts on several lines, escapes, tabs, keys said twice, mistakes) is left to it:
it alone says what is wrong. A property test holds that both read the same values at the same places.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Keys: TypeAlias = tuple[str | int, ...]
Mark: TypeAlias = tuple[int, int]  # line and column, from 1
Marks: TypeAlias = dict[Keys, tuple[Mark, Mark]]  # of the key and of the value

# Tabs, other line breaks, what YAML does not print, and beyond the first plane.
_STRANGE = re.compile("[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
_LINE = re.compile(r"( *)(?!-{3}|\.{3})([^ #].*)")
_NAME = r"(\w(?:[\w.-]|:(?=\w)){0,100})"
_KEY = re.compile(_NAME + r":(?: +|$)")
_DASH = re.compile(r"- +")
_REST = re.compile(r"(?: +#.*| *)$")
_SINGLE = re.compile(r"'((?:[^']|'')*)'")
_DOUBLE = re.compile(r'"([^"\\]*)"')
_PLAIN = re.compile(r"(?:[\w./+(~«]|-(?=\w))(?:[^:#]|:(?! |$)|(?<! )#)*")
_FLOW_PLAIN = re.compile(r"(?:[\w./+(~«]|-(?=\w))(?:[^:#,\[\]{}?]|:(?=[\w/]))*")
_FLOW_KEY = re.compile(_NAME + r": +")
_COMMA = re.compile(r" *, *")
_SPACES = re.compile(r" *")
_NULLS = frozenset({"~", "null", "Null", "NULL"})
_DEEPEST = 20


class _NotPlain(Exception):
    pass


def read(text: str) -> tuple[Tree, Marks] | None:
    """Read a text into its values, and the (line, column) of each key and value; None when it is for ruamel.yaml."""
    text = text.replace("\r\n", "\n")
    if _STRANGE.search(text):
        return None
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        if not (stripped := line.lstrip(" ")) or stripped[0] == "#":
            continue
        if (match := _LINE.fullmatch(line)) is None:
            return None
        lines.append((number, len(match[1]), match[2].rstrip(" ")))
    if not lines or lines[0][1]:
        return None
    reader = _Reader(lines)
    try:
        tree = reader.mapping(0, ())
    except _NotPlain:
        return None
    reader.marks[()] = ((lines[0][0], 1), (lines[0][0], 1))
    return (tree, reader.marks) if reader.at == len(lines) else None


class _Reader:
    """Goes down the lines that say something: (number, indentation, text)."""

    def __init__(self, lines: list[tuple[int, int, str]]) -> None:
        self.lines = [*lines, (0, -1, "")]
        self.at = 0
        self.marks: Marks = {}

    def mapping(self, indent: int, keys: Keys) -> Tree:
        """Read the keys that stand at this indentation."""
        if len(keys) > _DEEPEST:
            raise _NotPlain
        found: dict[str, Tree] = {}
        while self.lines[self.at][1] == indent:
            number, _, line = self.lines[self.at]
            match = _KEY.match(line)
            if match is None or match[1] in found:
                raise _NotPlain
            found[match[1]] = self._value(match.end(), (*keys, match[1]), (number, indent + 1))
        return found

    def _sequence(self, indent: int, keys: Keys) -> Tree:
        """Read the items whose dash stands at this indentation."""
        found: list[Tree] = []
        while self.lines[self.at][1] == indent and (dash := _DASH.match(self.lines[self.at][2])):
            number, _, line = self.lines[self.at]
            inner, place = indent + dash.end(), (*keys, len(found))
            if _KEY.match(line, dash.end()):
                self.marks[place] = ((number, inner + 1), (number, inner + 1))
                self.lines[self.at] = (number, inner, line[dash.end() :])
                found.append(self.mapping(inner, place))
            else:
                found.append(self._value(dash.end(), place, None))
        return found

    def _value(self, start: int, keys: Keys, key: Mark | None) -> Tree:
        """Read what follows a key or a dash: something on the line, a block below, or nothing."""
        number, indent, line = self.lines[self.at]
        self.at += 1
        if _REST.match(line, start - 1 if line[start : start + 1] == "#" else start):
            if key is None:
                raise _NotPlain
            return self._below(indent, keys, key)
        mark = (number, indent + start + 1)
        self.marks[keys] = (key or mark, mark)
        if line[start] in "[{":
            value, line, end = self._flow(number, indent, line, start, keys)
        else:
            value, end = _scalar(line, start, _PLAIN)
        if not _REST.match(line, end) or self.lines[self.at][1] > indent:  # a text may go on below
            raise _NotPlain
        return value

    def _below(self, indent: int, keys: Keys, key: Mark) -> Tree:
        """Read the block below a key, if there is one."""
        number, below, following = self.lines[self.at]
        if below > indent and following[0] in "[{":
            return self._value(0, keys, key)
        a_list = _DASH.match(following) is not None
        if below > indent or (below == indent and a_list):
            self.marks[keys] = (key, (number, below + 1))
            return (self._sequence if a_list else self.mapping)(below, keys)
        self.marks[keys] = (key, key)
        return None

    def _flow(self, number: int, indent: int, line: str, start: int, keys: Keys) -> tuple[Tree, str, int]:
        """Read `[a, b]` or `{a: b}`, on one line or on some, and tell the line and the place where it ends."""
        if len(keys) > _DEEPEST:
            raise _NotPlain
        items: list[Tree] = []
        pairs: dict[str, Tree] = {}
        a_list = line[start] == "["
        closing = "]" if a_list else "}"
        at = _end(_SPACES, line, start + 1)
        while line[at : at + 1] != closing:
            if items or pairs:
                at = _end(_COMMA, line, at)
                if at == len(line):
                    number, indent, line, at = *self._next(indent), 0
            inner, key_at = (*keys, len(items)), None
            if not a_list:
                match = _FLOW_KEY.match(line, at)
                if match is None or match[1] in pairs:
                    raise _NotPlain
                inner, key_at, at = (*keys, match[1]), (number, indent + at + 1), match.end()
            mark = (number, indent + at + 1)
            self.marks[inner] = (key_at or mark, mark)
            if line[at : at + 1] in ("[", "{"):
                before = self.at
                value, line, at = self._flow(number, indent, line, at, inner)
                if self.at != before:
                    raise _NotPlain
            else:
                value, at = _scalar(line, at, _FLOW_PLAIN)
            items.append(value)
            pairs[str(inner[-1])] = value
            at = _end(_SPACES, line, at)
        return (items if a_list else pairs), line, at + 1

    def _next(self, indent: int) -> tuple[int, int, str]:
        """Go on to the next line, which must stand deeper than what it continues, or as deep as another such line."""
        number, deeper, line = self.lines[self.at]
        if deeper < max(indent, 1):
            raise _NotPlain
        self.at += 1
        return number, deeper, line


def _scalar(line: str, start: int, plain: re.Pattern[str]) -> tuple[str | None, int]:
    match line[start : start + 1]:
        case "'":
            found = _SINGLE.match(line, start)
        case '"':
            found = _DOUBLE.match(line, start)
        case _:
            if (found := plain.match(line, start)) is None:
                raise _NotPlain
            value = found[0].rstrip(" ")
            return (None if value in _NULLS else value), start + len(value)
    if found is None:
        raise _NotPlain
    return found[1].replace("''", "'") if line[start] == "'" else found[1], found.end()


def _end(pattern: re.Pattern[str], line: str, at: int) -> int:
    if (match := pattern.match(line, at)) is None:
        raise _NotPlain
    return match.end()
