"""What is asked of a figure, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from tests.benchmarks.table import Table


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that is to be at most, or at least, so much."""

    name: str
    value: float
    most: float = inf
    least: float = -inf

    @property
    def met(self) -> bool:
        """Whether it holds."""
        return self.least <= self.value <= self.most

    @property
    def asked(self) -> str:
        """Tell what is asked of it."""
        return f"≤ {self.most:g}" if self.most < inf else f"≥ {self.least:g}"


def told(goals: Iterable[Goal]) -> Table:
    """Tell each goal with what was found."""
    rows = tuple((goal.name, goal.asked, f"{goal.value:.2f}", "met" if goal.met else "MISSED") for goal in goals)
    return Table(title="Goals", columns=("goal", "asked", "found", ""), rows=rows, level=4)
