"""The Fluent catalogues: `catalogues/<language>/*.ftl`, one file per room.

Parsing them whole takes longer than most commands: the files are cut into messages by their first lines, and a message
is parsed when it is first said, with those it refers to. A test holds that cutting finds what parsing finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from coanimation.words.typography import french

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.syntax import ast

LANGUAGES = ("fr", "en")
_LOCALES = {"fr": "fr-FR", "en": "en-GB"}
_ENTRY = re.compile(r"^(?:(-?[a-zA-Z][\w-]*) *=|#)", re.MULTILINE)


class Catalogue:
    """The messages of one language, by code."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no catalogue for {language!r}, only for {', '.join(LANGUAGES)}")
        self.language = language
        self._parsed: set[str] = set()

    def __contains__(self, code: object) -> bool:
        return code in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def format(self, code: str, fields: Mapping[str, str | float]) -> str:
        """Make the sentence; KeyError names an unknown code, or a variable that was not given."""
        self._parse(code)
        pattern = self._bundle.get_message(code).value
        if pattern is None:
            raise KeyError(f"{code}: has no text")
        text, errors = self._bundle.format_pattern(pattern, dict(fields))
        if errors:
            raise KeyError(f"{code}: {'; '.join(map(str, errors))}")
        return str(text)

    @cached_property
    def _entries(self) -> dict[str, str]:
        return {
            code: text
            for file in sources(self.language)
            for code, text in entries(file.read_text(encoding="utf-8")).items()
        }

    @cached_property
    def _bundle(self) -> FluentBundle:
        from fluent.runtime import FluentBundle  # noqa: PLC0415 - 80 ms, and a command may have nothing to say

        return FluentBundle([_LOCALES[self.language]], use_isolating=False)

    def _parse(self, code: str) -> None:
        if code in self._parsed:
            return
        from fluent.syntax import FluentParser, ast  # noqa: PLC0415 - as above

        resource = FluentParser(with_spans=False).parse(self._entries[code])
        self._parsed.add(code)
        for node in _nodes(resource):
            if self.language == "fr" and isinstance(node, (ast.TextElement, ast.StringLiteral)):
                node.value = french(node.value)
        self._bundle.add_resource(resource)
        for reference in references(resource):
            self._parse(reference)


@cache
def catalogue(language: str) -> Catalogue:
    """Get the catalogue of a language, read once."""
    return Catalogue(language)


def sources(language: str) -> list[Traversable]:
    """List the files of a language, by name."""
    folder = files("coanimation.words") / "catalogues" / language
    return sorted((f for f in folder.iterdir() if f.name.endswith(".ftl")), key=lambda f: f.name)


def entries(text: str) -> dict[str, str]:
    """Cut a file into its messages and terms (`-name`), comments left out."""
    starts = list(_ENTRY.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    return {start[1]: text[start.start() : end] for start, end in zip(starts, ends, strict=True) if start[1]}


def references(resource: ast.Resource) -> Iterator[str]:
    """Name the messages and terms that the messages of a resource refer to."""
    from fluent.syntax import ast  # noqa: PLC0415 - as above

    for node in _nodes(resource):
        if isinstance(node, ast.MessageReference):
            yield node.id.name
        elif isinstance(node, ast.TermReference):
            yield f"-{node.id.name}"


def _nodes(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    """Walk through a tree of fluent."""
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else [value]:
            if hasattr(child, "to_json"):
                yield from _nodes(child)
