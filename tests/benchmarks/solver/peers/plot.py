"""The comparison as a picture: a bar for each family and peer, readable in grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tests.benchmarks.drawing import INK, LIGHT, PAPER, box, picture, text
from tests.benchmarks.solver.peers.page import Score

WIDTH, LEFT, RIGHT, TOP = 760, 230, 40, 92
BAR, ROW, GAP = 18, 24, 16
KINDS = (("ours ahead", INK, "#ffffff"), ("alike", LIGHT, "#000000"), ("peer ahead", PAPER, "#000000"))


def plot(scores: Sequence[Score], title: str) -> str:
    """Draw the shares of the problems in which ours, nobody, or the peer is ahead."""
    body = list(_legend())
    y = TOP
    for family, rows in groupby(scores, key=lambda score: score.family):
        for n, score in enumerate(rows):
            if not n:
                body.append(text(12, y + 13, family, weight="bold"))
            body.append(text(LEFT - 10, y + 13, score.peer, anchor="end"))
            body.extend(_bar(score, y))
            y += ROW
        y += GAP
    total = " ".join(
        f"{score.family}, {score.peer}: {' '.join(f'{count} {kind[0]},' for kind, count in _counts(score))}"
        for score in scores
    )
    return picture((WIDTH, y + 8), title, total, body)


def _counts(score: Score) -> Iterator[tuple[tuple[str, str, str], int]]:
    yield from zip(KINDS, (score.behind.total(), score.alike, score.ahead.total()), strict=True)


def _bar(score: Score, y: int) -> Iterator[str]:
    counts = list(_counts(score))
    whole = sum(count for _, count in counts)
    x: float = LEFT
    for (_, fill, ink), count in counts:
        width = (WIDTH - LEFT - RIGHT) * count / whole
        if count:
            yield box(x, y, width, BAR, fill)
            yield text(x + width / 2, y + 13, str(count), anchor="middle", fill=ink)
        x += width


def _legend() -> Iterator[str]:
    yield text(12, 48, "Share of the problems in which one is ahead in the first tier where the two differ.")
    x = LEFT
    for name, fill, _ in KINDS:
        yield box(x, 62, 16, 14, fill)
        yield text(x + 22, 74, name)
        x += 130
