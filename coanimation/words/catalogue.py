"""The Fluent catalogues: `catalogues/<language>/*.ftl`, one file per room, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from coanimation.words.typography import french

LANGUAGES = ("fr", "en")
_LOCALES = {"fr": "fr-FR", "en": "en-GB"}


class Catalogue:
    """The messages of one language, by code."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no catalogue for {language!r}, only for {', '.join(LANGUAGES)}")
        self._bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
        for _, resource in resources(language):
            if language == "fr":
                _Typeset().visit(resource)
            self._bundle.add_resource(resource)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self._bundle.has_message(code)

    def format(self, code: str, fields: Mapping[str, str | float]) -> str:
        """Make the sentence; KeyError names an unknown code, or a variable that was not given."""
        if code not in self:
            raise KeyError(code)
        pattern = self._bundle.get_message(code).value
        if pattern is None:
            raise KeyError(f"{code}: has no text")
        text, errors = self._bundle.format_pattern(pattern, dict(fields))
        if errors:
            raise KeyError(f"{code}: {'; '.join(map(str, errors))}")
        return str(text)


class _Typeset(Visitor):
    """Gives the texts of a resource their French spaces, once, when it is loaded."""

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - named after the node by fluent
        node.value = french(node.value)


@cache
def catalogue(language: str) -> Catalogue:
    """Get the catalogue of a language, read once."""
    return Catalogue(language)


def resources(language: str) -> Iterator[tuple[str, ast.Resource]]:
    """Parse the files of a language, with their names, in order."""
    parser = FluentParser(with_spans=False)
    for file in sources(language):
        yield file.name, parser.parse(file.read_text(encoding="utf-8"))


def sources(language: str) -> list[Traversable]:
    """List the files of a language."""
    folder = files("coanimation.words") / "catalogues" / language
    return sorted((f for f in folder.iterdir() if f.name.endswith(".ftl")), key=lambda f: f.name)
