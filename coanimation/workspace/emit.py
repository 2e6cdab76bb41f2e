"""From values to YAML text, in one style: block by default, one line where asked, quoted only where needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from io import StringIO
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.tag import Tag

Value: TypeAlias = "str | int | float | date | time | Sequence[Value] | Mapping[str, Value] | OnOneLine | None"


_MISREAD = (":", "?", "-")  # ruamel.yaml writes `{:a: b}` bare and cannot read it


@dataclass(frozen=True, slots=True)
class OnOneLine:
    """A list or a mapping that is written on one line: `{slot: …, professional: …}`."""

    value: Sequence[Value] | Mapping[str, Value]


def dump(value: Mapping[str, Value], heading: Sequence[str] = ()) -> str:
    """Write a whole file, with comment lines above it."""
    return "".join(f"# {line}\n" for line in heading) + _serialized(value)


def one_line(value: Value) -> str:
    """Write one value on one line, as it can stand after `key: ` or `- `."""
    inner = OnOneLine(value) if isinstance(value, Mapping | list | tuple) else value
    # In a list on one line every value is quoted as it must be there; its brackets are then taken off.
    return _serialized(OnOneLine([inner])).strip()[1:-1]


def _serialized(value: Value) -> str:
    yaml = YAML(typ="rt", pure=True)
    yaml.allow_unicode = True
    yaml.width = 100_000
    yaml.brace_single_entry_mapping_in_flow_sequence = True  # `[a: b]` is a mapping that nobody reads as one
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.serialize(_node(value), out)
    text = out.getvalue()
    return text.removesuffix("...\n")


def _node(value: Value, *, flow: bool = False) -> Node:
    match value:
        case OnOneLine(value=inner):
            return _node(inner, flow=True)
        case Mapping():
            pairs = [(_node(key), _node(item, flow=flow)) for key, item in value.items()]
            # An empty list or mapping can only be told on one line.
            return MappingNode(_tag("map"), pairs, flow_style=flow or not pairs)
        case list() | tuple():
            items = [_node(item, flow=flow) for item in value]
            return SequenceNode(_tag("seq"), items, flow_style=flow or not items)
        case _:
            tag, text, style = _scalar(value)
            return ScalarNode(_tag(tag), text, style=style)


def _scalar(value: object) -> tuple[str, str, str | None]:
    """Tell the tag, the text and the quotes of a single value."""
    tag, text, style = "str", str(value), None
    if value is None:
        tag, text = "null", ""
    elif isinstance(value, bool):
        tag, text = "bool", text.lower()
    elif isinstance(value, int):
        tag = "int"
    elif isinstance(value, float):
        whole, _, after = f"{value:.3f}".partition(".")
        tag, text = "float", f"{whole}.{after.rstrip('0') or '0'}"
    elif isinstance(value, date):
        tag, text = "timestamp", value.isoformat()
    elif isinstance(value, time):
        text, style = value.strftime("%H:%M"), '"'
    elif not text.isprintable():
        style = '"'
    elif text.startswith(_MISREAD):
        style = "'"
    return tag, text, style


def _tag(name: str) -> Tag:
    return Tag(suffix=f"tag:yaml.org,2002:{name}")
