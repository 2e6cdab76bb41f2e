"""How the solver grows with the slots, from 10 to 2 000: a table, and a picture with both axes logarithmic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import ceil, floor, inf, isinf, log10
from statistics import median

from tests.benchmarks.drawing import INK, LIGHT, PAPER, Point, box, cross, dot, path, picture, text
from tests.benchmarks.solver.runs import Run
from tests.benchmarks.table import Table

SIZES = (10, 20, 40, 80, 160, 320, 640, 1000, 2000)
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 480, 74, 24, 100, 62
SERIES: tuple[tuple[str, Callable[[Run], float], str, str], ...] = (  # a mark that is full or empty, a line
    ("first audited rota", lambda run: run.first, INK, "none"),
    ("all tiers valued", lambda run: run.valued, PAPER, "6 4"),
)
TITLE = "Growth: seconds against slots"


def by_size(done: Sequence[Run]) -> list[tuple[int, list[Run]]]:
    """Gather the runs of each size, from the smallest."""
    return [(n, list(same)) for n, same in groupby(sorted(done, key=_slots), key=_slots)]


def table(done: Sequence[Run]) -> Table:
    """Tell for each size the medians, and which share of the tiers is proven."""
    rows = tuple(
        (
            str(slots),
            f"{median(run.shape.people for run in same):g}",
            *(_figure(median(measure(run) for run in same)) for _, measure, _, _ in SERIES),
            f"{median(run.memory for run in same):.0f}",
            _share(same),
            str(sum(run.broken for run in same)),
        )
        for slots, same in by_size(done)
    )
    columns = ("slots", "people", *(f"{name} (s)" for name, *_ in SERIES), "memory (MB)", "tiers proven", "broken")
    return Table(
        title=f"Medians of {len(done) // max(1, len(rows))} problems of each size", columns=columns, rows=rows, level=3
    )


def plot(done: Sequence[Run], title: str = TITLE) -> str:
    """Draw every run as a mark, and a line through the medians; what never came stands above the frame, as a cross."""
    axes = _Axes([_slots(run) for run in done], [measure(run) for run in done for _, measure, _, _ in SERIES])
    body = [*_legend(), *axes.drawn()]
    for name, measure, fill, dashes in SERIES:
        medians = [(slots, median(measure(run) for run in same)) for slots, same in by_size(done)]
        line = [axes.at(*point) for point in medians if not isinf(point[1])]
        marks = [(_slots(run), measure(run)) for run in done]
        inside = (f"{dot(axes.at(*mark), 4, fill)}" for mark in marks if not isinf(mark[1]))
        never = (cross((axes.x(slots), TOP - 9), 4) for slots, figure in marks if isinf(figure))
        body += [f'<g id="{name.replace(" ", "-")}">', path(line, width=1.5, dashes=dashes), *inside, *never, "</g>"]
    told = "; ".join(
        f"{slots} slots: "
        + ", ".join(f"{name} {_figure(median(measure(run) for run in same), ' s')}" for name, measure, _, _ in SERIES)
        for slots, same in by_size(done)
    )
    return picture((WIDTH, HEIGHT), title, told, body)


class _Axes:
    """Both axes logarithmic, around all the points that came."""

    def __init__(self, slots: Sequence[int], seconds: Sequence[float]) -> None:
        came = [max(one, 0.001) for one in seconds if not isinf(one)] or [1.0]
        self.slots = sorted(set(slots))
        self.left, self.right = log10(min(self.slots)) - 0.05, log10(max(self.slots)) + 0.05
        self.low, self.high = floor(log10(min(came))), max(ceil(log10(max(came))), floor(log10(min(came))) + 1)

    def x(self, slots: float) -> float:
        """Tell where so many slots are."""
        return LEFT + (WIDTH - LEFT - RIGHT) * (log10(slots) - self.left) / (self.right - self.left)

    def y(self, seconds: float) -> float:
        """Tell where so many seconds are."""
        share = (log10(max(seconds, 0.001)) - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share

    def at(self, slots: float, seconds: float) -> Point:
        """Tell where a point is."""
        return self.x(slots), self.y(seconds)

    def drawn(self) -> Iterator[str]:
        """Draw the frame, the lines and the labels."""
        bottom = HEIGHT - BOTTOM
        for power in range(self.low, self.high + 1):
            y = self.y(10.0**power)
            yield path([(LEFT, y), (WIDTH - RIGHT, y)], stroke=LIGHT)
            yield text(LEFT - 8, y + 4, f"{10.0**power:g}", anchor="end")
        reached = -inf
        for slots in self.slots:
            x = self.x(slots)
            yield path([(x, bottom), (x, bottom + 5)])
            if x - reached >= 34:  # else the labels would touch
                yield text(x, bottom + 20, str(slots), anchor="middle")
                reached = x
        yield box(LEFT, TOP, WIDTH - LEFT - RIGHT, bottom - TOP, "none")
        yield text(LEFT + (WIDTH - LEFT - RIGHT) / 2, HEIGHT - 14, "slots (logarithmic)", anchor="middle")
        middle = (TOP + bottom) / 2
        label = text(18, middle, "seconds (logarithmic)", anchor="middle")
        yield f'<g transform="rotate(-90 18 {middle:g})">{label}</g>'


def _legend() -> Iterator[str]:
    yield text(12, 48, "A mark for each problem, a line through the medians; a cross above the frame: not in time.")
    x = LEFT
    for name, _, fill, dashes in SERIES:
        yield path([(x, 70), (x + 34, 70)], width=1.5, dashes=dashes)
        yield dot((x + 17, 70), 4, fill)
        yield text(x + 42, 74, name)
        x += 220


def _slots(run: Run) -> int:
    return run.shape.shifts


def _figure(value: float, unit: str = "") -> str:
    return "never" if isinf(value) else f"{value:.{2 if value >= 0.1 else 3}f}{unit}"


def _share(same: Sequence[Run]) -> str:
    tiers = [tier for run in same for tier in run.tiers]
    return f"{sum(tier.proven for tier in tiers) / len(tiers):.0%}" if tiers else "-"
