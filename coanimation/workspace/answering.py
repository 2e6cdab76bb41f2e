"""Writing the answers of a month into a file that people may write in too: only the lines of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from ruamel.yaml.nodes import MappingNode, Node

from coanimation.domain.answers import Answer, Source
from coanimation.domain.months import YearMonth
from coanimation.workspace import paths
from coanimation.workspace.atomic import write_bytes
from coanimation.workspace.document import compose, parse
from coanimation.workspace.editing import end_of
from coanimation.workspace.emit import Value, dump, one_line
from coanimation.workspace.loading import decode
from coanimation.workspace.shapes.format import FORMAT
from coanimation.workspace.shapes.months import AnswersShape
from coanimation.workspace.validation import shaped

_BOM = b"\xef\xbb\xbf"
_Sources: TypeAlias = Mapping[str, Mapping[str, str]]
_Edit: TypeAlias = tuple[int, int, str]


def write_answers(folder: Path, month: YearMonth, answers: Iterable[Answer]) -> Path:
    """Write the answers of a month by professional, source and slot; the one written last wins.

    Lines that say the same as before stay, comments with them. A file that is missing, wrong, or laid out in a way that
    is not edited line by line, is written whole.
    """
    path = paths.month_file(folder, "availability", month)
    tree = _tree(answers)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = b""
    text = _edited(data, tree) if data else None
    if text is None:
        whole: dict[str, Value] = {"format": FORMAT, "month": str(month), "answers": tree}
        write_bytes(path, dump(whole).encode("utf-8"))
    else:
        new = (_BOM if data.startswith(_BOM) else b"") + text.encode("utf-8")
        if new != data:
            write_bytes(path, new)
    return path


def _tree(answers: Iterable[Answer]) -> dict[str, _Sources]:
    tree: dict[str, dict[str, dict[str, str]]] = {}
    order = list(Source)
    for one in sorted(answers, key=lambda a: (a.professional, order.index(a.source), a.slot)):
        by_slot = tree.setdefault(one.professional, {}).setdefault(one.source.value, {})
        by_slot[one.slot] = one.availability.value
    return {who: dict(sources) for who, sources in tree.items()}


def _edited(data: bytes, wanted: Mapping[str, _Sources]) -> str | None:
    """Edit the text so that it says what is wanted; None when that is not sure."""
    text, problems = decode(Path(), data)
    document, faults = parse(Path(), text)
    shape = None if problems or faults else shaped(document, AnswersShape)[0]
    root = compose(text) if shape is not None else None
    held = _value(root, "answers")
    if shape is None or not isinstance(held, MappingNode) or held.flow_style or not held.value or not wanted:
        return None
    before = _tree(shape.to_domain())
    for begin, end, written in sorted(_edits(text, held, before, wanted), reverse=True):
        text = text[:begin] + written + text[end:]
    found = shaped(parse(Path(), text)[0], AnswersShape)[0]
    return text if found is not None and _tree(found.to_domain()) == wanted else None


def _edits(
    text: str, held: MappingNode, before: Mapping[str, _Sources], wanted: Mapping[str, _Sources]
) -> Iterator[_Edit]:
    """Give what is to be put in the place of which part of the text."""
    for key, value in held.value:
        who = str(key.value)
        old, new = before.get(who, {}), wanted.get(who, {})
        if old == new:
            continue
        if not new:
            yield (*_lines(text, key, value), "")
        elif isinstance(value, MappingNode) and value.value and not value.flow_style:
            yield from _of_person(text, value, old, new)
        else:
            yield value.start_mark.index, value.end_mark.index, one_line(new)
    added = {who: sources for who, sources in wanted.items() if who not in {str(key.value) for key, _ in held.value}}
    if added:
        yield _below(text, held, _block(text, added, held.start_mark.column))


def _of_person(text: str, person: MappingNode, old: _Sources, new: _Sources) -> Iterator[_Edit]:
    indent = person.start_mark.column
    there = {str(key.value): (key, value) for key, value in person.value}
    for source, (key, value) in there.items():
        if old.get(source) != new.get(source):
            begin, end = _lines(text, key, value)
            yield begin, end, _block(text, {source: new[source]}, indent) if source in new else ""
    added = {source: said for source, said in new.items() if source not in there}
    if added:
        yield _below(text, person, _block(text, added, indent))


def _lines(text: str, key: Node, value: Node) -> tuple[int, int]:
    """Tell the whole lines that a key and its value take."""
    end = text.find("\n", end_of(text, value, key))
    return text.rfind("\n", 0, key.start_mark.index) + 1, len(text) if end < 0 else end + 1


def _below(text: str, node: MappingNode, written: str) -> _Edit:
    """Put lines below the last one of a mapping."""
    end = text.find("\n", end_of(text, node))
    return (end + 1, end + 1, written) if end >= 0 else (len(text), len(text), _break(text) + written)


def _block(text: str, tree: Mapping[str, Value], indent: int) -> str:
    lines = dump(tree).splitlines()
    return "".join(" " * indent + line + _break(text) for line in lines)


def _break(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _value(node: Node | None, key: str) -> Node | None:
    pairs = node.value if isinstance(node, MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
