"""A YAML file as text and places: every key and value with its line and column, and nothing guessed.

Values stay the text that was written (`no` is not a boolean here, `14:00` is no number, `0123` keeps its zero): what a
text means is told by the shape that expects it. Only an empty value is None.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from coanimation.errors import Problem
from coanimation.workspace.characters import first_forbidden, shown

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree] | None"
Keys: TypeAlias = tuple[str | int, ...]

_ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})")
_NULL = "tag:yaml.org,2002:null"
MAX_DEPTH = 50
MAX_NODES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A place in a file of the workspace; `path` is relative to its folder, line and column begin at 1."""

    path: Path
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a key and its value begin, as (line, column) from 1; items of lists have no key."""

    key: tuple[int, int]
    value: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that was read: its values by key, and the place of each."""

    path: Path
    tree: Tree = None
    places: Mapping[Keys, Place] = field(default_factory=dict)

    def at(self, keys: Keys, *, key: bool = False) -> Position:
        """Tell where a value (or its key) is, or the nearest thing around it that was written."""
        while keys and keys not in self.places:
            keys, key = keys[:-1], False
        place = self.places.get(keys, Place((1, 1), (1, 1)))
        line, column = place.key if key else place.value
        return Position(path=self.path, line=line, column=column)

    def value(self, keys: Keys) -> Tree:
        """Give what is at these keys; None when there is nothing."""
        tree = self.tree
        for key in keys:
            if isinstance(tree, dict) and isinstance(key, str):
                tree = tree.get(key)
            elif isinstance(tree, list) and isinstance(key, int) and key < len(tree):
                tree = tree[key]
            else:
                return None
        return tree

    def find(self, *pattern: str | int) -> Iterator[tuple[Keys, Tree]]:
        """Find what is at these keys; `*` stands for every item of a list or value of a mapping, in order."""
        return _found(self.tree, pattern, ())

    def problem(self, code: str, keys: Keys = (), *, key: bool = False, **fields: object) -> Problem:
        """Say what is wrong with the value (or the key) that is there."""
        position = self.at(keys, key=key)
        return Problem(path=position.path, line=position.line, column=position.column, code=code, fields=fields)


def _found(tree: Tree, pattern: tuple[str | int, ...], keys: Keys) -> Iterator[tuple[Keys, Tree]]:
    if not pattern:
        yield keys, tree
        return
    step, rest = pattern[0], pattern[1:]
    if isinstance(tree, dict):
        for key, value in tree.items():
            if step in ("*", key):
                yield from _found(value, rest, (*keys, key))
    elif isinstance(tree, list) and step == "*":
        for index, value in enumerate(tree):
            yield from _found(value, rest, (*keys, index))


def parse(path: Path, text: str) -> tuple[Document, tuple[Problem, ...]]:
    """Read YAML 1.2 text into values and places; a syntax error gives no values and says where it is.

    A file may hold one document only; a key stands once in its mapping; aliases are followed, within bounds.
    """
    tree, places, faults = _parsed(text)
    document = Document(path=path, tree=tree, places=places)
    return document, tuple(
        Problem(path=path, line=line, column=column, code=code, fields=dict(fields))
        for line, column, code, fields in faults
    )


_Fault: TypeAlias = tuple[int, int, str, tuple[tuple[str, object], ...]]


# The months of history are read by several rooms in one command; parsing is nine tenths of the cost.
@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[Tree, Mapping[Keys, Place], tuple[_Fault, ...]]:
    try:
        root = compose(text)
    except MarkedYAMLError as error:
        return None, {}, (_syntax(error),)
    except YAMLError:
        return None, {}, ((1, 1, "workspace-yaml", (("why", "other"),)),)
    except RecursionError:
        return None, {}, ((1, 1, "workspace-too-deep", ()),)
    except (ValueError, OverflowError):
        # ruamel.yaml makes a character of the number of an escape, whatever the number.
        return None, {}, (_no_such_character(text),)
    reader = _Reader()
    tree = None if root is None else reader.read(root, ())
    return tree, reader.places, tuple(reader.faults)


