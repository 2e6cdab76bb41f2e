"""Spaces that hold: rich breaks lines at no-break spaces too.

They go through it as a character of private use, which `coanimation.cli.console` writes as what it stands for.
"""

from __future__ import annotations

from rich.text import Text

from coanimation.words.typography import HELD, NARROW, NO_BREAK


def hold(text: str) -> str:
    """Make the no-break spaces of a text hold."""
    return text.replace(NO_BREAK, HELD).replace(NARROW, HELD)


def held(text: str, style: str = "") -> Text:
    """Make a text for the terminal, its no-break spaces holding."""
    return Text(hold(text), style=style)
