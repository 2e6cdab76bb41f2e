"""Every code that the room raises has its sentence, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import coanimation.workspace
from coanimation.words import LANGUAGES, Words

ROOM = Path(coanimation.workspace.__file__).parent
_TWICE = ("site", "opening", "who", "meeting", "moved", "destination")


def _codes() -> set[str]:
    sources = [path.read_text("utf-8") for path in ROOM.rglob("*.py")]
    sources.append((ROOM.parent / "use_cases" / "begin.py").read_text("utf-8"))
    whole = {code for text in sources for code in re.findall(r'"((?:workspace|begin)-[a-z-]+)"', text)}
    short = {f"workspace-{code}" for text in sources for code in re.findall(r'wrong\("([a-z-]+)"', text)}
    made = {f"workspace-unknown-{kind}" for kind in ("site", "opening", "role", "topic", "professional", "who")}
    return whole | short | made | {f"workspace-{kind}-twice" for kind in _TWICE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_its_sentence(language: str) -> None:
    words = Words(language)

    assert sorted(code for code in _codes() if not words.has(code)) == []


def test_no_sentence_is_left_over() -> None:
    said = re.findall(
        r"^(workspace-[a-z-]+) =", (ROOM.parent / "words/catalogues/fr/workspace.ftl").read_text("utf-8"), re.MULTILINE
    )

    assert sorted(set(said) - _codes()) == []
