"""What becomes of working time, as one cell tells it: « heures par jour : bloquant ; jours par semaine : ignoré »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from coanimation.domain.working_time import Mode, Span
from coanimation.words import LANGUAGES, Words, fold

if TYPE_CHECKING:
    from coanimation.intake.workbook.cells import Tree

_PART = re.compile(r"(?P<span>[^:=]+?)\s*[:=]\s*(?P<mode>[^:=\d]*?)\s*(?P<most>\d{1,3})?")


class NotWorkingTime(Exception):
    """A part of the cell that says something else; its text."""


def working_time_told(tree: Mapping[str, Tree], words: Words) -> list[str]:
    """Tell each span with what becomes of it, and how much where that is written."""
    return [" ".join((f"{_span(span, words)} :", *_mode(rule, words))) for span, rule in tree.items()]


def working_time_in(text: str) -> tuple[str, Tree]:
    """Read the span and what becomes of it; words of either language, or as the files write them."""
    match = _PART.fullmatch(text)
    span = _meant(match["span"], "span", tuple(Span)) if match else None
    mode = _meant(match["mode"], "mode", tuple(Mode)) if match and match["mode"] else Mode.ALERT.value
    if match is None or span is None or mode is None:
        raise NotWorkingTime(text)
    return span, {"mode": mode, "most": match["most"]} if match["most"] else mode


def _span(span: str, words: Words) -> str:
    return words.say(f"workbook-span-{span}") if span in tuple(Span) else span


def _mode(rule: Tree, words: Words) -> Iterator[str]:
    """Tell the mode, then how much at most where it is written."""
    written = rule if isinstance(rule, dict) else {"mode": rule}
    mode, most = str(written.get("mode") or Mode.ALERT.value), written.get("most")
    yield words.say(f"workbook-mode-{fold(mode)}") if fold(mode) in tuple(Mode) else mode
    if most is not None:
        yield str(most)


def _meant(text: str, words: str, choices: tuple[str, ...]) -> str | None:
    known = {fold(str(choice)): str(choice) for choice in choices}
    known |= {fold(Words(la).say(f"workbook-{words}-{choice}")): str(choice) for la in LANGUAGES for choice in choices}
    return known.get(fold(text))
