"""The comparison as a picture: a bar for each family and peer, readable in grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from tests.benchmarks.solver.peers.page import Score

WIDTH, LEFT, RIGHT, TOP = 760, 230, 40, 92
BAR, ROW, GAP = 18, 24, 16
KINDS = (("ours ahead", "#333333", "#ffffff"), ("alike", "#c4c4c4", "#000000"), ("peer ahead", "#ffffff", "#000000"))


def plot(scores: Sequence[Score], title: str) -> str:
    """Draw the shares of the problems in which ours, nobody, or the peer is ahead."""
    body = list(_legend())
    y = TOP
    for family, rows in groupby(scores, key=lambda score: score.family):
        for n, score in enumerate(rows):
            if not n:
                body.append(_text(12, y + 13, family, weight="bold"))
            body.append(_text(LEFT - 10, y + 13, score.peer, anchor="end"))
            body.extend(_bar(score, y))
            y += ROW
        y += GAP
    total = " ".join(
        f"{score.family}, {score.peer}: {' '.join(f'{count} {kind[0]},' for kind, count in _counts(score))}"
        for score in scores
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 8}" role="img" aria-labelledby="t d" '
        'font-family="DejaVu Sans, Verdana, sans-serif" font-size="13">'
    )
    frame = [
        f'<title id="t">{escape(title)}</title>',
        f'<desc id="d">{escape(total)}</desc>',
        f'<rect width="{WIDTH}" height="{y + 8}" fill="#ffffff"/>',
        _text(12, 26, title, weight="bold", size=15),
    ]
    return "\n".join([head, *frame, *body, "</svg>", ""])


def _counts(score: Score) -> Iterator[tuple[tuple[str, str, str], int]]:
    yield from zip(KINDS, (score.behind.total(), score.alike, score.ahead.total()), strict=True)


def _bar(score: Score, y: int) -> Iterator[str]:
    counts = list(_counts(score))
    whole = sum(count for _, count in counts)
    x: float = LEFT
    for (_, fill, ink), count in counts:
        width = (WIDTH - LEFT - RIGHT) * count / whole
        if count:
            yield _box(x, y, width, fill)
            yield _text(x + width / 2, y + 13, str(count), anchor="middle", fill=ink)
        x += width


def _legend() -> Iterator[str]:
    yield _text(12, 48, "Share of the problems in which one is ahead in the first tier where the two differ.")
    x = LEFT
    for name, fill, _ in KINDS:
        yield _box(x, 62, 16, fill, height=14)
        yield _text(x + 22, 74, name)
        x += 130


def _box(x: float, y: float, width: float, fill: str, height: int = BAR) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height}" fill="{fill}" stroke="#333333"/>'


def _text(  # noqa: PLR0917 - a place and a text; the rest has its usual value
    x: float, y: float, text: str, anchor: str = "start", weight: str = "normal", size: int = 13, fill: str = "#000000"
) -> str:
    style = f'text-anchor="{anchor}" font-weight="{weight}" font-size="{size}" fill="{fill}"'
    return f'<text x="{x:g}" y="{y:g}" {style}>{escape(text)}</text>'
