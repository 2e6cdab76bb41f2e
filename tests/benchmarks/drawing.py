"""Pictures for the docs, written as SVG by hand: shapes in greys, texts, and the frame that names the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

INK, LIGHT, PAPER = "#333333", "#c4c4c4", "#ffffff"
Point = tuple[float, float]


def picture(size: tuple[int, int], title: str, description: str, body: Iterable[str]) -> str:
    """Frame a picture: its title stands above it, and the description is for whoever does not see it."""
    width, height = size
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t d" '
        'font-family="DejaVu Sans, Verdana, sans-serif" font-size="13">'
    )
    frame = [
        f'<title id="t">{escape(title)}</title>',
        f'<desc id="d">{escape(description)}</desc>',
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        text(12, 26, title, weight="bold", size=15),
    ]
    return "\n".join([head, *frame, *body, "</svg>", ""])


def box(x: float, y: float, width: float, height: float, fill: str) -> str:
    """Draw a rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}" stroke="{INK}"/>'


def dot(at: Point, radius: float, fill: str) -> str:
    """Draw a round mark."""
    return f'<circle cx="{at[0]:g}" cy="{at[1]:g}" r="{radius:g}" fill="{fill}" stroke="{INK}"/>'


def cross(at: Point, radius: float) -> str:
    """Draw a mark for what is not there."""
    (x, y), r = at, radius
    return (
        f'<path d="M{x - r:g} {y - r:g}L{x + r:g} {y + r:g}M{x - r:g} {y + r:g}L{x + r:g} {y - r:g}" stroke="{INK}"/>'
    )


def path(points: Sequence[Point], *, stroke: str = INK, width: float = 1, dashes: str = "none") -> str:
    """Draw a line through points."""
    through = " ".join(f"{x:g},{y:g}" for x, y in points)
    return (
        f'<polyline points="{through}" fill="none" stroke="{stroke}" stroke-width="{width:g}" '
        f'stroke-dasharray="{dashes}"/>'
    )


def text(  # noqa: PLR0917 - a place and a text; the rest has its usual value
    x: float, y: float, said: str, anchor: str = "start", weight: str = "normal", size: int = 13, fill: str = "#000000"
) -> str:
    """Write a text."""
    style = f'text-anchor="{anchor}" font-weight="{weight}" font-size="{size}" fill="{fill}"'
    return f'<text x="{x:g}" y="{y:g}" {style}>{escape(said)}</text>'
