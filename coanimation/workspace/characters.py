"""The characters that no text of a workspace may hold, typed or written as an escape."""

from __future__ import annotations

import re

# What YAML 1.2 (5.1) does not let stand in a stream (lone surrogates too: no file can hold them again), and the marks
# that turn the reading direction around.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def first_forbidden(text: str) -> str:
    """Name the first character that no text may hold, such as `U+0007`; empty when there is none."""
    match = FORBIDDEN.search(text)
    return named(match[0]) if match else ""


def named(character: str) -> str:
    """Name a character by its number, for it cannot be shown."""
    return f"U+{ord(character):04X}"


def shown(text: str) -> str:
    """Put a sign in the place of what cannot be shown."""
    return FORBIDDEN.sub(_REPLACEMENT, text)
