"""French spacing, so that a catalogue can be typed with ordinary spaces."""

from __future__ import annotations

import re

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
HELD = "\ue000"  # a no-break space on its way through a library that would break lines at it

# Lexique des règles typographiques en usage à l'Imprimerie nationale: a thin space before ; ! ?, a full one before the
# colon and inside « », and none of them may end a line. Only spaces that were typed change, so 10:42 and URLs do not.
_RULES = (
    (re.compile(r" (?=[;!?])"), NARROW),
    (re.compile(r" (?=[:»])"), NO_BREAK),
    (re.compile(r"(?<=«) "), NO_BREAK),
    (re.compile(r"(?<=n°) "), NO_BREAK),
    # a unit after its number; the number may be the placeable that ends just before this text
    (re.compile(r"(?:(?<=\d)|^) (?=(?:h|min|s|%|€)(?!\w))"), NO_BREAK),
    (re.compile(rf"(?<=\d[ {NO_BREAK}]h) (?=\d\d\b)"), NO_BREAK),
)


def french(text: str) -> str:
    """Put the spaces of French typography into a text that was typed with ordinary ones."""
    for pattern, space in _RULES:
        text = pattern.sub(space, text)
    return text
