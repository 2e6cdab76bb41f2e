"""Names as people type them: accents, case and dashes do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

# what NFKD leaves whole
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "\N{RIGHT SINGLE QUOTATION MARK}": "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A text that a person types in their language; among programs it is the English one."""

    english: str
    french: str

    def __str__(self) -> str:
        return self.english

    def in_language(self, language: str) -> str:
        """Tell how it is typed in a language."""
        return self.french if language == "fr" else self.english


@lru_cache(maxsize=4096)  # the same few names are compared again and again
def fold(word: str) -> str:
    """Tell what is compared when two names are: small letters without accents, one dash for spaces and underscores."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return "-".join(letters.replace("_", " ").replace("-", " ").split())


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Find the choice that was probably meant, or None when nothing is near."""
    by_fold = {fold(choice): choice for choice in sorted(choices, reverse=True)}
    folded = fold(word)
    if folded in by_fold:
        return by_fold[folded]
    if found := get_close_matches(folded, by_fold, n=1, cutoff=0.6):
        return by_fold[found[0]]
    begun = [choice for name, choice in by_fold.items() if len(folded) > 1 and name.startswith(folded)]
    return begun[0] if len(begun) == 1 else None
