"""The page of what was measured: each family and the growth is a part of its own, kept until it is measured again."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = "<!-- below: written by `python -m tests.benchmarks.solver --write`; do not edit -->"
_PART = re.compile(r"^<!-- part: (.+) -->\n", re.MULTILINE)


def with_part(page: str, name: str, told: str, order: Sequence[str], mark: str = MARK) -> str:
    """Put one part into a page, the others as they were, all in their order; what stands before the mark is kept."""
    above, _, below = page.partition(mark)
    pieces = _PART.split(below)[1:]
    parts = dict(zip(pieces[::2], (piece.strip() for piece in pieces[1::2]), strict=True)) | {name: told.strip()}
    known = [part for part in order if part in parts]
    body = "".join(f"\n<!-- part: {part} -->\n\n{parts[part]}\n" for part in known)
    return f"{above.rstrip()}\n\n{mark}\n{body}"
