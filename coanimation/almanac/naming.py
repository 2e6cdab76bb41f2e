"""Names as people type them, matched to the names that the almanac knows."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches


def folded(text: str) -> str:
    """Reduce a name to small letters and dashes: `La Réunion`, `la_reunion` and `LA REUNION` are one name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(plain.casefold().replace("_", " ").replace("-", " ").replace("'", " ").split())


def nearest(text: str, choices: Iterable[str]) -> str:
    """Name the choice that was probably meant; empty when none comes near."""
    by_fold = {folded(choice): choice for choice in choices}
    found = get_close_matches(folded(text), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""
