"""What changes in a file when a workbook is imported: the values that differ, and no other line where that can be.

Both sides are compared as the workbook tells them, so a file that says the same in other words stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import takewhile
from pathlib import Path

from coanimation.intake.workbook.cells import Tree
from coanimation.workspace.document import Keys, parse
from coanimation.workspace.editing import CannotEdit, appended, changed
from coanimation.workspace.emit import OnOneLine, Value, dump

_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
_ON_LINES = frozenset(
    {"sites", "openings", "exceptional", "partners", "professionals", "meetings", "space", "rules", "topics", "roles"}
)
# Their keys are people's own: one that is taken out leaves nothing behind.
_FREE = frozenset({"usual", "needs", "limits", "at-least", "working-time", "topics", "roles"})
_ORDER = ("format", "space", "sites", "travel", "openings", "exceptional", "closures", "topics", "roles", "rules")


@dataclass(frozen=True, slots=True)
class _Change:
    keys: Keys
    value: Tree
    append: bool = False


class _TooMuch(Exception):
    """Something was taken out or put in another order."""


def merged(text: str, *, before: Tree, after: Tree) -> str | None:
    """Make a file say what a workbook says; None when it already does, an empty text when its lines cannot be kept.

    `before` is the file as a workbook tells it, `after` the workbook itself.
    """
    if before == after:
        return None
    actual = parse(Path(), text)[0].tree
    try:
        for change in _changes(before, after, actual, ()):
            value = _value(change.value)
            text = appended(text, change.keys, value) if change.append else changed(text, change.keys, value)
    except (CannotEdit, _TooMuch):
        return ""
    return text


def taken_out(before: Tree, after: Tree, of: str = "") -> Iterator[tuple[str, str]]:
    """Name what a file says and a workbook does not: whose it is, empty for a thing with an id, and the id or key."""
    if isinstance(before, dict) and isinstance(after, dict):
        of = str(before.get("id", of))
        for name, value in before.items():
            if name in after:
                yield from taken_out(value, after[name], of)
            elif value not in ([], {}, None):
                yield of, name
    elif isinstance(before, list) and isinstance(after, list):
        left = {_id(item): item for item in after if _id(item) is not None}
        for item in before:
            if (one := _id(item)) is not None and one not in left:
                yield "", str(one)
            elif one is not None:
                yield from taken_out(item, left[one])


def whole(tree: Tree, heading: list[str]) -> str:
    """Write a file anew, without what is empty."""
    assert isinstance(tree, dict)
    ordered = sorted(tree, key=lambda key: _ORDER.index(key) if key in _ORDER else len(_ORDER))
    return dump({key: _laid(key, tree[key]) for key in ordered if tree[key] not in ([], {}, None)}, heading)


def heading(text: str) -> list[str]:
    """Give the comments at the top of a file."""
    return [line[1:].strip() for line in takewhile(lambda line: line.startswith("#"), text.splitlines())]


def _changes(before: Tree, after: Tree, actual: Tree, keys: Keys) -> Iterator[_Change]:
    if before == after:
        return
    taken_out = isinstance(before, dict) and isinstance(after, dict) and bool(before.keys() - after.keys())
    if taken_out and keys[-1:] and keys[-1] in _FREE:
        yield _Change(keys, after)
    elif isinstance(before, dict) and isinstance(after, dict) and isinstance(actual, dict):
        for name in dict.fromkeys((*after, *before)):
            if name in actual:
                yield from _changes(before.get(name), after.get(name), actual[name], (*keys, name))
            elif after.get(name) not in (None, [], {}):
                yield from _added(name, after[name], keys)
    elif _are_items(before) and _are_items(after) and isinstance(actual, list):
        yield from _changed_items(before, after, actual, keys)
    elif actual is None and _are_items(after):
        yield from _added(str(keys[-1]), after, keys[:-1])
    else:
        yield _Change(keys, after)


def _changed_items(before: Tree, after: Tree, actual: list[Tree], keys: Keys) -> Iterator[_Change]:
    assert isinstance(before, list)
    assert isinstance(after, list)
    if [_id(item) for item in before] != [_id(item) for item in after[: len(before)]]:
        raise _TooMuch
    for number, (old, new, real) in enumerate(zip(before, after, actual, strict=False)):
        yield from _changes(old, new, real, (*keys, number))
    for item in after[len(before) :]:
        yield _Change(keys, item, append=True)


def _added(name: str, value: Tree, keys: Keys) -> Iterator[_Change]:
    if _are_items(value):
        assert isinstance(value, list)
        yield from (_Change((*keys, name), item, append=True) for item in value)
    else:
        yield _Change((*keys, name), value)


def _are_items(tree: Tree) -> bool:
    return isinstance(tree, list) and bool(tree) and all(isinstance(item, dict) for item in tree)


def _id(item: Tree) -> Tree:
    return item.get("id") if isinstance(item, dict) else None


def _laid(key: str, tree: Tree) -> Value:
    """Lay a value out: things one below the other, their small values on one line."""
    if isinstance(tree, dict):
        inner = {name: _laid(name, value) for name, value in tree.items() if value not in ([], {}, None)}
        return inner if key in _ON_LINES else OnOneLine({name: _value(value) for name, value in tree.items()})
    if isinstance(tree, list) and _are_items(tree):
        return [_item(item) if key in _ON_LINES else OnOneLine(_mapping(item)) for item in tree]
    if isinstance(tree, list):
        return OnOneLine([_value(item) for item in tree])
    return _value(tree)


def _item(tree: Tree) -> Value:
    assert isinstance(tree, dict)
    ordered = sorted(tree, key=lambda name: (name != "id", name != "name"))
    return {name: _laid(name, tree[name]) for name in ordered if tree[name] not in ([], {}, None)}


def _mapping(tree: Tree) -> Mapping[str, Value]:
    assert isinstance(tree, dict)
    return {name: _value(value) for name, value in tree.items()}


def _value(tree: Tree) -> Value:
    """Give a value as a person would write it: numbers and dates bare, hours in quotes."""
    if isinstance(tree, dict):
        return {name: _value(value) for name, value in tree.items()}
    if isinstance(tree, list):
        return [_value(value) for value in tree]
    return _text(tree) if tree is not None else None


def _text(text: str) -> Value:
    if _NUMBER.fullmatch(text):
        return int(text)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    return time.fromisoformat(text) if re.fullmatch(r"\d{2}:\d{2}", text) else text