def compose(text: str) -> Node | None:
    """Compose the node tree of a text, with marks; raises the errors of ruamel.yaml."""
    yaml = YAML(typ="safe", pure=True)
    yaml.max_depth = MAX_DEPTH
    # YAML 1.2 lets an anchor be set again, as when a line is copied; a warning would reach nobody who can use it.
    yaml.composer.warn_double_anchors = False
    node: Node | None = yaml.compose(text)
    return node


_SYNTAX = (  # what ruamel.yaml says, and what a person is told: most mistakes are one of these
    ("mapping values are not allowed", "colon"),
    ("'\\t'", "tab"),
    ("could not find expected ':'", "no-colon"),
    ("found unexpected end of stream", "quote"),
    ("expected ',' or", "bracket"),
    ("expected <block end>", "indent"),
    ("undefined alias", "alias"),
    ("expected escape sequence", "escape"),
    ("unknown escape character", "escape"),
    ("another document", "documents"),
    ("maximum depth", "deep"),
)


def _syntax(error: MarkedYAMLError) -> _Fault:
    said = f"{error.problem or ''} {error}"
    why = next((why for text, why in _SYNTAX if text in said), "other")
    # An unclosed quote or bracket is found at the end of the file; where it was opened is what helps.
    mark = error.context_mark if why in {"quote", "bracket"} and error.context_mark else error.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return line, column, "workspace-yaml", (("why", why),)


def _no_such_character(text: str) -> _Fault:
    found = next((m for m in _ESCAPE.finditer(text) if int(m[1], 16) > sys.maxunicode), None)
    at = found.start() if found else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return line, column, "workspace-yaml", (("why", "escape" if found else "other"),)


class _Reader:
    """Turns nodes into values and places, noting each fault it meets."""

    def __init__(self) -> None:
        self.places: dict[Keys, Place] = {}
        self.faults: list[_Fault] = []
        self._open: set[int] = set()
        self._count = 0

    def read(self, node: Node, keys: Keys, key_at: tuple[int, int] | None = None) -> Tree:
        at = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, ScalarNode) and node.style is None and not node.value:
            # An empty value has no place of its own: the mark is wherever the next token begins.
            at = key_at or at
        self.places[keys] = Place(key_at or at, at)
        self._count += 1
        if self._count > MAX_NODES or id(node) in self._open:
            if self._count <= MAX_NODES or not any(code == "workspace-too-many" for _, _, code, _ in self.faults):
                self.faults.append((*at, "workspace-too-many", (("most", MAX_NODES),)))
            return None
        if isinstance(node, ScalarNode):
            return None if node.tag == _NULL and node.style is None else self._text(node, at)
        self._open.add(id(node))
        try:
            if isinstance(node, SequenceNode):
                return [self.read(item, (*keys, index)) for index, item in enumerate(node.value)]
            assert isinstance(node, MappingNode)
            return self._mapping(node, keys)
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: MappingNode, keys: Keys) -> Tree:
        read: dict[str, Tree] = {}
        lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            if self._count > MAX_NODES:
                break
            at = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, ScalarNode):
                self.faults.append((*at, "workspace-key-not-text", ()))
                continue
            key = self._text(key_node, at)
            if key in read:
                self.faults.append((*at, "workspace-key-twice", (("key", key), ("first", lines[key]))))
                continue
            lines[key] = at[0]
            read[key] = self.read(value_node, (*keys, key), at)
        return read

    def _text(self, node: ScalarNode, at: tuple[int, int]) -> str:
        """Take a text as it was written; an escape may stand for what no text may hold, and no message may show."""
        text = str(node.value)
        if what := first_forbidden(text):
            self.faults.append((*at, "workspace-control", (("what", what),)))
            return shown(text)
        return text
