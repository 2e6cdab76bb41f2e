"""Changing one value of a YAML file and no other line: comments, indentation, quotes and line ends stay as they are.

The text is cut and joined at the marks of its own syntax tree; nothing is written anew but the value itself, and what
was written is read again before it is kept: the file says what it said before, with that one change, or is not touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from coanimation.errors import Problem, WorkspaceError, WrongUse
from coanimation.workspace.atomic import write_bytes
from coanimation.workspace.document import Keys, Tree, compose, parse
from coanimation.workspace.emit import Value, one_line
from coanimation.workspace.loading import decode

_BOM = b"\xef\xbb\xbf"


class CannotEdit(ValueError):
    """The file has nothing at that place, or something that is not edited in place."""


def change(folder: Path, name: str, keys: Keys, value: Value) -> None:
    """Set the value at these keys in a file of the workspace; a last key that its mapping lacks is added."""
    _edit(folder, name, keys, lambda text: changed(text, keys, value))


def append(folder: Path, name: str, keys: Keys, item: Value) -> None:
    """Add an item at the end of the list at these keys in a file of the workspace; a list that lacks is begun."""
    _edit(folder, name, keys, lambda text: appended(text, keys, item))


def changed(text: str, keys: Keys, value: Value) -> str:
    """Give the text with the value at these keys set and all the rest as it was; CannotEdit when that is not sure."""
    mapping, key, node = _find(text, keys)
    if node is None:
        after = _with_key(text, mapping, str(keys[-1]), one_line(value))
    elif _is_empty(node):
        after = _insert(text, _after_colon(text, key), " " + one_line(value))
    elif _is_on_one_line(node):
        after = text[: node.start_mark.index] + one_line(value) + text[node.end_mark.index :]
    else:
        raise CannotEdit(f"{_told(keys)} is written on several lines")
    return _audited(text, after, keys, one_line(value))


def appended(text: str, keys: Keys, item: Value) -> str:
    """Give the text with one more item in the list at these keys, all the rest as it was."""
    mapping, key, node = _find(text, keys)
    dash = "- " + one_line(item)
    if node is None:
        after = _with_key(text, mapping, str(keys[-1]), _break(text) + " " * (_column(mapping) + 2) + dash)
    elif _is_empty(node) or (isinstance(node, SequenceNode) and not node.value and not mapping.flow_style):
        # A list that is empty, or whose items are all commented out, begins on the line below its key.
        end = _after_colon(text, key)
        bare = text[:end] + (text[node.end_mark.index :] if not _is_empty(node) else text[end:])
        after = _below(bare, end, " " * (_column(mapping) + 2) + dash)
    elif not isinstance(node, SequenceNode):
        raise CannotEdit(f"{_told(keys)} is no list")
    elif node.flow_style:
        after = _in_flow(text, node, one_line(item))
    else:
        after = _below(text, end_of(text, node), " " * node.start_mark.column + dash)
    return _audited(text, after, keys, one_line(item), appending=True)


def removed(text: str, keys: Keys) -> str:
    """Give the text without the line of the item or the key at these keys; CannotEdit when it has no line to itself."""
    parent, key, node = _find(text, keys)
    if node is None or parent.flow_style or not (_is_on_one_line(node) or _is_empty(node)):
        raise CannotEdit(f"{_told(keys)} has no line to itself")
    begin = text.rfind("\n", 0, (key or node).start_mark.index) + 1
    end = text.find("\n", end_of(text, node, key)) + 1 or len(text)
    after = text[:begin] + text[end:]
    wanted, found = parse(Path(), text)[0].tree, parse(Path(), after)
    if found[1] or found[0].tree != _without(wanted, keys):
        raise CannotEdit(f"{_told(keys)} cannot be removed without touching anything else")
    return after


def _edit(folder: Path, name: str, keys: Keys, how: Callable[[str], str]) -> None:
    path = folder / name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WorkspaceError([Problem(path=Path(name), code="workspace-no-file")]) from error
    text, problems = decode(Path(name), data)
    _, faults = parse(Path(name), text)
    if problems or faults:
        raise WorkspaceError(problems or faults)
    try:
        after = how(text)
    except CannotEdit as error:
        raise WrongUse("workspace-cannot-edit", file=name, key=_told(keys)) from error
    if after != text:
        write_bytes(path, (_BOM if data.startswith(_BOM) else b"") + after.encode("utf-8"))


def _find(text: str, keys: Keys) -> tuple[MappingNode | SequenceNode, Node | None, Node | None]:
    """Find what holds the value at these keys, its key, and the value; no value when a mapping lacks the last key."""
    node = compose(text)
    parent: Node | None = None
    key: Node | None = None
    for depth, step in enumerate(keys):
        parent, key = node, None
        if isinstance(parent, SequenceNode) and isinstance(step, int) and 0 <= step < len(parent.value):
            node = parent.value[step]
        elif isinstance(parent, MappingNode) and isinstance(step, str):
            key, node = next(((k, v) for k, v in parent.value if k.value == step), (None, None))
            if node is None and depth < len(keys) - 1:
                raise CannotEdit(f"nothing at {_told(keys)}")
        else:
            raise CannotEdit(f"nothing at {_told(keys)}")
    if not isinstance(parent, MappingNode | SequenceNode):
        raise CannotEdit("nothing to edit")
    return parent, key, node


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.style is None and not node.value


def _is_on_one_line(node: Node) -> bool:
    if isinstance(node, MappingNode | SequenceNode):
        return bool(node.flow_style)
    return isinstance(node, ScalarNode) and node.style not in {"|", ">"}


def _after_colon(text: str, key: Node | None) -> int:
    if key is None:
        raise CannotEdit("an item of a list that is empty")
    return text.index(":", key.end_mark.index) + 1


def _with_key(text: str, mapping: Node, name: str, written: str) -> str:
    """Add a key at the end of a mapping."""
    gap = "" if written.startswith(("\r", "\n")) else " "
    line = f"{one_line(name)}:{gap}{written}"
    if not isinstance(mapping, MappingNode):
        raise CannotEdit("not a mapping")
    if mapping.flow_style:
        if gap == "":
            raise CannotEdit("a list of lines in a mapping on one line")
        return _in_flow(text, mapping, line)
    return _below(text, end_of(text, mapping), " " * mapping.start_mark.column + line)


def _in_flow(text: str, node: MappingNode | SequenceNode, written: str) -> str:
    """Add something at the end of a list or a mapping on one line."""
    if not node.value:
        if text[node.start_mark.index + 1 : node.end_mark.index - 1].strip():
            raise CannotEdit("a comment between brackets")
        return _insert(text, node.start_mark.index + 1, written)
    return _insert(text, end_of(text, node, within=True), ", " + written)


def end_of(text: str, node: Node, key: Node | None = None, *, within: bool = False) -> int:
    """Tell where the last thing in a node ends: its end mark lies beyond the comments that follow it."""
    if isinstance(node, MappingNode | SequenceNode) and node.value and (within or not node.flow_style):
        last = node.value[-1]
        return end_of(text, last[1], last[0]) if isinstance(last, tuple) else end_of(text, last)
    if _is_empty(node):
        return _after_colon(text, key)
    end: int = node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
        end = len(text[:end].rstrip())
    return end


def _below(text: str, index: int, line: str) -> str:
    """Add a line below the one that this index is in."""
    end = text.find("\n", index)
    if end < 0:
        return text + _break(text) + line
    return _insert(text, end + 1, line + _break(text))


def _insert(text: str, index: int, written: str) -> str:
    return text[:index] + written + text[index:]


def _break(text: str) -> str:
    """Tell how the lines of this text end."""
    first = text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"


def _column(node: Node) -> int:
    return int(node.start_mark.column)


def _audited(before: str, after: str, keys: Keys, written: str, *, appending: bool = False) -> str:
    """Read both texts: the second must say what the first says with that one value changed."""
    wanted, faults = parse(Path(), before)
    expected = _put(wanted.tree, keys, parse(Path(), written)[0].tree, appending=appending)
    found, more = parse(Path(), after)
    if faults or more or found.tree != expected:
        raise CannotEdit(f"{_told(keys)} cannot be changed without touching anything else")
    return after


def _put(tree: Tree, keys: Keys, value: Tree, *, appending: bool) -> Tree:
    if not keys:
        if not appending:
            return value
        return [*tree, value] if isinstance(tree, list) else [value]
    step, rest = keys[0], keys[1:]
    if isinstance(tree, list) and isinstance(step, int):
        return [_put(item, rest, value, appending=appending) if n == step else item for n, item in enumerate(tree)]
    if isinstance(tree, Mapping) and isinstance(step, str):
        return {**tree, step: _put(tree.get(step), rest, value, appending=appending)}
    raise CannotEdit(f"nothing at {_told(keys)}")


def _without(tree: Tree, keys: Keys) -> Tree:
    step, rest = keys[0], keys[1:]
    if isinstance(tree, list):
        left = [_without(item, rest) if n == step else item for n, item in enumerate(tree) if rest or n != step]
        return left or None
    assert isinstance(tree, dict)
    left_keys = {k: _without(v, rest) if k == step else v for k, v in tree.items() if rest or k != step}
    return left_keys or None


def _told(keys: Keys) -> str:
    return ".".join(map(str, keys))
